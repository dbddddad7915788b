package user_test

import (
	"errors"
	"testing"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// TestInvited: whoever was told meanwhile is as he should be; whoever is not active any more is skipped, and that is said.
func TestInvited(t *testing.T) {
	t.Parallel()
	w, ten := people(t)
	u, err := user.Create(t.Context(), w.Table, actor.Job("test"), ten.ID, user.Draft{Mail: "new@muster.example", FirstName: "Nina", LastName: "Neu"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	invited := func() (table.Writes, error) {
		return user.Invited(t.Context(), w.Table, actor.Job("test"), ten.ID, u.ID)
	}
	if steps, err := invited(); err != nil || len(steps) == 0 {
		t.Errorf("nobody told him: %d steps, %v", len(steps), err)
	}
	if err := w.Table.Commit(t.Context(), table.Change(u.Key(), table.Set("told", w.Clock.Now()))); err != nil {
		t.Fatal(err)
	}
	if steps, err := invited(); err != nil || len(steps) != 0 {
		t.Errorf("he was told: %d steps, %v", len(steps), err)
	}
	if _, err := user.Deactivate(t.Context(), w.Table, actor.Job("test"), ten.ID, u.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := invited(); !errors.Is(err, user.ErrNotActive) {
		t.Errorf("he is out: %v", err)
	}
}
