package tabletest

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/table"
)

// step is a commit that counts, with its receipt.
func (s *subject) step(k table.Key) (parts []table.Part, receipt table.Key) {
	receipt = s.key()
	return []table.Part{table.Change(k, table.Add("n", 1)).If(table.Below("n", 5), errOne), table.Put(receipt, fields{}).Receipt()}, receipt
}

// A commit whose answer was lost is found by its receipt: it is told as done, and was done once.
func receipts(s *subject) {
	k := s.put(fields{"n": 0})
	for name, plan := range map[string]func(){
		"no fault":        func() {},
		"the answer lost": func() { s.faults.Lose(WriteCall, 1) },
		"the answer and the look at the receipt lost": func() { s.faults.Lose(WriteCall, 1); s.faults.Lose(ReadCall, 1) },
		"two answers lost":                            func() { s.faults.Lose(WriteCall, 2); s.faults.Fail(ReadCall, 1, ErrLost) },
		"conflicts, then the answer lost":             func() { s.faults.Conflict(2); s.faults.Lose(WriteCall, 1) },
		"lost before it happened":                     func() { s.faults.Fail(WriteCall, 2, ErrLost) },
		"lost before, then lost after":                func() { s.faults.Fail(WriteCall, 1, ErrLost); s.faults.Lose(WriteCall, 1) },
		"lost, then a conflict": func() {
			s.faults.Lose(WriteCall, 1)
			s.faults.Fail(ReadCall, 1, ErrLost)
			s.faults.Conflict(1)
		},
	} {
		s.Run(name, func(t *testing.T) {
			s := s.in(t)
			s.commit(table.Change(k, table.Set("n", 0)))
			parts, receipt := s.step(k)
			s.faults.Reset()
			plan()
			s.commit(parts...)
			s.faults.Reset()
			s.holds(k, fields{"n": "#1"})
			s.holds(receipt, fields{})
			s.commit(parts...) // said again by a caller that never heard: still once
			s.holds(k, fields{"n": "#1"})
		})
	}
}

// Refused after a lost answer: the refusal is told only if the lost attempt did not happen.
func lostAndRefused(s *subject) {
	k := s.put(fields{"n": 4})
	parts, receipt := s.step(k)
	s.faults.Lose(WriteCall, 1)         // takes the last place, unheard
	s.faults.Fail(ReadCall, 1, ErrLost) // nor is the receipt seen at once
	s.commit(parts...)                  // so the second attempt finds the place taken, by itself
	s.holds(k, fields{"n": "#5"})
	s.holds(receipt, fields{})

	s.faults.Reset()
	s.commit(table.Change(k, table.Set("n", 4)))
	parts, receipt = s.step(k)
	s.faults.Fail(WriteCall, 1, ErrLost) // does not happen
	s.faults.Interleave(WriteCall, 2, func() {
		if err := s.faults.Engine.Write(s.Context(), []table.Write{table.Change(k, table.Add("n", 1))}, Start); err != nil {
			s.Error(err)
		}
	})
	if err := s.table.Commit(s.Context(), parts...); !errors.Is(err, errOne) {
		s.Errorf("another took the last place: %v, want %v", err, errOne)
	}
	s.holds(k, fields{"n": "#5"})
	s.holds(receipt, nil)
}

// While the receipt cannot be read, a refusal after a lost answer may be the commit's own doing: nobody is told it was refused.
func unknowable(s *subject) {
	k := s.put(fields{"n": 4})
	parts, _ := s.step(k)
	s.faults.Lose(WriteCall, 1)
	s.faults.Fail(ReadCall, 100, ErrLost)
	if err := s.table.Commit(s.Context(), parts...); !errors.Is(err, table.ErrDown) {
		s.Errorf("%v, want %v", err, table.ErrDown)
	}
	s.faults.Reset()
	s.holds(k, fields{"n": "#5"})
}

