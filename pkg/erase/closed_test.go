package erase_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/curfew/curfew/pkg/erase"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/vendor"
)

// TestClosedCutShort: a run whose time is over in the middle of a closed tenant is no failure, and the next goes on.
func TestClosedCutShort(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := open(t, tabletest.Memory(t))
		for i := range 12 {
			w.person(fmt.Sprint("p", i), "")
		}
		w.must(vendor.Close(t.Context(), w.Table, w.by(), w.tenant.ID))
		w.Clock.Advance(31 * 24 * time.Hour)
		runs := 0
		for ; runs < 10; runs++ {
			if _, err := tenant.Get(t.Context(), w.Table, w.tenant.ID); errors.Is(err, tenant.ErrUnknown) {
				break
			}
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			w.must(erase.Due(ctx, table.New(tabletest.Slow{Engine: w.Table.Engine, Takes: 900 * time.Millisecond}, w.Clock.Now)))
			cancel()
		}
		if runs < 2 || runs == 10 {
			t.Errorf("%d runs", runs)
		}
	})
}
