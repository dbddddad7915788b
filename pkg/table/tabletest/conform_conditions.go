package tabletest

import (
	"context"
	"errors"
	"math"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/table"
)

// tried is the item that conditions are tried on.
var tried = fields{
	"text": "b", "umlaut": "äöü", "empty": "", "n": 5, "limit": 7, "low": -3, "half": 1.5, "most": math.MaxInt64, "least": math.MinInt64,
	"on": true, "off": false, "at": Start, "set": table.Members("x", "y"), "list": []string{"x", "y"},
	"m": fields{"n": 5, "at": Start, "deep": fields{"s": table.Members("x")}},
}

type tryout struct {
	name  string
	c     table.Condition
	holds bool
}

func conditions(s *subject) {
	k, none := s.put(tried), s.key()
	onNone := []tryout{
		{"absent", table.Absent(), true}, {"present", table.Present(), false},
		{"missing", table.Missing("n"), true}, {"missing within", table.Missing("m.n"), true}, {"exists", table.Exists("n"), false},
		{"is", table.Is("n", 5), false}, {"is nil", table.Is("n", nil), true}, {"below", table.Below("n", 9), false}, {"above", table.Above("n", 0), false},
		{"at most", table.AtMost("n", 5), false}, {"at least", table.AtLeast("n", 5), false}, {"holds", table.Holds("set", "x"), false},
		{"under", table.Under("n", "limit"), false}, {"size", table.SizeAbove("set", -1), false}, {"later", table.Later("at", -time.Hour), false},
	}
	for name, list := range map[string][]tryout{"presence": presence, "equality": equality, "order": ordered, "members": members, "joined": joined} {
		s.Run(name, func(t *testing.T) { s.in(t).try(k, list) })
	}
	s.Run("no item", func(t *testing.T) { s.in(t).try(none, onNone) })
}

// try asks the engine, and Met itself, about each condition.
func (s *subject) try(k table.Key, list []tryout) {
	read, err := s.table.Read(s.Context(), k)
	if err != nil {
		s.Fatal(err)
	}
	for _, c := range list {
		err := s.table.Commit(s.Context(), table.Check(k).If(c.c, errOne))
		if err != nil && !errors.Is(err, errOne) || (err == nil) != c.holds {
			s.Errorf("%s: %v, want it to hold: %v", c.name, err, c.holds)
		}
		if met := c.c.Met(read[0], s.clock.Now()); met != c.holds {
			s.Errorf("%s: Met says %v", c.name, met)
		}
	}
}

var presence = []tryout{
	{"absent", table.Absent(), false}, {"present", table.Present(), true},
	{"missing", table.Missing("none"), true}, {"not missing", table.Missing("n"), false}, {"empty is not missing", table.Missing("empty"), false},
	{"missing within", table.Missing("m.none"), true}, {"not missing within", table.Missing("m.n"), false},
	{"missing through nothing", table.Missing("none.n"), true}, {"missing through a string", table.Missing("text.n"), true},
	{"exists", table.Exists("n"), true}, {"exists not", table.Exists("none"), false}, {"exists deep", table.Exists("m.deep.s"), true},
	{"exists through nothing", table.Exists("none.n"), false}, {"exists through a string", table.Exists("text.n"), false},
}

