package table_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
)

type fields = map[string]any

func commit(t *testing.T, w *tabletest.World, parts ...table.Part) {
	t.Helper()
	if err := w.Table.Commit(t.Context(), parts...); err != nil {
		t.Fatal(err)
	}
}

func key(sort string) table.Key { return table.Key{Partition: "p", Sort: sort} }

// A stale index shows the rows and what they held as at the last Settle; the items themselves are never stale.
func TestStaleIndex(t *testing.T) {
	w := tabletest.Memory(t)
	due := func() (seen []string) {
		page, err := w.Table.Query(t.Context(), table.Query{Index: table.Due, Partition: "d"})
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range page.Items {
			seen = append(seen, item.Key().Sort+" "+item.Text("dueAt"))
		}
		return seen
	}
	want := func(when string, rows ...string) {
		t.Helper()
		if have := due(); !cmp.Equal(have, rows) {
			t.Errorf("%s: %q, want %q", when, have, rows)
		}
	}
	commit(t, w, table.Put(key("a"), fields{"due": "d", "dueAt": "1"}), table.Put(key("b"), fields{"due": "d", "dueAt": "2"}))
	w.Memory.Settle()
	w.Memory.Stale = map[string]bool{"due": true}
	commit(t, w, table.Remove(key("a")), table.Change(key("b"), table.Set("dueAt", "9")), table.Put(key("c"), fields{"due": "d", "dueAt": "3"}))
	want("stale", "a 1", "b 2")
	items, err := w.Table.Read(t.Context(), key("a"), key("b"))
	if err != nil || items[0] != nil || items[1].Text("dueAt") != "9" {
		t.Errorf("the items: %v %v", items, err)
	}
	w.Memory.Settle()
	want("settled", "c 3", "b 9")
	commit(t, w, table.Remove(key("c")))
	want("stale again", "c 3", "b 9")
	w.Memory.Stale = nil
	want("fresh", "b 9")
}

func TestSweep(t *testing.T) {
	w := tabletest.Memory(t)
	now := tabletest.Start
	commit(t, w, table.Put(key("past"), fields{"ttl": now.Unix() - 1, "due": "d", "dueAt": "1"}), table.Put(key("now"), fields{"ttl": now.Unix()}),
		table.Put(key("early"), fields{"ttl": now.Unix() - 9}), table.Put(key("text"), fields{"ttl": "1"}), table.Put(key("none"), fields{}))
	var swept, left []string
	for _, item := range w.Memory.Sweep(now) {
		swept = append(swept, item.Key().Sort)
	}
	for _, item := range w.Memory.Items() {
		left = append(left, item.Key().Sort)
	}
	if !cmp.Equal(swept, []string{"early", "past"}) || !cmp.Equal(left, []string{"none", "now", "text"}) {
		t.Errorf("swept %q, left %q", swept, left)
	}
	if page, err := w.Table.Query(t.Context(), table.Query{Index: table.Due, Partition: "d"}); err != nil || len(page.Items) != 0 {
		t.Errorf("a swept item is still in its index: %v %v", page, err)
	}
}

func TestMemorySeams(t *testing.T) {
	w := tabletest.Memory(t)
	w.Table.Timeout = time.Second
	gone := errors.New("gone")
	var calls []string
	w.Memory.Before = func(call string) error { calls = append(calls, call); return nil }
	var old, fresh []table.Item
	w.Memory.Committed = func(o, n []table.Item) { old, fresh = append(old, o...), append(fresh, n...) }
	commit(t, w, table.Put(key("a"), fields{"n": 1}), table.Check(key("b")).If(table.Absent(), gone))
	commit(t, w, table.Change(key("a"), table.Add("n", 1)))
	if err := w.Table.Commit(t.Context(), table.Remove(key("a")).If(table.Absent(), gone)); err != gone {
		t.Error(err)
	}
	commit(t, w, table.Remove(key("a")))
	want := []fields{nil, {"n": "#1"}, {"n": "#2"}, nil}
	for i := range want[:3] {
		if !cmp.Equal(tabletest.Plain(old[i]), map[string]any(want[i])) || !cmp.Equal(tabletest.Plain(fresh[i]), map[string]any(want[i+1])) {
			t.Errorf("change %d: told %v → %v, want %v → %v", i, old[i], fresh[i], want[i], want[i+1])
		}
	}
	if len(old) != 3 || !cmp.Equal(calls, []string{"write", "write", "write", "write"}) {
		t.Errorf("%d changes told, calls %q", len(old), calls)
	}
	// What fails before does not happen; what fails after did, and nothing of its answer is heard.
	w.Memory.Before = func(string) error { return gone }
	if _, err := w.Memory.Read(t.Context(), []table.Key{key("a")}); err != gone {
		t.Error(err)
	}
	if err := w.Memory.Write(t.Context(), []table.Write{table.Put(key("x"), fields{})}, w.Table.Now()); err != gone || len(w.Memory.Items()) != 0 {
		t.Errorf("%v, %v", err, w.Memory.Items())
	}
	w.Memory.Before, w.Memory.After = nil, func(string) error { return gone }
	if err := w.Memory.Write(t.Context(), []table.Write{table.Put(key("x"), fields{})}, w.Table.Now()); err != gone || len(w.Memory.Items()) != 1 {
		t.Errorf("%v, %v", err, w.Memory.Items())
	}
	if page, err := w.Memory.Query(t.Context(), table.Query{Index: table.Main, Partition: "p"}); err != gone || page.Items != nil {
		t.Errorf("%v %v", page, err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := w.Memory.Write(ended, nil, w.Table.Now()); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