// What passes is tried again; what does not pass is told as such.
func retries(s *subject) {
	k := s.put(fields{"n": 0})
	add := table.Change(k, table.Add("n", 1))
	for name, fault := range map[string]func(int){"conflict": s.faults.Conflict, "throttling": s.faults.Throttle} {
		s.faults.Reset()
		s.commit(table.Change(k, table.Set("n", 0)))
		s.faults.Reset()
		fault(3)
		s.commit(add)
		if n := s.faults.Calls(WriteCall); n != 4 {
			s.Errorf("%s: %d attempts, want 4", name, n)
		}
		fault(100)
		if err := s.table.Commit(s.Context(), add); !errors.Is(err, table.ErrBusy) || !errors.Is(err, table.ErrConflict) && !errors.Is(err, table.ErrThrottled) {
			s.Errorf("%s without end: %v", name, err)
		}
		if n := s.faults.Calls(ReadCall); n != 0 {
			s.Errorf("%s is no doubt, yet %d receipts were looked for", name, n)
		}
		s.holds(k, fields{"n": "#1"})
	}
	s.faults.Reset()
	s.faults.Fail(WriteCall, 100, ErrLost)
	if err := s.table.Commit(s.Context(), add); !errors.Is(err, table.ErrDown) || !errors.Is(err, ErrLost) {
		s.Errorf("doubt without end: %v", err)
	}
	s.holds(k, fields{"n": "#1"})
	s.faults.Fail(ReadCall, 1, ErrLost)
	if _, err := s.table.Read(s.Context(), k); !errors.Is(err, table.ErrDown) {
		s.Errorf("a failed read: %v", err)
	}
	s.faults.Fail(QueryCall, 1, ErrLost)
	if _, err := s.table.Query(s.Context(), table.Query{Index: table.Main, Partition: k.Partition}); !errors.Is(err, table.ErrDown) {
		s.Errorf("a failed query: %v", err)
	}
}

func timeouts(s *subject) {
	k := s.put(fields{"n": 0})
	parts, _ := s.step(k)
	s.table.Timeout = 200 * time.Millisecond
	s.faults.Hang(WriteCall, 1)
	s.commit(parts...) // one attempt that hangs is tried again
	s.holds(k, fields{"n": "#1"})

	s.table.Timeout = 5 * time.Millisecond
	s.faults.Hang(WriteCall, 100)
	parts, _ = s.step(k)
	if err := s.table.Commit(s.Context(), parts...); !errors.Is(err, table.ErrDown) || !errors.Is(err, context.DeadlineExceeded) {
		s.Errorf("an engine that hangs: %v, want %v", err, table.ErrDown)
	}
	s.table.Timeout = time.Minute
	ctx, cancel := context.WithTimeout(s.Context(), 20*time.Millisecond)
	defer cancel()
	if err := s.table.Commit(ctx, parts...); !errors.Is(err, table.ErrDown) {
		s.Errorf("a caller that went: %v, want %v", err, table.ErrDown)
	}
	s.faults.Reset()
	if err := s.table.Commit(ctx, parts...); !errors.Is(err, table.ErrDown) {
		s.Errorf("a caller that had gone before: %v, want %v", err, table.ErrDown)
	}
	s.holds(k, fields{"n": "#1"})
	// The caller went while the answer was on its way: what happened is told as done.
	ctx, cancel = context.WithCancel(s.Context())
	s.faults.Interleave(ReadCall, 1, cancel)
	s.faults.Lose(WriteCall, 1)
	if err := s.table.Commit(ctx, parts...); err != nil {
		s.Errorf("done, and the caller gone: %v", err)
	}
	s.holds(k, fields{"n": "#2"})
}

// A crash leaves a commit done or not done, never half; the next process may say it again.
func crashes(s *subject) {
	for name, plan := range map[string]struct {
		crash func(int)
		n     int
		left  string
	}{
		"before the write": {s.faults.CrashBefore, 1, "#0"}, "after the write": {s.faults.CrashAfter, 1, "#1"},
		"before the second attempt": {s.faults.CrashBefore, 2, "#0"}, "after the second attempt": {s.faults.CrashAfter, 2, "#1"},
	} {
		s.Run(name, func(t *testing.T) {
			s := s.in(t)
			s.faults.Reset()
			k := s.put(fields{"n": 0})
			parts, _ := s.step(k)
			s.faults.Reset()
			ctx := s.faults.Process(s.Context())
			plan.crash(plan.n)
			s.faults.Conflict(plan.n - 1)
			began := time.Now()
			if err := s.table.Commit(ctx, parts...); !errors.Is(err, table.ErrDown) || !errors.Is(err, ErrCrashed) {
				s.Errorf("%v, want %v", err, ErrCrashed)
			}
			if since := time.Since(began); since > time.Second {
				s.Errorf("a dead process went on for %v", since)
			}
			if _, err := s.table.Read(s.Context(), k); !errors.Is(err, ErrCrashed) {
				s.Errorf("a dead process reads: %v", err)
			}
			s.faults.Reset()
			s.holds(k, fields{"n": plan.left})
			s.commit(parts...)
			s.holds(k, fields{"n": "#1"})
		})
	}
}