var equality = []tryout{
	{"string", table.Is("text", "b"), true}, {"other string", table.Is("text", "B"), false}, {"empty string", table.Is("empty", ""), true},
	{"empty string is not nothing", table.Is("none", ""), false}, {"number", table.Is("n", 5), true}, {"int64", table.Is("n", int64(5)), true},
	{"other number", table.Is("n", 6), false}, {"number within", table.Is("m.n", 5), true}, {"decimal", table.Is("half", 1.5), true},
	{"number is no string", table.Is("n", "5"), false}, {"true", table.Is("on", true), true}, {"not true", table.Is("off", true), false}, {"false", table.Is("off", false), true},
	{"instant", table.Is("at", Start), true}, {"instant in another zone", table.Is("at", Start.In(time.FixedZone("", 3600))), true},
	{"below a millisecond", table.Is("at", Start.Add(999*time.Microsecond)), true}, {"a millisecond", table.Is("at", Start.Add(time.Millisecond)), false},
	{"set", table.Is("set", table.Members("y", "x")), true}, {"smaller set", table.Is("set", table.Members("x")), false},
	{"list", table.Is("list", []string{"x", "y"}), true}, {"list in another order", table.Is("list", []string{"y", "x"}), false}, {"list is no set", table.Is("set", []string{"x", "y"}), false},
	{"map", table.Is("m.deep", fields{"s": table.Members("x")}), true}, {"other map", table.Is("m.deep", fields{}), false},
	{"missing", table.Is("none", 5), false}, {"nil is missing", table.Is("none", nil), true}, {"nil", table.Is("n", nil), false},
	{"zero instant is missing", table.Is("none", time.Time{}), true}, {"zero instant", table.Is("at", time.Time{}), false},
	{"no set", table.Is("set", table.Members()), false}, {"no set is missing", table.Is("none", table.Members()), true},
}

var ordered = []tryout{
	{"below", table.Below("n", 6), true}, {"not below itself", table.Below("n", 5), false}, {"at most", table.AtMost("n", 5), true}, {"not at most", table.AtMost("n", 4), false},
	{"above", table.Above("n", 4), true}, {"not above itself", table.Above("n", 5), false}, {"at least", table.AtLeast("n", 5), true}, {"not at least", table.AtLeast("n", 6), false},
	{"numbers not as text", table.Below("n", 10), true}, {"negative", table.Below("low", -2), true}, {"not negative", table.Below("low", -4), false},
	{"most above least", table.Above("most", math.MinInt64), true}, {"least below most", table.Below("least", math.MaxInt64), true},
	{"most at least itself", table.AtLeast("most", math.MaxInt64), true}, {"most not above itself", table.Above("most", math.MaxInt64), false},
	{"decimal above", table.Above("half", 1.25), true}, {"decimal below", table.Below("half", 2), true}, {"decimal not below", table.Below("half", 1), false},
	{"text below", table.Below("text", "ba"), true}, {"text as bytes", table.Above("text", "Z"), true}, {"umlauts after letters", table.Above("umlaut", "z"), true},
	{"text is no number", table.Above("text", 0), false}, {"number is no text", table.Below("n", "z"), false}, {"missing", table.Below("none", 9), false}, {"within", table.AtLeast("m.n", 5), true},
	{"instant before", table.Below("at", Start.Add(time.Millisecond)), true}, {"instant not before", table.Below("at", Start), false}, {"instant within", table.AtMost("m.at", Start), true},
	{"under", table.Under("n", "limit"), true}, {"not under", table.Under("limit", "n"), false}, {"under an equal", table.Under("n", "m.n"), false}, {"under within", table.Under("m.n", "limit"), true},
	{"under nothing", table.Under("n", "none"), false}, {"nothing under", table.Under("none", "n"), false}, {"under another type", table.Under("n", "text"), false},
	{"text under text", table.Under("empty", "text"), true},
}

var members = []tryout{
	{"set", table.Holds("set", "x"), true}, {"not in the set", table.Holds("set", "z"), false}, {"no part of a member", table.Holds("set", ""), false},
	{"deep set", table.Holds("m.deep.s", "x"), true}, {"list", table.Holds("list", "y"), true}, {"not in the list", table.Holds("list", "z"), false},
	{"string", table.Holds("umlaut", "ö"), true}, {"number", table.Holds("n", "5"), false}, {"missing", table.Holds("none", "x"), false},
	{"size below", table.SizeBelow("set", 3), true}, {"size not below itself", table.SizeBelow("set", 2), false}, {"size below of nothing", table.SizeBelow("none", 9), false},
	{"size", table.SizeAbove("set", 1), true}, {"size not above itself", table.SizeAbove("set", 2), false}, {"size of a list", table.SizeAbove("list", 1), true},
	{"size of a map", table.SizeAbove("m", 2), true}, {"size of a map not", table.SizeAbove("m", 3), false}, {"characters", table.SizeAbove("umlaut", 2), true},
	{"characters, not bytes", table.SizeAbove("umlaut", 3), false}, {"size of nothing", table.SizeAbove("none", -1), false}, {"size of a number", table.SizeAbove("n", -1), false},
}

