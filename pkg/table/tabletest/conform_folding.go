package tabletest

import (
	"testing"

	"github.com/curfew/curfew/pkg/table"
)

// Steps on one item become one action, whatever their order.
func folding(s *subject) {
	at := func(k table.Key, c table.Condition) table.Write { return table.Check(k).If(c, errOne) }
	for _, c := range []struct {
		name  string
		item  any
		parts func(k table.Key) []table.Part
		want  fields
	}{
		{"check, change", fields{"n": 1}, func(k table.Key) []table.Part {
			return []table.Part{at(k, table.Is("n", 1)), table.Change(k, table.Add("n", 1))}
		}, fields{"n": "#2"}},
		{"change, check", fields{"n": 1}, func(k table.Key) []table.Part {
			return []table.Part{table.Change(k, table.Add("n", 1)), at(k, table.Is("n", 1))}
		}, fields{"n": "#2"}},
		{"check, put", nil, func(k table.Key) []table.Part {
			return []table.Part{at(k, table.Absent()), table.Put(k, fields{"n": 1})}
		}, fields{"n": "#1"}},
		{"put, check", nil, func(k table.Key) []table.Part {
			return []table.Part{table.Put(k, fields{"n": 1}), at(k, table.Absent())}
		}, fields{"n": "#1"}},
		{"check, remove, check", fields{"n": 1}, func(k table.Key) []table.Part {
			return []table.Part{at(k, table.Present()), table.Remove(k), at(k, table.Is("n", 1))}
		}, nil},
		{"additions", fields{"n": 1}, func(k table.Key) []table.Part {
			return []table.Part{table.Change(k, table.Add("n", 1)), table.Change(k, table.Add("n", 2), table.Add("m", 1)), table.Change(k, table.Add("n", -5))}
		}, fields{"n": "#-1", "m": "#1"}},
		{"additions of one step", fields{"n": 1}, func(k table.Key) []table.Part {
			return []table.Part{table.Change(k, table.Add("n", 1), table.Add("n", 2))}
		}, fields{"n": "#4"}},
		{"different attributes", fields{"a": 1, "s": table.Members("x")}, func(k table.Key) []table.Part {
			return []table.Part{table.Change(k, table.Unset("a")), table.Writes{table.Change(k, table.Set("b", 2)), table.Change(k, table.Drop("s", "x"))}}
		}, fields{"b": "#2"}},
		{"different attributes of a map", fields{"m": fields{"a": 1, "b": 1}}, func(k table.Key) []table.Part {
			return []table.Part{table.Change(k, table.Add("m.a", 1)), table.Change(k, table.Unset("m.b"))}
		}, fields{"m": fields{"a": "#2"}}},
		{"a name within another name", nil, func(k table.Key) []table.Part {
			return []table.Part{table.Change(k, table.Set("a", 1), table.Set("ab", 2))}
		}, fields{"a": "#1", "ab": "#2"}},
		{"change without edits", fields{"a": 1}, func(k table.Key) []table.Part { return []table.Part{table.Change(k).If(table.Present(), errOne)} }, fields{"a": "#1"}},
		{"change without edits, no item", nil, func(k table.Key) []table.Part { return []table.Part{table.Change(k).If(table.Absent(), errOne)} }, nil},
	} {
		s.Run(c.name, func(t *testing.T) {
			s := s.in(t)
			k := s.put(c.item)
			s.commit(c.parts(k)...)
			s.holds(k, c.want)
		})
	}
}

// Steps that cannot both be meant are a mistake.
func foldingMistakes(s *subject) {
	k := s.put(fields{"n": 1, "m": fields{"x": 1}})
	put, remove := table.Put(k, fields{"n": 2}), table.Remove(k)
	change := func(edits ...table.Edit) table.Write { return table.Change(k, edits...) }
	for name, parts := range map[string][]table.Part{
		"two puts":                   {put, put},
		"put and remove":             {put, table.Check(k).If(table.Present(), errOne), remove},
		"remove and put":             {remove, put},
		"two removes":                {remove, remove},
		"put and change":             {put, change(table.Add("n", 1))},
		"change and put":             {change(table.Add("n", 1)), put},
		"change and remove":          {change(table.Add("n", 1)), remove},
		"set twice":                  {change(table.Set("n", 2)), change(table.Set("n", 2))},
		"set twice in one step":      {change(table.Set("n", 2), table.Set("n", 3))},
		"set and add":                {change(table.Set("n", 2)), change(table.Add("n", 2))},
		"unset and set":              {change(table.Unset("n"), table.Set("n", 2))},
		"insert twice":               {change(table.Insert("s", "x"), table.Insert("s", "y"))},
		"a map and what it holds":    {change(table.Set("m", fields{})), change(table.Add("m.x", 2))},
		"what a map holds, then it":  {change(table.Add("m.x", 2)), change(table.Unset("m"))},
		"deep within what is edited": {change(table.Set("m", fields{}), table.Set("m.x.y", 2))},
	} {
		s.Run(name, func(t *testing.T) {
			s := s.in(t)
			s.faults.Reset()
			s.refused(table.ErrMistake, []table.Key{k}, parts...)
			if n := s.faults.Calls(WriteCall); n != 0 {
				s.Errorf("the engine was asked %d times", n)
			}
		})
	}
}

// The refusal is that of the first condition, in the order of the list, that failed; folding does not change the order.
func refusalOrder(s *subject) {
	a, b := s.put(fields{"n": 1}), s.put(fields{"n": 1})
	none := s.key()
	good, bad := table.Is("n", 1), table.Is("n", 2)
	list := func(one, two, three table.Condition) []table.Part {
		return []table.Part{
			table.Check(a).If(one, errOne),
			table.Change(b, table.Add("n", 1)).If(two, errTwo),
			table.Change(a, table.Add("n", 1)).If(three, errThree),
		}
	}
	keys := []table.Key{a, b}
	s.refused(errOne, keys, list(bad, bad, bad)...)
	s.refused(errOne, keys, list(bad, good, bad)...)
	s.refused(errTwo, keys, list(good, bad, bad)...)
	s.refused(errTwo, keys, list(good, bad, good)...)
	s.refused(errThree, keys, list(good, good, bad)...)
	// Where there is no item, and within nested parts.
	s.refused(errOne, keys, table.Writes{table.Check(none).If(table.Present(), errOne), table.Check(a).If(bad, errTwo)}, table.Check(b).If(bad, errThree))
	s.refused(errTwo, keys, table.Put(none, fields{}).If(table.Absent(), errOne), table.Writes{table.Check(a).If(good, errOne).If(bad, errTwo)}, table.Remove(b).If(bad, errThree))
	// Far apart: the first and the last of a hundred.
	var parts []table.Part
	for range 98 {
		parts = append(parts, table.Put(s.key(), fields{}).If(table.Absent(), errThree))
	}
	far := append([]table.Part{table.Check(a).If(good, errOne)}, parts...)
	s.refused(errTwo, keys, append(far, table.Check(b).If(bad, errTwo), table.Check(a).If(bad, errThree))...)
	s.refused(errOne, keys, append(append([]table.Part{table.Check(a).If(bad, errOne)}, parts...), table.Check(b).If(bad, errTwo))...)
	// A condition that cannot be met together with an earlier one of the same item still answers for itself.
	s.refused(errTwo, keys, table.Check(a).If(table.Present(), errOne), table.Check(a).If(table.Absent(), errTwo))
	s.commit(list(good, good, good)...)
	s.holds(a, fields{"n": "#2"})
	s.holds(b, fields{"n": "#2"})
}
