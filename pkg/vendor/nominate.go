package vendor

import (
	"context"
	"errors"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/letter"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// Wait is how long owners have to refuse a nomination.
const Wait = 7 * 24 * time.Hour

// Nomination is an operator's wish to make one of a tenant's administrators an owner, because the owner is lost.
type Nomination struct {
	Tenant    string      `dynamodbav:"tenant"`
	User      string      `dynamodbav:"user"`
	By        actor.Actor `dynamodbav:"by"`
	Effective time.Time   `dynamodbav:"effective"`
	Due       string      `dynamodbav:"due"`
	DueAt     string      `dynamodbav:"dueAt"`
}

// Faults of nominations.
var (
	ErrNominee    = fault.New(fault.Conflict, "no_nominee", "No active administrator of this tenant, who is not an owner yet, has this address.").At("/mail")
	ErrNominated  = fault.New(fault.Conflict, "already_nominated", "A nomination is open in this tenant.")
	ErrNoNominate = fault.New(fault.NotFound, "not_found", "There is no such thing here.")
)

// Nominate names, by address, an administrator of a tenant as owner; owners and administrators are told, and an owner may refuse.
func Nominate(ctx context.Context, t *table.Table, by actor.Actor, in, address string) (Nomination, error) {
	ten, err := tenant.Get(ctx, t, in)
	switch {
	case err != nil:
		return Nomination{}, err
	case ten.Vendor:
		return Nomination{}, tenant.ErrVendor
	case ten.Status != tenant.Active:
		return Nomination{}, tenant.ErrNotActive
	}
	if _, open, err := Nominated(ctx, t, in); err != nil || open {
		if err == nil {
			err = ErrNominated
		}
		return Nomination{}, err
	}
	_, canonical, err := mail.Address(address)
	if err != nil {
		return Nomination{}, fault.Of(err).At("/mail")
	}
	id, err := user.ByMail(ctx, t, in, canonical)
	if err != nil {
		return Nomination{}, err
	}
	u, err := user.Get(ctx, t, in, id)
	if errors.Is(err, user.ErrUnknown) || err == nil && (u.Status != user.Active || !u.Administrator || u.Owner) {
		return Nomination{}, ErrNominee
	}
	if err != nil {
		return Nomination{}, err
	}
	key := table.Nomination(in)
	n := Nomination{Tenant: in, User: id, By: by, Effective: t.Now().Add(Wait), Due: table.Owed(table.DueNomination, key)}
	n.DueAt = table.Stamp(n.Effective)
	return n, t.Commit(ctx, by.Stands,
		table.Put(key, n).If(table.Absent(), ErrNominated),
		table.Check(table.Tenant(in)).If(table.Is("status", string(tenant.Active)), tenant.ErrNotActive),
		table.Check(u.Key()).If(table.Is("administrator", true), ErrNominee).If(table.Is("status", string(user.Active)), ErrNominee),
		history.Note(t, by, history.Entry{Tenant: in, Event: event.OwnerNominated, Subject: id}),
		letter.Tell(t, in, mail.OwnerNominated, map[string]string{"user": id, "effective": n.DueAt}))
}

// Nominated is the open nomination of a tenant; ok is false when there is none.
func Nominated(ctx context.Context, t *table.Table, in string) (Nomination, bool, error) {
	return table.Get[Nomination](ctx, t, table.Nomination(in))
}

// Refuse is an owner's word against a nomination.
func Refuse(ctx context.Context, t *table.Table, by actor.Actor, in string) error {
	return t.Commit(ctx, by.Stands,
		table.Remove(table.Nomination(in)).If(table.Present(), ErrNoNominate),
		history.Note(t, by, history.Entry{Tenant: in, Event: event.NominationRefused}))
}

// Name carries out the nominations whose time has come; one that finds no place among the owners lapses, and the history says so.
func Name(ctx context.Context, t *table.Table) error {
	return t.Drain(ctx, table.DueNomination, func(key table.Key) error {
		n, there, err := table.Get[Nomination](ctx, t, key)
		if err != nil || !there || t.Now().Before(n.Effective) {
			return err
		}
		by := actor.Job(actor.Nominated)
		u, err := user.Get(ctx, t, n.Tenant, n.User)
		if err != nil && !errors.Is(err, user.ErrUnknown) {
			return err
		}
		gone := table.Remove(key).If(table.Is("dueAt", n.DueAt), errGone)
		if err != nil || u.Status != user.Active || !u.Administrator || u.Owner {
			return table.Unless(t.Commit(ctx, gone), errGone)
		}
		err = t.Commit(ctx, gone, u.Crown(t, by), letter.Tell(t, n.Tenant, mail.OwnerNamed, map[string]string{"user": n.User}))
		if errors.Is(err, tenant.ErrTooMany) { // it would fail for ever: it lapses
			err = t.Commit(ctx, gone, history.Note(t, by, history.Entry{Tenant: n.Tenant, Event: event.NominationRefused, Subject: n.User}))
		}
		return table.Unless(err, errGone)
	})
}
