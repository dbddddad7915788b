package folder

import (
	"context"
	"errors"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// shape counts what changes a tenant's tree. A folder is made only if no folder was moved since its place was looked at; a folder
// is moved only if none was made or moved since.
type shape struct {
	Folders int `dynamodbav:"folders"`
	Moves   int `dynamodbav:"moves"`
}

// errShape means that the tree changed under a change: it is decided again.
var errShape = errors.New("the tree changed meanwhile")

func shapeOf(ctx context.Context, t *table.Table, in string) (shape, error) {
	s, _, err := table.Get[shape](ctx, t, table.Tree(in))
	return s, err
}

// still holds while a count is as it was seen.
func still(path string, n int) table.Condition {
	if n == 0 {
		return table.Any(table.Missing(path), table.Is(path, 0))
	}
	return table.Is(path, n)
}

// Create makes a folder below another that he manages, or at the top (parent ""). Who makes it is its first driver. also gives what
// is to be committed with it, by its id; it may be nil.
func Create(ctx context.Context, t *table.Table, by By, in, name, parent string, also func(id string) table.Writes) (Folder, error) {
	name, err := named(name)
	if err != nil {
		return Folder{}, err
	}
	if by.Kind == actor.Support {
		return Folder{}, ErrSupport
	}
	for range tries {
		f, steps, err := by.place(ctx, t, in, name, parent)
		if err != nil {
			return f, err
		}
		parts := []table.Part{by.Stands, steps}
		if also != nil {
			parts = append([]table.Part{also(f.ID)}, parts...)
		}
		if err = t.Commit(ctx, parts...); !errors.Is(err, errShape) {
			return f, err
		}
	}
	return Folder{}, table.ErrBusy
}

// place finds a new folder's place and gives the steps that make it.
func (by By) place(ctx context.Context, t *table.Table, in, name, parent string) (Folder, table.Writes, error) {
	f := Folder{ID: t.IDs.New(id.Folder), Tenant: in, Parent: parent, Name: name, Created: t.Now(), Version: 1}
	s, err := shapeOf(ctx, t, in)
	if err != nil {
		return f, nil, err
	}
	var steps table.Writes
	if parent == "" {
		if !by.Administrator && !by.Super {
			return f, nil, ErrTop
		}
	} else {
		if steps, err = by.below(ctx, t, in, parent); err != nil {
			return f, nil, at("/parent", err)
		}
		if err := levels(ctx, t, in, parent); err != nil {
			return f, nil, err
		}
	}
	u, err := user.Get(ctx, t, in, by.User)
	if err != nil {
		return f, nil, err
	}
	if s.Folders >= Most {
		return f, nil, ErrTooMany
	}
	steps = append(steps,
		table.Put(f.Key(), f).If(table.Absent(), ErrStale),
		table.Change(table.Tree(in), table.Add("folders", 1)).If(still("moves", s.Moves), errShape).
			If(table.Any(table.Missing("folders"), table.Below("folders", Most)), ErrTooMany),
		history.Note(t, by.Actor, history.Entry{Tenant: in, Event: event.FolderCreated, Subject: f.ID,
			Changes: []history.Change{{Field: "name", New: name}, {Field: "parent", New: parent}}}))
	return f, append(steps, by.join(t, u, "", Member{Folder: f.ID, User: u.ID, Role: Driver, Since: f.Created})...), nil
}

// below are the conditions of putting something below a folder: it is open, and he manages it.
func (by By) below(ctx context.Context, t *table.Table, in, parent string) (table.Writes, error) {
	p, err := Managed(ctx, t, by, in, parent)
	if err == nil && !p.Closed.IsZero() {
		err = ErrClosed
	}
	if err != nil {
		return nil, err
	}
	return append(by.stays(in, parent), table.Check(p.Key()).If(table.Missing("closed"), ErrClosed.At("/parent"))), nil
}

// levels tells whether there is room for a level below a folder.
func levels(ctx context.Context, t *table.Table, in, parent string) error {
	for range Depth - 1 {
		p, err := Get(ctx, t, in, parent)
		if err != nil {
			return err
		}
		if parent = p.Parent; parent == "" {
			return nil
		}
	}
	return ErrDepth
}

func at(pointer string, err error) error {
	if f := fault.Of(err); f != nil {
		return f.At(pointer)
	}
	return err
}
