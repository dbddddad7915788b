// Package history keeps what changed, when, by whom and why.
//
// Rule: an entry is written in the commit of the change it tells, or neither is; it is never edited. Its id is the id of the
// operation, so it also proves that a commit whose answer was lost did happen. A person's entries stand with the person and go
// with him; everybody else in an entry is an id.
package history

import (
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/table"
)

// Entry is one line of history, and the outbox of one event.
type Entry struct {
	ID      string      `dynamodbav:"id" json:"id"`
	At      time.Time   `dynamodbav:"at" json:"at"`
	Tenant  string      `dynamodbav:"tenant" json:"tenant"`
	User    string      `dynamodbav:"user,omitempty" json:"user,omitempty"` // whom it concerns; "": the tenant itself
	Event   string      `dynamodbav:"event" json:"event"`                   // one of package event's types
	Changes []Change    `dynamodbav:"changes,omitempty" json:"changes,omitempty"`
	By      actor.Actor `dynamodbav:"by" json:"by"`
	Subject string      `dynamodbav:"subject,omitempty" json:"subject,omitempty"` // id of the grant, session or key concerned
	Version int         `dynamodbav:"version,omitempty" json:"version,omitempty"` // of the person after the change
}

// Change is one field, old → new, as text.
type Change struct {
	Field string `dynamodbav:"field" json:"field"`
	Old   string `dynamodbav:"old,omitempty" json:"old,omitempty"`
	New   string `dynamodbav:"new,omitempty" json:"new,omitempty"`
}

// Note is the write of an entry; id and instant are filled in. It is the receipt of its commit. What is done in a support session is
// listed with the session, too.
func Note(t *table.Table, by actor.Actor, e Entry) table.Write {
	e.ID, e.At, e.By = t.IDs.New(id.Entry), t.Now(), by
	key := table.TenantHistory(e.Tenant, e.ID)
	if e.User != "" {
		key = table.UserHistory(e.Tenant, e.User, e.ID)
	}
	note := table.Put(key, e).Receipt()
	if by.Kind == actor.Support {
		note = note.With(table.Put(table.Act(e.Tenant, by.Session, e.ID), act{e.ID, e.User, e.Event, e.At}))
	}
	return note
}
