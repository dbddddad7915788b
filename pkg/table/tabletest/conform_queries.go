package tabletest

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/curfew/curfew/pkg/table"
)

// ranges are range values in the order of their bytes; the tests use each as an item's name too. No two that a prefix must tell
// apart differ in case only: dynoxide takes "A" for one that begins with "a". Our keys are lower case.
var ranges = []string{"Q", "Z", "a", "a/1", "a/1/x", "a/2", "aa", "b", "b/9", "z", "ä", "ü", "\uffee", "😀"}

// everywhere runs a test for the table itself and each index, with the items of ranges in the partition "full" and some others.
func (s *subject) everywhere(run func(s *subject, index table.Index)) {
	for _, index := range append([]table.Index{table.Main}, table.Indexes()...) {
		s.Run(index.Name+" index", func(t *testing.T) {
			s := s.in(t)
			var parts []table.Part
			for _, r := range ranges {
				for _, p := range []string{"full", "other"} {
					k := table.Key{Partition: p, Sort: r}
					item := fields{"note": "n"}
					if index != table.Main {
						k.Partition, item[index.Hash], item[index.Range] = index.Name+p, p, r
					}
					parts = append(parts, table.Put(k, item))
				}
			}
			for _, part := range slices.Backward(parts) {
				s.commit(part)
			}
			run(s, index)
		})
	}
}

type window struct{ prefix, from, to string }

var windows = []window{
	{}, {prefix: "a"}, {prefix: "a/"}, {prefix: "a/1"}, {prefix: "none"}, {prefix: "😀"}, {prefix: "ä"}, {from: "a/1"}, {from: "a/11"}, {to: "a/1"}, {to: "a/11"}, {from: "zz"}, {to: "0"},
	{from: "a", to: "b"}, {from: "a/0", to: "a/3"}, {from: "b", to: "b"}, {from: "c", to: "d"}, {from: "b", to: "a"}, {from: "\uffee", to: "😀"}, {prefix: "a/", from: "b", to: "a"},
}

// wants are the range values that a query of the window must give, forward.
func (w window) wants() []string {
	all := []string{}
	for _, r := range ranges {
		if w.prefix != "" && len(r) >= len(w.prefix) && r[:len(w.prefix)] == w.prefix || w.prefix == "" && r >= w.from && (w.to == "" || r <= w.to) {
			all = append(all, r)
		}
	}
	return all
}

func queries(s *subject) {
	s.everywhere(func(s *subject, index table.Index) {
		for _, w := range windows {
			want := w.wants()
			q := table.Query{Index: index, Partition: "full", Prefix: w.prefix, From: w.from, To: w.to}
			if have := s.sorts(q); !cmp.Equal(have, want) {
				s.Errorf("%+v: %q, want %q", w, have, want)
			}
			q.Backward = true
			slices.Reverse(want)
			if have := s.sorts(q); !cmp.Equal(have, want) {
				s.Errorf("%+v backward: %q, want %q", w, have, want)
			}
		}
		if have := s.sorts(table.Query{Index: index, Partition: "nobody"}); len(have) != 0 {
			s.Errorf("an empty partition: %q", have)
		}
	})
}

// Pages of any size, in both directions, give the same items in the same order, and a position survives being sent away.
func paging(s *subject) {
	s.everywhere(func(s *subject, index table.Index) {
		for _, w := range []window{{}, {prefix: "a"}, {from: "a", to: "b/9"}, {to: "b"}, {from: "b"}} {
			for _, backward := range []bool{false, true} {
				want := w.wants()
				if backward {
					slices.Reverse(want)
				}
				q := table.Query{Index: index, Partition: "full", Prefix: w.prefix, From: w.from, To: w.to, Backward: backward}
				for _, q.Limit = range []int{1, 2, 3, 5, 100, 5000} {
					if have := s.sorts(q); !cmp.Equal(have, want) {
						s.Errorf("%+v: %q, want %q", q, have, want)
					}
				}
			}
		}
		q := table.Query{Index: index, Partition: "full", Limit: 4}
		first := s.page(q)
		text, err := json.Marshal(first.Next)
		if err != nil || len(first.Items) != 4 || first.Next == nil {
			s.Fatalf("%v %v", first, err)
		}
		if err := json.Unmarshal(text, &q.After); err != nil || !cmp.Equal(q.After, first.Next) {
			s.Errorf("position %s: %v", text, err)
		}
		second := s.page(q)
		if have := second.Items[0].Key().Sort; have != ranges[4] {
			s.Errorf("after the position: %q, want %q", have, ranges[4])
		}
		// The item at the position may have gone meanwhile, and one before it may have come.
		s.commit(table.Remove(first.Items[3].Key()))
		if have := s.page(q).Items[0].Key().Sort; have != ranges[4] {
			s.Errorf("after a position that is gone: %q, want %q", have, ranges[4])
		}
		q.Backward = true
		if have := s.page(q).Items[0].Key().Sort; have != ranges[2] {
			s.Errorf("back from a position that is gone: %q, want %q", have, ranges[2])
		}
	})
}

