// Package letter keeps what the product owes people in writing.
//
// Rule: a letter is an item, written in the commit that causes it, and stays owed until it was accepted, refused or void.
// It names people by id only; names, addresses and secrets are put in where it is sent.
package letter

import (
	"time"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
)

// State is how far a letter is.
type State string

// The states of a letter.
const (
	Queued        State = "queued"
	Claimed       State = "claimed"       // being sent by somebody; claimable again when its lease is over
	Accepted      State = "accepted"      // the mail system took it
	Refused       State = "refused"       // the mail system surely did not take it and will not
	Undeliverable State = "undeliverable" // accepted, and came back
	Void          State = "void"          // it no longer applies
)

// Letter is one mail owed to one person.
type Letter struct {
	ID     string            `dynamodbav:"id"`
	Tenant string            `dynamodbav:"tenant"`
	User   string            `dynamodbav:"user"`
	Kind   mail.Kind         `dynamodbav:"kind"`
	State  State             `dynamodbav:"state"`
	To     string            `dynamodbav:"to,omitempty"`    // an address other than the person's present one
	Facts  map[string]string `dynamodbav:"facts,omitempty"` // ids, instants and small values the text needs

	Created  time.Time `dynamodbav:"created"`
	Claim    int       `dynamodbav:"claim"` // rises with each attempt to send
	Lease    time.Time `dynamodbav:"lease,omitempty"`
	Accepted time.Time `dynamodbav:"accepted,omitempty"`
	Message  string    `dynamodbav:"message,omitempty"` // the mail system's id

	Epoch   int       `dynamodbav:"epoch,omitempty"`   // of the person, in a warning
	Rule    int       `dynamodbav:"rule,omitempty"`    // number of the idle rule, in a warning
	Save    string    `dynamodbav:"save,omitempty"`    // the save at which the person was due, in a warning
	Promise time.Time `dynamodbav:"promise,omitempty"` // the date the warning names; it may only move later

	Due   string `dynamodbav:"due,omitempty"`
	DueAt string `dynamodbav:"dueAt,omitempty"`
	TTL   int64  `dynamodbav:"ttl,omitempty"` // seconds; set when nothing is owed any more
}

// Key is the letter's address.
func (l Letter) Key() table.Key { return table.Letter(l.Tenant, l.User, l.ID) }

// Keep is how long a letter stays readable after nothing is owed any more.
const Keep = 90 * 24 * time.Hour

// ErrGone means that the letter was claimed by somebody else or is no longer owed.
var ErrGone = fault.New(fault.Conflict, "letter_gone", "The letter is no longer owed.")

// Owe writes a letter, due now. Without an id it gets a new one; with one, it is owed at most once.
func Owe(t *table.Table, l Letter) table.Write {
	if l.ID == "" {
		l.ID = t.IDs.New(id.Letter)
	}
	l.State, l.Created = Queued, t.Now()
	kind := table.DueLetter
	if l.Kind == mail.IdleWarning {
		kind = table.DueWarning
	}
	l.Due, l.DueAt = table.Owed(kind, l.Key()), table.Stamp(l.Created)
	return table.Put(l.Key(), l).If(table.Absent(), ErrGone)
}

// Circular is a letter owed to all active administrators of a tenant.
type Circular struct {
	ID     string            `dynamodbav:"id"`
	Tenant string            `dynamodbav:"tenant"`
	Kind   mail.Kind         `dynamodbav:"kind"`
	Facts  map[string]string `dynamodbav:"facts,omitempty"`
	Due    string            `dynamodbav:"due"`
	DueAt  string            `dynamodbav:"dueAt"`
}

// Tell owes a letter to every active administrator of a tenant.
func Tell(t *table.Table, tenant string, kind mail.Kind, facts map[string]string) table.Write {
	c := Circular{ID: t.IDs.New(id.Letter), Tenant: tenant, Kind: kind, Facts: facts}
	key := table.Circular(tenant, c.ID)
	c.Due, c.DueAt = table.Owed(table.DueCircular, key), table.Stamp(t.Now())
	return table.Put(key, c)
}

// IDFor is the id of the letter that a circular becomes for one person: always the same.
func IDFor(circular, user string) string { return id.Of(id.Letter, circular, user) }
