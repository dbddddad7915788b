package erase

import (
	"context"
	"errors"
	"strings"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/importing"
	"github.com/curfew/curfew/pkg/presence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

var errNoHeir = errors.New("the successor cannot take it")

// folders gives the folders that he alone drives to his successor, and takes him out of all. A successor who cannot drive any more
// takes none: the deletion goes on without him.
func (w work) folders(ctx context.Context) error {
	if w.Successor != "" {
		driven, err := folder.Drives(ctx, w.t, w.Tenant, w.User)
		if err != nil {
			return err
		}
		by := w.By
		by.Cause = "deletion"
		for _, d := range driven {
			if !d.Alone || !d.Closed.IsZero() {
				continue
			}
			if err := late(ctx); err != nil {
				return err
			}
			heir := table.Check(table.User(w.Tenant, w.Successor)).If(table.Is("status", string(user.Active)), errNoHeir)
			err := folder.Succeed(ctx, w.t, by, w.Tenant, d.ID, w.Successor, append(w.counted(map[string]int{"folder/open/handedOver": 1}), heir))
			if err != nil && !errors.Is(err, errNoHeir) && !refused(err) {
				return err
			}
		}
	}
	err := folder.Forget(ctx, w.t, w.Tenant, w.User, late, func(closed bool) table.Writes {
		if closed {
			return w.counted(map[string]int{"folder/closed/replaced": 1})
		}
		return w.counted(map[string]int{"folder/open/removed": 1})
	})
	if err != nil {
		return err
	}
	return w.next(ctx)
}

// refused tells whether the state of things forbids it, and not a fault of ours.
func refused(err error) bool {
	f := fault.Of(err)
	return f != nil && (f.Kind == fault.Conflict || f.Kind == fault.NotFound)
}

// presence takes him out of everything in which the vendor's product registered him.
func (w work) presence(ctx context.Context) error {
	err := presence.Forget(ctx, w.t, w.Tenant, w.User, presence.Farewell{Successor: w.Successor, Late: late,
		Counted: func(done map[presence.Outcome]int) table.Writes {
			counts := map[string]int{}
			for o, n := range done {
				parts := []string{o.Of, string(o.Was), string(o.How)}
				if o.Was == "" {
					parts = []string{o.Of, string(o.How)}
				}
				counts[strings.Join(parts, "/")] = n
			}
			return w.counted(counts)
		}})
	if err != nil {
		return err
	}
	return w.next(ctx)
}

// imports takes him out of files that were uploaded and not yet carried out.
func (w work) imports(ctx context.Context) error {
	u, there, err := table.Get[user.User](ctx, w.t, table.User(w.Tenant, w.User))
	if err != nil {
		return err
	}
	if there {
		err := importing.Forget(ctx, w.t, u, late, func(rows int) table.Writes { return w.counted(map[string]int{"importRow/removed": rows}) })
		if err != nil {
			return err
		}
	}
	return w.next(ctx)
}
