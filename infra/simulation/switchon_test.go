package simulation_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/curfew/curfew/infra/local/product"
	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/mail/mailtest"
	"github.com/curfew/curfew/pkg/post"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

// crowd is a tenant of many people who have not signed in for so long, and the product over it.
type crowd struct {
	*testing.T
	*tabletest.World
	*product.Product
	box *mailtest.Memory
	in  string
}

func gather(t *testing.T, w *tabletest.World, n int, idleFor time.Duration) *crowd {
	t.Helper()
	c := &crowd{T: t, World: w, box: &mailtest.Memory{}}
	c.Product = product.New(product.Parts{Engine: w.Faults, Clock: w.Clock.Now, Sender: c.box, Timeout: tabletest.Timeout, House: post.House{From: "no-reply@crowd.example",
		PublicURL: "https://crowd.example", ProductName: "Werkbank", ProductURL: "https://werkbank.example", GettingToKnow: "https://werkbank.example/start"}})
	now := w.Clock.Now()
	w.Clock.Set(now.Add(-idleFor))
	ten, owner, err := vendor.Open(t.Context(), w.Table, actor.Job("test"), vendor.Opening{Handle: "crowd", Name: "Crowd", Zone: "Europe/Berlin", Subscription: licence.Metered,
		Owner: user.Draft{Mail: "owner@crowd.example", FirstName: "O", LastName: "O", Language: "en"}}, func(string) table.Writes { return nil })
	if err != nil {
		t.Fatal(err)
	}
	c.in = ten.ID
	for made := 0; made < n; {
		var steps table.Writes
		for range min(25, n-made) {
			u, err := user.Prepare(w.Table, ten.ID, user.Draft{Mail: fmt.Sprintf("p%d@crowd.example", made), FirstName: "P", LastName: fmt.Sprint(made), Language: "en", Imported: true})
			if err != nil {
				t.Fatal(err)
			}
			steps, made = append(steps, user.Record(w.Table, actor.Job("test"), u)...), made+1
		}
		k := len(steps) / 3
		steps = append(steps, licence.TakeMany(ten.ID, ten.Seats, licence.Collaborator, k), tenant.Count(ten.ID, k, k, 0))
		if err := w.Table.Commit(t.Context(), steps); err != nil {
			t.Fatal(err)
		}
	}
	w.Clock.Set(now)
	if err := w.Table.Commit(t.Context(), owner.SignedIn(now, user.ErrStale)); err != nil {
		t.Fatal(err)
	}
	c.run(0)
	c.box.Clear()
	return c
}

// run lets time pass, then the jobs run as they would: warnings, letters, deactivations.
func (c *crowd) run(wait time.Duration) {
	c.Helper()
	c.Clock.Advance(wait)
	for _, job := range []string{"warn-idle", "send-mail", "deactivate-idle", "send-mail"} {
		if err := c.Jobs()[job](c.Context()); err != nil {
			c.Fatal(job, err)
		}
	}
}

func (c *crowd) tenant() tenant.Tenant {
	c.Helper()
	ten, err := tenant.Get(c.Context(), c.World.Table, c.in)
	if err != nil {
		c.Fatal(err)
	}
	return ten
}

// save sets the period with the number that the preview shows.
func (c *crowd) save(days int) idle.Preview {
	c.Helper()
	p, err := idle.Foresee(c.Context(), c.World.Table, c.tenant(), days)
	if err != nil {
		c.Fatal(err)
	}
	if _, err := idle.Save(c.Context(), c.World.Table, actor.Job("test"), c.tenant(), &days, p.WarnedNow); err != nil {
		c.Fatal(err)
	}
	return p
}

// warnings counts the warnings that were sent.
func (c *crowd) warnings() int {
	n := 0
	for _, m := range c.box.Sent() {
		if m.Message.Tags["kind"] == "idle-warning" {
			n++
		}
	}
	return n
}

// TestSwitchOnDay: many long-idle people when the rule is switched on: each gets one letter, nobody is deactivated for 15 days, and
// then all of them, since the save confirmed them.
func TestSwitchOnDay(t *testing.T) {
	t.Parallel()
	for name, open := range map[string]func() (*tabletest.World, int){
		"10,000 in memory": func() (*tabletest.World, int) { return tabletest.Memory(t), 10_000 },
		"500 on an engine": func() (*tabletest.World, int) { return tabletest.New(t), 500 },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, n := open()
			if testing.Short() {
				n /= 10
			}
			c := gather(t, w, n, 400*24*time.Hour)
			if p := c.save(90); p.WarnedNow != n {
				t.Fatalf("the preview says %d, there are %d", p.WarnedNow, n)
			}
			c.run(0)
			c.run(time.Hour)
			if got := c.warnings(); got != n {
				t.Fatalf("%d letters, want %d", got, n)
			}
			c.run(15*24*time.Hour - 90*time.Minute)
			if out := c.tenant().Counts.Deactivated; out != 0 || c.warnings() != n {
				t.Fatalf("before 15 days %d are deactivated, %d letters were sent", out, c.warnings())
			}
			c.run(3 * time.Hour)
			if ten := c.tenant(); ten.Counts.Deactivated != n || !ten.Brake.Waiting.IsZero() {
				t.Fatalf("after the promise %d of %d are deactivated, the brake waits since %v", ten.Counts.Deactivated, n, ten.Brake.Waiting)
			}
		})
	}
}

// TestSwitchOnUnconfirmed: people who become due only after the save count against the brake: it trips, nobody more is deactivated
// or warned until an administrator answers, and "go on" releases the promises that stand.
func TestSwitchOnUnconfirmed(t *testing.T) {
	t.Parallel()
	const n = 300
	c := gather(t, tabletest.Memory(t), n, 60*24*time.Hour)
	if p := c.save(90); p.WarnedNow != 0 {
		t.Fatalf("the preview says %d", p.WarnedNow)
	}
	c.run(15*24*time.Hour + time.Minute)
	c.run(time.Hour)
	if got := c.warnings(); got != n {
		t.Fatalf("%d letters, want %d", got, n)
	}
	c.run(15*24*time.Hour + 2*time.Hour)
	ten := c.tenant()
	if out := ten.Counts.Deactivated; ten.Brake.Waiting.IsZero() || out == 0 || out > n/10 {
		t.Fatalf("%d of %d are deactivated, the brake waits since %v", out, n, ten.Brake.Waiting)
	}
	before := ten.Counts.Deactivated
	c.run(24 * time.Hour)
	if out := c.tenant().Counts.Deactivated; out != before {
		t.Fatalf("while the brake waits %d more are deactivated", out-before)
	}
	if _, err := idle.Answer(t.Context(), c.World.Table, actor.Job("test"), c.tenant(), true); err != nil {
		t.Fatal(err)
	}
	c.run(time.Minute)
	if out := c.tenant().Counts.Deactivated; out != n {
		t.Errorf("after go on %d of %d are deactivated", out, n)
	}
}
