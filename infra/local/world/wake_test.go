package world

import (
	"slices"
	"testing"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
)

// TestBegunJobWakes: the rule in template.yaml wakes run-jobs when a job is begun, and at nothing else that history tells.
func TestBegunJobWakes(t *testing.T) {
	w, _ := open(t)
	number := slices.IndexFunc(w.jobs, func(j job) bool { return j.name == "run-jobs" })
	for _, kind := range event.Types() {
		if err := w.Table.Commit(t.Context(), history.Note(w.Table, actor.Job("test"), history.Entry{Tenant: "ten_1", Event: kind})); err != nil {
			t.Fatal(err)
		}
		w.Mailbox.Settle()
		if _, wakes := w.watch.taken(); wakes[number] != (kind == event.JobStarted) {
			t.Errorf("%s wakes: %v", kind, wakes)
		}
	}
}
