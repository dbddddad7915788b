package user

import (
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/table"
)

// anchor is from when the idle rule counts: the latest of everything that shows the account is wanted.
func (u User) anchor() time.Time {
	latest := u.Created
	for _, at := range []time.Time{u.Imported, u.Invited, u.Reactivated, u.LastSignIn, u.LastUse, u.ExemptUntil} {
		if at.After(latest) {
			latest = at
		}
	}
	return latest
}

// Anchored are the edits that move the anchor to where u's instants put it: older warnings are void, a hold is lifted, and he
// stands among the unwarned again.
func (u User) Anchored() []table.Edit {
	return append(u.Unwarn(), table.Set("anchor", u.anchor()))
}

// Unwarn are the edits that void his warnings: the epoch rises, he stands among the unwarned under his anchor.
func (u User) Unwarn() []table.Edit {
	return []table.Edit{
		table.Add("epoch", 1), table.Unset("warning"), table.Unset("held"), table.Unset("pending"),
		table.Set("idle", table.Unwarned(u.Tenant)), table.Set("idleAt", u.anchor()),
	}
}

// unwarned is the account as Anchored and Unwarn leave it, for the answer to whoever changed it.
func (u User) unwarned() User {
	u.Epoch++
	u.Anchor, u.Warning, u.Held, u.Pending = u.anchor(), nil, nil, ""
	return u
}

// Holding are the edits by which his deactivation waits for an administrator: his warning is void, and he stands among the held.
func Holding(in string, h Held) []table.Edit {
	return []table.Edit{table.Add("epoch", 1), table.Unset("warning"), table.Unset("pending"), table.Set("held", h),
		table.Set("idle", table.Held(in)), table.Set("idleAt", h.Since)}
}

// Unlisted are the edits that take him out of the idle rule's sight.
func Unlisted() []table.Edit {
	return []table.Edit{table.Add("epoch", 1), table.Unset("warning"), table.Unset("pending"), table.Unset("idle"), table.Unset("idleAt")}
}

// never sorts before every instant.
const never = "-"

// UseEvery is how often use is recorded at most.
const UseEvery = 24 * time.Hour

// Used is the write of interactive use at now: conditional on the stamp that the session remembers. It is due only when the
// last record is a day old.
func (u User) Used(now time.Time) (w table.Write, due bool) {
	last := u.LastUse
	if u.LastSignIn.After(last) {
		last = u.LastSignIn
	}
	if now.Sub(last) < UseEvery {
		return w, false
	}
	u.LastUse = now
	return table.Change(u.Key(), append(u.Anchored(), table.Set("lastUse", now))...).
		If(table.Is("status", string(Active)), ErrNotActive).
		If(table.Is("stamp", u.Stamp), ErrStale).
		If(table.Is("epoch", u.Epoch), ErrStale), true
}

// SignedIn is the write of a sign-in at now, refused with the fault given when the account changed under it.
func (u User) SignedIn(now time.Time, changed error) table.Write {
	u.LastSignIn = now
	return table.Change(u.Key(), append(u.Anchored(), table.Set("lastSignIn", now), table.Set("seen", now))...).
		If(table.Is("status", string(Active)), changed).
		If(table.Is("stamp", u.Stamp), changed).
		If(table.Is("epoch", u.Epoch), changed)
}

// WarningVoided is the entry that says a sign-in made a warning void, or lifted a hold.
func WarningVoided(t *table.Table, u User) table.Write {
	why := "signed in"
	return history.Note(t, actor.Actor{Kind: actor.Person, User: u.ID, Cause: why}, history.Entry{Tenant: u.Tenant, User: u.ID,
		Event: event.UserWarningVoid, Version: u.Version, Changes: []history.Change{{Field: "warning", Old: "open", New: why}}})
}
