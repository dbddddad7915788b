package erase

import (
	"context"

	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// looks are where a person must not stand any more: his own partition, and in the tenant's the people in things, the members of
// folders, the claims of addresses. "" is his own partition.
var looks = []string{"", table.Appearing, table.InFolders, table.Claims}

// scan looks at every place where he could stand, a page at a time, removes what it should find, and says in the receipt how much it
// looked at. It queries the tenant's own prefixes; the table is never scanned.
func (w work) scan(ctx context.Context) error {
	if err := late(ctx); err != nil {
		return err
	}
	if w.Place >= len(looks) {
		return w.finish(ctx)
	}
	q := table.Query{Index: table.Main, Partition: w.Tenant, Prefix: looks[w.Place], Limit: lookedAt, After: w.After}
	if q.Prefix == "" {
		q.Partition, q.Limit = table.User(w.Tenant, w.User).Partition, 50
	}
	page, err := w.t.Query(ctx, q)
	if err != nil {
		return err
	}
	var found []table.Write
	after := page.Next
	for i, item := range page.Items {
		if q.Prefix == "" || item.Text("user") == w.User {
			found = append(found, table.Remove(item.Key()))
		}
		if len(found) == 50 && i < len(page.Items)-1 { // a commit holds no more
			page.Items, after = page.Items[:i+1], table.At(table.Main, item)
			break
		}
	}
	edits := []table.Edit{table.Add("scanned", len(page.Items))}
	if len(found) > 0 {
		edits = append(edits, table.Add("found", len(found)))
	}
	return w.turn(ctx, after, edits, found...)
}

// Clean tells whether a receipt's look found nothing.
func Clean(e user.Erasure) bool { return e.State == user.Done && e.Found == 0 }
