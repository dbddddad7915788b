package world

import (
	"context"
	"encoding/json"
	"strings"
	"sync"
	"time"

	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/table"
)

// watch is an engine of which it is seen what is newly put: what wakes a job, and history.
type watch struct {
	table.Engine
	prefixes map[string]int // of sort keys → number of the job that is woken
	woken    chan struct{}  // holds one when something was

	mu      sync.Mutex
	wakes   map[int]bool
	reports []json.RawMessage // about mails, not heard yet
	record  bool
	entries []history.Entry
}

// Write does the actions, then looks at them.
func (w *watch) Write(ctx context.Context, actions []table.Write, now time.Time) error {
	if err := w.Engine.Write(ctx, actions, now); err != nil {
		return err
	}
	for _, a := range actions {
		if a.Item() != nil {
			w.seen(a.Key().Sort, a.Item())
		}
	}
	return nil
}

func (w *watch) seen(sort string, item table.Item) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for prefix, j := range w.prefixes {
		if strings.HasPrefix(sort, prefix) {
			w.called(j)
		}
	}
	if w.record && strings.HasPrefix(sort, table.Histories) {
		var e history.Entry
		if item.Decode(&e) == nil {
			w.entries = append(w.entries, e)
		}
	}
}

// call wakes jobs.
func (w *watch) call(jobs []int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, j := range jobs {
		w.called(j)
	}
}

// called notes that a job is woken. The caller holds mu.
func (w *watch) called(j int) {
	if w.wakes == nil {
		w.wakes = map[int]bool{}
	}
	w.wakes[j] = true
	w.wake()
}

func (w *watch) wake() {
	select {
	case w.woken <- struct{}{}:
	default:
	}
}

// report takes a report about a mail. It is heard when whoever sent the mail is done: in one order, whatever the machine does.
func (w *watch) report(e json.RawMessage) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.reports = append(w.reports, e)
	w.wake()
}

// taken are the reports that came and the jobs that were woken, once.
func (w *watch) taken() ([]json.RawMessage, map[int]bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	reports, wakes := w.reports, w.wakes
	w.reports, w.wakes = nil, nil
	return reports, wakes
}

// begin records history from now on; end gives what was recorded.
func (w *watch) begin() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.record, w.entries = true, nil
}

func (w *watch) recorded() []history.Entry {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.entries
}

func (w *watch) end() []history.Entry {
	w.mu.Lock()
	defer w.mu.Unlock()
	entries := w.entries
	w.record, w.entries = false, nil
	return entries
}
