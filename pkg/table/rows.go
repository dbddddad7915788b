package table

import (
	"cmp"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// row is an item's place in an index of the in-memory form, with what the index shows of the item.
type row struct {
	rng  string
	key  Key
	item Item
}

func (r row) compare(o row) int { return cmp.Or(cmp.Compare(r.rng, o.rng), r.key.compare(o.key)) }

func (k Key) compare(o Key) int {
	return cmp.Or(cmp.Compare(k.Partition, o.Partition), cmp.Compare(k.Sort, o.Sort))
}

func search(list []row, r row) (at int, there bool) {
	return slices.BinarySearchFunc(list, r, row.compare)
}

// place replaces an item and moves its index rows.
func (m *Memory) place(key Key, have, next Item) {
	for _, index := range append([]Index{Main}, Indexes()...) {
		if h, r, listed := index.row(key, have); listed {
			list := m.rows[index.Name][h]
			if at, there := search(list, r); there {
				m.rows[index.Name][h] = slices.Delete(list, at, at+1)
			}
		}
		if h, r, listed := index.row(key, next); listed {
			if m.rows[index.Name] == nil {
				m.rows[index.Name] = map[string][]row{}
			}
			list := m.rows[index.Name][h]
			at, _ := search(list, r)
			m.rows[index.Name][h] = slices.Insert(list, at, r)
		}
	}
	if next == nil {
		delete(m.items, key)
	} else {
		m.items[key] = next
	}
}

// row is the item's row in the index; an item that lacks one of the index's attributes has none.
func (index Index) row(key Key, item Item) (hash string, r row, listed bool) {
	hash, rng := item.Text(index.Hash), item.Text(index.Range)
	if hash == "" || rng == "" {
		return "", row{}, false
	}
	return hash, row{rng, key, index.shows(item)}, true
}

// shows is what the index shows of an item.
func (index Index) shows(item Item) Item {
	p := Projection(index)
	if index == Main || p.ProjectionType == types.ProjectionTypeAll {
		return item
	}
	shown := Item{}
	for _, name := range append([]string{Main.Hash, Main.Range, index.Hash, index.Range}, p.NonKeyAttributes...) {
		if v, there := item[name]; there {
			shown[name] = v
		}
	}
	return shown
}

// page is the query's page of a partition's rows.
func (q Query) page(list []row) Page {
	low, high := q.bounds(list)
	if q.After != nil {
		at, there := search(list, row{rng: q.After[q.Index.Range], key: Key{q.After[Main.Hash], q.After[Main.Range]}})
		if q.Backward {
			high = min(high, at)
		} else {
			low = max(low, at)
			if there && low == at {
				low++
			}
		}
	}
	most := q.Limit
	if most == 0 || most > 1000 {
		most = 1000
	}
	var page Page
	for n := range max(0, high-low) {
		r := list[low+n]
		if q.Backward {
			r = list[high-1-n]
		}
		page.Items = append(page.Items, maps.Clone(r.item))
		if len(page.Items) == most {
			page.Next = Position{q.Index.Hash: q.Partition, q.Index.Range: r.rng}
			page.Next[Main.Hash], page.Next[Main.Range] = r.key.Partition, r.key.Sort
			break
		}
	}
	return page
}

// bounds are the rows [low, high) whose range values the query wants.
func (q Query) bounds(list []row) (low, high int) {
	first := func(past func(rng string) bool) int {
		return sort.Search(len(list), func(i int) bool { return past(list[i].rng) })
	}
	if q.Prefix != "" {
		return first(func(rng string) bool { return rng >= q.Prefix }),
			first(func(rng string) bool { return rng >= q.Prefix && !strings.HasPrefix(rng, q.Prefix) })
	}
	low = first(func(rng string) bool { return rng >= q.From })
	if q.To == "" {
		return low, len(list)
	}
	return low, first(func(rng string) bool { return rng > q.To })
}

func copied(rows map[string]map[string][]row) map[string]map[string][]row {
	all := make(map[string]map[string][]row, len(rows))
	for name, partitions := range rows {
		all[name] = make(map[string][]row, len(partitions))
		for hash, list := range partitions {
			all[name][hash] = slices.Clone(list)
		}
	}
	return all
}

func (m *Memory) sorted() []Item {
	return slices.SortedFunc(maps.Values(m.items), func(a, b Item) int { return a.Key().compare(b.Key()) })
}
