package user

import (
	"context"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/letter"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
)

// Invite sends an active person a new invitation; the links of letters before it are void.
func Invite(ctx context.Context, t *table.Table, by actor.Actor, in, user string) (User, error) {
	u, err := Get(ctx, t, in, user)
	switch {
	case err != nil:
		return u, err
	case by.Kind == actor.Support:
		return u, ErrSupport
	case u.Owner && !by.Owner && by.Kind == actor.Person:
		return u, ErrOwnersOnly
	case u.Status != Active:
		return u, u.notActive()
	}
	old := u
	u.Invited, u.LinkLetter = t.Now(), t.IDs.New(id.Letter)
	err = t.Commit(ctx, by.Stands,
		old.change(append(u.Anchored(), table.Set("invited", u.Invited), table.Set("linkLetter", u.LinkLetter))...).
			If(table.Is("status", string(Active)), ErrNotActive).If(table.Is("epoch", old.Epoch), ErrStale),
		letter.Owe(t, letter.Letter{ID: u.LinkLetter, Tenant: in, User: user, Kind: mail.Invitation}),
		history.Note(t, by, history.Entry{Tenant: in, User: user, Event: event.UserInvited, Version: u.Version + 1}))
	u.Version++
	return u, err
}

// AskLink owes a person who asked for it a link to set his password; the links of letters before it are void.
func AskLink(ctx context.Context, t *table.Table, u User) error {
	l := letter.Letter{ID: t.IDs.New(id.Letter), Tenant: u.Tenant, User: u.ID, Kind: mail.PasswordLink}
	return t.Commit(ctx,
		table.Change(u.Key(), table.Set("linkLetter", l.ID)).If(table.Is("status", string(Active)), ErrNotActive).If(table.Is("stamp", u.Stamp), ErrStale),
		letter.Owe(t, l))
}
