package erase_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/presence"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/user"
)

type roles = map[string][]presence.Role

// cell is one field of the table of kinds and standings: who is in it before, and what is left.
type cell struct {
	kind      presence.Kind
	closed    bool
	roles     []presence.Role
	left      string
	counts    map[string]int
	neverEnds bool // it cannot be closed
}

// cells are the whole table: what becomes of a person in the nine kinds, open and closed (R24, R25, D14).
var cells = []cell{
	{kind: presence.Action, roles: []presence.Role{presence.Responsible}, left: "other:contributor", counts: map[string]int{"action/open/removed": 1}},
	{kind: presence.Action, roles: []presence.Role{presence.Contributor}, left: "other:contributor", counts: map[string]int{"action/open/removed": 1}},
	{kind: presence.Action, closed: true, roles: []presence.Role{presence.Responsible, presence.Contributor}, left: "-:contributor+responsible other:contributor", counts: map[string]int{"action/closed/replaced": 1}},
	{kind: "folder", roles: []presence.Role{"driver"}, left: "other:participant", counts: map[string]int{"folder/open/removed": 1}},
	{kind: "folder", roles: []presence.Role{"participant"}, left: "other:participant", counts: map[string]int{"folder/open/removed": 1}},
	{kind: "folder", closed: true, roles: []presence.Role{"driver"}, left: "-:driver other:participant", counts: map[string]int{"folder/closed/replaced": 1}},
	{kind: "folder", closed: true, roles: []presence.Role{"participant"}, left: "-:participant other:participant", counts: map[string]int{"folder/closed/replaced": 1}},
	{kind: presence.Meeting, roles: []presence.Role{presence.Participant, presence.Agenda}, left: "other:participant", counts: map[string]int{"meeting/open/removed": 1, "agenda/open/removed": 2}},
	{kind: presence.Meeting, closed: true, roles: []presence.Role{presence.Participant, presence.Agenda}, left: "-:agenda+participant[p1 p2] other:participant",
		counts: map[string]int{"meeting/closed/replaced": 1, "agenda/closed/replaced": 2}},
	{kind: presence.Comment, roles: []presence.Role{presence.Author}, left: "other:mentioned", counts: map[string]int{"comment/open/removed": 1}},
	{kind: presence.Comment, closed: true, roles: []presence.Role{presence.Author}, left: "-:author other:mentioned", counts: map[string]int{"comment/closed/replaced": 1}},
	{kind: presence.Document, neverEnds: true, roles: []presence.Role{presence.Owner}, left: "other:shared-with", counts: map[string]int{"document/removed": 1}},
	{kind: presence.Favourite, neverEnds: true, roles: []presence.Role{presence.Owner}, left: "gone", counts: map[string]int{"favourite/deleted": 1, "share/deleted": 1, "notification/deleted": 1}},
	{kind: presence.Favourite, neverEnds: true, roles: []presence.Role{presence.SharedWith}, left: "other:shared-with", counts: map[string]int{"favourite/removed": 1}},
	{kind: presence.Dashboard, neverEnds: true, roles: []presence.Role{presence.Owner, presence.Member}, left: "other:member", counts: map[string]int{"dashboard/removed": 1}},
	{kind: presence.Notification, neverEnds: true, roles: []presence.Role{presence.Recipient}, left: "gone", counts: map[string]int{"notification/deleted": 1}},
	{kind: presence.Group, neverEnds: true, roles: []presence.Role{presence.Member}, left: "other:member", counts: map[string]int{"group/removed": 1}},
}

// others is what the other person is in a thing of a kind.
var others = map[presence.Kind]presence.Role{presence.Action: presence.Contributor, presence.Meeting: presence.Participant, presence.Comment: presence.Mentioned,
	presence.Document: presence.SharedWith, presence.Favourite: presence.SharedWith, presence.Dashboard: presence.Member, presence.Notification: presence.Mentioned, presence.Group: presence.Member}

