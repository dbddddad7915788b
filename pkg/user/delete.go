package user

import (
	"context"
	"strings"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
)

// Erasure is the job and the receipt of a deletion; it names nobody but by id.
type Erasure struct {
	Tenant    string         `dynamodbav:"tenant" json:"tenant"`
	User      string         `dynamodbav:"user" json:"user"`
	State     string         `dynamodbav:"state" json:"state"` // running or done
	By        actor.Actor    `dynamodbav:"by" json:"by"`
	Began     time.Time      `dynamodbav:"began" json:"began"`
	Done      time.Time      `dynamodbav:"done,omitempty" json:"done,omitzero"`
	Successor string         `dynamodbav:"successor,omitempty" json:"successor,omitempty"`
	Counts    map[string]int `dynamodbav:"counts" json:"counts,omitempty"`     // what was done, per kind, standing and treatment: "action/open/removed"
	Mentions  map[string]int `dynamodbav:"mentions" json:"mentions,omitempty"` // texts of others that hold his name or address, per place; left as they are
	Scanned   int            `dynamodbav:"scanned" json:"scanned"`             // items looked at when all was done
	Found     int            `dynamodbav:"found" json:"found"`                 // of them, those that still named him and were removed then
	Version   int            `dynamodbav:"version" json:"version"`             // of the account when it was deleted

	Step  int            `dynamodbav:"step" json:"-"`            // what it is at
	Page  int            `dynamodbav:"page" json:"-"`            // rises with each page of a step
	Place int            `dynamodbav:"place" json:"-"`           // where in a step it reads
	After table.Position `dynamodbav:"after,omitempty" json:"-"` // and behind which item
	Due   string         `dynamodbav:"due,omitempty" json:"-"`
	DueAt string         `dynamodbav:"dueAt,omitempty" json:"-"`
}

// States of an erasure.
const (
	Running = "running"
	Done    = "done"
)

// Key is the erasure's address.
func (e Erasure) Key() table.Key { return table.Erasure(e.Tenant, e.User) }

// Faults of deletions.
var (
	ErrConfirm   = fault.New(fault.Invalid, "bad_confirmation", "To delete for ever, type the user's mail address as it stands in the account.").At("/confirm")
	ErrSuccessor = fault.New(fault.Conflict, "bad_successor", "A successor is another active user of this tenant.").At("/successor")
	ErrNoDriver  = fault.New(fault.Conflict, "successor_cannot_drive", "The successor would drive folders and needs the licence driver or executive for that.").At("/successor")
)

// Heir is who takes over what a deleted person alone was responsible for.
type Heir struct {
	User   string // "": nobody
	Drives bool   // folders are among it, so he needs a licence that drives
}

// Delete is final: the person is out at once and all that is his goes, step by step, in an erasure that depends on nobody any
// more. confirm is his address, typed. The API deletes with DeleteFor alone; this is for those who name no successor: the demo, tests.
func Delete(ctx context.Context, t *table.Table, by actor.Actor, in, id, confirm string) (Erasure, error) {
	return DeleteFor(ctx, t, by, in, id, confirm, Heir{})
}

// DeleteFor is Delete with a successor.
func DeleteFor(ctx context.Context, t *table.Table, by actor.Actor, in, id, confirm string, heir Heir) (Erasure, error) {
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
	steps, e := u.Erase(t, by, heir.User)
	if heir.User == id {
		return Erasure{}, ErrSuccessor
	}
	return e, t.Commit(ctx, by.Stands, heir.stands(in), steps)
}

// stands are the conditions that a successor can be one.
func (h Heir) stands(in string) table.Writes {
	if h.User == "" {
		return nil
	}
	w := table.Check(table.User(in, h.User)).If(table.Is("status", string(Active)), ErrSuccessor)
	if h.Drives {
		w = w.If(table.Any(table.Is("licence", string(licence.Driver)), table.Is("licence", string(licence.Executive))), ErrNoDriver)
	}
	return table.Writes{w}
}

// Erase are the steps that make a deletion irrevocable; heir is who takes over, "" nobody.
func (u User) Erase(t *table.Table, by actor.Actor, heir string) (table.Writes, Erasure) {
	e := Erasure{Tenant: u.Tenant, User: u.ID, State: Running, By: by, Began: t.Now(), Successor: heir, Version: u.Version + 1,
		Counts: map[string]int{}, Mentions: map[string]int{}}
	e.Due, e.DueAt = table.Owed(table.DueErasure, e.Key()), table.Stamp(e.Began)
	steps := table.Writes{
		table.Put(e.Key(), e).If(table.Absent(), ErrDeleting),
		history.Note(t, by, history.Entry{Tenant: u.Tenant, Event: event.UserDeleted, Subject: u.ID, Version: e.Version}),
	}
	if u.Status == Active {
		return append(append(table.Writes{u.unseen()}, u.Leave(t, by, Deleting, event.UserDeactivated)...), steps...), e
	}
	return append(table.Writes{
		u.change(table.Set("status", string(Deleting)), table.Add("stamp", 1)).If(table.Is("status", string(Deactivated)), ErrDeleting),
		tenant.Count(u.Tenant, 0, 0, -1)}, steps...), e
}

// ErasureOf reads the erasure of a person; ok is false when nobody deleted him.
func ErasureOf(ctx context.Context, t *table.Table, in, id string) (Erasure, bool, error) {
	return table.Get[Erasure](ctx, t, table.Erasure(in, id))
}
