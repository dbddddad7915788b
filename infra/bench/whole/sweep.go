package whole

import (
	"context"
	"fmt"
	"time"

	"github.com/curfew/curfew/infra/bench/report"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// due is how many people are due in each sweep, whatever the number of users.
const due = 100

// Sweeps counts the items that the idle rule reads per person it warns, in tenants of three sizes: it must not grow with the tenant.
func Sweeps(ctx context.Context) ([]report.Row, error) {
	var rows []report.Row
	var first float64
	for _, users := range []int{1_000, 10_000, 100_000} {
		per, err := sweep(ctx, users)
		if err != nil {
			return rows, err
		}
		if first == 0 {
			first = per
		}
		rows = append(rows, report.Row{Name: fmt.Sprintf("idle sweep, %d of %d users due: items read per due person / at 1,000 users", due, users), Unit: "items",
			Measured: per, Reference: first, MaxRatio: 1.05})
	}
	return rows, nil
}

func sweep(ctx context.Context, users int) (float64, error) {
	now := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	counts := &counted{Engine: table.NewMemory()}
	t := table.New(counts, func() time.Time { return now })
	ten := tenant.Tenant{ID: t.IDs.New(id.Tenant), Handle: "large", Name: "Large", Zone: "Europe/Berlin", Language: "de", Status: tenant.Active, Stamp: 1, Version: 1,
		Subscription: licence.Metered, Owners: []string{"usr_other"}, Rule: tenant.Rule{On: true, Days: 90, Number: 1, Swept: 1}}
	key := table.Tenant(ten.ID)
	ten.Directory, ten.DirectoryKey = table.Tenants, ten.ID
	ten.Due, ten.DueAt = table.Owed(table.DueRule, key), table.Stamp(now)
	if err := t.Commit(ctx, table.Put(key, ten)); err != nil {
		return 0, err
	}
	old, fresh := now.Add(-200*24*time.Hour), now.Add(-time.Hour)
	for i := range users {
		u := user.User{ID: t.IDs.New(id.User), Tenant: ten.ID, Mail: fmt.Sprintf("u%d@large.example", i), Status: user.Active, Licence: licence.Collaborator, Stamp: 1, Version: 1,
			Epoch: 1, Created: old, Anchor: old, People: ten.ID, NameKey: fmt.Sprintf("%08d", i), MailKey: fmt.Sprintf("%08d@large.example", i), Seen: fmt.Sprintf("%08d", i), Idle: table.Unwarned(ten.ID)}
		if i >= due {
			u.LastSignIn, u.Anchor = fresh, fresh
		}
		u.IdleAt = table.Stamp(u.Anchor)
		if err := t.Commit(ctx, table.Put(u.Key(), u)); err != nil {
			return 0, err
		}
	}
	counts.items = 0
	if err := idle.Warn(ctx, t); err != nil {
		return 0, err
	}
	owed := 0
	for shard := range table.Shards {
		err := t.Each(ctx, table.Query{Index: table.Due, Partition: fmt.Sprintf("%s/%d", table.DueWarning, shard)}, func(table.Item) error { owed++; return nil })
		if err != nil {
			return 0, err
		}
	}
	if owed != due {
		return 0, fmt.Errorf("%d letters owed, want %d", owed, due)
	}
	return float64(counts.items-owed) / due, nil
}
