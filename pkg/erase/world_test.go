package erase_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/erase"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/presence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

// world is a tenant with its owner and the vendor's.
type world struct {
	*testing.T
	*tabletest.World
	tenant tenant.Tenant
	owner  user.User
}

func open(t *testing.T, on *tabletest.World) *world {
	t.Helper()
	w := &world{T: t, World: on}
	person := func(mail string) user.Draft {
		return user.Draft{Mail: mail, FirstName: "Olga", LastName: "Owner", Country: "DE"}
	}
	_, _, err := vendor.OpenVendor(t.Context(), w.Table, vendor.Opening{Handle: "vendor", Name: "Vendor", Owner: person("o@vendor.example")})
	w.must(err)
	w.tenant, w.owner, err = vendor.Open(t.Context(), w.Table, actor.Job("test"), vendor.Opening{Handle: "muster", Name: "Muster", Drivers: 1000, Executives: 100,
		Owner: person("o@muster.example")}, func(string) table.Writes { return nil })
	w.must(err)
	return w
}

func (w *world) must(err error) {
	w.Helper()
	if err != nil {
		if f := fault.Of(err); f != nil {
			w.Fatalf("%s: %v", f.Code, errors.Unwrap(f))
		}
		w.Fatal(err)
	}
}

// by is the owner, acting by hand.
func (w *world) by() actor.Actor {
	return actor.Actor{Kind: actor.Person, User: w.owner.ID, Cause: "by hand", Owner: true}
}

func (w *world) person(name string, kind licence.Kind) user.User {
	w.Helper()
	u, err := user.Create(w.Context(), w.Table, w.by(), w.tenant.ID, user.Draft{Mail: name + "@muster.example", FirstName: name, LastName: "Person" + name, Licence: kind}, nil)
	w.must(err)
	return u
}

func (w *world) super() folder.By {
	return folder.By{Actor: w.by(), Administrator: true, Super: true}
}

// folder makes a folder with members, as name → role.
func (w *world) folder(name string, closed bool, members map[string]folder.Role) string {
	w.Helper()
	f, err := folder.Create(w.Context(), w.Table, w.super(), w.tenant.ID, name, "", nil)
	w.must(err)
	for _, id := range append([]string{w.owner.ID}, keys(members)...) {
		_, err := folder.Set(w.Context(), w.Table, w.super(), w.tenant.ID, f.ID, id, members[id])
		w.must(err)
	}
	if closed {
		_, err := folder.Close(w.Context(), w.Table, w.super(), w.tenant.ID, f.ID)
		w.must(err)
	}
	return f.ID
}

func keys[V any](m map[string]V) []string {
	var list []string
	for k := range m {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}

func (w *world) say(e presence.Entry) {
	w.Helper()
	w.must(presence.Say(w.Context(), w.Table, w.tenant.ID, e))
}

// thing registers a thing with people; closed nil: nothing is said.
func (w *world) thing(kind presence.Kind, id string, closed *bool, on *presence.Ref, people map[string][]presence.Role, lines ...string) {
	w.Helper()
	ref := presence.Ref{Kind: kind, ID: id}
	w.say(presence.Entry{Ref: ref, Closed: closed, On: on})
	for _, who := range keys(people) {
		e := presence.Entry{Ref: ref, User: who, Roles: people[who]}
		if slices.Contains(e.Roles, presence.Agenda) {
			e.Lines = lines
		}
		w.say(e)
	}
}

// in says who is in a thing or folder, as "name:roles", nobody as "-"; "gone" when the thing is.
func (w *world) in(kind presence.Kind, id string, names map[string]string) string {
	w.Helper()
	var all []string
	add := func(who, what string) {
		name := names[who]
		if who == "" {
			name = "-"
		}
		all = append(all, name+":"+what)
	}
	if kind == "folder" {
		list, _, err := folder.Members(w.Context(), w.Table, w.tenant.ID, id, 200, nil)
		w.must(err)
		for _, m := range list {
			add(m.User, string(m.Role))
		}
	} else {
		if _, err := presence.Get(w.Context(), w.Table, w.tenant.ID, presence.Ref{Kind: kind, ID: id}); errors.Is(err, presence.ErrUnknown) {
			all = append(all, "gone")
		}
		list, _, err := presence.In(w.Context(), w.Table, w.tenant.ID, presence.Ref{Kind: kind, ID: id}, 200, nil)
		w.must(err)
		for _, a := range list {
			roles := strings.Join(slices.Sorted(slices.Values(a.Roles)), "+")
			if len(a.Lines) > 0 {
				roles += fmt.Sprint(slices.Sorted(slices.Values(a.Lines)))
			}
			add(a.User, roles)
		}
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

// erase deletes a person and lets the job run to its end.
func (w *world) erase(u user.User, successor string) user.Erasure {
	w.Helper()
	_, err := erase.Delete(w.Context(), w.Table, w.by(), w.tenant.ID, u.ID, u.Mail, successor)
	w.must(err)
	w.must(erase.Due(w.Context(), w.Table))
	return w.receipt(u)
}

func (w *world) receipt(u user.User) user.Erasure {
	w.Helper()
	e, there, err := user.ErasureOf(w.Context(), w.Table, w.tenant.ID, u.ID)
	w.must(err)
	if !there || e.State != user.Done || !erase.Clean(e) {
		w.Fatalf("receipt %+v", e)
	}
	return e
}

func code(err error) string {
	if f := fault.Of(err); f != nil {
		return f.Code
	}
	return ""
}
