package folder

import (
	"context"
	"errors"

	"github.com/curfew/curfew/pkg/table"
)

var errForgotten = errors.New("done by another run")

// Forget takes a person who is being deleted out of all folders: out of open ones altogether; in closed ones what is left is a role
// of nobody. Each folder is one commit that happens once, however often it is asked for; counted gives what is to be committed with
// it (closed tells which kind), and may be nil. late is asked before each folder and its error ends the run. He must be in the state
// deleting, so that nobody adds him meanwhile.
func Forget(ctx context.Context, t *table.Table, in, user string, late func(context.Context) error, counted func(closed bool) table.Writes) error {
	all, err := Of(ctx, t, in, user)
	if err != nil {
		return err
	}
	for _, m := range all {
		if err := late(ctx); err != nil {
			return err
		}
		if err := forget(ctx, t, in, user, m, counted); err != nil {
			return err
		}
	}
	return nil
}

func forget(ctx context.Context, t *table.Table, in, user string, m Member, counted func(bool) table.Writes) error {
	for range tries {
		f, err := Get(ctx, t, in, m.Folder)
		if err != nil && !errors.Is(err, ErrUnknown) {
			return err
		}
		steps := table.Writes{
			table.Remove(table.Membership(in, user, m.Folder)).If(table.Present(), errForgotten),
			table.Remove(table.Member(in, m.Folder, user)),
		}
		closed := !f.Closed.IsZero()
		if closed {
			steps = append(steps, table.Check(f.Key()).If(table.Exists("closed"), ErrStale),
				table.Put(table.Member(in, m.Folder, t.IDs.Nobody()), Member{Folder: m.Folder, Role: m.Role, Since: m.Since}))
		} else {
			steps = append(steps, table.Check(table.Folder(in, m.Folder)).If(table.Missing("closed"), ErrStale))
		}
		if counted != nil {
			steps = append(steps, counted(closed)...)
		}
		switch err = t.Commit(ctx, steps); {
		case errors.Is(err, ErrStale):
		case errors.Is(err, errForgotten):
			return nil
		default:
			return err
		}
	}
	return table.ErrBusy
}
