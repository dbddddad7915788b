package idle

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/letter"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// page is how many rows of the idle index are read at a time.
const page = 100

var (
	errMoved = errors.New("moved meanwhile")
	errLater = errors.New("the run's time is over") // no failure: the rest stays due
)

// Warn writes letters to everybody who is due one, tenant by tenant.
//
// Invariant: everybody examined leaves the work set or is due again later; one bad row, or one bad tenant, never stops the rest;
// a run that is late, doubled or cut short changes nothing but the time.
func Warn(ctx context.Context, t *table.Table) error {
	return t.Drain(ctx, table.DueRule, func(key table.Key) error { return warnTenant(ctx, t, key.Partition) })
}

func warnTenant(ctx context.Context, t *table.Table, in string) error {
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
	var failed []error
	if ten.Rule.Swept < ten.Rule.Number {
		switch err := sweep(ctx, t, ten); {
		case err == nil:
			ten.Rule.Swept = ten.Rule.Number
		case !errors.Is(err, errMoved): // the rule changed: the next run sweeps
			failed = append(failed, err)
		}
	}
	failed = append(failed,
		rows(ctx, t, table.Written(in), t.Now(), func(u user.User) error { return again(ctx, t, u) }),
		rows(ctx, t, table.Unwarned(in), t.Now().Add(Notice-ten.Rule.Period()), func(u user.User) error { return write(ctx, t, ten, u) }))
	switch err := join(failed...); {
	case errors.Is(err, errLater):
		return nil
	case err != nil:
		return err
	}
	return next(ctx, t, ten)
}

// join gives all failures; errLater only where nothing but time was missing.
func join(all ...error) error {
	late := false
	failed := slices.DeleteFunc(all, func(err error) bool {
		late = late || errors.Is(err, errLater)
		return errors.Is(err, errLater)
	})
	if err := errors.Join(failed...); err != nil || !late {
		return err
	}
	return errLater
}

// rows calls f with everybody of a partition who is due by then, as his account stands now. The error is errLater when nothing
// failed and the run's time was over before the last of them.
func rows(ctx context.Context, t *table.Table, partition string, by time.Time, f func(user.User) error) error {
	var failed []error
	err := t.Each(ctx, table.Query{Index: table.Idle, Partition: partition, To: table.Stamp(by), Limit: page}, func(item table.Item) error {
		if table.Late(ctx) {
			return errLater
		}
		u, there, err := table.Get[user.User](ctx, t, item.Key())
		if err == nil && there && u.Idle == partition && u.IdleAt <= table.Stamp(by) { // else it moved: the index is late
			err = f(u)
		}
		if err != nil && !errors.Is(err, errMoved) {
			failed = append(failed, fmt.Errorf("%s: %w", item.Key().Partition, err))
		}
		return nil
	})
	return join(append(failed, err)...)
}

// write owes him a letter, or, where he may not have one, looks again in a day.
func write(ctx context.Context, t *table.Table, ten tenant.Tenant, u user.User) error {
	now := t.Now()
	look := at(table.Written(ten.ID), now.Add(Again))
	if !due(ten, u, now) {
		return t.Commit(ctx, moved(u, append(look, table.Unset("pending"))...))
	}
	l := letter.Letter{ID: t.IDs.New(id.Letter), Tenant: ten.ID, User: u.ID, Kind: mail.IdleWarning, Epoch: u.Epoch, Rule: ten.Rule.Number}
	if !u.Anchor.After(ten.Rule.Due) && u.Lifted.Before(ten.Rule.SavedAt) {
		l.Save = ten.Rule.Save
	}
	return t.Commit(ctx, moved(u, append(look, table.Set("pending", l.ID))...), letter.Owe(t, l))
}

