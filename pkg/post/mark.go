package post

import (
	"context"
	"errors"
	"time"

	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/letter"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// markAccepted commits that a letter was accepted.
func markAccepted(ctx context.Context, t *table.Table, mark table.Write, u user.User, l letter.Letter, now time.Time) error {
	var told table.Writes
	if u.Told.IsZero() && present(l, u) {
		told = table.Writes{table.Change(u.Key(), table.Set("told", now)).If(table.Present(), errUser)}
	}
	steps := table.Writes{mark}
	if l.Kind == mail.IdleWarning {
		steps = append(steps, idle.Accepted(t, u, l, now, errUser)...)
	}
	var err error
	for range 3 {
		err = t.Commit(ctx, steps, told)
		if errors.Is(err, errUser) {
			err = t.Commit(ctx, mark)
		}
		if err == nil || errors.Is(err, letter.ErrGone) {
			return nil
		}
	}
	return err
}

// present tells whether a letter goes to the address that the person has now.
func present(l letter.Letter, u user.User) bool { return l.To == "" || l.To == u.Mail }

var errUser = errors.New("the account moved meanwhile")
