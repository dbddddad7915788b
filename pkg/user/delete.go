package user

import (
	"context"
	"strings"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
)

// Erasure is the job and the receipt of a deletion; it names nobody but by id.
type Erasure struct {
	Tenant string         `dynamodbav:"tenant" json:"tenant"`
	User   string         `dynamodbav:"user" json:"user"`
	State  string         `dynamodbav:"state" json:"state"` // running or done
	By     actor.Actor    `dynamodbav:"by" json:"by"`
	Began  time.Time      `dynamodbav:"began" json:"began"`
	Done   time.Time      `dynamodbav:"done,omitempty" json:"done,omitzero"`
	Counts map[string]int `dynamodbav:"counts,omitempty" json:"counts,omitempty"` // what was removed, per kind
	Due    string         `dynamodbav:"due,omitempty" json:"-"`
	DueAt  string         `dynamodbav:"dueAt,omitempty" json:"-"`
}

// States of an erasure.
const (
	Running = "running"
	Done    = "done"
)

// ErrConfirm means that the address typed is not the person's.
var ErrConfirm = fault.New(fault.Invalid, "bad_confirmation", "To delete for ever, type the user's mail address as it stands in the account.").At("/confirm")

// Delete is final: the person is out at once and all that is his goes, step by step, in an erasure that depends on nobody any
// more. confirm is his address, typed.
func Delete(ctx context.Context, t *table.Table, by actor.Actor, in, id, confirm string) (Erasure, error) {
	u, err := Get(ctx, t, in, id)
	if err != nil {
		return Erasure{}, err
	}
	if by.Kind == actor.Support {
		return Erasure{}, ErrSupport
	}
	if err := u.mayLower(by); err != nil {
		return Erasure{}, err
	}
	if _, key, err := mail.Address(strings.TrimSpace(confirm)); err != nil || key != u.MailKey {
		return Erasure{}, ErrConfirm
	}
	steps, e := u.Erase(t, by)
	return e, t.Commit(ctx, by.Stands, steps)
}

// Erase are the steps that make a deletion irrevocable.
func (u User) Erase(t *table.Table, by actor.Actor) (table.Writes, Erasure) {
	key := table.Erasure(u.Tenant, u.ID)
	e := Erasure{Tenant: u.Tenant, User: u.ID, State: Running, By: by, Began: t.Now(), Due: table.Owed(table.DueErasure, key), DueAt: table.Stamp(t.Now())}
	steps := table.Writes{
		table.Put(key, e).If(table.Absent(), ErrDeleting),
		history.Note(t, by, history.Entry{Tenant: u.Tenant, Event: event.UserDeleted, Subject: u.ID, Version: u.Version + 1}),
	}
	if u.Status == Active {
		return append(u.Leave(t, by, Deleting, event.UserDeactivated), steps...), e
	}
	return append(table.Writes{
		u.change(table.Set("status", string(Deleting)), table.Add("stamp", 1)).If(table.Is("status", string(Deactivated)), ErrDeleting),
		tenant.Count(u.Tenant, 0, 0, -1)}, steps...), e
}

// ErasureOf reads the erasure of a person; ok is false when nobody deleted him.
func ErasureOf(ctx context.Context, t *table.Table, in, id string) (Erasure, bool, error) {
	return table.Get[Erasure](ctx, t, table.Erasure(in, id))
}
