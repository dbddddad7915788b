package access_test

import (
	"context"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

// TestAskLinkCutShort: a request that ends in the middle is an error like any other, whichever write it ends at.
func TestAskLinkCutShort(t *testing.T) {
	t.Parallel()
	n, writes := 0, 1
	for n < writes {
		n++
		w := tabletest.Memory(t)
		_, owner, err := vendor.Open(t.Context(), w.Table, actor.Job("test"), vendor.Opening{Handle: "muster", Name: "Muster",
			Owner: user.Draft{Mail: "o@muster.example", FirstName: "Olga", LastName: "Owner"}}, func(string) table.Writes { return nil })
		if err != nil {
			t.Fatal(err)
		}
		w.Faults.Reset()
		if n == 1 { // a quiet one, to count
			if err := access.AskLink(t.Context(), w.Table, "muster", owner.Mail, "192.0.2.7"); err != nil {
				t.Fatal(err)
			}
			writes = w.Faults.Calls(tabletest.WriteCall)
			w.Clock.Advance(time.Hour)
			w.Faults.Reset()
		}
		ctx, cancel := context.WithCancel(t.Context())
		w.Faults.Fail(tabletest.WriteCall, n, context.Canceled)
		w.Faults.Interleave(tabletest.WriteCall, n, cancel)
		if err := access.AskLink(ctx, w.Table, "muster", owner.Mail, "192.0.2.7"); err == nil {
			t.Errorf("it ended at write %d of %d, and nobody learns it", n, writes)
		}
	}
	if writes < 2 {
		t.Errorf("%d writes", writes)
	}
}
