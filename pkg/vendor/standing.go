package vendor

import (
	"context"
	"errors"
	"strconv"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/letter"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
)

// Grace is how long a closed tenant can still be resumed; then all of it is erased.
const Grace = 30 * 24 * time.Hour

// Faults of standing.
var (
	ErrNotSuspended = fault.New(fault.Conflict, "tenant_active", "The tenant is active.")
	ErrBelowUsed    = fault.New(fault.Conflict, "seats_in_use", "More seats are in use than you want to leave; free them first.").At("/seats")
)

// Suspend puts everybody of a tenant out at once: sessions end, the grant ends, the idle rule rests.
func Suspend(ctx context.Context, t *table.Table, by actor.Actor, in string) error {
	return out(ctx, t, by, in, tenant.Suspended)
}

// Close is as Suspend, and after Grace all of the tenant is erased.
func Close(ctx context.Context, t *table.Table, by actor.Actor, in string) error {
	return out(ctx, t, by, in, tenant.Closed)
}

func out(ctx context.Context, t *table.Table, by actor.Actor, in string, next tenant.Status) error {
	ten, err := tenant.Get(ctx, t, in)
	switch {
	case err != nil:
		return err
	case ten.Vendor:
		return tenant.ErrVendor
	case ten.Status == next, ten.Status == tenant.Closed:
		return tenant.ErrNotActive
	}
	g, err := grant.Of(ctx, t, in)
	if err != nil {
		return err
	}
	now, key := t.Now(), table.Tenant(in)
	what, kind, why := event.TenantSuspended, mail.TenantSuspended, grant.Suspended
	edits := []table.Edit{table.Set("status", string(next)), table.Add("stamp", 1), table.Add("version", 1), table.Add("rule.wakes", 1)}
	if ten.Status == tenant.Active {
		edits = append(edits, table.Set("out", now))
	}
	facts := map[string]string{}
	if next == tenant.Closed {
		what, kind, why = event.TenantClosed, mail.TenantClosed, grant.Closed
		facts["erased"] = table.Stamp(now.Add(Grace))
		edits = append(edits, table.Set("closesAt", now.Add(Grace)), table.Set("due", table.Owed(table.DueClosing, key)), table.Set("dueAt", now.Add(Grace)))
	} else {
		edits = append(edits, table.Unset("due"), table.Unset("dueAt"))
	}
	parts := []table.Part{by.Stands,
		table.Change(key, edits...).If(table.Is("version", ten.Version), tenant.ErrStale).If(table.Is("status", string(ten.Status)), tenant.ErrStale),
		history.Note(t, by, history.Entry{Tenant: in, Event: what, Changes: []history.Change{{Field: "status", Old: string(ten.Status), New: string(next)}}}),
		letter.Tell(t, in, kind, facts)}
	if g.Live(now) {
		parts = append(parts, grant.Ended(t, by, g, now, why))
	} else { // none is opened between the reading and this commit
		parts = append(parts, table.Check(table.Grant(in)).If(table.Any(table.Absent(), table.Is("id", g.ID)), tenant.ErrStale))
	}
	parts = append(parts, table.Remove(table.Nomination(in))) // who could refuse it is out
	if err := t.Commit(ctx, parts...); err != nil {
		return err
	}
	if g.Live(now) {
		return grant.CloseEntries(ctx, t, in, g.ID, now, why)
	}
	return nil
}

// Resume lets a suspended tenant, or a closed one that is not erased yet, in again. No session or letter from before revives.
func Resume(ctx context.Context, t *table.Table, by actor.Actor, in string) error {
	ten, err := tenant.Get(ctx, t, in)
	if err != nil {
		return err
	}
	if ten.Status == tenant.Active {
		return ErrNotSuspended
	}
	key := table.Tenant(in)
	edits := []table.Edit{table.Set("status", string(tenant.Active)), table.Unset("closesAt"), table.Unset("out"), table.Add("stamp", 1), table.Add("version", 1),
		table.Add("rule.number", 1), table.Add("rule.wakes", 1)}
	if ten.Rule.On && ten.Brake.Waiting.IsZero() {
		edits = append(edits, table.Set("due", table.Owed(table.DueRule, key)), table.Set("dueAt", t.Now()))
	} else {
		edits = append(edits, table.Unset("due"), table.Unset("dueAt"))
	}
	return t.Commit(ctx, by.Stands,
		table.Change(key, edits...).If(table.Is("version", ten.Version), tenant.ErrStale).If(table.Missing("erasing"), tenant.ErrNotActive),
		history.Note(t, by, history.Entry{Tenant: in, Event: event.TenantResumed, Changes: []history.Change{{Field: "status", Old: string(ten.Status), New: string(tenant.Active)}}}))
}

// Terms are what an operator sets for a tenant; nil leaves as it is. Seen is the version that he has seen, if he says it.
type Terms struct {
	Subscription        *licence.Subscription
	Drivers, Executives *int
	Prices              *licence.Prices
	Seen                *int
}

// SetTerms changes seats, subscription and prices; never below what is in use.
func SetTerms(ctx context.Context, t *table.Table, by actor.Actor, in string, terms Terms) (tenant.Tenant, error) {
	ten, err := tenant.Get(ctx, t, in)
	if err != nil {
		return ten, err
	}
	if terms.Seen != nil && *terms.Seen != ten.Version {
		return ten, tenant.ErrStale
	}
	old := ten
	if terms.Subscription != nil {
		ten.Subscription = *terms.Subscription
	}
	if terms.Drivers != nil {
		ten.Seats.Driver.Bought = *terms.Drivers
	}
	if terms.Executives != nil {
		ten.Seats.Executive.Bought = *terms.Executives
	}
	if terms.Prices != nil {
		ten.Prices = *terms.Prices
	}
	if err := Check(ten); err != nil {
		return old, err
	}
	w := table.Change(table.Tenant(in), table.Set("subscription", string(ten.Subscription)), table.Set("seats.driver.bought", ten.Seats.Driver.Bought),
		table.Set("seats.executive.bought", ten.Seats.Executive.Bought), table.Set("prices", ten.Prices), table.Add("version", 1)).If(table.Is("version", ten.Version), tenant.ErrStale)
	if ten.Subscription == licence.Fixed {
		w = w.If(table.AtMost("seats.driver.used", ten.Seats.Driver.Bought), ErrBelowUsed).If(table.AtMost("seats.executive.used", ten.Seats.Executive.Bought), ErrBelowUsed)
	}
	ten.Version++
	return ten, t.Commit(ctx, by.Stands, w, history.Note(t, by, history.Entry{Tenant: in, Event: event.TenantChanged, Changes: []history.Change{
		{Field: "subscription", Old: string(old.Subscription), New: string(ten.Subscription)},
		{Field: "seats.driver", Old: strconv.Itoa(old.Seats.Driver.Bought), New: strconv.Itoa(ten.Seats.Driver.Bought)},
		{Field: "seats.executive", Old: strconv.Itoa(old.Seats.Executive.Bought), New: strconv.Itoa(ten.Seats.Executive.Bought)},
		{Field: "prices", Old: price(old.Prices), New: price(ten.Prices)}}}))
}

func price(p licence.Prices) string {
	if p == (licence.Prices{}) {
		return ""
	}
	return p.Currency + " " + strconv.Itoa(p.Driver) + " " + strconv.Itoa(p.Executive)
}

var errGone = errors.New("settled meanwhile")
