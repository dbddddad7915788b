package tabletest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/curfew/curfew/pkg/table"
)

// Plain is an item as Go values, to be compared: numbers as their digits after "#", sets sorted and in braces, the key left out;
// nil for no item.
func Plain(item table.Item) map[string]any {
	if item == nil {
		return nil
	}
	m := plain(&types.AttributeValueMemberM{Value: item}).(map[string]any)
	delete(m, table.Main.Hash)
	delete(m, table.Main.Range)
	return m
}

func plain(v types.AttributeValue) any {
	switch v := v.(type) {
	case *types.AttributeValueMemberS:
		return v.Value
	case *types.AttributeValueMemberN:
		return "#" + v.Value
	case *types.AttributeValueMemberBOOL:
		return v.Value
	case *types.AttributeValueMemberSS:
		return "{" + strings.Join(slices.Sorted(slices.Values(v.Value)), " ") + "}"
	case *types.AttributeValueMemberL:
		list := make([]any, len(v.Value))
		for i, one := range v.Value {
			list[i] = plain(one)
		}
		return list
	case *types.AttributeValueMemberM:
		m := map[string]any{}
		for name, one := range v.Value {
			m[name] = plain(one)
		}
		return m
	}
	return fmt.Sprintf("%T", v)
}
