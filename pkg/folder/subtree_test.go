package folder_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/job"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

// grove makes a folder with three others below it, the last one closed, and one beside it.
func (w *world) grove(by folder.By) []folder.Folder {
	w.Helper()
	root := w.folder(by, "root", "")
	all := []folder.Folder{root, w.folder(by, "left", root.ID)}
	all = append(all, w.folder(by, "leaf", all[1].ID), w.folder(by, "shut", root.ID), w.folder(by, "beside", ""))
	_, err := folder.Close(w.Context(), w.Table, by, w.tenant.ID, all[3].ID)
	w.must(err)
	return all
}

// start begins a job.
func (w *world) start(c access.Caller, f folder.Folder, u user.User, role folder.Role) job.Job {
	w.Helper()
	j, err := folder.Subtree(w.Context(), w.Table, by(c), c.Remembered(), w.tenant.ID, f.ID, u.ID, role, nil)
	w.must(err)
	return j
}

// run is what the function run-jobs does.
func (w *world) run(ctx context.Context) error {
	return job.Due(ctx, w.Table, map[string]job.Run{folder.JobSubtree: folder.GoOn})
}

// ended must be how a job stands: "state done/total skipped" and its results.
func (w *world) ended(j job.Job, want string) {
	w.Helper()
	j, err := job.Get(w.Context(), w.Table, j.Tenant, j.ID)
	w.must(err)
	results, _, err := j.Results(w.Context(), w.Table, 100, nil)
	w.must(err)
	var why []string
	for _, r := range results {
		if !r.Done {
			why = append(why, r.Why)
		}
	}
	slices.Sort(why)
	if got := strings.TrimSpace(fmt.Sprintf("%s%s %d/%d %s", j.State, j.Why, j.Done, j.Total, strings.Join(why, " "))); got != want || len(results) != j.Done || j.Skipped != len(why) {
		w.Errorf("job: %s, %d results, %d skipped; want %s", got, len(results), j.Skipped, want)
	}
}

// TestSubtree: one click, one entry per folder, and a reason where it does not go (R33, D15).
func TestSubtree(t *testing.T) {
	w := open(t)
	c := w.caller(w.owner)
	all := w.grove(by(c))
	admin, u, free := w.person(licence.Executive, true), w.person(licence.Driver, false), w.person(licence.Collaborator, false)
	j := w.start(c, all[0], u, folder.Driver)
	w.ended(j, "queued 0/4")
	w.must(w.run(t.Context()))
	w.ended(j, "done 4/4 folder_closed")
	for i, want := range []folder.Role{folder.Driver, folder.Driver, folder.Driver, "", ""} {
		w.role(all[i], u, want)
	}
	if n := len(w.entries(u)); n != 3 {
		t.Errorf("%d entries", n)
	}
	w.counted(u, 3, 3)

	j = w.start(c, all[0], free, folder.Driver)
	w.must(w.run(t.Context()))
	w.ended(j, "done 4/4 driver_needs_licence driver_needs_licence driver_needs_licence folder_closed")

	w.set(by(c), all[0], admin, folder.Participant, nil)
	w.set(by(c), all[2], admin, folder.Participant, nil)
	j = w.start(w.caller(admin), all[0], u, "")
	w.must(w.run(t.Context()))
	w.ended(j, "done 4/4 not_in_folder not_in_folder")
	w.role(all[1], u, folder.Driver)
	w.role(all[2], u, "")
	if err := w.run(t.Context()); err != nil || len(w.entries(u)) != 5 {
		t.Errorf("run again: %v, %d entries", err, len(w.entries(u)))
	}
	ac := w.caller(admin)
	if _, err := folder.Subtree(t.Context(), w.Table, by(ac), ac.Remembered(), w.tenant.ID, all[1].ID, u.ID, "", nil); !errors.Is(err, folder.ErrNotMember) {
		t.Errorf("begun at a folder he is not in: %v", err)
	}
}