// TestKinds: the table of what becomes of a person, cell by cell, with its line in the receipt, and whatever is opened again keeps it.
func TestKinds(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, c := range cells {
		t.Run(fmt.Sprint(c.kind, c.closed, c.roles), func(t *testing.T) {
			w := open(t, tabletest.New(t))
			gone, other := w.person("gone", licence.Driver), w.person("other", licence.Driver)
			names := map[string]string{gone.ID: "gone", other.ID: "other"}
			seen[fmt.Sprint(c.kind, c.closed)] = true
			id := "X-1"
			if c.kind == "folder" {
				id = w.folder("F", c.closed, map[string]folder.Role{gone.ID: folder.Role(c.roles[0]), other.ID: folder.Participant})
			} else {
				said := &c.closed
				if c.neverEnds {
					said = nil
					yes := true
					if err := presence.Say(t.Context(), w.Table, w.tenant.ID, presence.Entry{Ref: presence.Ref{Kind: c.kind, ID: id}, Closed: &yes}); !errors.Is(err, presence.ErrNoEnd) {
						t.Errorf("closed: %v", err)
					}
					seen[fmt.Sprint(c.kind, true)] = true
				}
				w.thing(c.kind, id, said, nil, roles{gone.ID: c.roles, other.ID: {others[c.kind]}}, "p1", "p2")
			}
			if slices.Equal(c.roles, []presence.Role{presence.Owner}) && c.kind == presence.Favourite {
				w.thing(presence.Notification, "N-1", nil, &presence.Ref{Kind: presence.Favourite, ID: id}, roles{other.ID: {presence.Recipient}})
			}
			e := w.erase(gone, "")
			if left := w.in(c.kind, id, names); left != c.left {
				t.Errorf("left: %s, want %s", left, c.left)
			}
			w.counted(e, c.counts)
			if left := w.in(presence.Notification, "N-1", names); left != "gone" {
				t.Errorf("the notification of a favourite: %s", left)
			}
			if _, there := c.counts[string(c.kind)+"/closed/replaced"]; there {
				w.reopen(c.kind, id)
				if left := w.in(c.kind, id, names); left != c.left {
					t.Errorf("reopened: %s, want %s", left, c.left)
				}
			}
		})
	}
	for _, k := range append(presence.Kinds(), "folder") {
		for _, closed := range []bool{false, true} {
			if !seen[fmt.Sprint(k, closed)] {
				t.Errorf("no cell for %s, closed: %v", k, closed)
			}
		}
	}
}

// counted compares the receipt with what it must say of others' things.
func (w *world) counted(e user.Erasure, want map[string]int) {
	w.Helper()
	have := map[string]int{}
	for what, n := range e.Counts {
		if what != "account/deleted" && what != "history/deleted" && what != "letter/deleted" {
			have[what] = n
		}
	}
	if diff := cmp.Diff(want, have); diff != "" {
		w.Errorf("receipt (-want +have):\n%s", diff)
	}
}

func (w *world) reopen(kind presence.Kind, id string) {
	w.Helper()
	if kind == "folder" {
		_, err := folder.Reopen(w.Context(), w.Table, w.super(), w.tenant.ID, id)
		w.must(err)
		return
	}
	no := false
	w.say(presence.Entry{Ref: presence.Ref{Kind: kind, ID: id}, Closed: &no})
}

// TestCommentsFollow: a comment is open or closed as what it stands on is, whatever was said of itself.
func TestCommentsFollow(t *testing.T) {
	t.Parallel()
	w := open(t, tabletest.New(t))
	gone := w.person("gone", licence.Driver)
	yes, no := true, false
	w.thing(presence.Action, "closed", &yes, nil, nil)
	w.thing(presence.Meeting, "open", &no, nil, nil)
	closedFolder, openFolder := w.folder("C", true, nil), w.folder("O", false, nil)
	want := map[string]string{}
	for i, c := range []struct {
		on   presence.Ref
		self *bool
		left string
	}{
		{presence.Ref{Kind: presence.Action, ID: "closed"}, &no, "-:author"}, {presence.Ref{Kind: presence.Meeting, ID: "open"}, &yes, ""},
		{presence.Ref{Kind: "folder", ID: closedFolder}, nil, "-:author"}, {presence.Ref{Kind: "folder", ID: openFolder}, nil, ""},
		{presence.Ref{Kind: presence.Action, ID: "never-heard-of"}, &yes, "-:author"}, {presence.Ref{Kind: presence.Document, ID: "D"}, nil, ""},
	} {
		id := fmt.Sprintf("C-%d", i)
		w.thing(presence.Comment, id, c.self, &c.on, roles{gone.ID: {presence.Author}})
		want[id] = c.left
	}
	p, whole, err := presence.Tally(t.Context(), w.Table, w.tenant.ID, gone.ID)
	w.must(err)
	if !whole || p[presence.Comment] != (presence.Count{Open: 3, Closed: 3}) {
		t.Errorf("preview %+v", p)
	}
	w.erase(gone, "")
	for id, left := range want {
		if have := w.in(presence.Comment, id, nil); have != left {
			t.Errorf("%s: %q, want %q", id, have, left)
		}
	}
}