var (
	yes, no = table.Is("n", 5), table.Is("n", 6)
	joined  = []tryout{
		{"any", table.Any(no, yes), true}, {"any of none", table.Any(no, no), false}, {"any of one", table.Any(yes), true},
		{"all", table.All(yes, yes), true}, {"not all", table.All(yes, no), false}, {"all of one", table.All(no), false},
		{"any of alls", table.Any(table.All(yes, no), table.All(yes, yes)), true}, {"all of anys", table.All(table.Any(no, yes), table.Any(no, no)), false},
		{"any with missing", table.Any(table.Missing("n"), table.Below("n", 6)), true}, {"three", table.Any(no, no, yes), true},
		{"present and later", table.All(table.Present(), table.Later("at", -time.Millisecond)), true}, {"absent or later", table.Any(table.Absent(), table.Later("at", 0)), false},
	}
)

// Later reads the clock at each attempt and is exact to the millisecond.
func laterThan(s *subject) {
	end := Start.Add(time.Hour)
	k := s.put(fields{"end": end, "m": fields{"end": end}, "n": 1})
	for _, c := range []struct {
		now    time.Time
		margin time.Duration
		holds  bool
	}{
		{Start, 0, true}, {end.Add(-time.Millisecond), 0, true}, {end.Add(-time.Nanosecond), 0, true}, {end, 0, false}, {end.Add(time.Millisecond), 0, false},
		{Start, time.Hour, false}, {Start, time.Hour - time.Millisecond, true}, {Start.Add(time.Millisecond), time.Hour - time.Millisecond, false},
		{end, -time.Millisecond, true}, {end.Add(time.Hour), -time.Hour, false}, {end.In(time.FixedZone("", -7200)), 0, false},
	} {
		s.clock.Set(c.now)
		for _, path := range []string{"end", "m.end"} {
			err := s.table.Commit(s.Context(), table.Check(k).If(table.Later(path, c.margin), errOne))
			if err != nil && !errors.Is(err, errOne) || (err == nil) != c.holds {
				s.Errorf("%s at %v, margin %v: %v, want it to hold: %v", path, c.now, c.margin, err, c.holds)
			}
		}
	}
	for path := range map[string]bool{"none": true, "n": true} {
		s.refused(errOne, nil, table.Check(k).If(table.Later(path, -1000*time.Hour), errOne))
	}
	// The first attempt, in time, meets another transaction; the second is too late.
	s.clock.Set(end.Add(-time.Millisecond))
	s.faults.Conflict(1)
	s.faults.Interleave(WriteCall, 1, func() { s.clock.Advance(time.Millisecond) })
	s.refused(errOne, []table.Key{k}, table.Change(k, table.Set("n", 2)).If(table.Later("end", 0), errOne))
}

// A condition guards every operation alike; its refusal leaves all as it was.
func guards(s *subject) {
	k := s.put(fields{"n": 1})
	ops := map[string]table.Write{"put": table.Put(k, fields{"n": 2}), "change": table.Change(k, table.Add("n", 1)), "remove": table.Remove(k), "check": table.Check(k)}
	for name, op := range ops {
		s.Run(name, func(t *testing.T) {
			s := s.in(t)
			s.refused(errOne, []table.Key{k}, op.If(table.Is("n", 0), errOne))
			s.refused(errTwo, []table.Key{k}, op.If(table.Is("n", 1), errOne).If(table.Absent(), errTwo))
			s.refused(errOne, []table.Key{k}, op.If(table.Missing("n"), errOne).If(table.Absent(), errTwo))
		})
	}
	// A write that is kept and guarded twice differently stays two writes.
	base := table.Change(k, table.Add("n", 1)).If(table.Present(), errOne)
	a, b := base.If(table.Is("n", 0), errTwo), base.If(table.Is("n", 1), errThree)
	s.refused(errTwo, []table.Key{k}, a)
	s.commit(b)
	s.holds(k, fields{"n": "#2"})
	if err := s.table.Commit(context.Background(), ops["put"].If(table.Present(), errOne)); err != nil {
		s.Error(err)
	}
}
