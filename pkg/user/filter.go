package user

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/tenant"
)

// Filter is one condition on a column; all filters of a list must hold.
type Filter struct {
	Column string    `json:"column" maxLength:"40" dynamodbav:"column"`
	Op     Operation `json:"op" maxLength:"20" dynamodbav:"op"`
	Values []string  `json:"values" maxItems:"100" dynamodbav:"values" doc:"One value; several with anyOf. Flags are true or false, instants RFC 3339 or a date."`
}

// Faults of filters and sorting.
var (
	ErrNoColumn = fault.New(fault.Invalid, "no_column", "There is no column {column}.")
	ErrNoSort   = fault.New(fault.Invalid, "not_sortable", "The list cannot be sorted by {column}.")
	ErrNoFilter = fault.New(fault.Invalid, "not_filterable", "{column} cannot be filtered with {op}.")
	ErrBadValue = fault.New(fault.Invalid, "bad_value", "{column} cannot be compared with this value.")
)

// Match makes one test of filters; what is wrong with them is a fault that points at the filter.
func Match(filters []Filter, ten tenant.Tenant) (func(User) bool, error) {
	tests := make([]func(User) bool, 0, len(filters))
	for i, f := range filters {
		test, err := f.test(ten)
		if err != nil {
			return nil, fault.Of(err).At("/filters/"+strconv.Itoa(i)).With("column", f.Column).With("op", string(f.Op))
		}
		tests = append(tests, test)
	}
	return func(u User) bool {
		if u.Status == Deleting {
			return false
		}
		for _, test := range tests {
			if !test(u) {
				return false
			}
		}
		return true
	}, nil
}

func (f Filter) test(ten tenant.Tenant) (func(User) bool, error) {
	c, ok := ColumnNamed(f.Column)
	switch {
	case !ok:
		return nil, ErrNoColumn
	case !slices.Contains(c.Operate, f.Op):
		return nil, ErrNoFilter
	case len(f.Values) == 0 || len(f.Values) > 1 && f.Op != AnyOf:
		return nil, ErrBadValue
	}
	switch c.Kind {
	case "flag":
		if f.Values[0] != "true" && f.Values[0] != "false" {
			return nil, ErrBadValue
		}
		return func(u User) bool { return c.flag(u) == (f.Values[0] == "true") }, nil
	case "instant":
		at, err := moment(f.Values[0], ten.Location())
		if err != nil {
			return nil, ErrBadValue
		}
		return func(u User) bool {
			have := c.at(u)
			return !have.IsZero() && (f.Op == Before && have.Before(at) || f.Op == After && !have.Before(at))
		}, nil
	}
	values := make([]string, len(f.Values))
	for i, v := range f.Values {
		values[i] = plain(v)
	}
	return func(u User) bool { return compare(f.Op, c.texts(u, ten), values) }, nil
}

// texts are what a column of texts is compared by: a status is both its label and its standing, so that active finds the invited.
func (c Column) texts(u User, ten tenant.Tenant) []string {
	all := []string{plain(c.text(u, ten))}
	if c.Name == "status" && u.InvitedOnly() {
		all = append(all, string(Active))
	}
	return all
}

func compare(op Operation, have, values []string) bool {
	any := func(test func(string) bool) bool { return slices.ContainsFunc(have, test) }
	switch op {
	case Is, AnyOf:
		return any(func(s string) bool { return slices.Contains(values, s) })
	case IsNot:
		return !any(func(s string) bool { return slices.Contains(values, s) })
	case Contains:
		return any(func(s string) bool { return strings.Contains(s, values[0]) })
	case StartsWith:
		return any(func(s string) bool { return strings.HasPrefix(s, values[0]) })
	}
	return false
}

// plain is a text as filters compare it: composed, small letters.
func plain(s string) string { return strings.ToLower(norm.NFC.String(strings.TrimSpace(s))) }

// moment reads an instant, or a date, which begins at midnight in the tenant's zone.
func moment(s string, zone *time.Location) (time.Time, error) {
	if at, err := time.Parse(time.RFC3339, s); err == nil {
		return at, nil
	}
	return time.ParseInLocation("2006-01-02", s, zone)
}
