package table

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// edited is the item after edits, as the engine would leave it; the item itself stays as it is. An edit that does not fit the
// attribute's type is an error, as it is to the engine.
func (i Item) edited(key Key, changes []Edit) (Item, error) {
	next := Item{"partition": value(key.Partition), "sort": value(key.Sort)}
	maps.Copy(next, i)
	for _, c := range changes {
		if err := apply(next, strings.Split(c.path, "."), c); err != nil {
			return nil, mistake(key, "%q: %w", c.path, err)
		}
	}
	return next, nil
}

// apply edits one attribute, copying the maps on the way to it.
func apply(here map[string]types.AttributeValue, path []string, c Edit) error {
	name := path[0]
	if len(path) > 1 {
		m, ok := here[name].(*types.AttributeValueMemberM)
		if !ok {
			return fmt.Errorf("no map at %q", name)
		}
		inner := maps.Clone(m.Value)
		here[name] = &types.AttributeValueMemberM{Value: inner}
		return apply(inner, path[1:], c)
	}
	have := here[name]
	switch c.editing {
	case set:
		here[name] = value(c.value)
	case unset:
		delete(here, name)
	case add:
		n, ok := have.(*types.AttributeValueMemberN)
		if have != nil && !ok {
			return fmt.Errorf("%T is no number", have)
		}
		if !ok {
			n = &types.AttributeValueMemberN{Value: "0"}
		}
		here[name] = &types.AttributeValueMemberN{Value: sum(n.Value, c.value.(int))}
	case insert, drop:
		members, ok := have.(*types.AttributeValueMemberSS)
		if have != nil && !ok {
			return fmt.Errorf("%T is no set of strings", have)
		}
		var left []string
		if ok {
			left = slices.DeleteFunc(slices.Clone(members.Value), func(s string) bool { return s == c.value })
		}
		if c.editing == insert {
			left = append(left, c.value.(string))
		}
		if len(left) == 0 {
			delete(here, name)
			return nil
		}
		here[name] = &types.AttributeValueMemberSS{Value: left}
	}
	return nil
}
