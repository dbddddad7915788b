package table

import (
	"fmt"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// Item is a row as the engine holds it. Structs become items by their `dynamodbav` tags.
type Item map[string]types.AttributeValue

// Layout is how instants are stored: UTC, milliseconds, fixed width, so that they sort as text.
const Layout = "2006-01-02T15:04:05.000Z"

// Stamp is an instant as it is stored.
func Stamp(t time.Time) string { return t.UTC().Format(Layout) }

// Key is the item's own address.
func (i Item) Key() Key { return Key{i.Text("partition"), i.Text("sort")} }

// Text is a string attribute, "" when it is not there.
func (i Item) Text(path string) string {
	if s, ok := i.at(path).(*types.AttributeValueMemberS); ok {
		return s.Value
	}
	return ""
}

// Decode fills a struct from the item.
func (i Item) Decode(into any) error {
	return attributevalue.UnmarshalMapWithOptions(i, into, func(o *attributevalue.DecoderOptions) {
		o.DecodeTime = attributevalue.DecodeTimeAttributes{S: func(s string) (time.Time, error) { return time.Parse(Layout, s) }}
	})
}

// at follows a dotted path; nil when it leads nowhere.
func (i Item) at(path string) types.AttributeValue {
	here := map[string]types.AttributeValue(i)
	for {
		first, rest, deeper := strings.Cut(path, ".")
		v, ok := here[first]
		if !ok || !deeper {
			return v
		}
		m, ok := v.(*types.AttributeValueMemberM)
		if !ok {
			return nil
		}
		here, path = m.Value, rest
	}
}

// encode makes an item of a struct: zero instants and nils are left out.
func encode(v any) (Item, error) {
	m, err := attributevalue.MarshalMapWithOptions(v, encodeTime)
	if err != nil {
		return nil, fmt.Errorf("item %T: %w", v, err)
	}
	prune(m)
	return m, nil
}

// value makes one attribute of a Go value; it panics on what can never be stored, which is a mistake in the program.
func value(v any) types.AttributeValue {
	if av, ok := v.(types.AttributeValue); ok {
		return av
	}
	av, err := attributevalue.MarshalWithOptions(v, encodeTime)
	if err != nil {
		panic(fmt.Sprintf("value %T: %v", v, err))
	}
	if m, ok := av.(*types.AttributeValueMemberM); ok {
		prune(m.Value)
	}
	return av
}

func encodeTime(o *attributevalue.EncoderOptions) {
	o.EncodeTime = func(t time.Time) (types.AttributeValue, error) {
		if t.IsZero() {
			return &types.AttributeValueMemberNULL{Value: true}, nil
		}
		return &types.AttributeValueMemberS{Value: Stamp(t)}, nil
	}
}

func prune(m map[string]types.AttributeValue) {
	for name, v := range m {
		switch v := v.(type) {
		case *types.AttributeValueMemberNULL:
			delete(m, name)
		case *types.AttributeValueMemberM:
			prune(v.Value)
		}
	}
}
