package tabletest

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/curfew/curfew/pkg/table"
)

func operations(s *subject) {
	k := s.put(fields{"a": 1, "b": "x"})
	s.holds(k, fields{"a": "#1", "b": "x"})
	s.commit(table.Put(k, fields{"c": true}))
	s.holds(k, fields{"c": true}) // a Put replaces the whole item
	s.commit(table.Change(k, table.Set("d", "y")))
	s.holds(k, fields{"c": true, "d": "y"})
	s.commit(table.Remove(k))
	s.holds(k, nil)
	s.commit(table.Remove(k)) // removing what is not there is no error
	s.commit(table.Change(k, table.Unset("a")))
	s.holds(k, fields{}) // a Change makes the item
	s.refused(errOne, []table.Key{k}, table.Check(k).If(table.Present(), errTwo), table.Put(k, fields{"no": broken{}}))
}

// broken cannot be stored.
type broken struct{}

// MarshalDynamoDBAttributeValue fails.
func (broken) MarshalDynamoDBAttributeValue() (types.AttributeValue, error) { return nil, errOne }

// A commit happens whole or not at all.
func wholeOrNot(s *subject) {
	there, gone, fresh := s.put(fields{"n": 1}), s.put(fields{"n": 1}), s.key()
	last := s.put(fields{"n": 1})
	parts := []table.Part{
		table.Put(fresh, fields{"n": 1}), table.Change(there, table.Add("n", 1)), table.Remove(gone),
		table.Check(last).If(table.Is("n", 2), errOne),
	}
	s.refused(errOne, []table.Key{there, gone, fresh, last}, parts...)
	s.commit(table.Change(last, table.Set("n", 2)))
	s.commit(parts...)
	s.holds(fresh, fields{"n": "#1"})
	s.holds(there, fields{"n": "#2"})
	s.holds(gone, nil)
	s.holds(last, fields{"n": "#2"})
}

