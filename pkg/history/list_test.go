package history_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
)

// TestRare: an entry that hardly ever matches is found in several bounded reads, each of which says where the next goes on, and one
// that bounds the time reads no more than lies within.
func TestRare(t *testing.T) {
	t.Parallel()
	w := tabletest.Memory(t)
	const tenant, who = "ten_1", "usr_1"
	begin := w.Clock.Now()
	for i := range 4100 {
		e := history.Entry{Tenant: tenant, User: who, Event: "UserChanged", Changes: []history.Change{{Field: "department", New: fmt.Sprint(i)}}}
		if i == 7 {
			e.Event = "UserWarned"
		}
		if err := w.Table.Commit(t.Context(), history.Note(w.Table, actor.Job(actor.IdleRule), e)); err != nil {
			t.Fatal(err)
		}
		w.Clock.Set(w.Clock.Now().Add(time.Minute))
	}
	var found []history.Entry
	var after table.Position
	rounds := 0
	for {
		w.Faults.Reset()
		page, next, err := history.OfUser(t.Context(), w.Table, tenant, who, history.Filter{Events: []string{"UserWarned"}}, 50, after)
		if err != nil {
			t.Fatal(err)
		}
		if n := w.Faults.Calls(tabletest.QueryCall); n > 10 {
			t.Fatalf("%d reads in one request", n)
		}
		found, rounds = append(found, page...), rounds+1
		if after = next; after == nil {
			break
		}
	}
	if len(found) != 1 || found[0].Changes[0].New != "7" || rounds != 3 {
		t.Errorf("%d found in %d requests", len(found), rounds)
	}
	w.Faults.Reset()
	span := history.Filter{By: actor.IdleRule, From: begin.Add(4000 * time.Minute), To: begin.Add(4002 * time.Minute)}
	page, next, err := history.OfUser(t.Context(), w.Table, tenant, who, span, 50, nil)
	if err != nil || next != nil || len(page) != 2 || page[0].Changes[0].New != "4001" || w.Faults.Calls(tabletest.QueryCall) != 1 {
		t.Errorf("%d entries in %d reads, %v", len(page), w.Faults.Calls(tabletest.QueryCall), err)
	}
}

// TestSince: the bound of an instant sorts before the ids made at it and behind those before.
func TestSince(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	source := &id.Source{Now: func() time.Time { return now }}
	before := source.New(id.Entry)
	now = now.Add(time.Millisecond)
	if bound := id.Since(id.Entry, now); bound <= before || bound > source.New(id.Entry) {
		t.Errorf("%s does not divide", bound)
	}
	if id.Since(id.Entry, time.Time{}) > before {
		t.Error("the zero instant is not before all")
	}
}
