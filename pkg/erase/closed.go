package erase

import (
	"context"
	"errors"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/vendor"
)

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
	if err := t.Commit(ctx, table.Change(key, table.Set("erasing", true)).If(table.Is("status", string(tenant.Closed)), errDone).If(table.Is("closesAt", ten.ClosesAt), errDone)); err != nil {
		return settled(err)
	}
	err = t.Each(ctx, table.Query{Index: table.People, Partition: in, Limit: 25}, func(item table.Item) error {
		return sweep(ctx, t, item.Key().Partition, "")
	})
	if err == nil {
		err = sweep(ctx, t, in, "tenant")
	}
	if errors.Is(err, errLate) {
		return nil
	}
	if err != nil {
		return err
	}
	home, err := vendor.Home(ctx, t)
	if err != nil {
		return err
	}
	return t.Commit(ctx, table.Remove(table.Handle(ten.Handle)), table.Remove(key).If(table.Present(), errDone),
		history.Note(t, actor.Job(actor.ClosedLong), history.Entry{Tenant: home, Event: event.TenantErased, Subject: in}))
}

// sweep removes all items of a partition but the one named; errLate when the time is over before.
func sweep(ctx context.Context, t *table.Table, partition, keep string) error {
	for {
		if err := late(ctx); err != nil {
			return err
		}
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

// settled is nil for what another run has done.
func settled(err error) error {
	if errors.Is(err, errDone) {
		return nil
	}
	return err
}
