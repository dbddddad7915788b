package erase

import (
	"context"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/presence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// Preview is what a deletion would reach.
type Preview struct {
	Appears map[presence.Kind]presence.Count // per kind
	Whole   bool                             // false: there is more than was counted
	Folders presence.Count
	Alone   []folder.Driven // open folders that nobody else drives, by name
}

// Foresee counts what a deletion would reach; nothing is written.
func Foresee(ctx context.Context, t *table.Table, in, id string) (Preview, error) {
	var p Preview
	var err error
	if p.Appears, p.Whole, err = presence.Tally(ctx, t, in, id); err != nil {
		return p, err
	}
	if p.Alone, err = alone(ctx, t, in, id); err != nil {
		return p, err
	}
	mine, err := folder.Of(ctx, t, in, id)
	if err != nil {
		return p, err
	}
	for len(mine) > 0 {
		n := min(len(mine), 100)
		keys := make([]table.Key, n)
		for i, m := range mine[:n] {
			keys[i] = table.Folder(in, m.Folder)
		}
		items, err := t.Read(ctx, keys...)
		if err != nil {
			return p, err
		}
		for _, item := range items {
			if item.Text("closed") != "" {
				p.Folders.Closed++
			} else {
				p.Folders.Open++
			}
		}
		mine = mine[n:]
	}
	return p, nil
}

// alone are the open folders that he alone drives.
func alone(ctx context.Context, t *table.Table, in, id string) ([]folder.Driven, error) {
	driven, err := folder.Drives(ctx, t, in, id)
	var list []folder.Driven
	for _, d := range driven {
		if d.Alone && d.Closed.IsZero() {
			list = append(list, d)
		}
	}
	return list, err
}

// Delete is final. confirm is the person's address, typed; successor, when named, takes over what he alone drives, is responsible
// for or owns, and must be able to.
func Delete(ctx context.Context, t *table.Table, by actor.Actor, in, id, confirm, successor string) (user.Erasure, error) {
	heir := user.Heir{User: successor}
	if successor != "" {
		list, err := alone(ctx, t, in, id)
		if err != nil {
			return user.Erasure{}, err
		}
		heir.Drives = len(list) > 0
	}
	return user.DeleteFor(ctx, t, by, in, id, confirm, heir)
}
