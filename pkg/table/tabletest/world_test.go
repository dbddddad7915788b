package tabletest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/table"
)

// A test that finds no engine fails with a word on what to do.
func TestNoEngine(t *testing.T) {
	for _, c := range []struct{ engine, endpoint, word string }{
		{"dynamodb-local", "", "ENGINE_ENDPOINT"}, {"other", "http://127.0.0.1:1", "dynoxide or dynamodb-local"},
	} {
		t.Setenv("ENGINE", c.engine)
		t.Setenv("ENGINE_ENDPOINT", c.endpoint)
		if at, err := find(); err == nil || !strings.Contains(err.Error(), c.word) {
			t.Errorf("ENGINE=%s: %q %v, want an error about %q", c.engine, at, err, c.word)
		}
	}
	t.Setenv("ENGINE", "")
	t.Chdir(t.TempDir())
	if at, err := find(); err == nil {
		t.Errorf("outside the repository: %q", at)
	}
}

// Tables of parallel tests know nothing of each other.
func TestTablesAreApart(t *testing.T) {
	t.Parallel()
	k := table.Key{Partition: "p", Sort: "s"}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			w := New(t)
			if err := w.Table.Commit(t.Context(), table.Put(k, fields{}).If(table.Absent(), errOne)); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

func TestClock(t *testing.T) {
	t.Parallel()
	w := Memory(t)
	if now := w.Table.Now(); !now.Equal(Start) {
		t.Errorf("starts at %v", now)
	}
	if now := w.Clock.Advance(time.Hour); !now.Equal(Start.Add(time.Hour)) || !w.Table.Now().Equal(now) {
		t.Errorf("advanced to %v, the table reads %v", now, w.Table.Now())
	}
	w.Clock.Set(Start.Add(-time.Nanosecond))
	if now := w.Table.Now(); !now.Equal(Start.Add(-time.Millisecond)) {
		t.Errorf("the table reads %v, want whole milliseconds", now)
	}
}

// Faults come in the order they were planned, to the calls they were planned for.
func TestFaults(t *testing.T) {
	t.Parallel()
	w := Memory(t)
	ctx, k := t.Context(), table.Key{Partition: "p", Sort: "s"}
	var order []string
	call := func(of Call) (err error) {
		switch of {
		case WriteCall:
			err = w.Faults.Write(ctx, []table.Write{table.Put(k, fields{})}, Start)
		case ReadCall:
			_, err = w.Faults.Read(ctx, []table.Key{k})
		default:
			_, err = w.Faults.Query(ctx, table.Query{Index: table.Main, Partition: "p"})
		}
		return err
	}
	w.Faults.Conflict(1)
	w.Faults.Throttle(1)
	w.Faults.Lose(WriteCall, 1)
	w.Faults.Fail(ReadCall, 1, errTwo)
	w.Faults.Interleave(AnyCall, 3, func() { order = append(order, "third") })
	for i, c := range []struct {
		of   Call
		want error
	}{{WriteCall, table.ErrConflict}, {ReadCall, errTwo}, {WriteCall, table.ErrThrottled}, {WriteCall, ErrLost}, {QueryCall, nil}, {WriteCall, nil}, {ReadCall, nil}} {
		if i == 3 && !slices.Equal(order, []string{"third"}) {
			t.Errorf("after three calls: %q", order)
		}
		if err := call(c.of); !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
			t.Errorf("call %d: %v, want %v", i+1, err, c.want)
		}
	}
	if n := [...]int{w.Faults.Calls(AnyCall), w.Faults.Calls(WriteCall), w.Faults.Calls(ReadCall), w.Faults.Calls(QueryCall)}; n != [...]int{7, 4, 2, 1} {
		t.Errorf("calls: %v", n)
	}
	process := w.Faults.Process(ctx)
	w.Faults.CrashAfter(2)
	for i, want := range []error{nil, ErrCrashed, ErrCrashed} {
		if err := call(WriteCall); !errors.Is(err, want) || (err == nil) != (want == nil) {
			t.Errorf("call %d around a crash: %v, want %v", i+1, err, want)
		}
	}
	if !errors.Is(context.Cause(process), ErrCrashed) {
		t.Errorf("the process goes on: %v", context.Cause(process))
	}
	w.Faults.Reset()
	if err := call(WriteCall); err != nil || w.Faults.Calls(AnyCall) != 1 {
		t.Errorf("after Reset: %v, %d calls", err, w.Faults.Calls(AnyCall))
	}
	hung, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	w.Faults.Hang(ReadCall, 1)
	if _, err := w.Faults.Read(hung, []table.Key{k}); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}
