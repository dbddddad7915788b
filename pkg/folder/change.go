package folder

import (
	"context"
	"errors"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/table"
)

// Edit is what changes of a folder; nil leaves it as it is. Parent "" is the top.
type Edit struct{ Name, Parent *string }

// Change renames or moves a folder that is at a version he has seen. What stands below it moves along.
func Change(ctx context.Context, t *table.Table, by By, in, id string, version int, e Edit) (Folder, error) {
	if by.Kind == actor.Support {
		return Folder{}, ErrSupport
	}
	for range tries {
		f, steps, err := by.edit(ctx, t, in, id, version, e)
		if err != nil || steps == nil {
			return f, err
		}
		if err = t.Commit(ctx, by.Stands, steps); !errors.Is(err, errShape) {
			return f, err
		}
	}
	return Folder{}, table.ErrBusy
}

// edit decides about a change and gives its steps, none when nothing changes.
func (by By) edit(ctx context.Context, t *table.Table, in, id string, version int, e Edit) (Folder, table.Writes, error) {
	s, err := shapeOf(ctx, t, in) // before everything that is decided on
	if err != nil {
		return Folder{}, nil, err
	}
	f, err := Managed(ctx, t, by, in, id)
	switch {
	case err != nil:
		return f, nil, err
	case f.Version != version:
		return f, nil, ErrStale
	case !f.Closed.IsZero():
		return f, nil, ErrClosed
	}
	edits := []table.Edit{table.Add("version", 1)}
	var changes []history.Change
	var steps table.Writes
	if e.Name != nil {
		name, err := named(*e.Name)
		if err != nil {
			return f, nil, err
		}
		if name != f.Name {
			edits, changes = append(edits, table.Set("name", name)), append(changes, history.Change{Field: "name", Old: f.Name, New: name})
			f.Name = name
		}
	}
	if e.Parent != nil && *e.Parent != f.Parent {
		if steps, err = by.move(ctx, t, f, *e.Parent, s); err != nil {
			return f, nil, at("/parent", err)
		}
		parent := table.Set("parent", *e.Parent)
		if *e.Parent == "" {
			parent = table.Unset("parent")
		}
		edits, changes = append(edits, parent), append(changes, history.Change{Field: "parent", Old: f.Parent, New: *e.Parent})
		f.Parent = *e.Parent
	}
	if changes == nil {
		return f, nil, nil
	}
	f.Version++
	return f, append(append(by.stays(in, id), steps...),
		table.Change(f.Key(), edits...).If(table.Is("version", version), ErrStale).If(table.Missing("closed"), ErrClosed),
		history.Note(t, by.Actor, history.Entry{Tenant: in, Event: event.FolderChanged, Subject: id, Changes: changes})), nil
}

// move are the conditions of a move: below parent is room for all of it, and parent does not stand below it. The tree was read after
// s, so it is what the commit finds if s still holds then.
func (by By) move(ctx context.Context, t *table.Table, f Folder, parent string, s shape) (table.Writes, error) {
	var steps table.Writes
	if parent == "" {
		if !by.Administrator && !by.Super {
			return nil, ErrTop
		}
	} else {
		var err error
		if steps, err = by.below(ctx, t, f.Tenant, parent); err != nil {
			return nil, err
		}
		all, err := List(ctx, t, f.Tenant)
		if err != nil {
			return nil, err
		}
		tree := grow(all)
		path := tree.path(parent)
		for _, ancestor := range path {
			if ancestor.ID == f.ID {
				return nil, ErrLoop
			}
		}
		if len(path)+tree.height(f.ID) > Depth {
			return nil, ErrDepth
		}
	}
	return append(steps, table.Change(table.Tree(f.Tenant), table.Add("moves", 1)).
		If(still("moves", s.Moves), errShape).If(still("folders", s.Folders), errShape)), nil
}

// Close ends work in a folder: who is in it stays in it, nobody is added. Folders below it stay as they are.
func Close(ctx context.Context, t *table.Table, by By, in, id string) (Folder, error) {
	return shut(ctx, t, by, in, id, true)
}

// Reopen lets people into a closed folder again; who was deleted meanwhile stays deleted.
func Reopen(ctx context.Context, t *table.Table, by By, in, id string) (Folder, error) {
	return shut(ctx, t, by, in, id, false)
}

func shut(ctx context.Context, t *table.Table, by By, in, id string, closed bool) (Folder, error) {
	f, err := Managed(ctx, t, by, in, id)
	if err != nil {
		return f, err
	}
	if by.Kind == actor.Support {
		return f, ErrSupport
	}
	now, what, as, refusal := t.Now(), event.FolderClosed, table.Missing("closed"), ErrClosed
	note := history.Change{Field: "closed", New: now.Format(time.RFC3339)}
	if !closed {
		note = history.Change{Field: "closed", Old: f.Closed.Format(time.RFC3339)}
		now, what, as, refusal = time.Time{}, event.FolderReopened, table.Exists("closed"), ErrOpen
	}
	if f.Closed.IsZero() != closed {
		return f, refusal
	}
	f.Closed, f.Version = now, f.Version+1
	return f, t.Commit(ctx, by.Stands, by.stays(in, id),
		table.Change(f.Key(), table.Set("closed", now), table.Add("version", 1)).If(as, refusal).If(table.Is("version", f.Version-1), ErrStale),
		history.Note(t, by.Actor, history.Entry{Tenant: in, Event: what, Subject: id, Changes: []history.Change{note}}))
}
