package table

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// drainPage is how many owed items are taken from the index at a time.
const drainPage = 100

// Drain calls f for every item of a kind that is due by now, oldest first in each shard. f settles the item or puts it off; an
// item that stays due for whatever reason is left for the next run, and one item's failure does not stop the rest. It ends
// before ctx's deadline does. The errors of all failures are joined.
func (t *Table) Drain(ctx context.Context, kind string, f func(Key) error) error {
	var failed []error
	first := int(t.Now().Unix() / 7 % Shards) // which shard waits longest when time runs out is another in each run
	for i := range Shards {
		shard := (first + i) % Shards
		q := Query{Index: Due, Partition: kind + "/" + strconv.Itoa(shard), To: Stamp(t.Now()), Limit: drainPage}
		for {
			page, err := t.Query(ctx, q)
			if err != nil {
				failed = append(failed, err)
				break
			}
			for _, item := range page.Items {
				if Late(ctx) {
					return errors.Join(failed...)
				}
				if err := f(item.Key()); err != nil {
					if errors.Is(err, ErrStop) {
						return errors.Join(failed...)
					}
					failed = append(failed, fmt.Errorf("%s: %w", item.Key().Sort, err))
				}
			}
			if page.Next == nil {
				break
			}
			q.After = page.Next
		}
	}
	return errors.Join(failed...)
}

// Unless is the error, or nil when it is one of the harmless: what it refuses, another run or request has done.
func Unless(err error, harmless ...error) error {
	for _, one := range harmless {
		if errors.Is(err, one) {
			return nil
		}
	}
	return err
}

// ErrStop ends a Drain early without being a failure: the rest is due in the next run.
var ErrStop = errors.New("stop")

// Rest is the time before a deadline in which no new work begins.
const Rest = 5 * time.Second

// Late tells whether so little time is left before ctx ends that no new work should begin.
func Late(ctx context.Context) bool {
	if ctx.Err() != nil {
		return true
	}
	end, ok := ctx.Deadline()
	return ok && time.Until(end) < Rest
}
