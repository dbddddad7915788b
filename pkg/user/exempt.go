package user

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
)

// Faults of exemptions.
var (
	ErrBadUntil  = fault.New(fault.Invalid, "bad_until", "An exemption ends at an instant in the future, at most three years ahead.").At("/until")
	ErrBadReason = fault.New(fault.Invalid, "bad_exemption_reason", "A reason has 3 to 200 characters, on one line.").At("/reason")
)

// Exempt keeps the idle rule from a person until an instant; the reason stands in his history.
func Exempt(ctx context.Context, t *table.Table, by actor.Actor, in, id string, until time.Time, reason string) (User, error) {
	until = until.UTC().Truncate(time.Millisecond)
	if now := t.Now(); !until.After(now) || until.After(now.AddDate(3, 0, 1)) {
		return User{}, ErrBadUntil
	}
	reason = tidy(reason)
	if !fault.Line(reason, 3, 200) {
		return User{}, ErrBadReason
	}
	return exempt(ctx, t, by, in, id, until, reason)
}

// Unexempt lifts an exemption; the rule counts from what came before it.
func Unexempt(ctx context.Context, t *table.Table, by actor.Actor, in, id string) (User, error) {
	return exempt(ctx, t, by, in, id, time.Time{}, "")
}

func exempt(ctx context.Context, t *table.Table, by actor.Actor, in, id string, until time.Time, reason string) (User, error) {
	u, err := Get(ctx, t, in, id)
	if err != nil {
		return u, err
	}
	if by.Kind == actor.Support {
		return u, ErrSupport
	}
	if u.Status != Active {
		return u, u.notActive()
	}
	old := u
	u.ExemptUntil, u.ExemptWhy = until, reason
	what := event.UserExempted
	if until.IsZero() {
		what = event.UserUnexempted
	}
	edits := append(u.Anchored(), table.Set("exemptUntil", until), table.Set("lifted", t.Now()))
	if reason == "" {
		edits = append(edits, table.Unset("exemptWhy"))
	} else {
		edits = append(edits, table.Set("exemptWhy", reason))
	}
	err = t.Commit(ctx, by.Stands,
		old.change(edits...).If(table.Is("status", string(Active)), ErrNotActive).If(table.Is("epoch", old.Epoch), ErrStale),
		tenant.Wake(in, t.Now()),
		history.Note(t, by, history.Entry{Tenant: in, User: id, Event: what, Version: u.Version + 1, Changes: []history.Change{
			{Field: "exemptUntil", Old: instant(old.ExemptUntil), New: instant(until)}, {Field: "exemptWhy", Old: old.ExemptWhy, New: reason}}}))
	u.Version++
	return u.unwarned(), err
}

func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
