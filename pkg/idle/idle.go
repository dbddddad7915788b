// Package idle warns people who have not signed in, and deactivates them 15 days later.
//
// Invariant: nobody is deactivated for idleness unless a letter of the present epoch and rule was accepted, or an administrator
// said to proceed, at least 15 days before, and he has not signed in since. Finding candidates may be late or stale; deciding is
// one transaction that repeats every condition.
package idle

import (
	"time"

	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// The spans of the rule.
const (
	Notice  = 15 * 24 * time.Hour // between an accepted letter and the deactivation
	Slack   = time.Hour           // more, at the claim, for the way to the mail system
	Valid   = 7 * 24 * time.Hour  // after its promise a letter is void
	Again   = 24 * time.Hour      // until a row that could not be settled is looked at again
	Look    = 15 * 24 * time.Hour // a tenant with the rule on is looked at at least so often
	Least   = 30                  // days of the period
	Most    = 730                 // days of the period
	settled = 15 * time.Minute    // until a second look after a wake, should the index not have caught up
)

// Faults of the idle rule.
var (
	ErrBadDays   = fault.New(fault.Invalid, "bad_days", "The period is 30 to 730 whole days, or null to switch the rule off.").At("/idleDays")
	ErrConfirmed = fault.New(fault.Conflict, "confirm_again", "By now {n} users would be warned at once. Look at the preview again and confirm that number.").At("/confirmed")
	ErrWaiting   = fault.New(fault.Conflict, "brake_waiting", "The brake waits for an answer: go on, or stop.")
	ErrNotWait   = fault.New(fault.Conflict, "brake_not_waiting", "The brake does not wait for an answer.")
	ErrNotHeld   = fault.New(fault.Conflict, "not_held", "This user's deactivation does not wait for an answer.")
	ErrOff       = fault.New(fault.Conflict, "rule_off", "The idle rule is off.")
)

// running tells whether the rule acts in a tenant at all.
func running(ten tenant.Tenant) bool {
	return ten.Status == tenant.Active && ten.Rule.On && ten.Brake.Waiting.IsZero()
}

// last tells whether he is the last active owner, whom the rule never touches.
func last(ten tenant.Tenant, u user.User) bool { return ten.IsOwner(u.ID) && len(ten.Owners) <= 1 }

// warned tells whether a valid warning stands.
func warned(ten tenant.Tenant, u user.User, now time.Time) bool {
	w := u.Warning
	return w != nil && w.Epoch == u.Epoch && w.Rule == ten.Rule.Number && now.Before(w.Promise.Add(Valid))
}

// due tells whether a letter is to be written, or sent, now.
func due(ten tenant.Tenant, u user.User, now time.Time) bool {
	return running(ten) && u.Status == user.Active && u.Held == nil && !warned(ten, u, now) && !last(ten, u) &&
		!now.Before(u.Anchor.Add(ten.Rule.Period()-Notice))
}

// Promise is the date that a letter claimed now names: a full hour of the tenant's clock, and never sooner than the one before.
func Promise(ten tenant.Tenant, u user.User, before, now time.Time) time.Time {
	soonest := u.Anchor.Add(ten.Rule.Period())
	if notice := now.Add(Notice + Slack); notice.After(soonest) {
		soonest = notice
	}
	if before.After(soonest) {
		soonest = before
	}
	return civil.HourUp(soonest, ten.Location())
}

// ripe tells whether the person may be deactivated now, the brake aside.
func ripe(ten tenant.Tenant, u user.User, now time.Time) bool {
	return running(ten) && u.Status == user.Active && u.Held == nil && warned(ten, u, now) && !last(ten, u) &&
		!u.Warning.Accepted.After(u.Warning.Promise.Add(-Notice)) &&
		!now.Before(u.Warning.Promise) && !now.Before(u.Anchor.Add(ten.Rule.Period()))
}

// at puts a person's row into a partition of the idle index.
func at(partition string, when time.Time) []table.Edit {
	return []table.Edit{table.Set("idle", partition), table.Set("idleAt", when)}
}

// What the rule does with a person, for people to read.
const (
	StateNone      = "none"      // he is not active
	StateOff       = "off"       // the rule is off
	StateWaiting   = "waiting"   // the brake waits for an answer
	StateHeld      = "held"      // his warning came back; an administrator must answer
	StateExempt    = "exempt"    // until a date
	StateWarned    = "warned"    // a promise stands
	StateProtected = "protected" // the last active owner
	StateDue       = "due"       // a letter is due or under way
	StateCounting  = "counting"
)

// State says which of them it is.
func State(ten tenant.Tenant, u user.User, now time.Time) string {
	switch {
	case u.Status != user.Active:
		return StateNone
	case !ten.Rule.On:
		return StateOff
	case u.Held != nil:
		return StateHeld
	case !ten.Brake.Waiting.IsZero():
		return StateWaiting
	case warned(ten, u, now):
		return StateWarned
	case u.ExemptUntil.After(now):
		return StateExempt
	case due(ten, u, now):
		return StateDue
	case last(ten, u):
		return StateProtected
	}
	return StateCounting
}
