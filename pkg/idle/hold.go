package idle

import (
	"context"
	"errors"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/letter"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// Returned is told that a letter came back, or was never handed on because the address is suppressed: a warning of the present
// epoch holds the deactivation, and the administrators are asked. Anything else changes nothing.
func Returned(ctx context.Context, t *table.Table, in, id, letterID, why string) error {
	l, there, err := table.Get[letter.Letter](ctx, t, table.Letter(in, id, letterID))
	if err != nil || !there {
		return err
	}
	mark := table.Change(l.Key(), table.Set("state", string(letter.Undeliverable)), table.Unset("due"), table.Unset("dueAt"), table.Unset("lease"),
		table.Set("ttl", t.Now().Add(letter.Keep).Unix())).If(table.Present(), errMoved)
	return hold(ctx, t, l, mark, actor.Job(actor.MailBack), why, table.Any(table.Missing("warning"), table.Is("warning.letter", l.ID)))
}

// Refused is told that the mail system surely did not take a letter and never will; mark commits that with the letter, and its refusal is
// the answer. A warning holds the deactivation as one that came back does: no other would fare better, and somebody must know.
func Refused(ctx context.Context, t *table.Table, l letter.Letter, mark table.Write) error {
	return hold(ctx, t, l, mark, actor.Job(actor.MailRefused), "refused", table.Is("pending", l.ID))
}

// hold marks a letter and, if it is the warning that counts, holds the deactivation. An administrator's word is not held.
func hold(ctx context.Context, t *table.Table, l letter.Letter, mark table.Write, by actor.Actor, why string, counts table.Condition) error {
	if l.Kind != mail.IdleWarning {
		return table.Unless(t.Commit(ctx, mark), errMoved)
	}
	held := user.Held{Since: t.Now(), Why: why, Letter: l.ID}
	err := t.Commit(ctx, mark,
		table.Change(table.User(l.Tenant, l.User), user.Holding(l.Tenant, held)...).
			If(table.Is("status", string(user.Active)), errMoved).
			If(table.Is("epoch", l.Epoch), errMoved).
			If(table.Missing("warning.proceed"), errMoved).
			If(counts, errMoved),
		history.Note(t, by, history.Entry{Tenant: l.Tenant, User: l.User, Event: event.UserHeld, Subject: l.ID,
			Changes: []history.Change{{Field: "held", New: why}}}),
		letter.Tell(t, l.Tenant, mail.IdleHeld, map[string]string{"user": l.User, "why": why}))
	if errors.Is(err, errMoved) {
		return table.Unless(t.Commit(ctx, mark), errMoved)
	}
	return err
}
