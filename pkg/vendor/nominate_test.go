package vendor_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

// TestNominationWithoutAPlace: where there are fifty owners by the time it is carried out, a nomination lapses, and the history says so.
func TestNominationWithoutAPlace(t *testing.T) {
	t.Parallel()
	w := tabletest.Memory(t)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	ten, _, err := vendor.Open(t.Context(), w.Table, actor.Job("test"), vendor.Opening{Handle: "muster", Name: "Muster", Executives: 100,
		Owner: user.Draft{Mail: "o@muster.example", FirstName: "Olga", LastName: "Owner"}}, func(string) table.Writes { return nil })
	must(err)
	person := func(n int, owner bool) user.User {
		u, err := user.Create(t.Context(), w.Table, actor.Job("test"), ten.ID, user.Draft{Mail: fmt.Sprintf("p%d@muster.example", n), FirstName: "P", LastName: fmt.Sprint(n),
			Licence: licence.Executive, Administrator: true, Owner: owner}, nil)
		must(err)
		return u
	}
	u := person(0, false)
	_, err = vendor.Nominate(t.Context(), w.Table, actor.Job("test"), ten.ID, u.Mail)
	must(err)
	for n := range tenant.MaxOwners - 1 {
		person(n+1, true)
	}
	w.Clock.Advance(vendor.Wait + time.Minute)
	must(vendor.Name(t.Context(), w.Table))
	if _, open, err := vendor.Nominated(t.Context(), w.Table, ten.ID); err != nil || open {
		t.Errorf("it is still open: %v", err)
	}
	entries := 0
	must(w.Table.Each(t.Context(), table.Query{Index: table.Main, Partition: ten.ID, Prefix: table.Histories}, func(item table.Item) error {
		var e history.Entry
		must(item.Decode(&e))
		if e.Event == event.NominationRefused && e.Subject == u.ID && e.By.Kind == actor.System {
			entries++
		}
		return nil
	}))
	if entries != 1 {
		t.Errorf("%d entries tell of it", entries)
	}
}
