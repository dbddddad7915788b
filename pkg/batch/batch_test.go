package batch_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/batch"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/job"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/session"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

// world is a tenant with its owner, and the vendor's.
type world struct {
	*testing.T
	*tabletest.World
	tenant, home tenant.Tenant
	owner        user.User
	people       []string
}

func none(string) table.Writes { return nil }

func open(t *testing.T, people int) *world {
	t.Helper()
	w := &world{T: t, World: tabletest.New(t)}
	owner := user.Draft{Mail: "o@muster.example", FirstName: "Olga", LastName: "Owner"}
	var err error
	w.home, _, err = vendor.OpenVendor(t.Context(), w.Table, vendor.Opening{Handle: "vendor", Name: "Vendor", Owner: owner})
	w.must(err)
	w.tenant, w.owner, err = vendor.Open(t.Context(), w.Table, actor.Job("test"), vendor.Opening{Handle: "muster", Name: "Muster", Drivers: 100, Executives: 100, Owner: owner}, none)
	w.must(err)
	for range people {
		w.people = append(w.people, w.person(w.tenant, user.Draft{}).ID)
	}
	return w
}

func (w *world) must(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

func (w *world) person(in tenant.Tenant, d user.Draft) user.User {
	w.Helper()
	d.Mail, d.FirstName, d.LastName = fmt.Sprintf("p%d@muster.example", len(w.people)), "Person", fmt.Sprint(len(w.people))
	if d.Administrator {
		d.Mail, d.Licence = "a@muster.example", licence.Executive
	}
	u, err := user.Create(w.Context(), w.Table, actor.Job("test"), in.ID, d, nil)
	w.must(err)
	return u
}

func (w *world) caller(u user.User) access.Caller {
	w.Helper()
	ten, err := tenant.Get(w.Context(), w.Table, u.Tenant)
	w.must(err)
	s, token := session.New(w.Table, session.Session{Tenant: u.Tenant, User: u.ID, Stamp: u.Stamp, TenantStamp: ten.Stamp})
	w.must(w.Table.Commit(w.Context(), session.Open(s)))
	c, err := access.Check(w.Context(), w.Table, token)
	w.must(err)
	return c
}

func (w *world) start(c access.Caller, do batch.Do) job.Job {
	w.Helper()
	j, err := batch.Start(w.Context(), w.Table, c, do, w.people, none)
	w.must(err)
	return j
}

func (w *world) run(ctx context.Context) error {
	return job.Due(ctx, w.Table, map[string]job.Run{batch.Kind: batch.GoOn})
}

// is holds a job and the number of the deactivated to what is wanted; every one of them has one entry more in his history.
func (w *world) is(id string, state job.State, out int) {
	w.Helper()
	j, err := job.Get(w.Context(), w.Table, w.tenant.ID, id)
	w.must(err)
	ten, err := tenant.Get(w.Context(), w.Table, w.tenant.ID)
	w.must(err)
	gone := 0
	for _, id := range w.people {
		u, err := user.Get(w.Context(), w.Table, w.tenant.ID, id)
		w.must(err)
		told, _, err := history.OfUser(w.Context(), w.Table, w.tenant.ID, id, history.Filter{}, 10, nil)
		w.must(err)
		want := 1
		if u.Status == user.Deactivated {
			gone++
			want = 2
		}
		if len(told) != want {
			w.Errorf("%s has %d entries, want %d", id, len(told), want)
		}
	}
	if j.State != state || gone != out || ten.Counts.Deactivated != out || ten.Seats.Collaborator.Used != len(w.people)-out {
		w.Errorf("job %+v, %d deactivated, tenant %+v %+v; want %s, %d", j, gone, ten.Counts, ten.Seats, state, out)
	}
}

// TestEndsWithWhatItStandsOn: a job does nothing more once its starter lost what he stood on: his account, or support's grant or
// session, and nothing after it was cancelled (D33).
func TestEndsWithWhatItStandsOn(t *testing.T) {
	for name, lose := range map[string]func(*world, access.Caller, job.Job) job.State{
		"the starter is deactivated": func(w *world, c access.Caller, _ job.Job) job.State {
			_, err := user.Deactivate(w.Context(), w.Table, actor.Job("test"), w.tenant.ID, c.User.ID)
			w.must(err)
			return job.Failed
		},
		"it is cancelled": func(w *world, c access.Caller, j job.Job) job.State {
			w.must(job.Cancel(w.Context(), w.Table, c.Actor(), j))
			return job.Cancelled
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := open(t, 3)
			c := w.caller(w.person(w.tenant, user.Draft{Administrator: true}))
			j := w.start(c, batch.Deactivate)
			state := lose(w, c, j)
			w.must(w.run(t.Context()))
			lost, err := job.Get(t.Context(), w.Table, w.tenant.ID, j.ID)
			if err != nil || lost.State != state || lost.Done != 0 {
				t.Errorf("%+v %v", lost, err)
			}
		})
	}
	for name, lose := range map[string]func(*world, access.Caller){
		"the grant ends":     func(w *world, _ access.Caller) { w.Clock.Advance(2 * time.Hour) },
		"the session ends":   func(w *world, c access.Caller) { w.must(w.Table.Commit(w.Context(), session.End(c.Session))) },
		"the agent is out":   func(w *world, c access.Caller) { w.out(c.Agent) },
		"the profile is out": func(w *world, c access.Caller) { w.out(c.User) },
	} {
		t.Run(name, func(t *testing.T) {
			w := open(t, 3)
			profile := w.person(w.tenant, user.Draft{Administrator: true})
			agent := w.person(w.home, user.Draft{Agent: true})
			_, err := grant.Open(t.Context(), w.Table, w.caller(w.owner).Actor(), w.tenant, "1d", "")
			w.must(err)
			w.Clock.Advance(22*time.Hour + 30*time.Minute)
			c, _, err := access.Enter(t.Context(), w.Table, w.caller(agent), access.Entry{Tenant: "muster", As: profile.ID, Reason: "a reason to enter", Ticket: "S-1"}, none)
			w.must(err)
			if _, err := batch.Start(t.Context(), w.Table, c, batch.Invite, w.people, none); !errors.Is(err, access.ErrForbidden) {
				t.Errorf("support invites: %v", err)
			}
			j := w.start(c, batch.Deactivate)
			lose(w, c)
			w.must(w.run(t.Context()))
			lost, err := job.Get(t.Context(), w.Table, w.tenant.ID, j.ID)
			if err != nil || lost.State != job.Failed || lost.Done != 0 || lost.Why != "ended" {
				t.Errorf("%+v %v", lost, err)
			}
		})
	}
}