// TestSubtreeEndsWithItsStarter: between the first step and the second (whose first read is the fifth) something that it rests on goes (D33).
func TestSubtreeEndsWithItsStarter(t *testing.T) {
	no := false
	for _, c := range []struct {
		name string
		end  func(w *world, admin user.User, s access.Caller)
		wait time.Duration // from the grant to the session
		all  bool          // it goes on
	}{
		{"grant switched off", func(w *world, _ user.User, _ access.Caller) {
			w.must(grant.Close(w.Context(), w.Table, w.caller(w.owner).Actor(), w.tenant.ID, ""))
		}, 0, false},
		{"grant ended by time", func(w *world, _ user.User, s access.Caller) { w.Clock.Set(s.Grant.End.Add(-grant.Margin)) }, 24*time.Hour - 5*time.Minute, false},
		{"grant opened anew", func(w *world, _ user.User, _ access.Caller) {
			o := w.caller(w.owner).Actor()
			w.must(grant.Close(w.Context(), w.Table, o, w.tenant.ID, ""))
			_, err := grant.Open(w.Context(), w.Table, o, w.tenant, "1w", "")
			w.must(err)
		}, 0, false},
		{"session handed back", func(w *world, _ user.User, s access.Caller) {
			w.must(grant.Leave(w.Context(), w.Table, actor.Job("test"), s.Session, "handed back"))
		}, 0, false},
		{"agent deactivated", func(w *world, _ user.User, s access.Caller) {
			_, err := user.Deactivate(w.Context(), w.Table, actor.Job("test"), s.Agent.Tenant, s.Agent.ID)
			w.must(err)
		}, 0, false},
		{"administrator demoted", func(w *world, admin user.User, _ access.Caller) {
			u, err := user.Get(w.Context(), w.Table, admin.Tenant, admin.ID)
			w.must(err)
			_, err = user.Change(w.Context(), w.Table, w.caller(w.owner).Actor(), u.Tenant, u.ID, u.Version, user.Edit{Administrator: &no})
			w.must(err)
		}, 0, false},
		{"tenant suspended", func(w *world, _ user.User, _ access.Caller) {
			w.must(vendor.Suspend(w.Context(), w.Table, actor.Job("test"), w.tenant.ID))
		}, 0, false},
		{"nothing", func(*world, user.User, access.Caller) {}, 0, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := open(t)
			admin, u := w.person(licence.Executive, true), w.person(licence.Driver, false)
			all := w.grove(w.as(w.owner))
			for _, f := range all[:3] {
				w.set(w.as(w.owner), f, admin, folder.Participant, nil)
			}
			s := w.support(admin, c.wait)
			w.must(grantTo(w, s, u, all[0]))
			j := w.start(s, all[0], u, folder.Driver)
			w.Faults.Interleave("read", 5, func() { c.end(w, admin, s) })
			w.must(w.run(t.Context()))
			if c.all {
				w.ended(j, "done 4/4 not_in_folder")
				return
			}
			w.ended(j, "failedended 1/4")
			w.counted(u, 1, 1)
			w.must(w.run(t.Context()))
			w.ended(j, "failedended 1/4")
		})
	}
}

// grantTo checks that support may work in the folder while the grant holds.
func grantTo(w *world, s access.Caller, u user.User, f folder.Folder) error {
	for _, role := range []folder.Role{folder.Participant, ""} {
		if _, err := folder.Set(w.Context(), w.Table, by(s), w.tenant.ID, f.ID, u.ID, role); err != nil {
			return err
		}
	}
	return nil
}

// TestSubtreeGoesOn: stopped before and after every call, and run twice at once, it does what one run does.
func TestSubtreeGoesOn(t *testing.T) {
	w := open(t)
	c := w.caller(w.owner)
	all := w.grove(by(c))
	for _, plan := range []func(int){w.Faults.CrashBefore, w.Faults.CrashAfter} {
		for n := 1; n < 100; n++ {
			u := w.person(licence.Driver, false)
			j := w.start(c, all[0], u, folder.Participant)
			plan(n)
			err := w.run(w.Faults.Process(t.Context()))
			w.Faults.Reset()
			w.must(w.run(t.Context()))
			w.ended(j, "done 4/4 folder_closed")
			if got := len(w.entries(u)); got != 3 {
				t.Fatalf("stopped at call %d: %d entries", n, got)
			}
			w.counted(u, 3, 0)
			if err == nil {
				break
			}
		}
	}
	u := w.person(licence.Driver, false)
	j := w.start(c, all[0], u, folder.Driver)
	var both sync.WaitGroup
	for range 2 {
		both.Go(func() {
			if err := w.run(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	both.Wait()
	w.ended(j, "done 4/4 folder_closed")
	if n := len(w.entries(u)); n != 3 {
		t.Errorf("two runs: %d entries", n)
	}
	j = w.start(c, all[0], u, "")
	w.must(job.Cancel(t.Context(), w.Table, c.Actor(), j))
	w.must(w.run(t.Context()))
	w.ended(j, "cancelled 0/4")
	if err := job.Cancel(t.Context(), w.Table, c.Actor(), j); !errors.Is(err, job.ErrOver) {
		t.Errorf("cancelled twice: %v", err)
	}
}
