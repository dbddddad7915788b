package table_test

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
)

// TestMemoryAnswersAsTheEngine commits the same random lists of steps to the in-memory form and to the engine: every answer,
// every item and every query must be the same.
func TestMemoryAnswersAsTheEngine(t *testing.T) {
	t.Parallel()
	real, memory := tabletest.New(t), tabletest.Memory(t)
	var runs atomic.Int64
	rapid.Check(t, func(r *rapid.T) {
		run := &random{T: r, prefix: fmt.Sprintf("run%d/", runs.Add(1))}
		for n := range run.number("commits", 1, 12) {
			now := tabletest.Start.Add(time.Duration(run.number("minutes", 0, 4)) * time.Minute)
			real.Clock.Set(now)
			memory.Clock.Set(now)
			parts := run.parts()
			one, two := real.Table.Commit(t.Context(), parts...), memory.Table.Commit(t.Context(), parts...)
			if one != two && !(errors.Is(one, table.ErrMistake) && errors.Is(two, table.ErrMistake)) {
				r.Fatalf("commit %d: the engine says %v, memory %v", n, one, two)
			}
			if diff := gocmp.Diff(run.items(t, real.Table), run.items(t, memory.Table)); diff != "" {
				r.Fatalf("after commit %d, %v (-engine +memory):\n%s", n, one, diff)
			}
		}
		for range 6 {
			q := run.query()
			if diff := gocmp.Diff(found(t, real.Table, q), found(t, memory.Table, q)); diff != "" {
				r.Fatalf("%+v (-engine +memory):\n%s", q, diff)
			}
		}
	})
}

// random draws steps on a few items with few attributes, so that they meet.
type random struct {
	*rapid.T
	prefix string // of all partitions of this run
}

func (r *random) number(name string, from, to int) int {
	return rapid.IntRange(from, to).Draw(r.T, name)
}
func (r *random) one(name string, of ...string) string { return rapid.SampledFrom(of).Draw(r.T, name) }
func (r *random) yes(name string) bool                 { return rapid.Bool().Draw(r.T, name) }
func (r *random) key() table.Key {
	return table.Key{Partition: r.prefix + r.one("partition", "p", "q"), Sort: r.one("sort", "a", "b")}
}

func (r *random) at() time.Time {
	return tabletest.Start.Add(time.Duration(r.number("at", 0, 4))*time.Minute + time.Duration(r.number("ms", -1, 1))*time.Millisecond)
}

func (r *random) parts() []table.Part {
	var parts []table.Part
	for range r.number("steps", 1, 4) {
		w := r.write()
		for range r.number("guards", 0, 2) {
			w = w.If(r.condition(2), fmt.Errorf("refusal %d", r.number("refusal", 0, 1<<30)))
		}
		parts = append(parts, w)
	}
	return parts
}

func (r *random) write() table.Write {
	k := r.key()
	switch r.number("act", 0, 5) {
	case 0:
		return table.Check(k)
	case 1:
		return table.Remove(k)
	case 2:
		item := map[string]any{"n": r.number("n", -2, 2), "s": r.one("s", "", "x", "ä"), "at": r.at(), "m": map[string]any{"n": 1}}
		if r.yes("row") {
			item["due"], item["dueAt"] = r.prefix+"d", r.at()
		}
		if r.yes("set") {
			item["set"] = table.Members("x", "y")
		}
		return table.Put(k, item)
	}
	var edits []table.Edit
	for range r.number("edits", 0, 3) {
		edits = append(edits, r.edit())
	}
	return table.Change(k, edits...)
}

func (r *random) edit() table.Edit {
	member := r.one("member", "x", "y", "z")
	switch r.number("edit", 0, 9) {
	case 0:
		return table.Unset(r.one("path", "n", "s", "at", "set", "m", "m.n", "m.s", "due", "dueAt", "none", "none.x"))
	case 1:
		return table.Set(r.one("path", "s", "m.s", "none.s"), r.one("s", "", "x", "ä"))
	case 2:
		return table.Set(r.one("path", "at", "dueAt", "idleAt", "m.at"), r.at())
	case 3:
		return table.Set(r.one("path", "due", "idle"), r.prefix+r.one("hash", "d", "e"))
	case 4:
		return table.Set("m", map[string]any{"n": r.number("n", -2, 2), "set": table.Members(member)})
	case 5:
		return table.Set("set", table.Members(member, "y0"))
	case 6:
		return table.Insert(r.one("path", "set", "m.set"), member)
	case 7:
		return table.Drop(r.one("path", "set", "m.set"), member)
	default:
		return table.Add(r.one("path", "n", "m.n"), r.number("add", -2, 2))
	}
}

