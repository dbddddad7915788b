package tenant

import (
	"context"
	"strconv"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/table"
)

// Edit is what an administrator changes of the settings; nil leaves as it is.
type Edit struct {
	Name, Zone, Language, ProductURL *string
	GrantByOwners                    *bool
	DeletedDays                      *int
}

// Configure changes the settings. check tells what is wrong with them. An end of support access that was saved stays the instant
// it is, whatever the zone is later.
func Configure(ctx context.Context, t *table.Table, by actor.Actor, old Tenant, e Edit, check func(Tenant) error) (Tenant, error) {
	next := old
	var changes []history.Change
	var edits []table.Edit
	for _, f := range []struct {
		name string
		to   *string
		from *string
	}{{"name", &next.Name, e.Name}, {"zone", &next.Zone, e.Zone}, {"language", &next.Language, e.Language}, {"productUrl", &next.ProductURL, e.ProductURL}} {
		if f.from != nil && *f.from != *f.to {
			changes = append(changes, history.Change{Field: f.name, Old: *f.to, New: *f.from})
			edits = append(edits, table.Set(f.name, *f.from))
			*f.to = *f.from
		}
	}
	if e.GrantByOwners != nil && *e.GrantByOwners != old.GrantByOwners {
		next.GrantByOwners = *e.GrantByOwners
		changes = append(changes, history.Change{Field: "grantByOwners", Old: yes(old.GrantByOwners), New: yes(next.GrantByOwners)})
		edits = append(edits, table.Set("grantByOwners", next.GrantByOwners))
	}
	if e.DeletedDays != nil && time.Duration(*e.DeletedDays)*24*time.Hour != old.KeepsDeleted() {
		if *e.DeletedDays < 0 || *e.DeletedDays > MaxDeletedDays {
			return old, ErrBadDays
		}
		next.DeletedDays = e.DeletedDays
		days := func(t Tenant) string { return strconv.Itoa(int(t.KeepsDeleted().Hours() / 24)) }
		changes = append(changes, history.Change{Field: "deletedAddressDays", Old: days(old), New: days(next)})
		edits = append(edits, table.Set("deletedDays", *e.DeletedDays))
	}
	if len(edits) == 0 {
		return old, nil
	}
	if err := check(next); err != nil {
		return old, err
	}
	next.Version++
	return next, t.Commit(ctx, by.Stands,
		table.Change(table.Tenant(old.ID), append(edits, table.Add("version", 1))...).If(table.Is("version", old.Version), ErrStale),
		history.Note(t, by, history.Entry{Tenant: old.ID, Event: event.TenantChanged, Changes: changes}))
}

func yes(b bool) string {
	if b {
		return "true"
	}
	return "false"
}
