package table

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// edited is the item after edits, as the engine would leave it; the item itself stays as it is.
func (i Item) edited(key Key, changes []Edit) Item {
	next := Item{"partition": value(key.Partition), "sort": value(key.Sort)}
	maps.Copy(next, i)
	for _, c := range changes {
		apply(next, strings.Split(c.path, "."), c)
	}
	return next
}

// apply edits one attribute, copying the maps on the way to it.
func apply(here map[string]types.AttributeValue, path []string, c Edit) {
	name := path[0]
	if len(path) > 1 {
		m, ok := here[name].(*types.AttributeValueMemberM)
		if !ok {
			return // the engine refuses a path through nothing; the conformance suite pins that our writes never do it
		}
		inner := maps.Clone(m.Value)
		apply(inner, path[1:], c)
		here[name] = &types.AttributeValueMemberM{Value: inner}
		return
	}
	switch c.editing {
	case set:
		here[name] = value(c.value)
	case unset:
		delete(here, name)
	case add:
		n := 0
		if have, ok := here[name].(*types.AttributeValueMemberN); ok {
			n, _ = strconv.Atoi(have.Value)
		}
		here[name] = value(n + c.value.(int))
	case insert, drop:
		var set []string
		if have, ok := here[name].(*types.AttributeValueMemberSS); ok {
			set = slices.Clone(have.Value)
		}
		set = slices.DeleteFunc(set, func(s string) bool { return s == c.value })
		if c.editing == insert {
			set = append(set, c.value.(string))
		}
		if len(set) == 0 {
			delete(here, name)
			return
		}
		here[name] = &types.AttributeValueMemberSS{Value: set}
	}
}