func edits(s *subject) {
	at := Start.Add(1234 * time.Microsecond)
	type pair struct {
		A string     `dynamodbav:"a"`
		B *string    `dynamodbav:"b"`
		T time.Time  `dynamodbav:"t"`
		U *time.Time `dynamodbav:"u"`
	}
	m := fields{"m": fields{"x": 1, "y": "z"}}
	for _, c := range []struct {
		name  string
		item  any
		edits []table.Edit
		want  fields
	}{
		{"set", fields{"a": 1}, []table.Edit{table.Set("b", "x")}, fields{"a": "#1", "b": "x"}},
		{"set over another type", fields{"a": 1}, []table.Edit{table.Set("a", "x")}, fields{"a": "x"}},
		{"set on no item", nil, []table.Edit{table.Set("a", false)}, fields{"a": false}},
		{"set an empty string", fields{"a": 1}, []table.Edit{table.Set("a", "")}, fields{"a": ""}},
		{"set an instant", nil, []table.Edit{table.Set("a", at)}, fields{"a": "2026-03-02T08:00:00.001Z"}},
		{"set a pointer to an instant", nil, []table.Edit{table.Set("a", &at)}, fields{"a": "2026-03-02T08:00:00.001Z"}},
		{"set a zero instant", fields{"a": 1}, []table.Edit{table.Set("a", time.Time{})}, fields{}},
		{"set nil", fields{"a": 1}, []table.Edit{table.Set("a", nil)}, fields{}},
		{"set a nil pointer", fields{"a": 1}, []table.Edit{table.Set("a", (*time.Time)(nil))}, fields{}},
		{"set a nil slice", fields{"a": 1}, []table.Edit{table.Set("a", []string(nil))}, fields{}},
		{"set an empty slice", fields{"a": 1}, []table.Edit{table.Set("a", []string{})}, fields{"a": []any{}}},
		{"set a slice", fields{}, []table.Edit{table.Set("a", []string{"y", "x", "y"})}, fields{"a": []any{"y", "x", "y"}}},
		{"set a set", fields{"a": 1}, []table.Edit{table.Set("a", table.Members("y", "x"))}, fields{"a": "{x y}"}},
		{"set a set of none", fields{"a": 1}, []table.Edit{table.Set("a", table.Members())}, fields{}},
		{"set a struct", fields{}, []table.Edit{table.Set("a", pair{A: "x"})}, fields{"a": fields{"a": "x"}}},
		{"set within a map", m, []table.Edit{table.Set("m.x", 2), table.Set("m.n", "new")}, fields{"m": fields{"x": "#2", "y": "z", "n": "new"}}},
		{"unset", fields{"a": 1, "b": 2}, []table.Edit{table.Unset("a")}, fields{"b": "#2"}},
		{"unset what is not there", fields{"b": 2}, []table.Edit{table.Unset("a")}, fields{"b": "#2"}},
		{"unset within a map", m, []table.Edit{table.Unset("m.x"), table.Unset("m.none")}, fields{"m": fields{"y": "z"}}},
		{"add", fields{"a": 5}, []table.Edit{table.Add("a", -7)}, fields{"a": "#-2"}},
		{"add to what is not there", fields{}, []table.Edit{table.Add("a", 3)}, fields{"a": "#3"}},
		{"add on no item", nil, []table.Edit{table.Add("a", 3)}, fields{"a": "#3"}},
		{"add within a map", m, []table.Edit{table.Add("m.x", 2), table.Add("m.n", 1)}, fields{"m": fields{"x": "#3", "y": "z", "n": "#1"}}},
		{"insert into no set", fields{}, []table.Edit{table.Insert("a", "x")}, fields{"a": "{x}"}},
		{"insert on no item", nil, []table.Edit{table.Insert("a", "x")}, fields{"a": "{x}"}},
		{"insert", fields{"a": table.Members("y")}, []table.Edit{table.Insert("a", "x")}, fields{"a": "{x y}"}},
		{"insert twice", fields{"a": table.Members("x")}, []table.Edit{table.Insert("a", "x")}, fields{"a": "{x}"}},
		{"insert within a map", m, []table.Edit{table.Insert("m.s", "x")}, fields{"m": fields{"x": "#1", "y": "z", "s": "{x}"}}},
		{"drop", fields{"a": table.Members("x", "y")}, []table.Edit{table.Drop("a", "x")}, fields{"a": "{y}"}},
		{"drop no member", fields{"a": table.Members("y")}, []table.Edit{table.Drop("a", "x")}, fields{"a": "{y}"}},
		{"drop the last member", fields{"a": table.Members("x")}, []table.Edit{table.Drop("a", "x")}, fields{}},
		{"drop from no set", fields{}, []table.Edit{table.Drop("a", "x")}, fields{}},
		{"drop within a map", m, []table.Edit{table.Drop("m.s", "x")}, fields{"m": fields{"x": "#1", "y": "z"}}},
		{"several", fields{"a": 1, "s": table.Members("x")}, []table.Edit{table.Add("a", 1), table.Set("b", "n"), table.Drop("s", "x"), table.Insert("t", "y")},
			fields{"a": "#2", "b": "n", "t": "{y}"}},
	} {
		s.Run(c.name, func(t *testing.T) {
			s := s.in(t)
			k := s.put(c.item)
			s.commit(table.Change(k, c.edits...))
			s.holds(k, c.want)
		})
	}
}

