// Package table keeps the product's one table: every key on one page (keys.go), commits that happen whole or not at all, and
// reads that are strongly consistent unless they go through an index.
//
// Rules. A business change is one Commit, a list one can read, in which every condition says what its refusal means. An index
// finds, the item decides. A scan does not exist.
package table

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/id"
)

// Engine is what stores items: DynamoDB, or the in-memory form that simulations run on. One conformance suite holds both to the
// same behaviour.
type Engine interface {
	// Write does all actions or none. It answers nil, a *Refused, or an error that is ErrConflict, ErrThrottled, ErrMistake or,
	// being none of them, ambiguous: the write may have happened.
	Write(ctx context.Context, actions []Write, now time.Time) error
	// Read gets up to 100 items, strongly consistent, in the order of the keys; nil where there is none.
	Read(ctx context.Context, keys []Key) ([]Item, error)
	// Query reads one page of one partition of the table or of an index.
	Query(ctx context.Context, q Query) (Page, error)
}

// Refused is an engine's answer when conditions failed: the items as they stood, by position of the action; an action whose
// conditions held is not in the map.
type Refused struct{ Old map[int]Item }

func (r *Refused) Error() string { return "conditions failed" }

// What an engine says when it surely did not write.
var (
	ErrConflict  = errors.New("another transaction holds an item")
	ErrThrottled = errors.New("the engine is throttling")
)

// Faults of the table itself.
var (
	ErrBusy = fault.New(fault.Unavailable, "busy", "Too many changes at once; please try again in a moment.").After(time.Second)
	ErrDown = fault.New(fault.Unavailable, "unavailable", "The service cannot answer right now; please try again in a moment.").After(2 * time.Second)
)

// Table is the product's memory, with its clock and its source of ids.
type Table struct {
	Engine  Engine
	Clock   func() time.Time
	IDs     *id.Source
	Timeout time.Duration // of one attempt at a commit; 0: one second
}

// New puts a table together.
func New(engine Engine, clock func() time.Time) *Table {
	return &Table{Engine: engine, Clock: clock, IDs: &id.Source{Now: clock}}
}

// Now is the present instant in whole milliseconds, UTC.
func (t *Table) Now() time.Time { return t.Clock().UTC().Truncate(time.Millisecond) }

const attempts = 8

// Commit does every write or none. The answer is nil, the refusal of the first condition in the list that failed, ErrBusy, ErrDown
// or, for what can never be written, ErrMistake. Each attempt takes a fresh moment for its conditions; an attempt whose answer was
// lost is looked up by its receipt before anything is said. Without a receipt it may be done twice.
func (t *Table) Commit(ctx context.Context, parts ...Part) error {
	actions, err := fold(parts)
	if err != nil {
		return err
	}
	if len(actions) == 0 {
		return nil
	}
	lost := false
	for attempt := range attempts {
		if attempt > 0 {
			if err := pause(ctx, attempt); err != nil {
				return ErrDown.Because(err)
			}
		}
		now := t.Now()
		err = t.attempt(ctx, actions, now)
		var refused *Refused
		switch {
		case err == nil || errors.Is(err, ErrMistake):
			return err
		case errors.As(err, &refused):
			return t.refuse(ctx, actions, refused, now, lost)
		case errors.Is(err, ErrConflict), errors.Is(err, ErrThrottled):
		default:
			lost = true
			if done, _ := t.happened(ctx, actions); done {
				return nil
			}
		}
		if ctx.Err() != nil {
			return ErrDown.Because(err)
		}
	}
	if lost {
		if done, _ := t.happened(ctx, actions); done {
			return nil
		}
	}
	if errors.Is(err, ErrConflict) || errors.Is(err, ErrThrottled) {
		return ErrBusy.Because(err)
	}
	return ErrDown.Because(err)
}

// refuse answers a refused attempt: nil when it was refused because an earlier attempt of this commit happened after all.
func (t *Table) refuse(ctx context.Context, actions []Write, refused *Refused, now time.Time, lost bool) error {
	if lost || receiptRefused(actions, refused) {
		done, err := t.happened(ctx, actions)
		if done {
			return nil
		}
		if err != nil {
			return ErrDown.Because(err)
		}
	}
	return refusal(actions, refused, now)
}

func (t *Table) attempt(ctx context.Context, actions []Write, now time.Time) error {
	timeout := t.Timeout
	if timeout == 0 {
		timeout = time.Second
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	return t.Engine.Write(ctx, actions, now)
}

// happened looks for the commit's receipt, on a context of its own: the caller may have gone. An error means that it cannot be
// known now.
func (t *Table) happened(ctx context.Context, actions []Write) (bool, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
	defer cancel()
	for _, a := range actions {
		if !a.receipt {
			continue
		}
		items, err := t.Engine.Read(ctx, []Key{a.key})
		return err == nil && items[0] != nil, err
	}
	return false, nil
}

func receiptRefused(actions []Write, r *Refused) bool {
	for i, a := range actions {
		if _, failed := r.Old[i]; failed && a.receipt {
			return true
		}
	}
	return false
}

// refusal finds the first condition of the list that failed.
func refusal(actions []Write, r *Refused, now time.Time) error {
	var first *guard
	for i, old := range r.Old {
		failed := actions[i].failing(old, now)
		if failed != nil && (first == nil || failed.seq < first.seq) {
			first = failed
		}
	}
	if first == nil {
		return ErrBusy
	}
	return first.refusal
}

// failing is the write's first condition that the item does not meet; where all seem met (the item changed under us), the first.
func (w Write) failing(old Item, now time.Time) *guard {
	for i := range w.guards {
		if !w.guards[i].Met(old, now) {
			return &w.guards[i]
		}
	}
	if len(w.guards) > 0 {
		return &w.guards[0]
	}
	return nil
}

// pause waits longer with each attempt, with jitter.
func pause(ctx context.Context, attempt int) error {
	most := min(5*time.Millisecond<<attempt, 200*time.Millisecond)
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(most/2 + rand.N(most/2+1)):
		return nil
	}
}
