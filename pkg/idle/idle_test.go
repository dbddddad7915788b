package idle_test

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

const day = 24 * time.Hour

// world is a tenant with the rule on and people who were invited and never came.
type world struct {
	*testing.T
	*tabletest.World
	tenant string
	people []user.User
}

func open(t *testing.T, people int) *world {
	t.Helper()
	w := &world{T: t, World: tabletest.Memory(t)}
	ten, _, err := vendor.Open(t.Context(), w.Table, actor.Job("test"), vendor.Opening{Handle: "muster", Name: "Muster",
		Owner: user.Draft{Mail: "o@muster.example", FirstName: "Olga", LastName: "Owner"}}, func(string) table.Writes { return nil })
	w.must(err)
	w.tenant = ten.ID
	for i := range people {
		u, err := user.Create(t.Context(), w.Table, actor.Job("test"), ten.ID, user.Draft{Mail: fmt.Sprintf("p%d@muster.example", i), FirstName: "P", LastName: fmt.Sprint(i)}, nil)
		w.must(err)
		w.people = append(w.people, u)
	}
	w.Clock.Advance(40 * day)
	w.save(30)
	w.must(w.Table.Commit(t.Context(), table.Change(table.Tenant(w.tenant), table.Set("rule.swept", w.ten().Rule.Number)))) // there were no letters
	return w
}

func (w *world) must(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

func (w *world) ten() tenant.Tenant {
	w.Helper()
	ten, err := tenant.Get(w.Context(), w.Table, w.tenant)
	w.must(err)
	return ten
}

// save sets the rule, and confirms whatever the preview shows; 0 is off.
func (w *world) save(days int) {
	w.Helper()
	var period *int
	if days > 0 {
		period = &days
	}
	_, err := idle.Save(w.Context(), w.Table, actor.Job("test"), w.ten(), period, len(w.people)+1)
	w.must(err)
}

// warned gives somebody a warning that was accepted in time for its promise.
func (w *world) warned(u user.User, promise time.Time) {
	w.Helper()
	ten := w.ten()
	w.must(w.Table.Commit(w.Context(), table.Change(u.Key(), table.Set("idle", table.Warned(w.tenant)), table.Set("idleAt", promise),
		table.Set("warning", user.Warning{Letter: "let_1", Epoch: u.Epoch, Rule: ten.Rule.Number, Save: ten.Rule.Save, Promise: promise, Accepted: promise.Add(-16 * day)}))))
}

// in counts the people of a partition of the idle index.
func (w *world) in(partition string) int {
	w.Helper()
	n := 0
	w.must(w.Table.Each(w.Context(), table.Query{Index: table.Idle, Partition: partition}, func(table.Item) error { n++; return nil }))
	return n
}

// TestDigestNames: people who are only put back take nobody's place in the digest.
func TestDigestNames(t *testing.T) {
	t.Parallel()
	w := open(t, 46)
	now := w.Clock.Now()
	for _, u := range w.people[:45] {
		w.warned(u, now.Add(-8*day))
	}
	w.warned(w.people[45], now.Add(-time.Hour))
	w.must(idle.Deactivate(t.Context(), w.Table))
	d, _, err := table.Get[idle.Digest](t.Context(), w.Table, table.Digest(w.tenant))
	if err != nil || d.N != 1 || len(d.People) != 1 {
		t.Fatalf("the digest names %v of %d: %v", d.People, d.N, err)
	}
	if id, promise, proceed := idle.Reported(d.People[0]); id != w.people[45].ID || !promise.Equal(now.Add(-time.Hour)) || proceed {
		t.Errorf("the digest names %s, promised %v, proceed %v", id, promise, proceed)
	}
}

// TestOutOfTime: a run whose time is over is no failure, and what it leaves stays due, whatever it was doing.
func TestOutOfTime(t *testing.T) {
	t.Parallel()
	for name, run := range map[string]struct {
		prepare func(w *world)
		do      func(context.Context, *table.Table) error
		left    func(w *world) int
	}{
		"letters": {func(*world) {}, idle.Warn, func(w *world) int { return w.in(table.Unwarned(w.tenant)) - 1 }}, // the owner is among them
		"sweep": {func(w *world) {
			for _, u := range w.people {
				w.warned(u, w.Clock.Now().Add(day))
			}
			w.save(0)
			w.save(30)
		}, idle.Warn, func(w *world) int { return w.in(table.Warned(w.tenant)) }},
		"deactivations": {func(w *world) {
			for _, u := range w.people {
				w.warned(u, w.Clock.Now().Add(-time.Hour))
			}
		}, idle.Deactivate, func(w *world) int { return w.in(table.Warned(w.tenant)) }},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := open(t, 10)
				run.prepare(w)
				before := w.ten()
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
				defer cancel()
				w.must(run.do(ctx, table.New(tabletest.Slow{Engine: w.Table.Engine, Takes: 900 * time.Millisecond}, w.Clock.Now)))
				if left := run.left(w); left == 0 || left == 10 {
					t.Fatalf("%d of 10 are left", left)
				}
				if after := w.ten(); after.DueAt != before.DueAt || after.Rule.Swept != before.Rule.Swept {
					t.Errorf("due at %s, swept %d; before: %s, %d", after.DueAt, after.Rule.Swept, before.DueAt, before.Rule.Swept)
				}
			})
		})
	}
}

// TestSweepFirst: whoever looks at the tenant first, void letters keep it due until they are swept.
func TestSweepFirst(t *testing.T) {
	t.Parallel()
	w := open(t, 1)
	w.warned(w.people[0], w.Clock.Now().Add(9*day))
	w.save(0)
	w.save(30)
	w.must(idle.Deactivate(t.Context(), w.Table))
	w.Clock.Advance(time.Hour)
	w.must(idle.Warn(t.Context(), w.Table))
	if u, err := user.Get(t.Context(), w.Table, w.tenant, w.people[0].ID); err != nil || u.Pending == "" {
		t.Errorf("no letter is written: he is in %s at %s: %v", u.Idle, u.IdleAt, err)
	}
}

// TestSecondLook: whom a sweep moved, an index that is late shows only at the second look; no run that comes at the same moment may
// take that look away.
func TestSecondLook(t *testing.T) {
	t.Parallel()
	w := open(t, 1)
	w.warned(w.people[0], w.Clock.Now().Add(9*day))
	w.save(0)
	w.save(30)
	w.must(w.Table.Commit(t.Context(), table.Change(table.User(w.tenant, w.ten().Owners[0]), // she is looked at another day
		table.Set("idle", table.Written(w.tenant)), table.Set("idleAt", w.Clock.Now().Add(day)))))
	w.Memory.Stale = map[string]bool{table.Due.Name: true, table.Idle.Name: true}
	w.Memory.Settle()
	w.must(idle.Warn(t.Context(), w.Table)) // sweeps, and cannot see yet whom
	w.must(idle.Deactivate(t.Context(), w.Table))
	w.Memory.Settle()
	w.Clock.Advance(time.Hour)
	w.must(idle.Warn(t.Context(), w.Table))
	if u, err := user.Get(t.Context(), w.Table, w.tenant, w.people[0].ID); err != nil || u.Pending == "" {
		t.Errorf("no letter is written: he is in %s at %s, the tenant is due at %s: %v", u.Idle, u.IdleAt, w.ten().DueAt, err)
	}
}
