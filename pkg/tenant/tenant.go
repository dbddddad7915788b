// Package tenant keeps a customer's account: its standing, settings, owners and tallies.
//
// Rule: what must be decided together stands in the one tenant item and changes only in the commit that needs it. There is
// always at least one active owner.
package tenant

import (
	"context"
	"strings"
	"time"

	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
)

// Status is a tenant's standing.
type Status string

// The standings.
const (
	Active    Status = "active"
	Suspended Status = "suspended" // everybody is out until it is resumed
	Closed    Status = "closed"    // as suspended, and erased at ClosesAt
)

// Tenant is a customer's account.
type Tenant struct {
	ID            string               `dynamodbav:"id"`
	Handle        string               `dynamodbav:"handle"` // the short name people sign in with
	Name          string               `dynamodbav:"name"`
	Zone          string               `dynamodbav:"zone"`     // IANA name: people see their instants in it
	Language      string               `dynamodbav:"language"` // de, en or fr
	ProductURL    string               `dynamodbav:"productUrl,omitempty"`
	Status        Status               `dynamodbav:"status"`
	Vendor        bool                 `dynamodbav:"vendor,omitempty"` // the vendor's own tenant
	Stamp         int                  `dynamodbav:"stamp"`            // rises when everybody must be out
	Version       int                  `dynamodbav:"version"`
	Created       time.Time            `dynamodbav:"created"`
	Subscription  licence.Subscription `dynamodbav:"subscription"`
	Seats         licence.Seats        `dynamodbav:"seats"`
	Prices        licence.Prices       `dynamodbav:"prices"`
	Counts        Counts               `dynamodbav:"counts"`
	Owners        []string             `dynamodbav:"owners,stringset,omitempty"` // ids of the active owners
	GrantByOwners bool                 `dynamodbav:"grantByOwners,omitempty"`    // only owners may grant support access
	DeletedDays   *int                 `dynamodbav:"deletedDays,omitempty"`      // how long addresses of deleted people are remembered, hashed; nil: 365
	Rule          Rule                 `dynamodbav:"rule"`
	Brake         Brake                `dynamodbav:"brake"`
	Out           time.Time            `dynamodbav:"out,omitempty"` // of a suspended or closed one: since when nobody is let in
	ClosesAt      time.Time            `dynamodbav:"closesAt,omitempty"`

	Directory    string `dynamodbav:"directory"`
	DirectoryKey string `dynamodbav:"directoryKey"`
	Due          string `dynamodbav:"due,omitempty"`
	DueAt        string `dynamodbav:"dueAt,omitempty"`
}

// Counts are users by status; Invited is the part of Active who never signed in.
type Counts struct {
	Active      int `dynamodbav:"active" json:"active"`
	Invited     int `dynamodbav:"invited" json:"invited"`
	Deactivated int `dynamodbav:"deactivated" json:"deactivated"`
}

// Rule is the idle rule: off, or a period in days of 24 hours.
type Rule struct {
	On      bool      `dynamodbav:"on"`
	Days    int       `dynamodbav:"days"`           // 30–730 while on
	Number  int       `dynamodbav:"number"`         // rises when switched on, lengthened, or the tenant is resumed: older letters are void
	Save    string    `dynamodbav:"save,omitempty"` // id of the save that an administrator confirmed
	SavedAt time.Time `dynamodbav:"savedAt,omitempty"`
	Due     time.Time `dynamodbav:"due,omitempty"` // whoever's anchor lies at or before this was due at that save
	Swept   int       `dynamodbav:"swept"`         // the number up to which void letters were put back
	Wakes   int       `dynamodbav:"wakes"`         // rises when the rule must be looked at now
	Settled int       `dynamodbav:"settled"`       // the wake after which a second look was arranged
}

// Period is the rule's period.
func (r Rule) Period() time.Duration { return time.Duration(r.Days) * 24 * time.Hour }

// Brake limits automatic deactivations within any 24 hours.
type Brake struct {
	Version  int       `dynamodbav:"version"`
	Hours    []Hour    `dynamodbav:"hours,omitempty"`    // the last 25 hours that counted any
	Waiting  time.Time `dynamodbav:"waiting,omitempty"`  // since when it waits for an administrator
	Released time.Time `dynamodbav:"released,omitempty"` // letters accepted until then do not count
}

// Hour is the number of automatic deactivations in one hour of Unix time.
type Hour struct {
	Hour int64 `dynamodbav:"hour"`
	N    int   `dynamodbav:"n"`
}

// IsOwner tells whether the user is an active owner.
func (t Tenant) IsOwner(user string) bool {
	for _, o := range t.Owners {
		if o == user {
			return true
		}
	}
	return false
}

// KeepsDeleted is how long the addresses of deleted people are remembered, hashed; 0: not at all.
func (t Tenant) KeepsDeleted() time.Duration {
	days := 365
	if t.DeletedDays != nil {
		days = *t.DeletedDays
	}
	return time.Duration(days) * 24 * time.Hour
}

