package presence

import (
	"context"
	"slices"

	"github.com/curfew/curfew/pkg/table"
)

// Get reads a thing; ErrUnknown when there is none.
func Get(ctx context.Context, t *table.Table, in string, r Ref) (Thing, error) {
	if err := r.good(); err != nil {
		return Thing{}, ErrUnknown
	}
	one, ok, err := table.Get[Thing](ctx, t, r.key(in))
	if err == nil && !ok {
		err = ErrUnknown
	}
	return one, err
}

// In is a page of the people in a thing; those without a user are of deleted people.
func In(ctx context.Context, t *table.Table, in string, r Ref, size int, after table.Position) ([]Appearance, table.Position, error) {
	return page(ctx, t, table.Query{Index: table.Main, Partition: in, Prefix: inThing(r), Limit: size, After: after})
}

// Of is a page of where a person appears, by kind; kind "" is all of them.
func Of(ctx context.Context, t *table.Table, in, who string, kind Kind, size int, after table.Position) ([]Appearance, table.Position, error) {
	return page(ctx, t, table.Query{Index: table.Main, Partition: table.User(in, who).Partition, Prefix: ofKind(kind), Limit: size, After: after})
}

func ofKind(kind Kind) string {
	if kind == "" {
		return table.Appearing
	}
	return table.Appearing + string(kind) + "/"
}

func page(ctx context.Context, t *table.Table, q table.Query) ([]Appearance, table.Position, error) {
	p, err := t.Query(ctx, q)
	if err != nil {
		return nil, nil, err
	}
	list := make([]Appearance, len(p.Items))
	for i, item := range p.Items {
		if err := item.Decode(&list[i]); err != nil {
			return nil, nil, table.ErrDown.Because(err)
		}
		slices.Sort(list[i].Roles)
		slices.Sort(list[i].Lines)
	}
	return list, p.Next, nil
}

// MeetingsOf lists the ids of the meetings in which a person is, open and closed.
func MeetingsOf(ctx context.Context, t *table.Table, in, who string) ([]string, error) {
	var ids []string
	err := t.Each(ctx, table.Query{Index: table.Main, Partition: table.User(in, who).Partition, Prefix: ofKind(Meeting)}, func(item table.Item) error {
		ids = append(ids, item.Text("id"))
		return nil
	})
	return ids, err
}

// Sharers is the set of the people who are in a meeting in which the person is too; he himself is not in it.
func Sharers(ctx context.Context, t *table.Table, in, who string) (map[string]bool, error) {
	mine, err := MeetingsOf(ctx, t, in, who)
	if err != nil {
		return nil, err
	}
	with := map[string]bool{}
	for _, id := range mine {
		err := t.Each(ctx, table.Query{Index: table.Main, Partition: in, Prefix: inThing(Ref{Meeting, id})}, func(item table.Item) error {
			if other := item.Text("user"); other != "" && other != who {
				with[other] = true
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return with, nil
}

// Count is in how many things of a kind a person appears, open and closed; of kinds that cannot be closed all are open.
type Count struct {
	Open   int `json:"open"`
	Closed int `json:"closed"`
}

// mostCounted bounds what Tally reads.
const mostCounted = 5000

// Tally counts where a person appears. Whole is false when there is more than it read.
func Tally(ctx context.Context, t *table.Table, in, who string) (counts map[Kind]Count, whole bool, err error) {
	counts = map[Kind]Count{}
	var after table.Position
	for n := 0; n < mostCounted; {
		list, next, err := Of(ctx, t, in, who, "", 100, after)
		if err != nil {
			return nil, false, err
		}
		closed, err := closedOf(ctx, t, in, list)
		if err != nil {
			return nil, false, err
		}
		for i, a := range list {
			c := counts[a.Kind]
			if closed[i] {
				c.Closed++
			} else {
				c.Open++
			}
			counts[a.Kind] = c
		}
		if n, after = n+len(list), next; after == nil {
			return counts, true, nil
		}
	}
	return counts, false, nil
}

// closedOf tells of up to 100 appearances whether their things are closed, in two reads.
func closedOf(ctx context.Context, t *table.Table, in string, list []Appearance) ([]bool, error) {
	closed := make([]bool, len(list))
	var keys []table.Key
	var whose []int
	seen := map[table.Key]int{}
	for i, a := range list {
		if traits[a.Kind].closes {
			keys, whose = append(keys, Ref{a.Kind, a.ID}.key(in)), append(whose, i)
		}
	}
	items, err := t.Read(ctx, keys...)
	if err != nil {
		return nil, err
	}
	var ons []table.Key
	stand := map[int]int{} // place in list → place in ons
	for n, item := range items {
		if item == nil {
			continue
		}
		closed[whose[n]] = item.Text("closed") != ""
		if list[whose[n]].Kind != Comment || item.Text("upon") == "" {
			continue
		}
		on := Ref{Kind(item.Text("upon")), item.Text("uponId")}.key(in)
		if _, twice := seen[on]; !twice {
			seen[on] = len(ons)
			ons = append(ons, on)
		}
		stand[whose[n]] = seen[on]
	}
	if items, err = t.Read(ctx, ons...); err != nil {
		return nil, err
	}
	for i, n := range stand {
		if items[n] != nil {
			closed[i] = items[n].Text("closed") != ""
		}
	}
	return closed, nil
}
