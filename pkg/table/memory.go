package table

import (
	"context"
	"maps"
	"strconv"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// Memory is the engine that simulations and crash tests run on. It is held to DynamoDB's behaviour by the conformance suite and
// has seams through which a test injects what real engines rarely show. Items are never edited in place, so that what was read
// stays as it was.
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
	// Weaken takes a care out on purpose, so that a test can show that it would be missed: true leaves out a condition ("if"), an
	// edit ("edit") or a whole action ("put", "remove"). path is the attribute, "" for an action and for Absent and Present.
	Weaken func(key Key, care, path string) bool
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
	if refused := m.refused(actions, now); refused != nil {
		return nil, nil, refused
	}
	keys := make([]Key, 0, len(actions))
	for _, a := range actions {
		have := m.items[a.key]
		next := have
		switch a.act {
		case check:
			continue
		case put:
			if m.weak(a.key, "put", "") {
				continue
			}
			next = maps.Clone(a.item)
		case change:
			if next, err = have.edited(a.key, m.left(a)); err != nil {
				return nil, nil, err
			}
		case remove:
			if m.weak(a.key, "remove", "") {
				continue
			}
			next = nil
		}
		keys, old, fresh = append(keys, a.key), append(old, have), append(fresh, next)
	}
	for i, key := range keys {
		m.place(key, old[i], fresh[i])
	}
	return old, fresh, nil
}

// refused is the answer to actions whose conditions do not hold; nil when all do.
func (m *Memory) refused(actions []Write, now time.Time) error {
	refused := &Refused{Old: map[int]Item{}}
	for i, a := range actions {
		have := m.items[a.key]
		for _, g := range a.guards {
			if !g.Met(have, now) && !m.weak(a.key, "if", g.about()) {
				refused.Old[i] = maps.Clone(have)
				break
			}
		}
	}
	if len(refused.Old) == 0 {
		return nil
	}
	return refused
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
	return answer(items, m.leave("read"))
}

// Query reads one page of at most 1,000 items.
func (m *Memory) Query(ctx context.Context, q Query) (Page, error) {
	if err := m.enter(ctx, "query"); err != nil {
		return Page{}, err
	}
	m.mu.Lock()
	list := m.rows[q.Index.Name][q.Partition]
	if m.Stale[q.Index.Name] {
		list = m.shown[q.Index.Name][q.Partition]
	}
	page := q.page(list)
	m.mu.Unlock()
	return answer(page, m.leave("query"))
}

// answer is v, or nothing when it was lost.
func answer[T any](v T, lost error) (T, error) {
	if lost != nil {
		var none T
		return none, lost
	}
	return v, nil
}

// Settle makes stale indexes catch up.
func (m *Memory) Settle() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.shown = copied(m.rows)
}

// Sweep removes the items whose TTL lies before now, as DynamoDB does some time later, and returns them in the order of their keys.
func (m *Memory) Sweep(now time.Time) []Item {
	m.mu.Lock()
	defer m.mu.Unlock()
	var swept []Item
	for _, item := range m.sorted() {
		if n, ok := item["ttl"].(*types.AttributeValueMemberN); ok {
			if at, err := strconv.ParseInt(n.Value, 10, 64); err == nil && at < now.Unix() {
				swept = append(swept, item)
				m.place(item.Key(), item, nil)
			}
		}
	}
	return swept
}

// Items are all items in the order of their keys, for proofs only.
func (m *Memory) Items() []Item {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.sorted()
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