// again looks after a letter that was written a day ago: still under way, or to be written anew.
func again(ctx context.Context, t *table.Table, u user.User) error {
	if u.Pending != "" {
		l, there, err := table.Get[letter.Letter](ctx, t, table.Letter(u.Tenant, u.ID, u.Pending))
		if err != nil {
			return err
		}
		if there && l.Epoch == u.Epoch && (l.State == letter.Queued || l.State == letter.Claimed) {
			return t.Commit(ctx, moved(u, at(table.Written(u.Tenant), t.Now().Add(Again))...))
		}
	}
	return t.Commit(ctx, moved(u, append(at(table.Unwarned(u.Tenant), u.Anchor), table.Unset("pending"))...))
}

// moved edits a row that nobody moved meanwhile.
func moved(u user.User, edits ...table.Edit) table.Write {
	return table.Change(u.Key(), edits...).
		If(table.Is("epoch", u.Epoch), errMoved).
		If(table.Is("idle", u.Idle), errMoved).
		If(table.Is("idleAt", u.IdleAt), errMoved)
}

// sweep puts everybody whose letter became void with the rule's number back among the unwarned, once per number.
func sweep(ctx context.Context, t *table.Table, ten tenant.Tenant) error {
	end := t.Now().Add(10 * 366 * 24 * time.Hour)
	void := func(u user.User) error {
		if u.Warning != nil && u.Warning.Rule == ten.Rule.Number {
			return nil
		}
		return t.Commit(ctx, moved(u, append(at(table.Unwarned(u.Tenant), u.Anchor), table.Unset("warning"), table.Unset("pending"))...))
	}
	if err := join(rows(ctx, t, table.Written(ten.ID), end, void), rows(ctx, t, table.Warned(ten.ID), end, void)); err != nil {
		return err
	}
	return t.Commit(ctx, table.Change(table.Tenant(ten.ID), table.Set("rule.swept", ten.Rule.Number)).If(table.Is("rule.number", ten.Rule.Number), errMoved))
}

// owed tells whether the tenant is still to be looked at: the index that found it may be late, and a run that has just been there may
// have arranged a second look, for which this one is too early.
func owed(ten tenant.Tenant, now time.Time) bool { return ten.DueAt <= table.Stamp(now) }

// rest takes a tenant in which the rule does not act out of the work that is owed; whoever changes that wakes it.
func rest(ctx context.Context, t *table.Table, ten tenant.Tenant) error {
	err := t.Commit(ctx, table.Change(table.Tenant(ten.ID), table.Unset("due"), table.Unset("dueAt")).
		If(table.Is("rule.wakes", ten.Rule.Wakes), errMoved).If(table.Is("due", table.Owed(table.DueRule, table.Tenant(ten.ID))), errMoved))
	return table.Unless(err, errMoved)
}

// next says when the tenant is to be looked at again: early is harmless, late is not. Work that is still due keeps it due, and so do
// letters that are void and not swept yet: whoever had one stands at an instant that means nothing any more.
func next(ctx context.Context, t *table.Table, ten tenant.Tenant) error {
	if ten.Rule.Swept < ten.Rule.Number {
		return nil
	}
	now := t.Now()
	when := now.Add(Look)
	for partition, shift := range map[string]time.Duration{table.Unwarned(ten.ID): ten.Rule.Period() - Notice, table.Written(ten.ID): 0, table.Warned(ten.ID): 0} {
		p, err := t.Query(ctx, table.Query{Index: table.Idle, Partition: partition, Limit: 1})
		if err != nil {
			return err
		}
		if len(p.Items) == 0 {
			continue
		}
		first, err := time.Parse(table.Layout, p.Items[0].Text("idleAt"))
		if err != nil {
			return table.ErrDown.Because(err)
		}
		if first = first.Add(shift); first.Before(when) {
			when = first
		}
	}
	if !when.After(now) {
		return nil
	}
	if second := now.Add(settled); ten.Rule.Settled != ten.Rule.Wakes && when.After(second) {
		when = second
	}
	err := t.Commit(ctx, table.Change(table.Tenant(ten.ID), table.Set("dueAt", when), table.Set("rule.settled", ten.Rule.Wakes)).
		If(table.Is("rule.wakes", ten.Rule.Wakes), errMoved).If(table.Is("dueAt", ten.DueAt), errMoved))
	return table.Unless(err, errMoved)
}
