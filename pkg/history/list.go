package history

import (
	"context"
	"slices"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/table"
)

// Filter says which entries are wanted, all conditions at once; the zero Filter wants all of them.
type Filter struct {
	Events   []string  // any of these events
	Field    string    // only entries in which this field changed
	By       string    // a person's id: he did it, or was behind it; or a kind of actor; or a cause of the product's own
	From, To time.Time // From ≤ at < To; zero: open
}

// mostRead bounds what one request reads while it looks for entries that match.
const mostRead = 2000

// early is by how much an entry's id may be older than its instant, which is read after it.
const early = time.Minute

// OfUser is a page of a person's history that matches, newest first. A page may be short, or empty, with more to come.
func OfUser(ctx context.Context, t *table.Table, tenant, user string, f Filter, limit int, after table.Position) ([]Entry, table.Position, error) {
	return f.page(ctx, t, table.User(tenant, user).Partition, limit, after)
}

// OfTenant is such a page of a tenant's own history.
func OfTenant(ctx context.Context, t *table.Table, tenant string, f Filter, limit int, after table.Position) ([]Entry, table.Position, error) {
	return f.page(ctx, t, tenant, limit, after)
}

// page goes on reading until the page is full, the history ends, or a bound is reached; then the position says where to go on.
func (f Filter) page(ctx context.Context, t *table.Table, partition string, limit int, after table.Position) ([]Entry, table.Position, error) {
	q := f.query(partition, limit)
	entries := []Entry{}
	for read := 0; ; {
		q.After = after
		p, err := t.Query(ctx, q)
		if err != nil {
			return nil, nil, err
		}
		for i, item := range p.Items {
			var e Entry
			if err := item.Decode(&e); err != nil {
				return nil, nil, table.ErrDown.Because(err)
			}
			if !f.wants(e) {
				continue
			}
			if entries = append(entries, e); len(entries) == limit {
				if i == len(p.Items)-1 && p.Next == nil {
					return entries, nil, nil
				}
				return entries, table.At(table.Main, item), nil
			}
		}
		read += len(p.Items)
		if after = p.Next; after == nil || read >= mostRead {
			return entries, after, nil
		}
	}
}

// query is what has to be read: ids sort by birth, so what lies outside the span is not.
func (f Filter) query(partition string, limit int) table.Query {
	q := table.Query{Index: table.Main, Partition: partition, Prefix: table.Histories, Backward: true, Limit: limit}
	if f.Field != "" || f.By != "" || f.Events != nil {
		q.Limit = max(limit, 200)
	}
	if f.From.IsZero() && f.To.IsZero() {
		return q
	}
	q.Prefix, q.From, q.To = "", table.Histories, table.Histories+"~"
	if !f.From.IsZero() {
		q.From += id.Since(id.Entry, f.From.Add(-early))
	}
	if !f.To.IsZero() {
		q.To = table.Histories + id.Since(id.Entry, f.To)
	}
	return q
}

func (f Filter) wants(e Entry) bool {
	return (f.Events == nil || slices.Contains(f.Events, e.Event)) &&
		(f.Field == "" || slices.ContainsFunc(e.Changes, func(c Change) bool { return c.Field == f.Field })) &&
		(f.By == "" || f.By == e.By.User || f.By == e.By.Agent || f.By == string(e.By.Kind) || e.By.Kind == actor.System && f.By == e.By.Cause) &&
		!e.At.Before(f.From) && (f.To.IsZero() || e.At.Before(f.To))
}
