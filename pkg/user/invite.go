package user

import (
	"context"
	"errors"
	"strconv"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/letter"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
)

// Invite sends an active person a new invitation; the links of letters before it are void.
func Invite(ctx context.Context, t *table.Table, by actor.Actor, in, user string, also ...table.Part) (User, error) {
	u, err := Get(ctx, t, in, user)
	if err != nil {
		return u, err
	}
	next, steps, err := u.Invitation(t, by)
	if err != nil {
		return u, err
	}
	return next, t.Commit(ctx, append([]table.Part{by.Stands, steps}, also...)...)
}

// Invitation are the steps that send him a new invitation, and the account after them; or a fault that says why the actor may not.
func (u User) Invitation(t *table.Table, by actor.Actor) (User, table.Writes, error) {
	switch {
	case by.Kind == actor.Support:
		return u, nil, ErrSupport
	case u.Owner && !by.Owner && by.Kind == actor.Person:
		return u, nil, ErrOwnersOnly
	case u.Status != Active:
		return u, nil, u.notActive()
	}
	next, steps := u.invite(t, by)
	return next, steps, nil
}

// invite are the steps of an invitation, and the account after it.
func (u User) invite(t *table.Table, by actor.Actor) (User, table.Writes) {
	old := u
	u.Invited, u.LinkLetter = t.Now(), t.IDs.New(id.Letter)
	steps := table.Writes{
		old.change(append(u.Anchored(), table.Set("invited", u.Invited), table.Set("linkLetter", u.LinkLetter))...).
			If(table.Is("status", string(Active)), ErrNotActive).If(table.Is("epoch", old.Epoch), ErrStale),
		letter.Owe(t, letter.Letter{ID: u.LinkLetter, Tenant: u.Tenant, User: u.ID, Kind: mail.Invitation}),
		history.Note(t, by, history.Entry{Tenant: u.Tenant, User: u.ID, Event: event.UserInvited, Version: u.Version + 1}),
	}
	u.Version++
	return u.unwarned(), steps
}

// JobInvite is the kind of the job that invites everybody who was never told.
const JobInvite = "invite"

// mostInvited is how many people one such job invites.
const mostInvited = 5000

// NeverTold lists the active people to whom no mail was ever accepted, up to a bound.
func NeverTold(ctx context.Context, t *table.Table, in string) ([]string, error) {
	var ids []string
	err := t.Each(ctx, table.Query{Index: table.People, Partition: in}, func(item table.Item) error {
		if len(ids) == mostInvited {
			return table.ErrStop
		}
		var u User
		if err := item.Decode(&u); err != nil {
			return table.ErrDown.Because(err)
		}
		if u.Status == Active && u.Told.IsZero() && u.LastSignIn.IsZero() {
			ids = append(ids, u.ID)
		}
		return nil
	})
	if errors.Is(err, table.ErrStop) {
		err = nil
	}
	return ids, err
}

// Invited says what to write to invite one of them, as he stands now: nothing when he was told meanwhile.
func Invited(ctx context.Context, t *table.Table, by actor.Actor, in, id string) (table.Writes, error) {
	u, err := Get(ctx, t, in, id)
	if err != nil {
		return nil, err
	}
	switch {
	case u.Status != Active:
		return nil, u.notActive()
	case !u.Told.IsZero():
		return nil, nil
	}
	_, steps := u.invite(t, by)
	return steps, nil
}

// AskLink owes a person who asked for it a link to set his password; the links of letters before it are void.
func AskLink(ctx context.Context, t *table.Table, u User, tenantStamp int) error {
	l := letter.Letter{ID: t.IDs.New(id.Letter), Tenant: u.Tenant, User: u.ID, Kind: mail.PasswordLink}
	return t.Commit(ctx,
		table.Change(u.Key(), table.Set("linkLetter", l.ID), table.Set("asked", t.Now()), table.Set("askedAs", u.linked(tenantStamp))).If(table.Is("status", string(Active)), ErrNotActive).If(table.Is("stamp", u.Stamp), ErrStale),
		letter.Owe(t, l))
}

// askRest is how long after a password link was asked for no other is sent.
const askRest = 10 * time.Minute

// JustAsked tells whether a password link was asked for so lately that the letter is still on its way or to be read, and nothing has
// made that link void since.
func (u User) JustAsked(now time.Time, tenantStamp int) bool {
	return u.LinkLetter != "" && now.Before(u.Asked.Add(askRest)) && u.AskedAs == u.linked(tenantStamp)
}

// linked is what his links rest on, hashed: his address, his stamp and the tenant's.
func (u User) linked(tenantStamp int) string {
	return id.Hash(u.MailKey + "\x00" + strconv.Itoa(u.Stamp) + "\x00" + strconv.Itoa(tenantStamp))
}