func (w *world) out(u user.User) {
	w.Helper()
	_, err := user.Deactivate(w.Context(), w.Table, actor.Job("test"), u.Tenant, u.ID)
	w.must(err)
}

// TestStoppedAnywhere: stopped before or after any call, and by two runs at once, everybody is deactivated once.
func TestStoppedAnywhere(t *testing.T) {
	for _, plan := range []string{"before", "after"} {
		for n := 1; ; n++ {
			w := open(t, 3)
			j := w.start(w.caller(w.owner), batch.Deactivate)
			if plan == "before" {
				w.Faults.CrashBefore(n)
			} else {
				w.Faults.CrashAfter(n)
			}
			first := w.run(w.Faults.Process(t.Context()))
			w.Faults.Reset()
			w.must(w.run(t.Context()))
			w.is(j.ID, job.Done, 3)
			if first == nil {
				break
			}
			if n > 60 || t.Failed() {
				t.Fatalf("%s call %d", plan, n)
			}
		}
	}
	w := open(t, 20)
	j := w.start(w.caller(w.owner), batch.Deactivate)
	var wait sync.WaitGroup
	for range 2 {
		wait.Go(func() { _ = w.run(t.Context()) })
	}
	wait.Wait()
	w.must(w.run(t.Context()))
	w.is(j.ID, job.Done, 20)
}
