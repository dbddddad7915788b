package presence

import (
	"context"
	"errors"
	"slices"

	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// How is what a deletion did where a person appeared.
type How string

// The treatments.
const (
	Replaced   How = "replaced"   // "User deleted" stands there
	Removed    How = "removed"    // he is out, the thing stays
	Deleted    How = "deleted"    // the thing itself is gone
	HandedOver How = "handedOver" // his successor has it
)

// Standing is whether a thing was open or closed, "" where that does not exist.
type Standing string

// The standings.
const (
	IsOpen   Standing = "open"
	IsClosed Standing = "closed"
)

// Outcome is what became of one appearance, for the receipt.
type Outcome struct {
	Of  string // a kind; "agenda": points of a meeting's, "share": of a favourite
	Was Standing
	How How
}

// Farewell is how a person is taken out of all things.
type Farewell struct {
	Successor string                                // who takes over what he alone was responsible for or owned; "": nobody
	Counted   func(map[Outcome]int) table.Writes    // what is committed with each step
	Late      func(context.Context) (errLate error) // asked before each thing; its error ends the run
}

// Forget takes a person who is being deleted out of all things. Each thing is one commit that happens once, however often it is
// asked for: closed ones keep that somebody was there, open ones lose him, favourites and notifications go altogether. He must be
// in the state deleting, so that nothing new names him meanwhile.
func Forget(ctx context.Context, t *table.Table, in, who string, f Farewell) error {
	return t.Each(ctx, table.Query{Index: table.Main, Partition: table.User(in, who).Partition, Prefix: table.Appearing, Limit: 50}, func(item table.Item) error {
		if err := f.Late(ctx); err != nil {
			return err
		}
		var a Appearance
		if err := item.Decode(&a); err != nil {
			return table.ErrDown.Because(err)
		}
		return f.one(ctx, t, in, a)
	})
}

// one takes him out of one thing.
func (f Farewell) one(ctx context.Context, t *table.Table, in string, a Appearance) error {
	r := Ref{a.Kind, a.ID}
	if a.Kind == Notification || a.Kind == Favourite && slices.Contains(a.Roles, string(Owner)) {
		return dissolve(ctx, t, in, r, a.User, f.Counted)
	}
	heir := f.Successor
	for range tries {
		steps, err := f.plan(ctx, t, in, a, heir)
		if err != nil {
			return err
		}
		switch err = t.Commit(ctx, steps); {
		case errors.Is(err, errMoved):
		case errors.Is(err, ErrGone): // the successor is not there any more: it goes to nobody
			heir = ""
		case errors.Is(err, errDone):
			return nil
		default:
			return err
		}
	}
	return table.ErrBusy
}

// plan is the commit that takes him out of one thing as it stands.
func (f Farewell) plan(ctx context.Context, t *table.Table, in string, a Appearance, heir string) (table.Writes, error) {
	r := Ref{a.Kind, a.ID}
	was, still, err := standing(ctx, t, in, r)
	if err != nil {
		return nil, err
	}
	steps := append(table.Writes{
		table.Remove(table.Appearance(in, a.User, string(a.Kind), a.ID)).If(table.Present(), errDone),
		table.Remove(table.Appears(in, string(a.Kind), a.ID, a.User))}, still...)
	done := map[Outcome]int{{Of: string(a.Kind), Was: was, How: Removed}: 1}
	switch {
	case was == IsClosed:
		done = map[Outcome]int{{Of: string(a.Kind), Was: was, How: Replaced}: 1}
		steps = append(steps, table.Put(table.Appears(in, string(a.Kind), a.ID, t.IDs.Nobody()), Appearance{Kind: a.Kind, ID: a.ID, Roles: a.Roles, Lines: a.Lines}))
	case heir != "" && a.Kind != Favourite:
		passed, err := f.passOn(ctx, t, in, a, heir)
		if err != nil {
			return nil, err
		}
		if passed != nil {
			steps = append(steps, passed...)
			done[Outcome{Of: string(a.Kind), Was: was, How: HandedOver}] = 1
		}
	}
	if was != "" && len(a.Lines) > 0 {
		for one := range done {
			if one.How != HandedOver {
				done[Outcome{Of: "agenda", Was: was, How: one.How}] = len(a.Lines)
			}
		}
	}
	return append(steps, f.Counted(done)...), nil
}

// standing is whether a thing is open or closed, and the conditions that it still is. A comment is as what it stands on, if that is
// known, else as was said of itself.
func standing(ctx context.Context, t *table.Table, in string, r Ref) (Standing, table.Writes, error) {
	if !traits[r.Kind].closes {
		return "", nil, nil
	}
	thing, _, err := table.Get[Thing](ctx, t, r.key(in))
	if err != nil {
		return "", nil, err
	}
	var also table.Writes
	decides, closed := r.key(in), !thing.Closed.IsZero()
	if on := thing.On(); r.Kind == Comment && on.ID != "" {
		items, err := t.Read(ctx, on.key(in))
		if err != nil {
			return "", nil, err
		}
		if items[0] != nil {
			decides, closed = on.key(in), items[0].Text("closed") != ""
		} else {
			also = table.Writes{table.Check(on.key(in)).If(table.Absent(), errMoved)}
		}
	}
	if closed {
		return IsClosed, append(also, table.Check(decides).If(table.Exists("closed"), errMoved)), nil
	}
	return IsOpen, append(also, table.Check(decides).If(table.Missing("closed"), errMoved)), nil
}

// passOn are the steps that give his successor the roles that nobody else has; none when there are none.
func (f Farewell) passOn(ctx context.Context, t *table.Table, in string, a Appearance, heir string) (table.Writes, error) {
	alone := map[string]bool{}
	for _, role := range a.Roles {
		if Role(role).leads() {
			alone[role] = true
		}
	}
	if len(alone) == 0 || heir == a.User {
		return nil, nil
	}
	err := t.Each(ctx, table.Query{Index: table.Main, Partition: in, Prefix: inThing(Ref{a.Kind, a.ID})}, func(item table.Item) error {
		var other Appearance
		if err := item.Decode(&other); err != nil {
			return table.ErrDown.Because(err)
		}
		for _, role := range other.Roles {
			if other.User != "" && other.User != a.User {
				delete(alone, role)
			}
		}
		return nil
	})
	if err != nil || len(alone) == 0 {
		return nil, err
	}
	at := table.Appears(in, string(a.Kind), a.ID, heir)
	his, there, err := table.Get[Appearance](ctx, t, at)
	if err != nil {
		return nil, err
	}
	still := table.Absent()
	if there {
		still = table.Is("roles", table.Members(his.Roles...))
	}
	his.Kind, his.ID, his.User = a.Kind, a.ID, heir
	roles := slices.Clone(his.Roles)
	for role := range alone {
		roles = append(roles, role)
	}
	slices.Sort(roles)
	his.Roles = slices.Compact(roles)
	active := table.Check(table.User(in, heir)).If(table.Is("status", string(user.Active)), ErrGone)
	return table.Writes{active, table.Put(at, his).If(still, errMoved), table.Put(table.Appearance(in, heir, string(a.Kind), a.ID), his)}, nil
}
