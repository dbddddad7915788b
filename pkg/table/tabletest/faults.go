package tabletest

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/curfew/curfew/pkg/table"
)

// Call is a kind of call to an engine.
type Call string

// The kinds of calls; AnyCall stands for all of them.
const (
	WriteCall Call = "write"
	ReadCall  Call = "read"
	QueryCall Call = "query"
	AnyCall   Call = ""
)

// What injected faults answer; both are ambiguous to a table: the write may have happened.
var (
	ErrLost    = errors.New("the answer was lost")
	ErrCrashed = errors.New("the process is gone")
)

// Faults is an engine in front of another. It counts calls, fails them before or after they happened, and lets another actor act
// in between. Fail, Conflict, Throttle, Lose and Hang of one kind follow each other in the order they were planned: the second
// begins when the first is used up. Interleave and the crashes count calls for themselves. Safe for concurrent use.
type Faults struct {
	Engine table.Engine

	mu    sync.Mutex
	calls map[Call]int
	rules []*rule
	dead  bool
	ends  []context.CancelCauseFunc // of the contexts that a crash ends
}

// rule is one planned fault: it passes over skip matching calls, then applies to times of them.
type rule struct {
	call        Call
	queued      bool // waits for earlier queued rules to be used up
	skip, times int
	before      func(context.Context) error // an error: the call does not happen
	after       func() error                // an error: it takes the answer's place
}

// Wrap puts a Faults before an engine.
func Wrap(e table.Engine) *Faults { return &Faults{Engine: e, calls: map[Call]int{}} }

// Calls is how many calls of a kind were made since the last Reset, failed ones included.
func (f *Faults) Calls(of Call) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.calls[of]
}

// Reset forgets planned faults, a crash, and the counts; contexts of Process that a crash ended stay ended.
func (f *Faults) Reset() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.rules, f.dead, f.calls = nil, false, map[Call]int{}
}

// Fail makes the next n calls of a kind answer err; they do not happen.
func (f *Faults) Fail(of Call, n int, err error) {
	f.plan(rule{call: of, queued: true, times: n, before: func(context.Context) error { return err }})
}

// Conflict makes the next n writes meet another transaction.
func (f *Faults) Conflict(n int) { f.Fail(WriteCall, n, table.ErrConflict) }

// Throttle makes the engine refuse the next n writes for now.
func (f *Faults) Throttle(n int) { f.Fail(WriteCall, n, table.ErrThrottled) }

// Lose makes the next n calls of a kind happen while their answers get lost.
func (f *Faults) Lose(of Call, n int) {
	f.plan(rule{call: of, queued: true, times: n, after: func() error { return ErrLost }})
}

// Hang makes the next n calls of a kind wait for the end of their context; they do not happen.
func (f *Faults) Hang(of Call, n int) {
	f.plan(rule{call: of, queued: true, times: n, before: func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }})
}

// Interleave lets another actor act just before the n-th call of a kind from now (1 is the next one). It must not call through
// this Faults without need: its calls count and meet the other planned faults.
func (f *Faults) Interleave(of Call, n int, act func()) {
	f.plan(rule{call: of, skip: n - 1, times: 1, before: func(context.Context) error { act(); return nil }})
}

// CrashBefore ends the process, as far as the engine sees, just before the n-th call from now: it and all later calls answer
// ErrCrashed and do not happen, until Reset.
func (f *Faults) CrashBefore(n int) {
	f.plan(rule{skip: n - 1, times: 1, before: func(context.Context) error { return f.crash() }})
}

// CrashAfter is CrashBefore, but the n-th call still happens.
func (f *Faults) CrashAfter(n int) {
	f.plan(rule{skip: n - 1, times: 1, after: f.crash})
}

// Process is a context that a crash ends, as it ends everything of a process. What is to crash runs on it, so that it does not go on
// trying.
func (f *Faults) Process(ctx context.Context) context.Context {
	ctx, end := context.WithCancelCause(ctx)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.ends = append(f.ends, end)
	return ctx
}

// Write is the engine's, with the planned faults.
func (f *Faults) Write(ctx context.Context, actions []table.Write, now time.Time) error {
	_, err := through(ctx, f, WriteCall, func() (struct{}, error) { return struct{}{}, f.Engine.Write(ctx, actions, now) })
	return err
}

// Read is the engine's, with the planned faults.
func (f *Faults) Read(ctx context.Context, keys []table.Key) ([]table.Item, error) {
	return through(ctx, f, ReadCall, func() ([]table.Item, error) { return f.Engine.Read(ctx, keys) })
}

// Query is the engine's, with the planned faults.
func (f *Faults) Query(ctx context.Context, q table.Query) (table.Page, error) {
	return through(ctx, f, QueryCall, func() (table.Page, error) { return f.Engine.Query(ctx, q) })
}

func through[T any](ctx context.Context, f *Faults, of Call, call func() (T, error)) (answer T, err error) {
	var none T
	rules, dead := f.enter(of)
	if dead {
		return none, ErrCrashed
	}
	for _, r := range rules {
		if r.before != nil && err == nil {
			err = r.before(ctx)
		}
	}
	if err == nil {
		answer, err = call()
	}
	for _, r := range rules {
		if r.after != nil {
			if lost := r.after(); lost != nil {
				return none, lost
			}
		}
	}
	return answer, err
}

// enter counts a call and takes the rules that apply to it, those first that count calls for themselves.
func (f *Faults) enter(of Call) (apply []*rule, dead bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls[of]++
	f.calls[AnyCall]++
	queued := false
	for _, r := range f.rules {
		if r.call != AnyCall && r.call != of || r.times == 0 || r.queued && queued {
			continue
		}
		if r.skip > 0 {
			r.skip--
			continue
		}
		r.times--
		queued = queued || r.queued
		apply = append(apply, r)
	}
	slices.SortStableFunc(apply, func(a, b *rule) int {
		switch {
		case a.queued == b.queued:
			return 0
		case b.queued:
			return -1
		}
		return 1
	})
	return apply, f.dead
}

func (f *Faults) plan(r rule) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.rules = append(f.rules, &r)
}

func (f *Faults) crash() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.dead = true
	for _, end := range f.ends {
		end(ErrCrashed)
	}
	f.ends = nil
	return ErrCrashed
}
