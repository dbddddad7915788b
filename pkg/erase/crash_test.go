package erase_test

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/curfew/curfew/pkg/erase"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/importing"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/presence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/user"
)

// furnish puts a person into everything, open and closed, beside others, alone and not; others write his name here and there.
func (w *world) furnish(gone, other user.User) {
	w.Helper()
	yes, no := true, false
	w.folder("alone", false, map[string]folder.Role{gone.ID: folder.Driver})
	w.folder("two", false, map[string]folder.Role{gone.ID: folder.Driver, other.ID: folder.Driver})
	w.folder("closed", true, map[string]folder.Role{gone.ID: folder.Driver})
	w.folder("About "+gone.Name(), false, nil)
	for _, closed := range []*bool{&yes, &no} {
		id := fmt.Sprintf("X-%v", *closed)
		w.thing(presence.Action, id, closed, nil, roles{gone.ID: {presence.Responsible, presence.Owner}, other.ID: {presence.Contributor}})
		w.thing(presence.Meeting, id, closed, nil, roles{gone.ID: {presence.Owner, presence.Agenda}, other.ID: {presence.Participant}}, "p1", "p2")
		w.thing(presence.Comment, id, nil, &presence.Ref{Kind: presence.Meeting, ID: id}, roles{gone.ID: {presence.Author}})
	}
	w.thing(presence.Action, "shared", &no, nil, roles{gone.ID: {presence.Responsible}, other.ID: {presence.Responsible}})
	w.thing(presence.Document, "D", nil, nil, roles{gone.ID: {presence.Owner}})
	w.thing(presence.Favourite, "F", nil, nil, roles{gone.ID: {presence.Owner}, other.ID: {presence.SharedWith}})
	w.thing(presence.Notification, "N-F", nil, &presence.Ref{Kind: presence.Favourite, ID: "F"}, roles{gone.ID: {presence.Mentioned}, other.ID: {presence.Recipient}})
	w.thing(presence.Favourite, "F2", nil, nil, roles{other.ID: {presence.Owner}, gone.ID: {presence.SharedWith}})
	w.thing(presence.Notification, "N", nil, nil, roles{gone.ID: {presence.Recipient}})
	w.thing(presence.Dashboard, "B", nil, nil, roles{gone.ID: {presence.Owner}, other.ID: {presence.Member}})
	w.thing(presence.Group, "G", nil, nil, roles{gone.ID: {presence.Member}, other.ID: {presence.Owner}})
	_, err := user.Exempt(w.Context(), w.Table, w.by(), w.tenant.ID, other.ID, w.Clock.Now().Add(24*time.Hour), "stands in for "+gone.Mail)
	w.must(err)
	file := "Email,First name,Last name\r\n" + gone.Mail + ",A,B\r\nsomebody@muster.example,Some,Body\r\n"
	_, err = importing.Rehearse(w.Context(), w.Table, folder.By{Actor: w.by(), Administrator: true}, w.tenant.ID, []byte(file), func(ctx context.Context, in string, a ...string) ([]time.Time, error) {
		return erase.Deleted(ctx, w.Table, in, a...)
	}, nil)
	w.must(err)
}

// TestSuccessor: he takes over what the deleted person alone drove, was responsible for or owned, and nothing else.
func TestSuccessor(t *testing.T) {
	t.Parallel()
	w := open(t, tabletest.New(t))
	gone, other, heir := w.person("gone", licence.Driver), w.person("other", licence.Driver), w.person("heir", licence.Driver)
	names := map[string]string{other.ID: "other", heir.ID: "heir", w.owner.ID: "owner"}
	w.furnish(gone, other)
	e := w.erase(gone, heir.ID)
	w.counted(e, map[string]int{
		"folder/open/handedOver": 1, "folder/open/removed": 2, "folder/closed/replaced": 1, "importRow/removed": 1,
		"action/open/handedOver": 1, "action/open/removed": 2, "action/closed/replaced": 1,
		"meeting/open/handedOver": 1, "meeting/open/removed": 1, "meeting/closed/replaced": 1, "agenda/open/removed": 2, "agenda/closed/replaced": 2,
		"comment/open/removed": 1, "comment/closed/replaced": 1, "document/removed": 1, "document/handedOver": 1,
		"favourite/deleted": 1, "share/deleted": 1, "favourite/removed": 1, "notification/deleted": 2,
		"dashboard/removed": 1, "dashboard/handedOver": 1, "group/removed": 1})
	if diff := cmp.Diff(map[string]int{"folder": 1, "history": 1, "exemption": 1}, e.Mentions); diff != "" {
		t.Errorf("mentions (-want +have):\n%s", diff)
	}
	for thing, want := range map[string]string{
		"action X-false": "heir:owner+responsible other:contributor", "action X-true": "-:owner+responsible other:contributor", "action shared": "other:responsible",
		"meeting X-false": "heir:owner other:participant", "document D": "heir:owner", "dashboard B": "heir:owner other:member", "group G": "other:owner", "favourite F2": "other:owner",
		"favourite F": "gone", "notification N-F": "gone",
	} {
		kind, id, _ := strings.Cut(thing, " ")
		if have := w.in(presence.Kind(kind), id, names); have != want {
			t.Errorf("%s: %s, want %s", thing, have, want)
		}
	}
	when, err := erase.Deleted(t.Context(), w.Table, w.tenant.ID, "other@muster.example", gone.MailKey)
	w.must(err)
	if !when[0].IsZero() || !when[1].Equal(e.Began) {
		t.Errorf("deleted: %v", when)
	}
	w.Clock.Advance(365 * 24 * time.Hour)
	if when, err = erase.Deleted(t.Context(), w.Table, w.tenant.ID, gone.MailKey); err != nil || !when[0].IsZero() {
		t.Errorf("a year later: %v %v", when, err)
	}
}

