package folder

import (
	"context"
	"errors"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/table"
)

// Succeed makes somebody driver of a folder whose only driver is being deleted, together with what is committed with it. by is who
// named him; he needs no place in the folder. Who drives it already stays as he is.
func Succeed(ctx context.Context, t *table.Table, by actor.Actor, in, folder, heir string, with table.Writes) error {
	as := By{Actor: by, Super: true}
	for range tries {
		_, steps, err := as.plan(ctx, t, in, folder, heir, Driver)
		if err != nil || steps == nil {
			return err
		}
		if err = t.Commit(ctx, steps, with); !errors.Is(err, ErrStale) {
			return err
		}
	}
	return table.ErrBusy
}
