package tabletest

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/curfew/curfew/pkg/table"
)

// Conform holds an engine to the behaviour that the product is built on. open makes an empty table on it; its clock and engine
// are wrapped here.
func Conform(t *testing.T, open func(testing.TB) *table.Table) {
	for _, part := range []struct {
		name string
		run  func(*subject)
	}{
		{"operations", operations}, {"whole or not at all", wholeOrNot}, {"edits", edits}, {"mistakes", mistakes}, {"index keys", indexKeys},
		{"conditions", conditions}, {"later", laterThan}, {"guards on every operation", guards},
		{"folding", folding}, {"folding mistakes", foldingMistakes}, {"refusal order", refusalOrder}, {"limits", limits},
		{"reads", reads}, {"get and list", getAndList}, {"instants", instants}, {"numbers", numbers},
		{"queries", queries}, {"paging", paging}, {"equal range values", equalRanges}, {"sparse rows", sparseRows},
		{"projections", projections}, {"large pages", largePages},
		{"claims", claims}, {"version guard", versionGuard}, {"contention", contention},
		{"receipts", receipts}, {"lost and refused", lostAndRefused}, {"unknowable", unknowable},
		{"retries", retries}, {"timeouts", timeouts}, {"crashes", crashes},
	} {
		t.Run(part.name, func(t *testing.T) {
			t.Parallel()
			tb := open(t)
			s := &subject{T: t, table: tb, clock: NewClock(), faults: Wrap(tb.Engine)}
			tb.Engine, tb.Clock = s.faults, s.clock.Now
			part.run(s)
		})
	}
}

// subject is one table under test.
type subject struct {
	*testing.T
	table  *table.Table
	clock  *Clock
	faults *Faults
	prefix string // keeps the keys of subtests apart
	serial int
}

// in is the same subject within a subtest.
func (s *subject) in(t *testing.T) *subject {
	inner := *s
	inner.T, inner.prefix = t, t.Name()
	return &inner
}

// real tells whether the engine is more than the in-memory form.
func (s *subject) real() bool {
	e := s.faults.Engine
	for {
		f, wrapped := e.(*Faults)
		if !wrapped {
			_, memory := e.(*table.Memory)
			return !memory
		}
		e = f.Engine
	}
}

// fields are the attributes of an item in these tests.
type fields = map[string]any

// What conditions in these tests are refused with.
var (
	errOne   = errors.New("one")
	errTwo   = errors.New("two")
	errThree = errors.New("three")
)

// key is the address of an item nobody else uses.
func (s *subject) key() table.Key {
	s.serial++
	return table.Key{Partition: fmt.Sprintf("%sp%d", s.prefix, s.serial), Sort: "item"}
}

// put makes an item; nil makes none.
func (s *subject) put(item any) table.Key {
	s.Helper()
	k := s.key()
	if item != nil {
		s.commit(table.Put(k, item))
	}
	return k
}

// commit must happen.
func (s *subject) commit(parts ...table.Part) {
	s.Helper()
	if err := s.table.Commit(s.Context(), parts...); err != nil {
		s.Fatalf("commit: %v", err)
	}
}

// refused must be answered with want, and leave the items of the keys as they are.
func (s *subject) refused(want error, keys []table.Key, parts ...table.Part) {
	s.Helper()
	before := s.items(keys...)
	if err := s.table.Commit(s.Context(), parts...); !errors.Is(err, want) {
		s.Errorf("commit: %v, want %v", err, want)
	}
	if diff := cmp.Diff(before, s.items(keys...)); diff != "" {
		s.Errorf("a refused commit changed something (-before +after):\n%s", diff)
	}
}

// holds must be the item at the key; nil: none.
func (s *subject) holds(k table.Key, want fields) {
	s.Helper()
	if diff := cmp.Diff(map[string]any(want), s.items(k)[0]); diff != "" {
		s.Errorf("item (-want +have):\n%s", diff)
	}
}

func (s *subject) items(keys ...table.Key) []map[string]any {
	s.Helper()
	read, err := s.table.Read(s.Context(), keys...)
	if err != nil {
		s.Fatalf("read: %v", err)
	}
	all := make([]map[string]any, len(read))
	for i, item := range read {
		all[i] = Plain(item)
	}
	return all
}

// page must come.
func (s *subject) page(q table.Query) table.Page {
	s.Helper()
	page, err := s.table.Query(s.Context(), q)
	if err != nil {
		s.Fatalf("query %+v: %v", q, err)
	}
	return page
}

// sorts are the sort keys of all of a query's items, page by page.
func (s *subject) sorts(q table.Query) []string {
	s.Helper()
	all := []string{}
	for {
		page := s.page(q)
		if q.Limit > 0 && len(page.Items) > q.Limit {
			s.Errorf("%d items on a page of %d", len(page.Items), q.Limit)
		}
		for _, item := range page.Items {
			all = append(all, item.Key().Sort)
		}
		if page.Next == nil {
			return all
		}
		q.After = page.Next
		if len(all) > 1000 {
			s.Fatalf("a query without end: %+v", q)
		}
	}
}
