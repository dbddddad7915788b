package presence_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/presence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

// register is a tenant with people.
type register struct {
	*testing.T
	*tabletest.World
	tenant string
	people []user.User
}

func open(t *testing.T, people int) *register {
	t.Helper()
	r := &register{T: t, World: tabletest.New(t)}
	ten, _, err := vendor.Open(t.Context(), r.Table, actor.Job("test"), vendor.Opening{Handle: "muster", Name: "Muster", Drivers: 100, Executives: 2,
		Owner: user.Draft{Mail: "o@muster.example", FirstName: "Olga", LastName: "Owner"}}, func(string) table.Writes { return nil })
	r.must(err)
	r.tenant = ten.ID
	for i := range people {
		u, err := user.Create(t.Context(), r.Table, actor.Job("test"), ten.ID, user.Draft{Mail: fmt.Sprintf("p%d@muster.example", i), FirstName: "P", LastName: fmt.Sprint(i), Licence: licence.Driver}, nil)
		r.must(err)
		r.people = append(r.people, u)
	}
	return r
}

func (r *register) must(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

func (r *register) say(e presence.Entry) {
	r.Helper()
	r.must(presence.Say(r.Context(), r.Table, r.tenant, e))
}

// sorts are the sort keys below a prefix of a partition.
func (r *register) sorts(partition, prefix string) (all []string) {
	r.Helper()
	r.must(r.Table.Each(r.Context(), table.Query{Index: table.Main, Partition: partition, Prefix: prefix, Limit: 7}, func(item table.Item) error {
		all = append(all, item.Key().Sort)
		return nil
	}))
	return all
}

// TestBothSides: an appearance stands with the thing and with the person; taking a thing away with many people leaves nothing on
// either side, also when it is stopped at any call and said again.
func TestBothSides(t *testing.T) {
	t.Parallel()
	const many = 25
	r := open(t, many)
	group := presence.Ref{Kind: presence.Group, ID: "G"}
	fill := func() {
		for _, u := range r.people {
			r.say(presence.Entry{Ref: group, User: u.ID, Roles: []presence.Role{presence.Member}})
		}
	}
	fill()
	if n := len(r.sorts(r.tenant, table.Appearing)); n != many {
		t.Errorf("%d in the group", n)
	}
	list, _, err := presence.Of(t.Context(), r.Table, r.tenant, r.people[3].ID, presence.Group, 10, nil)
	if err != nil || len(list) != 1 || list[0].ID != "G" {
		t.Errorf("his: %v %v", list, err)
	}
	gone := presence.Entry{Ref: group, Remove: true}
	for n := 1; ; n++ {
		r.Faults.CrashAfter(n)
		err := presence.Say(r.Faults.Process(t.Context()), r.Table, r.tenant, gone)
		r.Faults.Reset()
		r.say(gone)
		if left := len(r.sorts(r.tenant, table.Appearing)) + len(r.sorts(r.people[many-1].Key().Partition, table.Appearing)); left != 0 {
			t.Fatalf("stopped after call %d: %d left", n, left)
		}
		if err == nil {
			break
		}
		fill()
	}
	if _, err := presence.Get(t.Context(), r.Table, r.tenant, group); !errors.Is(err, presence.ErrUnknown) {
		t.Error(err)
	}
}

// TestStandsOn: what a comment stands on can change, and is forgotten with it.
func TestStandsOn(t *testing.T) {
	t.Parallel()
	r := open(t, 1)
	c := presence.Entry{Ref: presence.Ref{Kind: presence.Comment, ID: "C"}, On: &presence.Ref{Kind: presence.Action, ID: "A"}}
	r.say(c)
	c.On = &presence.Ref{Kind: presence.Meeting, ID: "M"}
	r.say(c)
	if on := r.sorts(r.tenant, table.OnThings); len(on) != 1 || on[0] != "upon/meeting/M/comment/C" {
		t.Errorf("on %v", on)
	}
	r.say(presence.Entry{Ref: c.Ref, User: r.people[0].ID, Roles: []presence.Role{presence.Author}})
	r.say(presence.Entry{Ref: c.Ref, Remove: true})
	if left := append(r.sorts(r.tenant, table.OnThings), r.sorts(r.people[0].Key().Partition, table.Appearing)...); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

// TestBadEntries: each is refused for what is wrong with it, and nothing is written.
func TestBadEntries(t *testing.T) {
	t.Parallel()
	r := open(t, 1)
	yes, who := true, r.people[0].ID
	ref := func(k presence.Kind, id string) presence.Ref { return presence.Ref{Kind: k, ID: id} }
	r.Faults.Reset()
	for want, list := range map[error][]presence.Entry{
		presence.ErrBadKind:  {{Ref: ref("folder", "F")}, {Ref: ref("", "F")}},
		presence.ErrBadThing: {{Ref: ref(presence.Action, "")}, {Ref: ref(presence.Action, "a/b")}, {Ref: ref(presence.Action, "a@b")}, {Ref: ref(presence.Action, "ä")}, {Ref: ref(presence.Action, string(make([]byte, 101)))}},
		presence.ErrBadRoles: {{Ref: ref(presence.Action, "A"), User: who}, {Ref: ref(presence.Action, "A"), User: who, Roles: []presence.Role{presence.Author}}, {Ref: ref(presence.Group, "G"), Roles: []presence.Role{"king"}}},
		presence.ErrBadLines: {{Ref: ref(presence.Action, "A"), User: who, Lines: []string{"p"}}, {Ref: ref(presence.Meeting, "M"), User: who, Lines: []string{"p/q"}}},
		presence.ErrNoEnd:    {{Ref: ref(presence.Document, "D"), Closed: &yes}},
		presence.ErrBadOn:    {{Ref: ref(presence.Action, "A"), On: &presence.Ref{Kind: presence.Meeting, ID: "M"}}, {Ref: ref(presence.Comment, "C"), On: &presence.Ref{Kind: presence.Comment, ID: "C"}}},
		presence.ErrGone:     {{Ref: ref(presence.Group, "G"), User: "gone_1", Roles: []presence.Role{presence.Member}}, {Ref: ref(presence.Group, "G"), User: "usr_00000000000000000000000000", Roles: []presence.Role{presence.Member}}},
	} {
		for _, e := range list {
			if err := presence.Say(t.Context(), r.Table, r.tenant, e); !errors.Is(err, want) {
				t.Errorf("%+v: %v, want %v", e, err, want)
			}
		}
	}
	if n := r.Faults.Calls(tabletest.WriteCall); n != 0 {
		t.Errorf("%d writes", n)
	}
}
