package user

import (
	"context"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
)

// Deactivate locks a person out at once and keeps his data.
func Deactivate(ctx context.Context, t *table.Table, by actor.Actor, in, id string) (User, error) {
	u, err := Get(ctx, t, in, id)
	if err != nil {
		return u, err
	}
	next, steps, err := u.Deactivation(t, by)
	if err != nil {
		return u, err
	}
	return next, t.Commit(ctx, by.Stands, steps)
}

// Deactivation are the steps that lock him out, and the account after them; or a fault that says why the actor may not.
func (u User) Deactivation(t *table.Table, by actor.Actor) (User, table.Writes, error) {
	if err := u.mayLower(by); err != nil {
		return u, nil, err
	}
	if u.Status != Active {
		return u, nil, u.notActive()
	}
	steps := append(table.Writes{u.unseen(), tenant.Count(u.Tenant, 0, 0, 1)}, u.Leave(t, by, Deactivated, event.UserDeactivated)...)
	u.Status, u.Version, u.Out = Deactivated, u.Version+1, &Out{t.Now(), by}
	return u, steps, nil
}

// unseen is the condition that he did not sign in since he was read: the tally of the invited rests on it.
func (u User) unseen() table.Write {
	return table.Check(u.Key()).If(table.Is("lastSignIn", u.LastSignIn), ErrStale)
}

// Leave are the steps of an active account that stops being active: sessions and warnings die, the seat is free, an owner is
// taken from the active ones.
func (u User) Leave(t *table.Table, by actor.Actor, next Status, what string) table.Writes {
	edits := append(Unlisted(), table.Unset("held"), table.Set("status", string(next)), table.Add("stamp", 1))
	edits = append(edits, u.listed(false)...)
	if next == Deactivated {
		edits = append(edits, table.Set("out", Out{t.Now(), by}))
	}
	invited := 0
	if u.InvitedOnly() {
		invited = -1
	}
	steps := table.Writes{
		u.change(edits...).If(table.Is("status", string(Active)), ErrNotActive),
		licence.Free(u.Tenant, u.Licence),
		tenant.Count(u.Tenant, -1, invited, 0),
		history.Note(t, by, history.Entry{Tenant: u.Tenant, User: u.ID, Event: what, Version: u.Version + 1,
			Changes: []history.Change{{Field: "status", Old: string(u.Status), New: string(next)}}}),
	}
	if u.Owner {
		steps = append(steps, tenant.DropOwner(u.Tenant, u.ID))
	}
	return steps
}

// Reactivate lets a deactivated person in again, if a seat is free; no old session or link revives.
func Reactivate(ctx context.Context, t *table.Table, by actor.Actor, in, id string) (User, error) {
	u, err := Get(ctx, t, in, id)
	if err != nil {
		return u, err
	}
	next, steps, err := u.Reactivation(t, by)
	if err != nil {
		return u, err
	}
	return next, t.Commit(ctx, by.Stands, steps)
}

// Reactivation are the steps that let him in again, and the account after them; or a fault that says why the actor may not.
func (u User) Reactivation(t *table.Table, by actor.Actor) (User, table.Writes, error) {
	switch {
	case by.Kind == actor.Support:
		return u, nil, ErrSupport
	case u.Owner && !by.Owner:
		return u, nil, ErrOwnersOnly
	case u.Status == Deleting:
		return u, nil, ErrDeleting
	case u.Status == Active:
		return u, nil, ErrActive
	}
	old := u
	u.Reactivated, u.Status, u.Out = t.Now(), Active, nil
	edits := append(u.Anchored(), table.Unset("out"), table.Set("status", string(Active)), table.Set("reactivated", u.Reactivated), table.Add("stamp", 1))
	if u.Administrator {
		edits = append(edits, u.listed(true)...)
	}
	invited := 0
	if u.InvitedOnly() {
		invited = 1
	}
	steps := table.Writes{
		old.change(edits...).If(table.Is("status", string(Deactivated)), ErrActive),
		licence.Take(u.Tenant, u.Licence),
		tenant.Count(u.Tenant, 1, invited, -1),
		history.Note(t, by, history.Entry{Tenant: u.Tenant, User: u.ID, Event: event.UserReactivated, Version: u.Version + 1,
			Changes: []history.Change{{Field: "status", Old: string(Deactivated), New: string(Active)}}}),
	}
	if u.Owner {
		steps = append(steps, tenant.AddOwner(u.Tenant, u.ID))
	}
	u.Version++
	return u.unwarned(), steps, nil
}

// mayLower tells whether the actor may take something from this person.
func (u User) mayLower(by actor.Actor) error {
	switch {
	case u.Status == Deleting:
		return ErrDeleting
	case by.Kind == actor.Support && (u.Administrator || u.Owner || u.ID == by.User):
		return ErrSupport
	case u.Owner && by.Kind == actor.Person && !by.Owner:
		return ErrOwnersOnly
	}
	return nil
}

func (u User) notActive() error {
	if u.Status == Deleting {
		return ErrDeleting
	}
	return ErrNotActive
}