// MaxDeletedDays is the longest that addresses of deleted people may be remembered.
const MaxDeletedDays = 3650

// Location is the tenant's zone; UTC should it ever be unknown.
func (t Tenant) Location() *time.Location {
	if z, err := civil.Zone(t.Zone); err == nil {
		return z
	}
	return time.UTC
}

// MaxOwners is how many owners a tenant may have.
const MaxOwners = 50

// Faults of tenants.
var (
	ErrUnknown   = fault.New(fault.NotFound, "not_found", "There is no such thing here.")
	ErrLastOwner = fault.New(fault.Conflict, "last_owner", "This is the last active owner. Make somebody else an owner first.")
	ErrTooMany   = fault.New(fault.Conflict, "too_many_owners", "A tenant has at most 50 owners.")
	ErrNotActive = fault.New(fault.Conflict, "tenant_not_active", "The tenant is suspended or closed.")
	ErrHandle    = fault.New(fault.Conflict, "handle_taken", "This short name is taken; choose another.").At("/handle")
	ErrBadHandle = fault.New(fault.Invalid, "bad_handle", "A short name has 2 to 40 characters: small letters, digits and hyphens, beginning with a letter.").At("/handle")
	ErrVendor    = fault.New(fault.Conflict, "vendor_tenant", "This is not possible for the vendor's own tenant.")
	ErrBadDays   = fault.New(fault.Invalid, "bad_deleted_days", "Addresses of deleted people are remembered for 0 to 3,650 days.").At("/deletedAddressDays")
	ErrStale     = fault.New(fault.Stale, "stale", "Somebody changed this meanwhile. Load it again and repeat your change.")
)

// Get reads a tenant; ErrUnknown when there is none.
func Get(ctx context.Context, t *table.Table, tenant string) (Tenant, error) {
	one, ok, err := table.Get[Tenant](ctx, t, table.Tenant(tenant))
	if err == nil && !ok {
		err = ErrUnknown
	}
	return one, err
}

// handle is the claim of a short name.
type handle struct {
	Tenant string `dynamodbav:"tenant"`
}

// Find resolves a short name, or an id, to a tenant's id; "" when there is none. It is one read, whatever the answer.
func Find(ctx context.Context, t *table.Table, name string) (string, error) {
	if id.Valid(id.Tenant, name) {
		one, _, err := table.Get[Tenant](ctx, t, table.Tenant(name))
		return one.ID, err
	}
	if len(name) > 60 {
		name = "-" // no short name: it finds nobody
	}
	h, _, err := table.Get[handle](ctx, t, table.Handle(name))
	return h.Tenant, err
}

// Count changes the tallies of users; zero changes nothing.
func Count(tenant string, active, invited, deactivated int) table.Write {
	var edits []table.Edit
	for path, n := range map[string]int{"counts.active": active, "counts.invited": invited, "counts.deactivated": deactivated} {
		if n != 0 {
			edits = append(edits, table.Add(path, n))
		}
	}
	return table.Change(table.Tenant(tenant), edits...)
}

// AddOwner makes an active user an owner; refused beyond MaxOwners.
func AddOwner(tenant, user string) table.Write {
	return table.Change(table.Tenant(tenant), table.Insert("owners", user)).If(table.SizeBelow("owners", MaxOwners), ErrTooMany)
}

// DropOwner takes an active owner out; refused for the last one.
func DropOwner(tenant, user string) table.Write {
	return table.Change(table.Tenant(tenant), table.Drop("owners", user)).
		If(table.Holds("owners", user), ErrStale).
		If(table.SizeAbove("owners", 1), ErrLastOwner)
}

// SwapOwner puts one active owner in another's place.
func SwapOwner(ten Tenant, from, to string) table.Write {
	next := []string{to}
	for _, o := range ten.Owners {
		if o != from {
			next = append(next, o)
		}
	}
	return table.Change(table.Tenant(ten.ID), table.Set("owners", table.Members(next...))).
		If(table.Is("owners", table.Members(ten.Owners...)), ErrStale)
}

// Wake makes the idle rule look at the tenant at once: after a change of rule, exemption, hold or brake.
func Wake(tenant string, now time.Time) table.Write {
	key := table.Tenant(tenant)
	return table.Change(key, table.Set("due", table.Owed(table.DueRule, key)), table.Set("dueAt", now), table.Add("rule.wakes", 1)).
		If(table.Is("status", string(Active)), ErrNotActive)
}

// GoodHandle tells whether a short name may be one.
func GoodHandle(s string) bool {
	const letters, signs = "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz0123456789-"
	return len(s) >= 2 && len(s) <= 40 && strings.Trim(s, signs) == "" && strings.Contains(letters, s[:1]) && s[len(s)-1] != '-'
}
