package presence

import (
	"context"
	"errors"
	"slices"

	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// Entry is what the vendor's product says of a thing, or of a person in a thing. What is not said stays as it is.
type Entry struct {
	Ref
	User   string // "": of the thing itself
	Roles  []Role // what he is in it, all of it
	Lines  []string
	Closed *bool
	On     *Ref
	Remove bool // takes the person out of the thing, or the thing away with everybody in it
}

var errMoved = errors.New("it changed meanwhile")

// tries is how often an entry is decided again when what it was decided on moved.
const tries = 5

// Say takes one entry into the register. What is so already is no change.
func Say(ctx context.Context, t *table.Table, in string, e Entry) error {
	if err := e.good(); err != nil {
		return err
	}
	switch {
	case e.Remove && e.User == "":
		return dissolve(ctx, t, in, e.Ref, "", nil)
	case !id.Valid(id.User, e.User) && e.User != "":
		if e.Remove {
			return nil
		}
		return ErrGone
	case e.Remove:
		return t.Commit(ctx, table.Remove(table.Appears(in, string(e.Kind), e.ID, e.User)), table.Remove(table.Appearance(in, e.User, string(e.Kind), e.ID)))
	}
	for range tries {
		steps, err := e.plan(ctx, t, in)
		if err != nil || len(steps) == 0 {
			return err
		}
		if err = t.Commit(ctx, steps); !errors.Is(err, errMoved) {
			return err
		}
	}
	return table.ErrBusy
}

// good tells what is wrong with an entry.
func (e Entry) good() error {
	if err := e.Ref.good(); err != nil {
		return err
	}
	if e.Remove {
		return nil
	}
	kind := traits[e.Kind]
	switch {
	case e.Closed != nil && !kind.closes:
		return ErrNoEnd
	case e.On != nil && (!kind.stands || !e.On.stood()):
		return ErrBadOn
	case len(e.Lines) > MostLines || len(e.Lines) > 0 && (e.Kind != Meeting || e.User == ""):
		return ErrBadLines
	}
	for _, line := range e.Lines {
		if !goodID(line) {
			return ErrBadLines
		}
	}
	if e.User == "" && len(e.Roles) == 0 {
		return nil
	}
	_, err := e.Kind.roles(e.Roles, e.Lines)
	return err
}

// stood tells whether something may stand on it.
func (r Ref) stood() bool {
	return goodID(r.ID) && (r.Kind == onFolder || r.good() == nil && !traits[r.Kind].stands)
}

// plan decides about an entry and gives its steps, none when all is so already.
func (e Entry) plan(ctx context.Context, t *table.Table, in string) (table.Writes, error) {
	keys := []table.Key{table.Presence(in, string(e.Kind), e.ID)}
	if e.User != "" {
		keys = append(keys, table.User(in, e.User), table.Appears(in, string(e.Kind), e.ID, e.User))
	}
	items, err := t.Read(ctx, keys...)
	if err != nil {
		return nil, err
	}
	var thing Thing
	if items[0] != nil {
		if err := items[0].Decode(&thing); err != nil {
			return nil, table.ErrDown.Because(err)
		}
	}
	steps := e.thing(t, in, thing)
	if e.User == "" {
		return steps, nil
	}
	if !here(items[1]) {
		return nil, ErrGone
	}
	var have Appearance
	if items[2] != nil {
		if err := items[2].Decode(&have); err != nil {
			return nil, table.ErrDown.Because(err)
		}
	}
	want := Appearance{Kind: e.Kind, ID: e.ID, User: e.User, Lines: slices.Compact(slices.Sorted(slices.Values(e.Lines)))}
	if want.Roles, err = e.Kind.roles(e.Roles, e.Lines); err != nil {
		return nil, err
	}
	if have.same(want) {
		return steps, nil
	}
	if len(steps) == 0 { // the thing must still be there
		steps = table.Writes{table.Check(keys[0]).If(table.Present(), errMoved)}
	}
	person := table.Check(keys[1]).If(table.Any(table.Is("status", string(user.Active)), table.Is("status", string(user.Deactivated))), ErrGone)
	return append(steps, person, table.Put(keys[2], want), table.Put(table.Appearance(in, e.User, string(e.Kind), e.ID), want)), nil
}

// here tells whether an account is one that things may name.
func here(account table.Item) bool {
	s := user.Status(account.Text("status"))
	return account != nil && (s == user.Active || s == user.Deactivated)
}

func (a Appearance) same(b Appearance) bool {
	slices.Sort(a.Roles)
	slices.Sort(a.Lines)
	return a.User == b.User && slices.Equal(a.Roles, b.Roles) && slices.Equal(a.Lines, b.Lines)
}

// thing are the steps that make the thing what the entry says of it.
func (e Entry) thing(t *table.Table, in string, have Thing) table.Writes {
	key := table.Presence(in, string(e.Kind), e.ID)
	var edits []table.Edit
	var steps table.Writes
	if have.ID == "" {
		edits = append(edits, table.Set("kind", string(e.Kind)), table.Set("id", e.ID), table.Set("recorded", t.Now()))
	}
	if e.Closed != nil && *e.Closed == have.Closed.IsZero() {
		if *e.Closed {
			edits = append(edits, table.Set("closed", t.Now()))
		} else {
			edits = append(edits, table.Unset("closed"))
		}
	}
	if e.On != nil && *e.On != have.On() {
		edits = append(edits, table.Set("upon", string(e.On.Kind)), table.Set("uponId", e.On.ID))
		if old := have.On(); old.ID != "" {
			steps = append(steps, table.Remove(upon(in, e.Ref, old)))
		}
		steps = append(steps, table.Put(upon(in, e.Ref, *e.On), Thing{Kind: e.Kind, ID: e.ID}))
	}
	if len(edits) == 0 {
		return nil
	}
	still := table.Absent()
	if have.ID != "" {
		still = table.All(table.Is("upon", text(string(have.Upon))), table.Is("uponId", text(have.UponID)), table.Present())
	}
	return append(steps, table.Change(key, edits...).If(still, errMoved))
}

// text is a text as a condition sees it: "" is not there.
func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func upon(in string, one, on Ref) table.Key {
	return table.Upon(in, string(one.Kind), one.ID, string(on.Kind), on.ID)
}
