package world

import (
	"context"
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
		if !strings.HasPrefix(sort, prefix) {
			continue
		}
		if w.wakes == nil {
			w.wakes = map[int]bool{}
		}
		w.wakes[j] = true
		select {
		case w.woken <- struct{}{}:
		default:
		}
	}
	if w.record && strings.HasPrefix(sort, table.Histories) {
		var e history.Entry
		if item.Decode(&e) == nil {
			w.entries = append(w.entries, e)
		}
	}
}

// taken are the jobs that were woken, once.
func (w *watch) taken() map[int]bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	wakes := w.wakes
	w.wakes = nil
	return wakes
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
