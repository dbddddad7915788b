package table

import (
	"time"

	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/expression"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

type test int

const (
	absent test = iota + 1
	present
	missing
	exists
	is
	below
	atMost
	above
	atLeast
	holds
	under
	sizeAbove
	sizeBelow
	later
	anyOf
	allOf
	isMap
)

// Condition is one of a small closed set of tests on the item as it stands at the commit. A path names an attribute, or one
// within a map ("warning.promise"). A comparison with an attribute that is not there is false.
type Condition struct {
	test   test
	path   string
	other  string
	value  any
	margin time.Duration
	of     []Condition
}

// Absent holds when there is no item at the key.
func Absent() Condition { return Condition{test: absent} }

// Present holds when there is an item at the key.
func Present() Condition { return Condition{test: present} }

// Missing holds when the item lacks the attribute (or there is no item).
func Missing(path string) Condition { return Condition{test: missing, path: path} }

// Exists holds when the item has the attribute.
func Exists(path string) Condition { return Condition{test: exists, path: path} }

// Is holds when the attribute equals the value. A zero instant and nil are stored by leaving the attribute out, so Is of one holds
// when it is missing.
func Is(path string, v any) Condition {
	if _, null := value(v).(*types.AttributeValueMemberNULL); null {
		return Missing(path)
	}
	return Condition{test: is, path: path, value: v}
}

// Below holds when the attribute is less than the value (numbers, strings, instants).
func Below(path string, value any) Condition { return Condition{test: below, path: path, value: value} }

// AtMost holds when the attribute is at most the value.
func AtMost(path string, value any) Condition {
	return Condition{test: atMost, path: path, value: value}
}

// Above holds when the attribute is greater than the value.
func Above(path string, value any) Condition { return Condition{test: above, path: path, value: value} }

// AtLeast holds when the attribute is at least the value.
func AtLeast(path string, value any) Condition {
	return Condition{test: atLeast, path: path, value: value}
}

// Holds holds when the set contains the member (the list the element, the string the part).
func Holds(path, member string) Condition { return Condition{test: holds, path: path, value: member} }

// Under holds when one attribute is less than another of the same item: seats used under seats bought.
func Under(path, other string) Condition { return Condition{test: under, path: path, other: other} }

// SizeAbove holds when the set, list, map or string has more than n members or characters.
func SizeAbove(path string, n int) Condition {
	return Condition{test: sizeAbove, path: path, value: n}
}

// SizeBelow holds when the set, list, map or string has fewer than n members or characters.
func SizeBelow(path string, n int) Condition {
	return Condition{test: sizeBelow, path: path, value: n}
}

// Later holds when the instant in the attribute lies more than margin after the moment of the attempt; every attempt takes a
// fresh moment.
func Later(path string, margin time.Duration) Condition {
	return Condition{test: later, path: path, margin: margin}
}

// Any holds when one of the conditions does.
func Any(of ...Condition) Condition { return Condition{test: anyOf, of: of} }

// All holds when every one of the conditions does.
func All(of ...Condition) Condition { return Condition{test: allOf, of: of} }

// Met tells whether the condition holds for an item (nil: there is none) at the moment now. The in-memory form decides by it,
// and a refused commit learns from it which condition failed.
func (c Condition) Met(item Item, now time.Time) bool {
	switch c.test {
	case absent:
		return item == nil
	case present:
		return item != nil
	case missing:
		return item.at(c.path) == nil
	case exists:
		return item.at(c.path) != nil
	case anyOf:
		for _, one := range c.of {
			if one.Met(item, now) {
				return true
			}
		}
		return false
	case allOf:
		for _, one := range c.of {
			if !one.Met(item, now) {
				return false
			}
		}
		return true
	}
	have := item.at(c.path)
	if have == nil {
		return false
	}
	switch c.test {
	case is:
		return same(have, value(c.value))
	case holds:
		return contains(have, c.value.(string))
	case sizeAbove:
		n, ok := size(have)
		return ok && n > c.value.(int)
	case sizeBelow:
		n, ok := size(have)
		return ok && n < c.value.(int)
	case isMap:
		_, ok := have.(*types.AttributeValueMemberM)
		return ok
	}
	order, ok := compare(have, c.against(item, now))
	if !ok {
		return false
	}
	switch c.test {
	case below, under:
		return order < 0
	case atMost:
		return order <= 0
	case above, later:
		return order > 0
	case atLeast:
		return order >= 0
	}
	return false
}

// against is what the attribute is compared with.
func (c Condition) against(item Item, now time.Time) types.AttributeValue {
	switch c.test {
	case under:
		return item.at(c.other)
	case later:
		return value(now.Add(c.margin))
	}
	return value(c.value)
}

// build is the condition as the engine's expression, at the moment now.
func (c Condition) build(now time.Time) expression.ConditionBuilder {
	name := expression.Name(c.path)
	switch c.test {
	case absent:
		return expression.AttributeNotExists(expression.Name("partition"))
	case present:
		return expression.AttributeExists(expression.Name("partition"))
	case missing:
		return expression.AttributeNotExists(name)
	case exists:
		return expression.AttributeExists(name)
	case holds:
		return expression.Contains(name, c.value.(string))
	case under:
		return name.LessThan(expression.Name(c.other))
	case sizeAbove:
		return expression.Size(name).GreaterThan(expression.Value(c.value))
	case sizeBelow:
		return expression.Size(name).LessThan(expression.Value(c.value))
	case isMap:
		return expression.AttributeType(name, expression.Map)
	case anyOf, allOf:
		whole := c.of[0].build(now)
		for _, one := range c.of[1:] {
			if c.test == anyOf {
				whole = whole.Or(one.build(now))
			} else {
				whole = whole.And(one.build(now))
			}
		}
		return whole
	}
	against := expression.Value(c.against(nil, now))
	switch c.test {
	case is:
		return name.Equal(against)
	case below:
		return name.LessThan(against)
	case atMost:
		return name.LessThanEqual(against)
	case atLeast:
		return name.GreaterThanEqual(against)
	default: // above, later
		return name.GreaterThan(against)
	}
}