func (r *random) condition(depth int) table.Condition {
	number, instant := r.one("number", "n", "m.n", "none"), r.one("instant", "at", "m.at", "dueAt")
	path := r.one("path", "n", "s", "at", "set", "m", "m.n", "m.set", "due", "none", "none.x", "s.x")
	switch r.number("test", 0, 15+depth) {
	case 0:
		return table.Absent()
	case 1:
		return table.Present()
	case 2:
		return table.Missing(path)
	case 3:
		return table.Exists(path)
	case 4:
		return table.Is(number, r.number("n", -2, 2))
	case 5:
		return table.Is(path, r.one("s", "", "x", "ä"))
	case 6:
		return table.Is(r.one("set", "set", "m.set"), table.Members("x", "y"))
	case 7:
		return table.Below(path, r.number("n", -2, 2))
	case 8:
		return table.AtMost(instant, r.at())
	case 9:
		return table.Above(path, r.one("s", "", "x", "ä"))
	case 10:
		return table.AtLeast(instant, r.at())
	case 11:
		return table.Holds(path, r.one("member", "x", "y", "z"))
	case 12:
		return table.Under(number, r.one("other", "m.x", "m.n2", "s", "m.at"))
	case 13:
		return table.SizeAbove(path, r.number("size", -1, 2))
	case 14, 15:
		return table.Later(instant, time.Duration(r.number("margin", -2, 2))*time.Minute)
	case 16:
		return table.Any(r.condition(depth-1), r.condition(depth-1))
	default:
		return table.All(r.condition(depth-1), r.condition(depth-1))
	}
}

func (r *random) query() table.Query {
	q := table.Query{Index: rapid.SampledFrom([]table.Index{table.Main, table.Due, table.Idle}).Draw(r.T, "index"), Backward: r.yes("backward"), Limit: r.number("limit", 0, 3)}
	if q.Index == table.Main {
		q.Partition = r.prefix + r.one("partition", "p", "q")
		q.From, q.To, q.Prefix = r.one("from", "", "a", "b"), r.one("to", "", "a", "b"), r.one("prefix", "", "", "a")
		return q
	}
	q.Partition = r.prefix + r.one("hash", "d", "e")
	if r.yes("from") {
		q.From = table.Stamp(r.at())
	}
	if r.yes("to") {
		q.To = table.Stamp(r.at())
	}
	return q
}

// items are the items of the run, by key.
func (r *random) items(t *testing.T, tb *table.Table) map[string]map[string]any {
	all := map[string]map[string]any{}
	for _, p := range []string{"p", "q"} {
		for _, item := range found(t, tb, table.Query{Index: table.Main, Partition: r.prefix + p}) {
			all[item.Key] = item.Shown
		}
	}
	return all
}

type row struct {
	Range, Key string
	Shown      map[string]any
}

// found are the rows of a query, page by page; rows of one range value have no order of their own, so they are put in one.
func found(t *testing.T, tb *table.Table, q table.Query) []row {
	var rows []row
	err := tb.Each(t.Context(), q, func(item table.Item) error {
		rows = append(rows, row{item.Text(q.Index.Range), item.Key().Partition + " " + item.Key().Sort, tabletest.Plain(item)})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.IsSortedFunc(rows, func(a, b row) int {
		if q.Backward {
			a, b = b, a
		}
		return strings.Compare(a.Range, b.Range)
	}) {
		t.Errorf("%+v: not in order: %v", q, rows)
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Or(cmp.Compare(a.Range, b.Range), cmp.Compare(a.Key, b.Key)) })
	return rows
}
