package tabletest

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/curfew/curfew/pkg/table"
)

func reads(s *subject) {
	var keys []table.Key
	var parts []table.Part
	for i := range 100 {
		k := table.Key{Partition: fmt.Sprint("many", i%7), Sort: fmt.Sprintf("%03d", i)}
		keys = append(keys, k)
		if i%3 != 0 {
			parts = append(parts, table.Put(k, fields{"n": i}))
		}
	}
	s.commit(parts...)
	for i, item := range s.items(keys...) {
		if want := (map[string]any{"n": fmt.Sprint("#", i)}); i%3 != 0 && !cmp.Equal(item, want) || i%3 == 0 && item != nil {
			s.Errorf("key %d: %v", i, item)
		}
	}
	// The answer is in the order of the keys, as often as they are asked for.
	some := s.items(keys[5], keys[0], keys[4], keys[5], keys[0])
	if want := []map[string]any{{"n": "#5"}, nil, {"n": "#4"}, {"n": "#5"}, nil}; !cmp.Equal(some, want) {
		s.Errorf("%v, want %v", some, want)
	}
	if _, err := s.table.Read(s.Context(), append(keys, s.key())...); !errors.Is(err, table.ErrMistake) {
		s.Errorf("101 keys: %v", err)
	}
	if items, err := s.table.Read(s.Context()); err != nil || len(items) != 0 {
		s.Errorf("no keys: %v %v", items, err)
	}
	// What was read is the reader's own, and stays as it was.
	k := s.put(fields{"m": fields{"x": 1}, "set": table.Members("x")})
	before, err := s.table.Read(s.Context(), k)
	if err != nil {
		s.Fatal(err)
	}
	s.commit(table.Change(k, table.Set("m.x", 2), table.Insert("set", "y")))
	if want := (map[string]any{"m": map[string]any{"x": "#1"}, "set": "{x}"}); !cmp.Equal(Plain(before[0]), want) {
		s.Errorf("read before the change: %v, want %v", Plain(before[0]), want)
	}
	first, _ := s.table.Read(s.Context(), keys[1])
	delete(first[0], "n")
	s.holds(keys[1], fields{"n": "#1"})
}

func getAndList(s *subject) {
	type thing struct {
		Sort string `dynamodbav:"sort"`
		N    int    `dynamodbav:"n"`
	}
	ctx := s.Context()
	k := table.Key{Partition: "things", Sort: "b"}
	if _, ok, err := table.Get[thing](ctx, s.table, k); ok || err != nil {
		s.Errorf("no item: %v %v", ok, err)
	}
	s.commit(table.Put(k, fields{"n": 2}), table.Put(table.Key{Partition: "things", Sort: "a"}, fields{"n": 1}))
	if v, ok, err := table.Get[thing](ctx, s.table, k); !ok || err != nil || v != (thing{"b", 2}) {
		s.Errorf("%v %v %v", v, ok, err)
	}
	list, err := table.List[thing](ctx, s.table, table.Query{Index: table.Main, Partition: "things", Limit: 1})
	if want := []thing{{"a", 1}, {"b", 2}}; err != nil || !cmp.Equal(list, want) {
		s.Errorf("%v %v, want %v", list, err, want)
	}
	s.commit(table.Change(k, table.Set("n", "no number")))
	if _, ok, err := table.Get[thing](ctx, s.table, k); ok || !errors.Is(err, table.ErrDown) {
		s.Errorf("an item that does not decode: %v %v", ok, err)
	}
	if _, err := table.List[thing](ctx, s.table, table.Query{Index: table.Main, Partition: "things"}); !errors.Is(err, table.ErrDown) {
		s.Errorf("a list that does not decode: %v", err)
	}
	seen := 0
	err = s.table.Each(ctx, table.Query{Index: table.Main, Partition: "things", Limit: 1}, func(table.Item) error { seen++; return errOne })
	if seen != 1 || err != errOne {
		s.Errorf("an Each that is ended went on: %d %v", seen, err)
	}
}

type times struct {
	At     time.Time  `dynamodbav:"at"`
	Zero   time.Time  `dynamodbav:"zero"`
	Omit   time.Time  `dynamodbav:"omit,omitempty"`
	Opt    *time.Time `dynamodbav:"opt"`
	None   *time.Time `dynamodbav:"none"`
	Within struct{ At, Zero time.Time }
	Map    map[string]time.Time `dynamodbav:"map"`
	List   []time.Time          `dynamodbav:"list"`
}

