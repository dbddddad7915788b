package idle

import (
	"context"
	"errors"
	"strconv"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/letter"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

var errBrake = errors.New("the brake was touched meanwhile")

// Deactivate deactivates everybody whose promise has come.
//
// Invariant: as for the package. Everybody examined is deactivated, put back because his letter is void, or waits for the
// brake; one failure never stops the rest.
func Deactivate(ctx context.Context, t *table.Table) error {
	return t.Drain(ctx, table.DueRule, func(key table.Key) error { return deactivateTenant(ctx, t, key.Partition) })
}

func deactivateTenant(ctx context.Context, t *table.Table, in string) error {
	ten, err := tenant.Get(ctx, t, in)
	if err != nil {
		return err
	}
	if !running(ten) {
		return rest(ctx, t, ten)
	}
	if !owed(ten, t.Now()) {
		return nil
	}
	digest, _, err := table.Get[Digest](ctx, t, table.Digest(in))
	if err != nil {
		return err
	}
	tripped := false
	err = rows(ctx, t, table.Warned(in), t.Now(), func(u user.User) error {
		for range 5 {
			if tripped {
				return nil
			}
			ten, err := tenant.Get(ctx, t, in)
			if err != nil {
				return err
			}
			var done bool
			done, tripped, err = deactivate(ctx, t, ten, u, digest)
			if done {
				digest.N++
			}
			if !errors.Is(err, errBrake) {
				return err
			}
		}
		return nil
	})
	if errors.Is(err, errLater) {
		return nil
	}
	if err != nil || tripped {
		return err
	}
	return next(ctx, t, ten)
}

// deactivate decides about one person whose promise has come; d is the digest he comes into. He may be put back instead, which is
// neither done nor an error.
func deactivate(ctx context.Context, t *table.Table, ten tenant.Tenant, u user.User, d Digest) (done, tripped bool, err error) {
	now := t.Now()
	switch {
	case !running(ten):
		return false, true, nil
	case last(ten, u):
		return false, false, t.Commit(ctx, moved(u, append(at(table.Written(ten.ID), now.Add(Again)), table.Unset("warning"))...))
	case !ripe(ten, u, now):
		return false, false, t.Commit(ctx, moved(u, append(at(table.Unwarned(ten.ID), u.Anchor), table.Unset("warning"))...))
	}
	hours, n := counted(ten.Brake, now)
	counts := u.Warning.Save == "" && u.Warning.Accepted.After(ten.Brake.Released)
	if counts && n+1 > Limit(ten) {
		return false, true, trip(ctx, t, ten, n)
	}
	err = t.Commit(ctx, append(steps(t, ten, u, now, counts, hours), report(ten, u, now, d)))
	if errors.Is(err, tenant.ErrLastOwner) { // since the tenant was read: the next run knows
		err = errMoved
	}
	return err == nil, false, err
}

// steps are the deactivation, with every condition of the rule repeated.
func steps(t *table.Table, ten tenant.Tenant, u user.User, now time.Time, counts bool, hours []tenant.Hour) table.Writes {
	by := actor.Job(actor.IdleRule)
	edits := []table.Edit{table.Add("counts.deactivated", 1)}
	if counts {
		edits = append(edits, table.Set("brake.hours", hours), table.Add("brake.version", 1))
	}
	account := table.Check(u.Key()).
		If(table.Is("epoch", u.Epoch), errMoved).
		If(table.Is("warning.epoch", u.Epoch), errMoved).
		If(table.Is("warning.rule", ten.Rule.Number), errMoved).
		If(table.AtMost("warning.accepted", u.Warning.Promise.Add(-Notice)), errMoved).
		If(table.AtMost("warning.promise", now), errMoved).
		If(table.Above("warning.promise", now.Add(-Valid)), errMoved).
		If(table.AtMost("anchor", now.Add(-ten.Rule.Period())), errMoved).
		If(table.Missing("held"), errMoved)
	rule := table.Change(table.Tenant(ten.ID), edits...).
		If(table.Is("status", string(tenant.Active)), errBrake).
		If(table.Is("rule.on", true), errBrake).
		If(table.Is("rule.number", ten.Rule.Number), errBrake).
		If(table.Is("rule.days", ten.Rule.Days), errBrake).
		If(table.Missing("brake.waiting"), errBrake).
		If(table.Is("brake.version", ten.Brake.Version), errBrake)
	return append(table.Writes{account, rule}, u.Leave(t, by, user.Deactivated, event.UserDeactivated)...)
}

// counted gives the brake's hours with one more deactivation now, and how many stood in the last 24 hours before it.
func counted(b tenant.Brake, now time.Time) (hours []tenant.Hour, n int) {
	this := now.Unix() / 3600
	for _, h := range b.Hours {
		if h.Hour < this-24 {
			continue
		}
		n += h.N
		hours = append(hours, h)
	}
	if k := len(hours); k > 0 && hours[k-1].Hour == this {
		hours[k-1].N++
	} else {
		hours = append(hours, tenant.Hour{Hour: this, N: 1})
	}
	return hours, n
}

// Limit is how many a tenant may lose within 24 hours without being asked.
func Limit(ten tenant.Tenant) int { return max(5, ten.Counts.Active/10) }

// trip stops the rule in the tenant until an administrator answers; n were deactivated before it in the last 24 hours.
func trip(ctx context.Context, t *table.Table, ten tenant.Tenant, n int) error {
	_, waiting, more, err := Braked(ctx, t, ten, 0)
	if err != nil {
		return err
	}
	facts := map[string]string{"n": strconv.Itoa(max(1, waiting)), "done": strconv.Itoa(n)}
	if more {
		facts["more"] = "yes"
	}
	err = t.Commit(ctx,
		table.Change(table.Tenant(ten.ID), table.Set("brake.waiting", t.Now()), table.Add("brake.version", 1), table.Unset("due"), table.Unset("dueAt")).
			If(table.Missing("brake.waiting"), errBrake).If(table.Is("brake.version", ten.Brake.Version), errBrake),
		history.Note(t, actor.Job(actor.IdleRule), history.Entry{Tenant: ten.ID, Event: event.BrakeTripped}),
		letter.Tell(t, ten.ID, mail.IdleBrake, facts))
	return table.Unless(err, errBrake)
}
