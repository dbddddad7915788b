package table

import (
	"cmp"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// compare orders two strings or two numbers; ok is false when they cannot be ordered.
func compare(a, b types.AttributeValue) (order int, ok bool) {
	switch a := a.(type) {
	case *types.AttributeValueMemberS:
		if b, same := b.(*types.AttributeValueMemberS); same {
			return strings.Compare(a.Value, b.Value), true
		}
	case *types.AttributeValueMemberN:
		if b, same := b.(*types.AttributeValueMemberN); same {
			return compareNumbers(a.Value, b.Value), true
		}
	}
	return 0, false
}

func compareNumbers(a, b string) int {
	x, errX := strconv.ParseInt(a, 10, 64)
	y, errY := strconv.ParseInt(b, 10, 64)
	if errX == nil && errY == nil {
		return cmp.Compare(x, y)
	}
	return rational(a).Cmp(rational(b))
}

// rational is an engine's number, exactly; they have up to 38 digits.
func rational(n string) *big.Rat {
	if r, ok := new(big.Rat).SetString(n); ok {
		return r
	}
	return new(big.Rat)
}

// sum adds n to an engine's number.
func sum(have string, n int) string {
	r := rational(have)
	r.Add(r, new(big.Rat).SetInt64(int64(n)))
	if r.IsInt() {
		return r.Num().String()
	}
	return strings.TrimRight(r.FloatString(38), "0")
}

// same tells whether two values are equal, whatever their type; sets have no order.
func same(a, b types.AttributeValue) bool {
	switch a := a.(type) {
	case *types.AttributeValueMemberBOOL:
		b, ok := b.(*types.AttributeValueMemberBOOL)
		return ok && a.Value == b.Value
	case *types.AttributeValueMemberSS:
		b, ok := b.(*types.AttributeValueMemberSS)
		return ok && slices.Equal(slices.Sorted(slices.Values(a.Value)), slices.Sorted(slices.Values(b.Value)))
	case *types.AttributeValueMemberL:
		b, ok := b.(*types.AttributeValueMemberL)
		return ok && slices.EqualFunc(a.Value, b.Value, same)
	case *types.AttributeValueMemberM:
		b, ok := b.(*types.AttributeValueMemberM)
		return ok && maps.EqualFunc(a.Value, b.Value, same)
	}
	order, ok := compare(a, b)
	return ok && order == 0
}

// contains tells what the engine's function of that name does: a member of a set, an element of a list, a part of a string.
func contains(v types.AttributeValue, member string) bool {
	switch v := v.(type) {
	case *types.AttributeValueMemberSS:
		return slices.Contains(v.Value, member)
	case *types.AttributeValueMemberL:
		return slices.ContainsFunc(v.Value, func(one types.AttributeValue) bool { return same(one, value(member)) })
	case *types.AttributeValueMemberS:
		return strings.Contains(v.Value, member)
	}
	return false
}

// size counts members, or characters of a string; ok is false for what has no size.
func size(v types.AttributeValue) (n int, ok bool) {
	switch v := v.(type) {
	case *types.AttributeValueMemberSS:
		return len(v.Value), true
	case *types.AttributeValueMemberL:
		return len(v.Value), true
	case *types.AttributeValueMemberM:
		return len(v.Value), true
	case *types.AttributeValueMemberS:
		return utf8.RuneCountInString(v.Value), true
	}
	return 0, false
}
