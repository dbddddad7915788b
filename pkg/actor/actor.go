// Package actor says who does something, and on what he stands.
//
// Rule: every change names its actor; a person's change repeats, in its own commit, the conditions under which he was let in, so
// that nothing begun before an end is written after it.
package actor

import "github.com/curfew/curfew/pkg/table"

// Kind is the sort of actor.
type Kind string

// The kinds of actors.
const (
	Person   Kind = "person"   // a user of the tenant he acts in
	Support  Kind = "support"  // an agent, as one of the tenant's administrators
	Operator Kind = "operator" // an operator of the vendor, on a tenant from outside
	System   Kind = "system"   // a job of the product itself
	Service  Kind = "service"  // the vendor's product, with a service key
	Link     Kind = "link"     // a person with a one-time link and no session yet
)

// Actor is who acts. Support acts as a profile (User) through an Agent; both stand in every history entry.
type Actor struct {
	Kind    Kind   `dynamodbav:"kind" json:"kind"`
	User    string `dynamodbav:"user,omitempty" json:"user,omitempty"`       // the person, or the profile in a support session
	Home    string `dynamodbav:"home,omitempty" json:"home,omitempty"`       // the vendor's tenant, of an agent or operator
	Agent   string `dynamodbav:"agent,omitempty" json:"agent,omitempty"`     // the agent behind a support session
	Session string `dynamodbav:"session,omitempty" json:"session,omitempty"` // the login
	Grant   string `dynamodbav:"grant,omitempty" json:"grant,omitempty"`     // the grant a support session rests on
	Cause   string `dynamodbav:"cause,omitempty" json:"cause,omitempty"`     // why: "by hand", "idle rule", a support session's reason

	Owner  bool         `dynamodbav:"-" json:"-"` // he is an owner of the tenant
	Stands table.Writes `dynamodbav:"-" json:"-"` // conditions of every commit he makes
}

// Causes of what the product does on its own.
const (
	IdleRule    = "idle rule"
	MailBack    = "mail came back"
	MailRefused = "mail was refused"
	PeriodOver  = "end of the period"
	ClosedLong  = "closed 30 days ago"
	Nominated   = "owner nominated by the vendor"
	VendorOpen  = "the vendor's tenant is opened"
)

// Words are what an actor can be asked for by without his id: every kind, and every cause of the product's own.
func Words() []string {
	return []string{string(Person), string(Support), string(Operator), string(System), string(Service), string(Link),
		IdleRule, MailBack, MailRefused, PeriodOver, ClosedLong, Nominated, VendorOpen}
}

// Job is the product itself, for one of its causes.
func Job(cause string) Actor { return Actor{Kind: System, Cause: cause} }

// ByLink is a person who pressed the button behind a one-time link.
func ByLink(user string) Actor { return Actor{Kind: Link, User: user, Cause: "one-time link"} }
