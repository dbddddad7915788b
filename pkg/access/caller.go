// Package access decides who gets in and who still may.
//
// Rule: a request is served only if, at an instant after the one strongly consistent read that decides about it, its session has
// not ended and everything the session rests on is as it remembers: persons, tenant, grant. Every error denies. Whoever writes
// repeats this in his commit.
package access

import (
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/job"
	"github.com/curfew/curfew/pkg/key"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/session"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// Caller is who a request comes from, as the check found him.
type Caller struct {
	Session session.Session
	User    user.User     // in support, the profile
	Tenant  tenant.Tenant // in which he acts
	Agent   user.User     // only in support: the agent behind the profile
	Grant   grant.Grant   // only in support
	Key     key.Key       // only of the vendor's product
	Ends    time.Time     // when the access surely ends: the sooner of session and grant
	Checked time.Time     // the instant of the decision
}

// Support tells whether an agent acts.
func (c Caller) Support() bool { return c.Session.Agent != "" }

// Actor is the caller as history names him, with the conditions his commits repeat.
func (c Caller) Actor() actor.Actor {
	a := actor.Actor{Kind: actor.Person, User: c.User.ID, Session: c.Session.ID, Cause: "by hand", Owner: c.Tenant.IsOwner(c.User.ID)}
	if c.Support() {
		a = grant.As(c.Session)
	}
	a.Stands = c.stands()
	return a
}

// SuperAdministrator tells whether he reaches every folder: never in a support session.
func (c Caller) SuperAdministrator() bool {
	return administrator(c) && c.User.SuperAdministrator && !c.Support()
}

// Remembered is what a job that he starts remembers of him; each of its steps repeats it.
func (c Caller) Remembered() job.Stands {
	s := job.Stands{User: c.User.ID, Stamp: c.User.Stamp, TenantStamp: c.Tenant.Stamp}
	if c.Support() {
		s.Home, s.Agent, s.AgentStamp, s.Session, s.Grant = c.Agent.Tenant, c.Agent.ID, c.Agent.Stamp, c.Session.ID, c.Grant.ID
	}
	return s
}

// Capability is what a route asks of its caller.
type Capability string

// The capabilities.
const (
	Public    Capability = "public"          // nobody needs to be signed in
	Self      Capability = "self"            // any session, for its own person
	Own       Capability = "own-sessions"    // a person's own session
	SeeUsers  Capability = "see-users"       // the user menu, looking
	EditUsers Capability = "edit-users"      // the user menu, changing
	MakeUsers Capability = "make-users"      // create, invite, reactivate, exempt
	DropUsers Capability = "delete-users"    // delete
	Import    Capability = "import-users"    // import, and invite the imported later
	Export    Capability = "export-users"    // lists and histories as files
	Settings  Capability = "see-settings"    // the tenant's settings, looking
	Configure Capability = "change-settings" // the tenant's settings and idle rule, changing; answers to holds and the brake
	Folders   Capability = "folders"         // folders: any person, each folder decided by his place in it
	SupportOn Capability = "support-access"  // the support switch and its register
	Ownership Capability = "ownership"       // hand over, refuse a nomination
	Desk      Capability = "support-desk"    // an agent's list of open tenants, and signing in there
	Operate   Capability = "operate-tenants" // tenants and service keys
	Product   Capability = "introspect"      // the vendor's product, with a service key
	Presence  Capability = "presence"        // the same, for where users appear in it
)

// rights says who has a capability; one that is not here nobody has. Support has only what says so, and only on routes that say
// so too.
var rights = map[Capability]struct {
	has     func(Caller) bool
	support bool
}{
	Public:    {has: func(Caller) bool { return true }, support: true},
	Self:      {has: person, support: true},
	Own:       {has: person},
	SeeUsers:  {has: administrator, support: true},
	EditUsers: {has: administrator, support: true},
	MakeUsers: {has: administrator},
	DropUsers: {has: administrator},
	Import:    {has: administrator},
	Export:    {has: administrator},
	Settings:  {has: administrator, support: true},
	Configure: {has: administrator},
	Folders:   {has: person, support: true},
	SupportOn: {has: func(c Caller) bool { return administrator(c) && (owner(c) || !c.Tenant.GrantByOwners) }},
	Ownership: {has: owner},
	Desk:      {has: func(c Caller) bool { return person(c) && c.Tenant.Vendor && c.User.Agent }},
	Operate:   {has: func(c Caller) bool { return person(c) && c.Tenant.Vendor && c.User.Operator }},
	Product:   {has: func(c Caller) bool { return c.Key.Has(key.Introspect) }},
	Presence:  {has: func(c Caller) bool { return c.Key.Has(key.Presence) }},
}

func person(c Caller) bool { return c.User.ID != "" }

// administrator is the right as it works: only with the licence executive.
func administrator(c Caller) bool {
	return person(c) && c.User.Administrator && c.User.Licence == licence.Executive
}

func owner(c Caller) bool { return administrator(c) && c.Tenant.IsOwner(c.User.ID) }

// ErrForbidden means that the caller lacks a capability.
var ErrForbidden = fault.New(fault.Forbidden, "forbidden", "You may not do this.")

// Can tells whether the caller has a capability.
func (c Caller) Can(what Capability) bool {
	r, known := rights[what]
	return known && r.has(c) && (r.support || !c.Support())
}

// Capabilities lists what a signed-in caller has, in a fixed order.
func (c Caller) Capabilities() []Capability {
	var has []Capability
	for _, one := range []Capability{Self, Own, SeeUsers, EditUsers, MakeUsers, DropUsers, Import, Export, Folders, Settings, Configure, SupportOn, Ownership, Desk, Operate} {
		if c.Can(one) {
			has = append(has, one)
		}
	}
	return has
}
