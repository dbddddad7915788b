package erase_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/curfew/curfew/pkg/erase"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/presence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/user"
)

// TestNothingNewNamesHim: from the moment of his deletion on, nothing new may name a person: things, things he is in already in another
// role, folders; deactivated people may still be named.
func TestNothingNewNamesHim(t *testing.T) {
	t.Parallel()
	w := open(t, tabletest.New(t))
	gone, away := w.person("gone", licence.Driver), w.person("away", licence.Driver)
	_, err := user.Deactivate(t.Context(), w.Table, w.by(), w.tenant.ID, away.ID)
	w.must(err)
	f := w.folder("F", false, nil)
	w.thing(presence.Action, "A", nil, nil, roles{gone.ID: {presence.Contributor}})
	refused := func(when string) {
		t.Helper()
		for _, e := range []presence.Entry{
			{Ref: presence.Ref{Kind: presence.Action, ID: "A"}, User: gone.ID, Roles: []presence.Role{presence.Responsible}},
			{Ref: presence.Ref{Kind: presence.Action, ID: "A"}, User: gone.ID, Roles: []presence.Role{presence.Contributor}},
			{Ref: presence.Ref{Kind: presence.Group, ID: "new"}, User: gone.ID, Roles: []presence.Role{presence.Member}},
		} {
			if err := presence.Say(t.Context(), w.Table, w.tenant.ID, e); !errors.Is(err, presence.ErrGone) {
				t.Errorf("%s: %v", when, err)
			}
		}
		if _, err := folder.Set(t.Context(), w.Table, w.super(), w.tenant.ID, f, gone.ID, folder.Participant); !errors.Is(err, user.ErrDeleting) && !errors.Is(err, user.ErrUnknown) {
			t.Errorf("%s, folder: %v", when, err)
		}
	}
	_, err = erase.Delete(t.Context(), w.Table, w.by(), w.tenant.ID, gone.ID, gone.Mail, "")
	w.must(err)
	refused("being deleted")
	w.say(presence.Entry{Ref: presence.Ref{Kind: presence.Action, ID: "A"}, User: away.ID, Roles: []presence.Role{presence.Responsible}})
	w.must(erase.Due(t.Context(), w.Table))
	w.receipt(gone)
	refused("deleted")
}

// TestDeletedInBetween: he is deleted after a registration has looked at him and before it is written, with and without the job.
func TestDeletedInBetween(t *testing.T) {
	t.Parallel()
	for _, whole := range []bool{false, true} {
		w := open(t, tabletest.New(t))
		gone := w.person("gone", licence.Driver)
		calm := table.New(w.Faults.Engine, w.Clock.Now)
		calm.Timeout = tabletest.Timeout
		w.Faults.Interleave(tabletest.WriteCall, 1, func() {
			_, err := erase.Delete(t.Context(), calm, w.by(), w.tenant.ID, gone.ID, gone.Mail, "")
			w.must(err)
			if whole {
				w.must(erase.Due(t.Context(), calm))
			}
		})
		err := presence.Say(t.Context(), w.Table, w.tenant.ID, presence.Entry{Ref: presence.Ref{Kind: presence.Group, ID: "G"}, User: gone.ID, Roles: []presence.Role{presence.Member}})
		if !errors.Is(err, presence.ErrGone) || w.in(presence.Group, "G", nil) != "gone" {
			t.Errorf("%v; in the group: %q", err, w.in(presence.Group, "G", nil))
		}
	}
}

