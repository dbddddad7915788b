package user

import (
	"context"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
)

// HandOver makes an active administrator an owner in the place of the owner who acts; he stays an administrator.
func HandOver(ctx context.Context, t *table.Table, by actor.Actor, in, id string) (User, error) {
	if by.Kind != actor.Person || !by.Owner {
		return User{}, ErrOwnersOnly
	}
	from, err := Get(ctx, t, in, by.User)
	if err != nil {
		return from, err
	}
	to, err := Get(ctx, t, in, id)
	switch {
	case err != nil:
		return to, err
	case to.Status != Active:
		return to, to.notActive()
	case !to.Administrator:
		return to, ErrOwnerAdmin
	case to.Owner:
		return to, ErrStale
	}
	ten, err := tenant.Get(ctx, t, in)
	if err != nil {
		return to, err
	}
	note := func(u User, was, is bool) table.Write {
		return history.Note(t, by, history.Entry{Tenant: in, User: u.ID, Event: event.UserChanged, Version: u.Version + 1,
			Changes: []history.Change{{Field: "owner", Old: yes(was), New: yes(is)}}})
	}
	err = t.Commit(ctx, by.Stands,
		to.change(table.Set("owner", true)).If(table.Is("status", string(Active)), ErrNotActive),
		from.change(table.Set("owner", false), table.Add("stamp", 1)),
		tenant.SwapOwner(ten, from.ID, to.ID),
		note(to, false, true), note(from, true, false))
	to.Owner, to.Version = true, to.Version+1
	return to, err
}

// Crown are the steps that make an active administrator one more owner.
func (u User) Crown(t *table.Table, by actor.Actor) table.Writes {
	return table.Writes{
		u.change(table.Set("owner", true)).If(table.Is("status", string(Active)), ErrNotActive).If(table.Is("administrator", true), ErrOwnerAdmin),
		tenant.AddOwner(u.Tenant, u.ID),
		history.Note(t, by, history.Entry{Tenant: u.Tenant, User: u.ID, Event: event.OwnerNamed, Version: u.Version + 1,
			Changes: []history.Change{{Field: "owner", New: "true"}}}),
	}
}
