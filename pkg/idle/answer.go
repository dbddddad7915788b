package idle

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// Proceed answers a held deactivation: the administrator's word stands for an accepted letter, 15 days from now at the soonest,
// and no bounce holds it.
func Proceed(ctx context.Context, t *table.Table, by actor.Actor, ten tenant.Tenant, id string) (user.User, error) {
	u, err := user.Get(ctx, t, ten.ID, id)
	switch {
	case err != nil:
		return u, err
	case u.Held == nil || u.Status != user.Active:
		return u, ErrNotHeld
	case !ten.Rule.On:
		return u, ErrOff
	}
	now := t.Now()
	w := user.Warning{Letter: u.Held.Letter, Epoch: u.Epoch + 1, Rule: ten.Rule.Number, Proceed: true, Accepted: now,
		Promise: civil.HourUp(now.Add(Notice), ten.Location())}
	edits := append(at(table.Warned(ten.ID), w.Promise), table.Set("warning", w), table.Unset("held"), table.Add("epoch", 1), table.Add("version", 1))
	err = t.Commit(ctx, by.Stands,
		table.Change(u.Key(), edits...).If(table.Exists("held"), ErrNotHeld).If(table.Is("epoch", u.Epoch), user.ErrStale).
			If(table.Is("status", string(user.Active)), user.ErrNotActive),
		tenant.Wake(ten.ID, now),
		history.Note(t, by, history.Entry{Tenant: ten.ID, User: id, Event: event.UserProceeded, Version: u.Version + 1,
			Changes: []history.Change{{Field: "promise", New: w.Promise.UTC().Format(time.RFC3339)}}}))
	u.Held, u.Warning, u.Epoch, u.Version = nil, &w, u.Epoch+1, u.Version+1
	return u, err
}

// Answer answers the brake: go on releases the promises that stand now, stop switches the rule off.
func Answer(ctx context.Context, t *table.Table, by actor.Actor, ten tenant.Tenant, goOn bool) (tenant.Tenant, error) {
	if ten.Brake.Waiting.IsZero() {
		return ten, ErrNotWait
	}
	now, next, word := t.Now(), ten, "stop"
	next.Brake.Waiting = time.Time{}
	answer := switchOff(ten)
	if goOn {
		word = "go on"
		next.Brake.Released = now
		answer = table.Change(table.Tenant(ten.ID), table.Unset("brake.waiting"), table.Set("brake.released", now), table.Add("brake.version", 1), table.Add("version", 1)).
			If(table.Is("version", ten.Version), tenant.ErrStale)
	} else {
		next.Rule.On, next.Rule.Days = false, 0
	}
	parts := []table.Part{by.Stands, answer.If(table.Exists("brake.waiting"), ErrNotWait),
		history.Note(t, by, history.Entry{Tenant: ten.ID, Event: event.BrakeAnswered, Changes: []history.Change{{Field: "answer", New: word}}})}
	if goOn {
		parts = append(parts, tenant.Wake(ten.ID, now))
	}
	next.Version++
	return next, t.Commit(ctx, parts...)
}