// Rows with one range value all appear, each once, however they are paged.
func equalRanges(s *subject) {
	for _, index := range table.Indexes() {
		s.Run(index.Name+" index", func(t *testing.T) {
			s := s.in(t)
			want := []string{}
			for i := range 9 {
				name := fmt.Sprint(i)
				r := []string{"a", "m", "m", "m", "m", "m", "m", "m", "z"}[i]
				s.commit(table.Put(table.Key{Partition: index.Name + name, Sort: name}, fields{index.Hash: "equal", index.Range: r}))
				want = append(want, name)
			}
			for _, backward := range []bool{false, true} {
				q := table.Query{Index: index, Partition: "equal", Backward: backward}
				whole := s.sorts(q)
				if !cmp.Equal(slices.Sorted(slices.Values(whole)), want) {
					s.Errorf("%q, want each of %q", whole, want)
				}
				for _, q.Limit = range []int{1, 2, 3, 4, 7} {
					if have := s.sorts(q); !cmp.Equal(have, whole) {
						s.Errorf("pages of %d: %q, want %q", q.Limit, have, whole)
					}
				}
			}
		})
	}
}

// An item is in an index while it has both of the index's attributes, at the place they name.
func sparseRows(s *subject) {
	for _, index := range table.Indexes() {
		s.Run(index.Name+" index", func(t *testing.T) {
			s := s.in(t)
			h, r := index.Hash, index.Range
			k := table.Key{Partition: index.Name, Sort: "x"}
			in := func(partition string, want ...string) {
				t.Helper()
				if have := s.sorts(table.Query{Index: index, Partition: partition}); !slices.Equal(have, want) {
					t.Errorf("%s: %q, want %q", partition, have, want)
				}
			}
			s.commit(table.Put(k, fields{"a": 1}))
			in("one")
			s.commit(table.Change(k, table.Set(h, "one")))
			in("one") // half a row is none
			s.commit(table.Change(k, table.Set(r, "1")))
			in("one", "x")
			s.commit(table.Change(k, table.Set(h, "two")))
			in("one")
			in("two", "x")
			s.commit(table.Put(table.Key{Partition: index.Name, Sort: "y"}, fields{h: "two", r: "2"}))
			in("two", "x", "y")
			s.commit(table.Change(k, table.Set(r, "3")))
			in("two", "y", "x")
			s.commit(table.Change(k, table.Unset(r)))
			in("two", "y")
			s.commit(table.Change(k, table.Set(r, "0")))
			in("two", "x", "y")
			s.commit(table.Change(k, table.Unset(h)))
			in("two", "y")
			s.commit(table.Put(table.Key{Partition: index.Name, Sort: "y"}, fields{}))
			in("two")
			s.commit(table.Put(k, fields{h: "two", r: "1"}))
			in("two", "x")
			s.commit(table.Remove(k))
			in("two")
		})
	}
}

// An index shows what the template says, and no more.
func projections(s *subject) {
	item := fields{"note": "n", "anchor": "a", "warning": fields{"promise": "p"}}
	for _, index := range table.Indexes() {
		item[index.Hash], item[index.Range] = "shown", "1"
	}
	k := table.Key{Partition: "p", Sort: "s"}
	s.commit(table.Put(k, item))
	want := map[table.Index]fields{
		table.Due:       {"due": "shown", "dueAt": "1"},
		table.Idle:      {"idle": "shown", "idleAt": "1", "anchor": "a", "warning": fields{"promise": "p"}},
		table.People:    item,
		table.Mails:     item,
		table.Seen:      item,
		table.Born:      item,
		table.Directory: item,
	}
	for _, index := range table.Indexes() {
		page := s.page(table.Query{Index: index, Partition: "shown"})
		if len(page.Items) != 1 || page.Items[0].Key() != k || !cmp.Equal(Plain(page.Items[0]), map[string]any(want[index])) {
			s.Errorf("%s: %v, want %v", index.Name, page.Items, want[index])
		}
	}
}