// Instants are whole milliseconds, UTC, as text that sorts; zero ones are left out.
func instants(s *subject) {
	at := time.Date(2026, 3, 29, 1, 59, 59, 999_999_999, time.UTC)
	whole := at.Truncate(time.Millisecond)
	local := at.In(time.FixedZone("", 2*3600))
	in := times{At: local, Opt: &local, Map: map[string]time.Time{"a": local, "z": {}}, List: []time.Time{local}}
	in.Within.At = local
	k := s.put(in)
	text := "2026-03-29T01:59:59.999Z"
	s.holds(k, fields{"at": text, "opt": text, "Within": fields{"At": text}, "map": fields{"a": text}, "list": []any{text}})
	out, ok, err := table.Get[times](s.Context(), s.table, k)
	want := times{At: whole, Opt: &whole, Map: map[string]time.Time{"a": whole}, List: []time.Time{whole}}
	want.Within.At = whole
	if diff := cmp.Diff(want, out); !ok || err != nil || diff != "" {
		s.Errorf("%v %v (-want +have):\n%s", ok, err, diff)
	}
	if out.At.Location() != time.UTC {
		s.Errorf("read in %v, want UTC", out.At.Location())
	}
	// The early and the far sort rightly, and a whole second keeps its width.
	s.commit(table.Change(k, table.Set("a", time.Date(999, 1, 1, 0, 0, 0, 0, time.UTC)), table.Set("z", time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC))))
	s.commit(table.Check(k).If(table.Under("a", "at"), errOne).If(table.Under("at", "z"), errTwo).If(table.Above("z", Start), errThree))
	item, err := s.table.Read(s.Context(), k)
	if err != nil || item[0].Text("a") != "0999-01-01T00:00:00.000Z" || item[0].Text("z") != "9999-12-31T23:59:59.000Z" || item[0].Text("Within.At") != text {
		s.Errorf("%v %v", Plain(item[0]), err)
	}
}

func numbers(s *subject) {
	type counts struct {
		Int   int
		Big   int64
		Least int64
		Half  float64
		Zero  int
		Omit  int `dynamodbav:",omitempty"`
		Wait  time.Duration
		Kind  kind
		Roles []string `dynamodbav:",stringset"`
		Empty []string `dynamodbav:",stringset"`
		Names []string
		Nil   map[string]int
		Text  string
		Gone  string `dynamodbav:",omitempty"`
	}
	in := counts{Int: -7, Big: 1<<63 - 1, Least: -1 << 63, Half: 0.5, Wait: time.Hour, Kind: "k", Roles: []string{"b", "a"}, Empty: []string{}, Names: []string{"b", "a"}}
	k := s.put(in)
	s.holds(k, fields{"Int": "#-7", "Big": "#9223372036854775807", "Least": "#-9223372036854775808", "Half": "#0.5", "Zero": "#0", "Wait": "#3600000000000",
		"Kind": "k", "Roles": "{a b}", "Names": []any{"b", "a"}, "Text": ""})
	s.commit(table.Check(k).If(table.Is("Kind", kind("k")), errOne).If(table.Is("Wait", time.Hour), errTwo).If(table.Holds("Roles", "a"), errThree))
	s.commit(table.Change(k, table.Add("Big", -1), table.Add("Least", 1), table.Add("Half", 1), table.Insert("Roles", "c"), table.Insert("Empty", "x")))
	s.holds(k, fields{"Int": "#-7", "Big": "#9223372036854775806", "Least": "#-9223372036854775807", "Half": "#1.5", "Zero": "#0", "Wait": "#3600000000000",
		"Kind": "k", "Roles": "{a b c}", "Empty": "{x}", "Names": []any{"b", "a"}, "Text": ""})
	s.commit(table.Change(k, table.Add("Big", 2))) // beyond int64, still exact
	if have := s.items(k)[0]["Big"]; have != "#9223372036854775808" {
		s.Errorf("%v", have)
	}
	s.commit(table.Check(k).If(table.Above("Big", int64(1<<63-1)), errOne))
}

type kind string

// Items beyond a page of the engine are all found.
func largePages(s *subject) {
	big := make([]byte, 300<<10)
	for i := range big {
		big[i] = 'x'
	}
	var keys []table.Key
	for i := range 5 {
		k := table.Key{Partition: "large", Sort: fmt.Sprint(i)}
		keys = append(keys, k)
		s.commit(table.Put(k, fields{"big": string(big), "people": "large", "nameKey": fmt.Sprint(i)}))
	}
	for _, index := range []table.Index{table.Main, table.People} {
		s.Run(index.Name+" index", func(t *testing.T) {
			s := s.in(t)
			for _, backward := range []bool{false, true} {
				if all := s.sorts(table.Query{Index: index, Partition: "large", Backward: backward}); len(all) != 5 {
					s.Errorf("backward %v: %v", backward, all)
				}
			}
			if page := s.page(table.Query{Index: index, Partition: "large"}); s.real() && (len(page.Items) == 5 || page.Next == nil) {
				s.Errorf("the engine gave 1.5 MB in one page: the test proves nothing")
			}
		})
	}
	for i, item := range s.items(keys...) {
		if len(item["big"].(string)) != len(big) {
			s.Errorf("item %d was cut", i)
		}
	}
}