// TestBadSuccessor: whoever cannot take over is refused before anything happens.
func TestBadSuccessor(t *testing.T) {
	t.Parallel()
	w := open(t, tabletest.New(t))
	gone, guest, out := w.person("gone", licence.Driver), w.person("guest", licence.Collaborator), w.person("out", licence.Driver)
	w.folder("alone", false, map[string]folder.Role{gone.ID: folder.Driver})
	_, err := folder.Set(t.Context(), w.Table, w.super(), w.tenant.ID, w.folder("x", false, nil), w.owner.ID, "")
	w.must(err)
	_, err = user.Deactivate(t.Context(), w.Table, w.by(), w.tenant.ID, out.ID)
	w.must(err)
	for who, want := range map[string]string{gone.ID: "bad_successor", guest.ID: "successor_cannot_drive", out.ID: "bad_successor", "usr_none": "bad_successor"} {
		_, err := erase.Delete(t.Context(), w.Table, w.by(), w.tenant.ID, gone.ID, gone.Mail, who)
		if err == nil || code(err) != want {
			t.Errorf("successor %q: %v", who, err)
		}
	}
	w.erase(gone, "")
}

var made = regexp.MustCompile(`(gone|his)_[0-9a-z]{26}`)

// shown are all items as text, with the names of things that are made at random left out.
func shown(m *table.Memory, before map[string]bool) []string {
	var all []string
	for _, item := range m.Items() {
		text, _ := json.Marshal(tabletest.Plain(item))
		line := fmt.Sprint(item.Key(), string(text))
		all = append(all, made.ReplaceAllStringFunc(line, func(id string) string {
			if before[id] {
				return id
			}
			return id[:5]
		}))
	}
	slices.Sort(all)
	return all
}

// TestStoppedAnywhere: a deletion that is stopped before or after any call to the engine, and gone on with, or is overtaken by another
// run there, ends as one that was not.
func TestStoppedAnywhere(t *testing.T) {
	t.Parallel()
	w := open(t, tabletest.Memory(t))
	first, gone, other, heir := w.person("first", licence.Driver), w.person("gone", licence.Driver), w.person("other", licence.Driver), w.person("heir", licence.Driver)
	w.erase(first, "") // the tenant's pepper is there
	w.furnish(gone, other)
	_, err := erase.Delete(t.Context(), w.Table, w.by(), w.tenant.ID, gone.ID, gone.Mail, heir.ID)
	w.must(err)
	before := map[string]bool{}
	for _, item := range w.Memory.Items() {
		text, _ := json.Marshal(tabletest.Plain(item))
		for _, id := range made.FindAllString(fmt.Sprint(item.Key(), string(text)), -1) {
			before[id] = true
		}
	}
	run := func(plan func(f *tabletest.Faults, m *table.Memory)) (m *table.Memory, calls int) {
		m = w.Memory.Clone()
		f := tabletest.Wrap(m)
		tb := table.New(f, w.Clock.Now)
		plan(f, m)
		_ = erase.Due(f.Process(t.Context()), tb)
		calls = f.Calls(tabletest.AnyCall)
		f.Reset()
		w.must(erase.Due(t.Context(), tb))
		return m, calls
	}
	whole, calls := run(func(*tabletest.Faults, *table.Memory) {})
	want := shown(whole, before)
	if calls < 100 {
		t.Fatalf("only %d calls", calls)
	}
	for n := 1; n <= calls; n++ {
		plans := map[string]func(*tabletest.Faults, *table.Memory){
			"stopped before": func(f *tabletest.Faults, _ *table.Memory) { f.CrashBefore(n) },
			"stopped after":  func(f *tabletest.Faults, _ *table.Memory) { f.CrashAfter(n) },
		}
		for _, far := range []int{4, 5, 6, 7, 8, 12, 1000} { // calls of another run
			plans[fmt.Sprint("overtaken by ", far, " calls before")] = func(f *tabletest.Faults, m *table.Memory) { f.Interleave(tabletest.AnyCall, n, w.beside(m, far)) }
		}
		for name, plan := range plans {
			m, _ := run(plan)
			if diff := cmp.Diff(want, shown(m, before)); diff != "" {
				t.Fatalf("%s call %d (-whole +have):\n%s", name, n, diff)
			}
		}
	}
	t.Logf("%d calls, stopped before and after each", calls)
}

// beside is another run that is stopped after some calls.
func (w *world) beside(m *table.Memory, calls int) func() {
	return func() {
		f := tabletest.Wrap(m)
		f.CrashAfter(calls)
		_ = erase.Due(f.Process(w.Context()), table.New(f, w.Clock.Now))
	}
}
