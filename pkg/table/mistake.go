package table

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// ErrMistake means that the program asked for what can never be written: a commit answers it at once and nothing happened. The
// engines differ in what they let pass, so whatever DynamoDB refuses is refused here, before any of them is asked.
var ErrMistake = errors.New("the program's mistake")

func mistake(k Key, format string, of ...any) error {
	return fmt.Errorf("%w: %s %s: %w", ErrMistake, k.Partition, k.Sort, fmt.Errorf(format, of...))
}

// indexed are the attributes that are keys of indexes.
var indexed = func() (names []string) {
	for _, index := range Indexes() {
		names = append(names, index.Hash, index.Range)
	}
	return names
}()

// examine finds what no engine may be asked.
func (w Write) examine() error {
	if w.key.Partition == "" || w.key.Sort == "" {
		return mistake(w.key, "a key has two parts")
	}
	for _, name := range indexed {
		if v, there := w.item[name]; there && !keeps(v) {
			return mistake(w.key, "%q is a key of an index: a string that is not empty, or left out", name)
		}
	}
	for _, e := range w.changes {
		if err := e.examine(w.key); err != nil {
			return err
		}
	}
	for _, g := range w.guards {
		if err := g.examine(w.key); err != nil {
			return err
		}
	}
	return nil
}

// keeps tells whether the value may be a key of an index.
func keeps(v types.AttributeValue) bool {
	s, ok := v.(*types.AttributeValueMemberS)
	return ok && s.Value != ""
}

func (e Edit) examine(k Key) error {
	switch {
	case e.path == Main.Hash || e.path == Main.Range:
		return mistake(k, "the key cannot be edited")
	case (e.editing == insert || e.editing == drop) && e.value == "":
		return mistake(k, "an empty string is no member of the set %q", e.path)
	case slices.Contains(indexed, e.path) && e.editing != unset && (e.editing != set || !keeps(value(e.value))):
		return mistake(k, "%q is a key of an index: Set it to a string that is not empty, or Unset it", e.path)
	}
	return nil
}

func (c Condition) examine(k Key) error {
	switch c.test {
	case below, atMost, above, atLeast:
		switch value(c.value).(type) {
		case *types.AttributeValueMemberS, *types.AttributeValueMemberN:
		default:
			return mistake(k, "%T has no order to compare %q by", c.value, c.path)
		}
	case under:
		if c.path == c.other {
			return mistake(k, "%q is compared with itself", c.path)
		}
	case anyOf, allOf:
		if len(c.of) == 0 {
			return mistake(k, "a condition of no conditions")
		}
		for _, one := range c.of {
			if err := one.examine(k); err != nil {
				return err
			}
		}
	}
	return nil
}

// merge adds an edit; two additions to one number become one, anything else twice on one path, or on a path and one within it, is
// a mistake.
func merge(edits *[]Edit, e Edit) error {
	for i, have := range *edits {
		switch {
		case have.path == e.path && have.editing == add && e.editing == add:
			(*edits)[i].value = have.value.(int) + e.value.(int)
			return nil
		case have.path == e.path, strings.HasPrefix(have.path, e.path+"."), strings.HasPrefix(e.path, have.path+"."):
			return fmt.Errorf("two edits of %q in one commit", e.path)
		}
	}
	*edits = append(*edits, e)
	return nil
}

// ways are the conditions that an action's edits stand on: every map on the way to an edited attribute is there. One engine would
// refuse with an error of its own, another would write.
func (w Write) ways(seq int) []guard {
	var guards []guard
	for _, e := range w.changes {
		cut := strings.LastIndex(e.path, ".")
		if cut < 0 {
			continue
		}
		way := Condition{test: isMap, path: e.path[:cut]}
		if !slices.ContainsFunc(guards, func(g guard) bool { return g.path == way.path }) {
			guards = append(guards, guard{Condition: way, refusal: mistake(w.key, "no map at %q", way.path), seq: seq})
		}
	}
	return guards
}
