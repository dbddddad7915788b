package erase

import (
	"context"
	"strings"

	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// own removes what is a person's own: everything in his partition but the account.
func (w work) own(ctx context.Context) error {
	n, err := w.emptied(ctx, func(kind string) string { return kind + "/deleted" })
	if err != nil || n > 0 {
		return err // until a look finds nothing
	}
	return w.next(ctx)
}

// emptied removes a page of a person's partition but the account, and counts it.
func (w work) emptied(ctx context.Context, as func(kind string) string) (removed int, err error) {
	if err := late(ctx); err != nil {
		return 0, err
	}
	page, err := w.t.Query(ctx, table.Query{Index: table.Main, Partition: table.User(w.Tenant, w.User).Partition, Limit: 50})
	if err != nil {
		return 0, err
	}
	var steps table.Writes
	counts := map[string]int{}
	for _, item := range page.Items {
		if key := item.Key(); key.Sort != "user" {
			steps = append(steps, table.Remove(key).If(table.Present(), errDone))
			kind, _, _ := strings.Cut(key.Sort, "/")
			counts[as(kind)]++
		}
	}
	if len(steps) == 0 {
		return 0, nil
	}
	return len(steps), w.t.Commit(ctx, w.counted(counts), steps)
}

// account removes the account and the claim of its address; that the address was somebody's who was deleted stays known for a while.
func (w work) account(ctx context.Context) error {
	u, there, err := table.Get[user.User](ctx, w.t, table.User(w.Tenant, w.User))
	if err != nil || !there {
		if err == nil {
			err = w.next(ctx)
		}
		return err
	}
	remember, err := w.remembered(ctx, u.MailKey)
	if err != nil {
		return err
	}
	return w.t.Commit(ctx, w.counted(map[string]int{"account/deleted": 1}), remember,
		table.Remove(u.Key()).If(table.Present(), errDone), table.Remove(table.Mail(u.Tenant, u.MailKey)))
}

// remembered are the steps that keep the address under the tenant's pepper, as long as the tenant wants.
func (w work) remembered(ctx context.Context, canonical string) (table.Writes, error) {
	ten, err := tenant.Get(ctx, w.t, w.Tenant)
	if err != nil {
		return nil, err
	}
	keep := ten.KeepsDeleted()
	if keep <= 0 {
		return nil, nil
	}
	p, err := pepperOf(ctx, w.t, w.Tenant, true)
	if err != nil {
		return nil, err
	}
	return table.Writes{table.Put(table.Gone(w.Tenant, p.hash(canonical)), gone{At: w.Began, TTL: w.Began.Add(keep).Unix()})}, nil
}

// finish writes the receipt and the event.
func (w work) finish(ctx context.Context) error {
	by := w.By
	by.Stands = nil
	return w.t.Commit(ctx,
		w.at(table.Set("state", user.Done), table.Set("step", w.Step+1), table.Set("done", w.t.Now()), table.Unset("due"), table.Unset("dueAt"),
			table.Unset("after"), table.Set("page", 0), table.Set("place", 0)).If(table.Is("page", w.Page), errDone),
		history.Note(w.t, by, history.Entry{Tenant: w.Tenant, Event: event.UserErased, Subject: w.User, Version: w.Version + 1}))
}
