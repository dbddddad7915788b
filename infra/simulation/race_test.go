package simulation_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/post"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// doomsday is a world in which Carl's promise has just come, and nobody has acted on it yet.
func doomsday() *world {
	s := story{people: 1, days: span("15d1h59m"), steps: []step{on30}}
	w := s.world()
	w.play(&s, nil)
	w.now = start.Add(span("15d2h"))
	return w
}

// oneWinner tells whether exactly one of a sign-in and a deactivation won. token is what the sign-in got.
func oneWinner(t *testing.T, w *world, token string, err error) (signedIn bool) {
	t.Helper()
	u := w.user(w.id("Carl"))
	_, checked := access.Check(ctx, w.calm, token)
	switch {
	case err == nil && checked == nil && u.Status == user.Active && u.Warning == nil && u.LastSignIn.Equal(w.now):
		signedIn = true
	case errors.Is(err, access.ErrDeactivated) && checked != nil && u.Status == user.Deactivated && u.LastSignIn.IsZero():
	default:
		t.Errorf("the sign-in got %v, the session %v, the account is %s", err, checked, u.Status)
	}
	w.tallies()
	for _, bad := range w.bad {
		t.Error(bad)
	}
	w.bad = nil
	return signedIn
}

// after lets somebody act when a call is done, before its caller goes on.
func after(act func()) mode {
	return mode{do: func(_ *world, _ string, do func() error) error {
		err := do()
		act()
		return err
	}}
}

// TestSignInAgainstSweep lets a person sign in at the instant at which he is deactivated: one in the middle of the other, at every call.
func TestSignInAgainstSweep(t *testing.T) {
	before := doomsday()
	var token string
	var err error
	signIn := func(w *world, t *table.Table) { _, token, err = w.signIn(t, "Carl") }
	sweep := func(t *table.Table) { _ = idle.Deactivate(ctx, t) }
	for name, outer := range map[string]func(w *world) mode{
		"sign-in within the sweep": func(w *world) mode { return after(func() { signIn(w, w.calm) }) },
		"sweep within the sign-in": func(w *world) mode { return after(func() { sweep(w.calm) }) },
	} {
		won, lost := 0, 0
		for at := 1; ; at++ {
			w := before.clone()
			w.calls, w.plan = 0, map[int]mode{at: outer(w)}
			_ = w.process(func(t *table.Table, _ *post.Postman) error {
				if name == "sweep within the sign-in" {
					signIn(w, t)
				} else {
					sweep(t)
				}
				return nil
			})
			if w.hits == 0 {
				break
			}
			if oneWinner(t, w, token, err) {
				won++
			} else {
				lost++
			}
		}
		if won == 0 || lost == 0 {
			t.Errorf("%s: %d sign-ins won, %d lost: this proves nothing", name, won, lost)
		}
		t.Logf("%s: at %d calls the sign-in wins, at %d the sweep", name, won, lost)
	}
}

// TestSignInBesideSweep does the same with two processes that really run at once.
func TestSignInBesideSweep(t *testing.T) {
	before := doomsday()
	won := 0
	const rounds = 100
	for range rounds {
		w := before.clone()
		w.mem.Committed = nil
		var both sync.WaitGroup
		var token string
		var err error
		begin := make(chan struct{})
		both.Go(func() { <-begin; _, token, err = w.signIn(w.calm, "Carl") })
		both.Go(func() { <-begin; _ = idle.Deactivate(ctx, table.New(w.mem, func() time.Time { return w.now })) })
		close(begin)
		both.Wait()
		w.ruled(w.item(table.Tenant(w.tenant)))
		if oneWinner(t, w, token, err) {
			won++
		}
	}
	t.Logf("of %d sign-ins %d won", rounds, won)
}
