package user_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

// people opens a tenant of seven, with its owner; each is made a minute after the one before.
func people(t *testing.T) (*tabletest.World, tenant.Tenant) {
	t.Helper()
	w := tabletest.New(t)
	ten, _, err := vendor.Open(t.Context(), w.Table, actor.Job("test"), vendor.Opening{Handle: "muster", Name: "Muster", Drivers: 9, Executives: 9,
		Owner: user.Draft{Mail: "olga@muster.example", FirstName: "Olga", LastName: "Owner", Country: "DE"}}, func(string) table.Writes { return nil })
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range []struct {
		last, country, department string
		licence                   licence.Kind
	}{{"Ärger", "DE", "Einkauf", licence.Driver}, {"Zoë", "FR", "", ""}, {"Arger", "DE", "Einkauf Süd", ""}, {"Özil", "AT", "Verkauf", licence.Driver}, {"Šimek", "CZ", "", ""}, {"Oz", "AT", "", ""}} {
		w.Clock.Advance(time.Minute)
		u, err := user.Create(t.Context(), w.Table, actor.Job("test"), ten.ID, user.Draft{Mail: fmt.Sprintf("m%d@muster.example", 9-i), FirstName: "A", LastName: p.last,
			Country: p.country, Department: p.department, Licence: p.licence}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if p.last == "Zoë" || p.last == "Oz" {
			if err := w.Table.Commit(t.Context(), u.SignedIn(w.Clock.Now(), user.ErrStale)); err != nil {
				t.Fatal(err)
			}
		}
		if p.last == "Šimek" {
			if _, err := user.Deactivate(t.Context(), w.Table, actor.Job("test"), ten.ID, u.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	return w, ten
}

// all walks a list in pages of two.
func all(t *testing.T, w *tabletest.World, ten tenant.Tenant, by user.Sorting, filters ...user.Filter) string {
	t.Helper()
	match, err := user.Match(filters, ten)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	var after table.Position
	for {
		p, err := user.List(t.Context(), w.Table, ten.ID, by, match, 2, after)
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range p.Users {
			names = append(names, u.LastName)
		}
		if after = p.Next; after == nil {
			return strings.Join(names, " ")
		}
	}
}

// TestOrder: by German collation, by address, by last sign-in and by creation, both ways, page by page.
func TestOrder(t *testing.T) {
	t.Parallel()
	w, ten := people(t)
	for _, c := range []struct {
		by   user.Sorting
		want string
	}{
		{user.Sorting{}, "Arger Ärger Owner Oz Özil Šimek Zoë"},
		{user.Sorting{Descending: true}, "Zoë Šimek Özil Oz Owner Ärger Arger"},
		{user.Sorting{Column: "mail"}, "Oz Šimek Özil Arger Zoë Ärger Owner"},
		{user.Sorting{Column: "created"}, "Owner Ärger Zoë Arger Özil Šimek Oz"},
		{user.Sorting{Column: "created", Descending: true}, "Oz Šimek Özil Arger Zoë Ärger Owner"},
	} {
		if got := all(t, w, ten, c.by); got != c.want {
			t.Errorf("%+v: %s, want %s", c.by, got, c.want)
		}
	}
	// By what the column shows: a use without a sign-in moves nobody.
	w.Clock.Advance(25 * time.Hour)
	err := w.Table.Each(t.Context(), table.Query{Index: table.People, Partition: ten.ID}, func(item table.Item) error {
		var u user.User
		if err := item.Decode(&u); err != nil || u.LastName != "Zoë" {
			return err
		}
		u, err := user.Get(t.Context(), w.Table, ten.ID, u.ID)
		if err != nil {
			return err
		}
		use, due := u.Used(w.Clock.Now())
		if !due {
			t.Error("her use is not recorded")
		}
		return w.Table.Commit(t.Context(), use)
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := all(t, w, ten, user.Sorting{Column: "lastSignIn", Descending: true}); !strings.HasPrefix(got, "Oz Zoë ") {
		t.Errorf("last sign-in, latest first: %s", got)
	}
	if _, err := user.List(t.Context(), w.Table, ten.ID, user.Sorting{Column: "department"}, nil, 2, nil); !errors.Is(err, user.ErrNoSort) {
		t.Errorf("a column that does not sort: %v", err)
	}
}

// TestFilters: every declared operation; several combine; the status is both the label and the standing.
func TestFilters(t *testing.T) {
	t.Parallel()
	w, ten := people(t)
	f := func(column string, op user.Operation, values ...string) user.Filter {
		return user.Filter{Column: column, Op: op, Values: values}
	}
	for _, c := range []struct {
		want    string
		filters []user.Filter
	}{
		{"Oz Zoë", []user.Filter{f("name", user.Contains, "z"), f("status", user.IsNot, "invited")}},
		{"Oz Özil Zoë", []user.Filter{f("name", user.Contains, "Z")}},
		{"Arger Ärger", []user.Filter{f("department", user.StartsWith, "eink")}},
		{"Ärger", []user.Filter{f("department", user.Is, "EINKAUF")}},
		{"Ärger Özil", []user.Filter{f("licence", user.Is, "driver")}},
		{"Ärger Owner Özil", []user.Filter{f("licence", user.AnyOf, "driver", "executive")}},
		{"Arger Ärger Owner Oz Özil Zoë", []user.Filter{f("status", user.Is, "active")}},
		{"Arger Ärger Owner Özil", []user.Filter{f("status", user.Is, "invited")}},
		{"Šimek", []user.Filter{f("status", user.Is, "deactivated")}},
		{"Oz Zoë", []user.Filter{f("lastSignIn", user.After, "2026-03-01")}},
		{"", []user.Filter{f("lastSignIn", user.Before, "2026-03-01")}},
		{"Owner", []user.Filter{f("administrator", user.Is, "true")}},
		{"Oz Özil", []user.Filter{f("country", user.Is, "at")}},
	} {
		if got := all(t, w, ten, user.Sorting{}, c.filters...); got != c.want {
			t.Errorf("%v: %q, want %q", c.filters, got, c.want)
		}
	}
	for _, c := range []struct {
		f    user.Filter
		want error
	}{{f("shoe", user.Is, "x"), user.ErrNoColumn}, {f("folders", user.Is, "1"), user.ErrNoFilter}, {f("name", user.Before, "x"), user.ErrNoFilter},
		{f("name", user.Is), user.ErrBadValue}, {f("name", user.Is, "a", "b"), user.ErrBadValue}, {f("created", user.Before, "soon"), user.ErrBadValue},
		{f("neverTold", user.Is, "maybe"), user.ErrBadValue}} {
		if _, err := user.Match([]user.Filter{c.f}, ten); !errors.Is(err, c.want) {
			t.Errorf("%v: %v, want %v", c.f, err, c.want)
		}
	}
}

// TestDeclared: every column that says it can be filtered can be, with each operation it declares, and the default view is as agreed.
func TestDeclared(t *testing.T) {
	t.Parallel()
	var byDefault []string
	for _, c := range user.Columns() {
		if c.Default {
			byDefault = append(byDefault, c.Name)
		}
		for _, op := range c.Operate {
			value := map[string]string{"flag": "true", "instant": "2026-03-02"}[c.Kind]
			if value == "" {
				value = "x"
			}
			if _, err := user.Match([]user.Filter{{Column: c.Name, Op: op, Values: []string{value}}}, tenant.Tenant{Zone: "Europe/Berlin"}); err != nil {
				t.Errorf("%s %s: %v", c.Name, op, err)
			}
		}
	}
	slices.Sort(byDefault)
	if diff := cmp.Diff([]string{"lastSignIn", "licence", "mail", "name", "status"}, byDefault); diff != "" {
		t.Error(diff)
	}
}

// TestOf: named people come in the same orders, and whoever is gone is left out.
func TestOf(t *testing.T) {
	t.Parallel()
	w, ten := people(t)
	p, err := user.List(t.Context(), w.Table, ten.ID, user.Sorting{}, func(user.User) bool { return true }, 50, nil)
	if err != nil {
		t.Fatal(err)
	}
	ids := []string{"usr_nobody"}
	for _, u := range p.Users {
		ids = append(ids, u.ID)
	}
	slices.Reverse(ids)
	for _, by := range []user.Sorting{{}, {Column: "mail"}, {Column: "created", Descending: true}} {
		got, err := user.Of(t.Context(), w.Table, ten.ID, ids, by, func(u user.User) bool { return u.Status == user.Active })
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, u := range got {
			names = append(names, u.LastName)
		}
		if want := all(t, w, ten, by, user.Filter{Column: "status", Op: user.Is, Values: []string{"active"}}); strings.Join(names, " ") != want {
			t.Errorf("%+v: %v, want %s", by, names, want)
		}
	}
}
