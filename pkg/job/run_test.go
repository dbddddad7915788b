package job_test

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/job"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

// world is a tenant whose owner starts jobs.
type world struct {
	*testing.T
	*tabletest.World
	owner  user.User
	stands job.Stands
}

func open(t *testing.T) *world {
	t.Helper()
	w := &world{T: t, World: tabletest.Memory(t)}
	ten, owner, err := vendor.Open(t.Context(), w.Table, actor.Job("test"), vendor.Opening{Handle: "muster", Name: "Muster",
		Owner: user.Draft{Mail: "o@muster.example", FirstName: "Olga", LastName: "Owner"}}, func(string) table.Writes { return nil })
	w.must(err)
	w.owner, w.stands = owner, job.Stands{User: owner.ID, Stamp: owner.Stamp, TenantStamp: ten.Stamp}
	return w
}

func (w *world) must(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

func (w *world) start(kind string, things int) job.Job {
	w.Helper()
	var items []string
	for i := range things {
		items = append(items, fmt.Sprint("t", i))
	}
	j, steps := job.Start(w.Table, actor.Actor{Kind: actor.Person, User: w.owner.ID}, w.stands, w.owner.Tenant, kind, nil, items)
	w.must(w.Table.Commit(w.Context(), steps))
	return j
}

func (w *world) now(j job.Job) job.Job {
	w.Helper()
	j, err := job.Get(w.Context(), w.Table, j.Tenant, j.ID)
	w.must(err)
	return j
}

// each is a job whose things are settled by one step.
func each(step job.Step) job.Run {
	return func(ctx context.Context, t *table.Table, j job.Job) error { return job.Each(ctx, t, j, step) }
}

// TestBigAndSmall: a job of thousands of things takes turns with all others, and uses the time that they leave.
func TestBigAndSmall(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := open(t)
		big := w.start("quick", 5000)
		var small []job.Job
		for range 30 {
			w.Clock.Advance(time.Second)
			small = append(small, w.start("quick", 1))
		}
		w.Clock.Advance(time.Minute)
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		defer cancel()
		w.must(job.Due(ctx, table.New(tabletest.Slow{Engine: w.Table.Engine, Takes: 200 * time.Millisecond}, w.Clock.Now), map[string]job.Run{"quick": each(func(context.Context, string) (table.Writes, error) { return nil, nil })}))
		for i, j := range small {
			if j = w.now(j); j.State != job.Done {
				t.Errorf("small job %d is %s", i, j.State)
			}
		}
		if big = w.now(big); big.Done < 300 || big.State != job.Running || big.DueAt != table.Stamp(w.Clock.Now()) {
			t.Errorf("the big one is %s, %d done, due at %s", big.State, big.Done, big.DueAt)
		}
	})
}

// TestAlwaysRefused: what cannot be committed, however often it is looked at, is skipped with the reason, and the job goes on.
func TestAlwaysRefused(t *testing.T) {
	t.Parallel()
	w := open(t)
	no := fault.New(fault.Conflict, "never", "Never.")
	j := w.start("odd", 3)
	w.must(job.Due(t.Context(), w.Table, map[string]job.Run{"odd": each(func(_ context.Context, item string) (table.Writes, error) {
		if item == "t1" {
			return table.Writes{table.Check(table.User(w.owner.Tenant, "nobody")).If(table.Present(), no)}, nil
		}
		return nil, nil
	})}))
	list, _, err := w.now(j).Results(t.Context(), w.Table, 10, nil)
	w.must(err)
	if j = w.now(j); j.State != job.Done || j.Done != 3 || j.Skipped != 1 || len(list) != 3 || list[1].Why != "never" || list[1].Done {
		t.Errorf("%+v: %+v", j, list)
	}
}
