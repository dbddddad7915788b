package table

import (
	"context"
	"maps"
	"slices"
	"sort"
	"strconv"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// Memory is the engine that simulations and crash tests run on. It is held to DynamoDB's behaviour by the conformance suite and
// has seams through which a test injects what real engines rarely show.
type Memory struct {
	mu    sync.Mutex
	items map[Key]Item
	rows  map[string]map[string][]row // index name → hash value → rows in order

	// Before is asked before every call ("write", "read", "query"); its error is the answer, and nothing happens.
	Before func(call string) error
	// After is asked after every call has happened; its error replaces the answer (a lost answer, a crash).
	After func(call string) error
	// Stale, when true for an index, makes queries of it show the rows as they were at the last Settle.
	Stale map[string]bool
	shown map[string]map[string][]row
	// Committed is told the items a write put or changed, after it happened and outside the lock.
	Committed func(old, new []Item)
}

type row struct {
	rng string
	key Key
}

// NewMemory makes an empty engine.
func NewMemory() *Memory {
	return &Memory{items: map[Key]Item{}, rows: map[string]map[string][]row{}}
}

// Write does all actions or none.
func (m *Memory) Write(ctx context.Context, actions []Write, now time.Time) error {
	if err := m.enter(ctx, "write"); err != nil {
		return err
	}
	old, fresh, err := m.write(actions, now)
	if err != nil {
		return err
	}
	if m.Committed != nil {
		m.Committed(old, fresh)
	}
	return m.leave("write")
}

func (m *Memory) write(actions []Write, now time.Time) (old, fresh []Item, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	refused := &Refused{Old: map[int]Item{}}
	for i, a := range actions {
		have := m.items[a.key]
		for _, g := range a.guards {
			if !g.Met(have, now) {
				refused.Old[i] = maps.Clone(have)
				break
			}
		}
	}
	if len(refused.Old) > 0 {
		return nil, nil, refused
	}
	for _, a := range actions {
		have := m.items[a.key]
		next := have
		switch a.act {
		case check:
			continue
		case put:
			next = maps.Clone(a.item)
		case change:
			next = have.edited(a.key, a.changes)
		case remove:
			next = nil
		}
		m.place(a.key, have, next)
		old, fresh = append(old, have), append(fresh, next)
	}
	return old, fresh, nil
}

// place replaces an item and moves its index rows.
func (m *Memory) place(key Key, have, next Item) {
	for _, index := range append([]Index{Main}, Indexes()...) {
		m.unlist(index, key, have)
		if h := next.Text(index.Hash); next != nil && h != "" {
			if m.rows[index.Name] == nil {
				m.rows[index.Name] = map[string][]row{}
			}
			r := row{next.Text(index.Range), key}
			list := m.rows[index.Name][h]
			at := search(list, r)
			m.rows[index.Name][h] = slices.Insert(list, at, r)
		}
	}
	if next == nil {
		delete(m.items, key)
	} else {
		m.items[key] = next
	}
}

func (m *Memory) unlist(index Index, key Key, have Item) {
	h := have.Text(index.Hash)
	if have == nil || h == "" {
		return
	}
	list := m.rows[index.Name][h]
	r := row{have.Text(index.Range), key}
	if at := search(list, r); at < len(list) && list[at] == r {
		m.rows[index.Name][h] = slices.Delete(list, at, at+1)
	}
}

func search(list []row, r row) int {
	return sort.Search(len(list), func(i int) bool { return !list[i].before(r) })
}

func (r row) before(o row) bool {
	if r.rng != o.rng {
		return r.rng < o.rng
	}
	if r.key.Partition != o.key.Partition {
		return r.key.Partition < o.key.Partition
	}
	return r.key.Sort < o.key.Sort
}

// Read gets items by key.
func (m *Memory) Read(ctx context.Context, keys []Key) ([]Item, error) {
	if err := m.enter(ctx, "read"); err != nil {
		return nil, err
	}
	m.mu.Lock()
	items := make([]Item, len(keys))
	for i, k := range keys {
		items[i] = maps.Clone(m.items[k])
	}
	m.mu.Unlock()
	return items, m.leave("read")
}

// Query reads one page of at most 1,000 items.
func (m *Memory) Query(ctx context.Context, q Query) (Page, error) {
	if err := m.enter(ctx, "query"); err != nil {
		return Page{}, err
	}
	m.mu.Lock()
	page := m.page(q)
	m.mu.Unlock()
	return page, m.leave("query")
}

func (m *Memory) page(q Query) Page {
	list := m.rows[q.Index.Name][q.Partition]
	if m.Stale[q.Index.Name] {
		list = m.shown[q.Index.Name][q.Partition]
	}
	most := q.Limit
	if most == 0 || most > 1000 {
		most = 1000
	}
	var page Page
	from := row{q.After[q.Index.Range], Key{q.After["partition"], q.After["sort"]}}
	lower := row{rng: max(q.From, q.Prefix)}
	start, step := 0, 1
	switch {
	case q.Backward:
		start, step = len(list)-1, -1
		if q.After != nil {
			start = search(list, from) - 1
		}
	case q.After != nil:
		start = search(list, from)
		if start < len(list) && list[start] == from {
			start++
		}
	default:
		start = search(list, lower)
	}
	for i := start; i >= 0 && i < len(list); i += step {
		r := list[i]
		if r.rng < lower.rng && !q.Backward || !q.wants(r.rng) {
			if !q.Backward && r.rng > lower.rng {
				break
			}
			continue
		}
		item, there := m.items[r.key]
		if !there {
			continue
		}
		page.Items = append(page.Items, maps.Clone(item))
		if len(page.Items) == most {
			page.Next = Position{"partition": r.key.Partition, "sort": r.key.Sort, q.Index.Hash: q.Partition, q.Index.Range: r.rng}
			break
		}
	}
	return page
}

func (q Query) wants(rng string) bool {
	if q.Prefix != "" {
		return len(rng) >= len(q.Prefix) && rng[:len(q.Prefix)] == q.Prefix
	}
	return (q.From == "" || rng >= q.From) && (q.To == "" || rng <= q.To)
}

// Settle makes stale indexes catch up.
func (m *Memory) Settle() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.shown = map[string]map[string][]row{}
	for name, partitions := range m.rows {
		m.shown[name] = map[string][]row{}
		for h, list := range partitions {
			m.shown[name][h] = slices.Clone(list)
		}
	}
}

// Sweep removes the items whose TTL lies before now, as DynamoDB does some time later, and returns them.
func (m *Memory) Sweep(now time.Time) []Item {
	m.mu.Lock()
	defer m.mu.Unlock()
	var swept []Item
	for key, item := range m.items {
		if n, ok := item["ttl"].(*types.AttributeValueMemberN); ok {
			if at, err := strconv.ParseInt(n.Value, 10, 64); err == nil && at < now.Unix() {
				swept = append(swept, item)
				m.place(key, item, nil)
			}
		}
	}
	return swept
}

// Items are all items, for proofs only.
func (m *Memory) Items() []Item {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Collect(maps.Values(m.items))
}

func (m *Memory) enter(ctx context.Context, call string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if m.Before != nil {
		return m.Before(call)
	}
	return nil
}

func (m *Memory) leave(call string) error {
	if m.After != nil {
		return m.After(call)
	}
	return nil
}
