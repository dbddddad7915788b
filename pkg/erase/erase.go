// Package erase carries out deletions, step by step.
//
// Rule: once committed, a deletion depends on nobody. Every step may be done twice, and a run that was cut short goes on where it
// stopped. At the end nothing of the person is left, and the receipt names him only by an id that leads nowhere.
package erase

import (
	"context"
	"errors"
	"strings"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

var errDone = errors.New("done by another run")

// Due goes on with every deletion that is owed: people first, then closed tenants.
func Due(ctx context.Context, t *table.Table) error {
	return errors.Join(
		t.Drain(ctx, table.DueErasure, func(key table.Key) error {
			return person(ctx, t, key.Partition, strings.TrimPrefix(key.Sort, "erasure/"))
		}),
		t.Drain(ctx, table.DueClosing, func(key table.Key) error { return closed(ctx, t, key.Partition) }))
}

// person removes what is a person's own, his claim of the address, and last the account and what is owed.
func person(ctx context.Context, t *table.Table, in, id string) error {
	e, there, err := user.ErasureOf(ctx, t, in, id)
	if err != nil || !there || e.State == user.Done {
		return err
	}
	u, there, err := table.Get[user.User](ctx, t, table.User(in, id))
	if err != nil {
		return err
	}
	counts := map[string]int{}
	for kind, n := range e.Counts {
		counts[kind] = n
	}
	for {
		page, err := t.Query(ctx, table.Query{Index: table.Main, Partition: table.User(in, id).Partition, Limit: 25})
		if err != nil {
			return err
		}
		var steps table.Writes
		removed := map[string]int{}
		for _, item := range page.Items {
			if key := item.Key(); key.Sort != "user" {
				steps = append(steps, table.Remove(key))
				kind, _, _ := strings.Cut(key.Sort, "/")
				removed[kind]++
			}
		}
		if len(steps) == 0 {
			break
		}
		for kind, n := range removed {
			counts[kind] += n
		}
		steps = append(steps, table.Change(table.Erasure(in, id), table.Set("counts", counts)).If(table.Is("state", user.Running), errDone))
		if err := t.Commit(ctx, steps); err != nil {
			return done(err)
		}
	}
	return done(finish(ctx, t, e, u, there, counts))
}

// finish removes the account itself and writes the receipt and the event.
func finish(ctx context.Context, t *table.Table, e user.Erasure, u user.User, there bool, counts map[string]int) error {
	by := e.By
	by.Stands = nil
	steps := table.Writes{
		table.Change(table.Erasure(e.Tenant, e.User), table.Set("state", user.Done), table.Set("done", t.Now()), table.Set("counts", counts),
			table.Unset("due"), table.Unset("dueAt")).If(table.Is("state", user.Running), errDone),
		history.Note(t, by, history.Entry{Tenant: e.Tenant, Event: event.UserErased, Subject: e.User, Version: u.Version + 1}),
	}
	if there {
		steps = append(steps, table.Remove(u.Key()), table.Remove(table.Mail(u.Tenant, u.MailKey)))
	}
	return t.Commit(ctx, steps)
}

func done(err error) error {
	if errors.Is(err, errDone) {
		return nil
	}
	return err
}

// closed erases a closed tenant whose grace is over: its people, then everything in its partition, and last the tenant itself.
func closed(ctx context.Context, t *table.Table, in string) error {
	ten, err := tenant.Get(ctx, t, in)
	if errors.Is(err, tenant.ErrUnknown) {
		return nil
	}
	if err != nil || ten.Status != tenant.Closed || ten.Vendor || t.Now().Before(ten.ClosesAt) {
		return err
	}
	key := table.Tenant(in)
	if err := t.Commit(ctx, table.Change(key, table.Set("erasing", true)).If(table.Is("status", string(tenant.Closed)), errDone)); err != nil {
		return done(err)
	}
	err = t.Each(ctx, table.Query{Index: table.People, Partition: in, Limit: 25}, func(item table.Item) error {
		return sweep(ctx, t, item.Key().Partition, "")
	})
	if err != nil {
		return err
	}
	if err := sweep(ctx, t, in, "tenant"); err != nil {
		return err
	}
	home, err := vendor.Home(ctx, t)
	if err != nil {
		return err
	}
	return t.Commit(ctx, table.Remove(table.Handle(ten.Handle)), table.Remove(key).If(table.Present(), errDone),
		history.Note(t, actor.Job("closed 30 days ago"), history.Entry{Tenant: home, Event: event.TenantErased, Subject: in}))
}

// sweep removes all items of a partition but the one named.
func sweep(ctx context.Context, t *table.Table, partition, keep string) error {
	for {
		page, err := t.Query(ctx, table.Query{Index: table.Main, Partition: partition, Limit: 50})
		if err != nil {
			return err
		}
		var steps table.Writes
		for _, item := range page.Items {
			if item.Key().Sort != keep {
				steps = append(steps, table.Remove(item.Key()))
			}
		}
		if len(steps) == 0 {
			return nil
		}
		if err := t.Commit(ctx, steps); err != nil {
			return err
		}
	}
}