// TestClosedInBetween: a meeting is closed before each write of a deletion in turn. While he was in it, he is replaced; afterwards he
// is out already.
func TestClosedInBetween(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for n := 1; n <= 12; n++ {
		w := open(t, tabletest.Memory(t))
		gone := w.person("gone", licence.Driver)
		w.thing(presence.Meeting, "M", nil, nil, roles{gone.ID: {presence.Participant}})
		_, err := erase.Delete(t.Context(), w.Table, w.by(), w.tenant.ID, gone.ID, gone.Mail, "")
		w.must(err)
		want, yes := "", true
		calm := table.New(w.Memory, w.Clock.Now)
		w.Faults.Interleave(tabletest.WriteCall, n, func() {
			list, _, err := presence.Of(t.Context(), calm, w.tenant.ID, gone.ID, "", 10, nil)
			w.must(err)
			if len(list) > 0 {
				want = "-:participant"
			}
			w.must(presence.Say(t.Context(), calm, w.tenant.ID, presence.Entry{Ref: presence.Ref{Kind: presence.Meeting, ID: "M"}, Closed: &yes}))
		})
		w.must(erase.Due(t.Context(), w.Table))
		w.receipt(gone)
		if left := w.in(presence.Meeting, "M", nil); left != want {
			t.Errorf("closed before write %d: %q, want %q", n, left, want)
		}
		seen[want] = true
	}
	if len(seen) != 2 {
		t.Error("it was always closed on one side of it")
	}
}

// TestRace: the vendor's product registers a person, and closes and opens things, while he is deleted by two runs at once. Whatever
// wins, nothing names him at the end, and what was accepted before is in the receipt.
func TestRace(t *testing.T) {
	t.Parallel()
	for round := range 5 {
		w := open(t, tabletest.New(t))
		gone, other := w.person("gone", licence.Driver), w.person("other", licence.Driver)
		for i := range 8 {
			w.thing(presence.Meeting, fmt.Sprint("M", i), nil, nil, roles{gone.ID: {presence.Participant}, other.ID: {presence.Participant}})
		}
		var accepted atomic.Int64
		var all sync.WaitGroup
		start := make(chan struct{})
		for n := range 3 {
			all.Go(func() {
				<-start
				for i := range 20 {
					closed := i%2 == 0
					_ = presence.Say(t.Context(), w.Table, w.tenant.ID, presence.Entry{Ref: presence.Ref{Kind: presence.Meeting, ID: fmt.Sprint("M", i%8)}, Closed: &closed})
					switch err := presence.Say(t.Context(), w.Table, w.tenant.ID, presence.Entry{Ref: presence.Ref{Kind: presence.Group, ID: fmt.Sprint("G", n, "-", i)},
						User: gone.ID, Roles: []presence.Role{presence.Member}}); {
					case err == nil:
						accepted.Add(1)
					case !errors.Is(err, presence.ErrGone) && !errors.Is(err, table.ErrBusy):
						t.Errorf("registration: %v", err)
					}
				}
			})
		}
		for range 2 {
			all.Go(func() {
				<-start
				if _, err := erase.Delete(t.Context(), w.Table, w.by(), w.tenant.ID, gone.ID, gone.Mail, ""); err != nil && !errors.Is(err, user.ErrDeleting) && !errors.Is(err, user.ErrUnknown) && !errors.Is(err, user.ErrStale) && !errors.Is(err, user.ErrNotActive) {
					t.Errorf("delete: %v", err)
				}
				_ = erase.Due(t.Context(), w.Table)
			})
		}
		close(start)
		all.Wait()
		w.must(erase.Due(t.Context(), w.Table))
		e := w.receipt(gone)
		meetings := e.Counts["meeting/open/removed"] + e.Counts["meeting/closed/replaced"]
		if meetings != 8 || int64(e.Counts["group/removed"]) != accepted.Load() {
			t.Errorf("round %d: %d groups accepted; receipt %v", round, accepted.Load(), e.Counts)
		}
		for _, kind := range []presence.Kind{presence.Meeting, presence.Group} {
			for _, prefix := range []string{table.Appearing + string(kind), table.InFolders, table.Claims} {
				w.must(w.Table.Each(t.Context(), table.Query{Index: table.Main, Partition: w.tenant.ID, Prefix: prefix}, func(item table.Item) error {
					if strings.Contains(item.Key().Sort, gone.ID) || item.Text("user") == gone.ID {
						t.Errorf("%s still names him", item.Key().Sort)
					}
					return nil
				}))
			}
		}
	}
}
