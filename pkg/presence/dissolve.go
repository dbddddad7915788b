package presence

import (
	"context"
	"errors"

	"github.com/curfew/curfew/pkg/table"
)

var errDone = errors.New("done by another run")

// together is how many people one commit takes out of a thing.
const together = 20

// dissolve takes a thing away with everybody in it; of a favourite the notifications that tell of it go too. keep is a person whose
// appearance goes last, in the commit that takes the thing itself away, so that a run which was cut short is found again. counted
// gives what is committed with each removal, by how many were removed of what; it may be nil.
func dissolve(ctx context.Context, t *table.Table, in string, r Ref, keep string, counted func(map[Outcome]int) table.Writes) error {
	if counted == nil {
		counted = func(map[Outcome]int) table.Writes { return nil }
	}
	if err := empty(ctx, t, in, r, keep, counted); err != nil {
		return err
	}
	if r.Kind == Favourite {
		err := t.Each(ctx, table.Query{Index: table.Main, Partition: in, Prefix: table.OnThings + string(r.Kind) + "/" + r.ID + "/" + string(Notification) + "/"},
			func(item table.Item) error {
				return dissolve(ctx, t, in, Ref{Notification, item.Text("id")}, "", counted)
			})
		if err != nil {
			return err
		}
	}
	thing, there, err := table.Get[Thing](ctx, t, r.key(in))
	if err != nil || !there && keep == "" {
		return err
	}
	steps := table.Writes{table.Remove(r.key(in)).If(table.Present(), errDone)}
	if keep != "" {
		steps = table.Writes{table.Remove(table.Appearance(in, keep, string(r.Kind), r.ID)).If(table.Present(), errDone), table.Remove(table.Appears(in, string(r.Kind), r.ID, keep)), table.Remove(r.key(in))}
	}
	if on := thing.On(); on.ID != "" {
		steps = append(steps, table.Remove(upon(in, r, on)))
	}
	err = t.Commit(ctx, steps, counted(map[Outcome]int{{Of: string(r.Kind), How: Deleted}: 1}))
	return table.Unless(err, errDone)
}

// empty takes everybody out of a thing but one.
func empty(ctx context.Context, t *table.Table, in string, r Ref, keep string, counted func(map[Outcome]int) table.Writes) error {
	for {
		p, err := t.Query(ctx, table.Query{Index: table.Main, Partition: in, Prefix: inThing(r), Limit: together + 1})
		if err != nil {
			return err
		}
		var steps table.Writes
		n := 0
		for _, item := range p.Items {
			who := item.Text("user")
			if who != "" && who == keep {
				continue
			}
			steps = append(steps, table.Remove(item.Key()).If(table.Present(), errDone))
			if who != "" {
				steps = append(steps, table.Remove(table.Appearance(in, who, string(r.Kind), r.ID)))
			}
			n++
		}
		if n == 0 {
			return nil
		}
		shares := map[Outcome]int{}
		if r.Kind == Favourite {
			shares[Outcome{Of: "share", How: Deleted}] = n
		}
		if err := t.Commit(ctx, steps, counted(shares)); err != nil && !errors.Is(err, errDone) {
			return err
		}
	}
}

// inThing is the prefix of the people in a thing.
func inThing(r Ref) string { return table.Appearing + string(r.Kind) + "/" + r.ID + "/" }
