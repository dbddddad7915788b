package table

import (
	"context"
	"fmt"
)

// Query asks for one page of one partition.
type Query struct {
	Index     Index  // Main or one of Indexes; reads through an index may be stale
	Partition string // the hash attribute's value
	Prefix    string // only range values that begin so; From and To do not count then
	From, To  string // only range values From ≤ v ≤ To; "" is open
	Backward  bool   // descending
	Limit     int    // at most so many items; 0: one page as the engine gives it (≤ 1 MB)
	After     Position
}

// Position is where a page ended: the key attributes of its last item, all strings. nil: there is no more.
type Position map[string]string

// At is the position of an item in an index: a page that ended there goes on behind it.
func At(index Index, item Item) Position {
	return Position{"partition": item.Text("partition"), "sort": item.Text("sort"), index.Hash: item.Text(index.Hash), index.Range: item.Text(index.Range)}
}

// Page is a page of items and where to go on.
type Page struct {
	Items []Item
	Next  Position
}

// Read gets items by key, strongly consistent; nil where there is none. More than 100 keys is a mistake.
func (t *Table) Read(ctx context.Context, keys ...Key) ([]Item, error) {
	if len(keys) > limit {
		return nil, fmt.Errorf("%w: %d keys in one read, at most %d", ErrMistake, len(keys), limit)
	}
	items, err := t.Engine.Read(ctx, keys)
	if err != nil {
		return nil, ErrDown.Because(err)
	}
	return items, nil
}

// Query reads one page; a range that ends before it begins is empty.
func (t *Table) Query(ctx context.Context, q Query) (Page, error) {
	if q.From != "" && q.To != "" && q.From > q.To && q.Prefix == "" {
		return Page{}, nil
	}
	page, err := t.Engine.Query(ctx, q)
	if err != nil {
		return Page{}, ErrDown.Because(err)
	}
	return page, nil
}

// Each calls f for every item of a query, page by page; f's error ends it.
func (t *Table) Each(ctx context.Context, q Query, f func(Item) error) error {
	for {
		page, err := t.Query(ctx, q)
		if err != nil {
			return err
		}
		for _, item := range page.Items {
			if err := f(item); err != nil {
				return err
			}
		}
		if page.Next == nil {
			return nil
		}
		q.After = page.Next
	}
}

// Get reads one item into a T; ok is false when there is none.
func Get[T any](ctx context.Context, t *Table, key Key) (v T, ok bool, err error) {
	items, err := t.Read(ctx, key)
	if err != nil || items[0] == nil {
		return v, false, err
	}
	if err := items[0].Decode(&v); err != nil {
		return v, false, ErrDown.Because(fmt.Errorf("%s %s: %w", key.Partition, key.Sort, err))
	}
	return v, true, nil
}

// List reads all items of a query into Ts.
func List[T any](ctx context.Context, t *Table, q Query) ([]T, error) {
	var all []T
	err := t.Each(ctx, q, func(item Item) error {
		var v T
		if err := item.Decode(&v); err != nil {
			return ErrDown.Because(err)
		}
		all = append(all, v)
		return nil
	})
	return all, err
}