// What no engine can do is ErrMistake, whichever engine; nothing happens and nothing is tried again.
func mistakes(s *subject) {
	item := fields{"text": "t", "list": []string{"a"}, "n": 1, "m": fields{"x": 1}}
	for name, e := range map[string]table.Edit{
		"set through nothing":    table.Set("none.x", 1),
		"set through a string":   table.Set("text.x", 1),
		"unset through nothing":  table.Unset("none.x"),
		"unset through a string": table.Unset("text.x"),
		"add through nothing":    table.Add("none.x", 1),
		"insert through nothing": table.Insert("none.x", "a"),
		"drop through nothing":   table.Drop("m.none.x", "a"),
		"add to a string":        table.Add("text", 1),
		"add to a list":          table.Add("list", 1),
		"insert into a string":   table.Insert("text", "a"),
		"insert into a list":     table.Insert("list", "a"),
		"drop from a number":     table.Drop("n", "a"),
		"insert an empty string": table.Insert("set", ""),
		"drop an empty string":   table.Drop("set", ""),
		"edit the partition":     table.Set("partition", "x"),
		"unset the sort key":     table.Unset("sort"),
	} {
		s.Run(name, func(t *testing.T) {
			s := s.in(t)
			k, other := s.put(item), s.put(item)
			s.faults.Reset()
			s.refused(table.ErrMistake, []table.Key{k, other}, table.Change(other, table.Set("n", 2), table.Set("m.x", 2)), table.Change(k, e))
			if n := s.faults.Calls(WriteCall); n > 1 {
				s.Errorf("tried %d times", n)
			}
		})
	}
	s.refused(table.ErrMistake, nil, table.Change(s.key(), table.Unset("none.x"))) // no item at all
	for _, k := range []table.Key{{Partition: "p"}, {Sort: "s"}} {
		s.refused(table.ErrMistake, nil, table.Put(k, item))
		s.refused(table.ErrMistake, nil, table.Check(k).If(table.Absent(), errOne))
	}
	k := s.put(item)
	for _, c := range []table.Condition{table.Below("n", true), table.AtLeast("list", []string{"a"}), table.Above("n", nil),
		table.Under("n", "n"), table.Any(), table.All(table.Present(), table.All())} {
		s.refused(table.ErrMistake, nil, table.Check(k).If(c, errOne))
	}
	// A condition that fails is told before the mistake behind it.
	s.refused(errOne, []table.Key{k}, table.Change(k, table.Set("none.x", 1)).If(table.Exists("none"), errOne))
}

// An attribute that is a key of an index is a string that is not empty, or not there.
func indexKeys(s *subject) {
	for _, index := range table.Indexes() {
		for _, name := range []string{index.Hash, index.Range} {
			k := s.put(fields{"a": 1})
			for _, v := range []any{"", 7, []string{"x"}, true} {
				s.refused(table.ErrMistake, []table.Key{k}, table.Put(k, fields{name: v}))
				s.refused(table.ErrMistake, []table.Key{k}, table.Change(k, table.Set(name, v)))
			}
			s.refused(table.ErrMistake, []table.Key{k}, table.Change(k, table.Add(name, 1)))
			s.refused(table.ErrMistake, []table.Key{k}, table.Change(k, table.Insert(name, "x")))
			s.commit(table.Change(k, table.Set(name, "x")))
			s.commit(table.Change(k, table.Set(name, time.Time{})))
			s.holds(k, fields{"a": "#1"})
		}
	}
}

func limits(s *subject) {
	var parts []table.Part
	var keys []table.Key
	for i := range 100 {
		keys = append(keys, s.key())
		parts = append(parts, table.Put(keys[i], fields{"n": i}).If(table.Absent(), errOne))
	}
	s.faults.Reset()
	s.refused(table.ErrMistake, keys, append(parts[:100:100], table.Put(s.key(), fields{}))...)
	if n := s.faults.Calls(WriteCall); n != 0 {
		s.Errorf("101 writes: the engine was asked %d times", n)
	}
	// 100 items are one commit, however many steps; the refusal of the last of them undoes all.
	s.refused(errTwo, keys, append(parts[:99:99], table.Put(keys[99], fields{}).If(table.Present(), errTwo))...)
	s.commit(append(parts[:100:100], table.Check(keys[0]).If(table.Missing("n"), errOne), table.Writes{table.Check(keys[7]), table.Check(s.key())})...)
	for i, item := range s.items(keys...) {
		if want := fmt.Sprint("#", i); item["n"] != want {
			s.Errorf("item %d: %v, want %s", i, item, want)
		}
	}
	s.faults.Reset()
	s.commit() // nothing is nothing
	s.commit(table.Check(keys[0]), table.Change(keys[1]), table.Writes{})
	if n := s.faults.Calls(AnyCall); n != 0 {
		s.Errorf("nothing to do: %d calls", n)
	}
	// What the engine itself refuses by size is a mistake as well.
	if s.real() {
		s.refused(table.ErrMistake, []table.Key{keys[0]}, table.Put(keys[0], fields{"big": strings.Repeat("x", 400<<10)}))
	}
	if err := s.table.Commit(s.Context(), table.Put(keys[0], fields{}).If(table.Absent(), errOne)); !errors.Is(err, errOne) {
		s.Errorf("%v, want %v", err, errOne)
	}
}
