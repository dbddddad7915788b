package world

import (
	"context"
	"errors"
	"time"

	"github.com/curfew/curfew/infra/local/clock"
)

// ErrNothing means that nothing would happen by itself in the time that was looked at.
var ErrNothing = errors.New("nothing would happen by itself")

// ahead is how far the next event is looked for.
const ahead = 800 * 24 * time.Hour

// Move moves the clock to an instant that is computed from the present one. Every scheduled run that finds work happens at its own
// instant, with the clock standing there; what a run owes others at once (letters) is done before time goes on. hold lets the
// clock stand at the new instant; nil leaves it as it was. Moving backward is clock.ErrBackward, and changes nothing.
//
// Which runs find work, the due index says: all jobs drain it, so between its earliest entries every run would drain nothing. After
// each run it is asked again. The result is the same as running every job at every one of its instants.
func (w *World) Move(ctx context.Context, to func(now time.Time) time.Time, hold *bool) ([]Fired, error) {
	return w.moved(ctx, hold, func(now time.Time) error {
		target := to(now).UTC().Truncate(time.Millisecond)
		if target.Before(now) {
			return clock.ErrBackward
		}
		if err := w.catchUp(ctx, target, true); err != nil {
			return err
		}
		return w.Clock.Hold(target)
	})
}

// MoveOn moves the clock to the next instant at which something happens by itself; ErrNothing when nothing does for a long time.
func (w *World) MoveOn(ctx context.Context, hold *bool) ([]Fired, error) {
	return w.moved(ctx, hold, func(now time.Time) error {
		before := len(w.Mailbox.Messages(""))
		for {
			at, due, err := w.next(ctx, now.Add(ahead))
			switch {
			case err != nil:
				return err
			case due == nil:
				return ErrNothing
			}
			if err := w.step(ctx, at, due, true); err != nil {
				return err
			}
			if len(w.watch.recorded()) > 0 || len(w.Mailbox.Messages("")) != before {
				return nil
			}
		}
	})
}

// Hold lets the clock stand where it is, or go on.
func (w *World) Hold(ctx context.Context, hold bool) error {
	_, err := w.moved(ctx, &hold, func(time.Time) error { return nil })
	return err
}

// moved does a move alone in the world, with the clock standing, and tells what happened meanwhile.
func (w *World) moved(ctx context.Context, hold *bool, do func(now time.Time) error) ([]Fired, error) {
	w.moving.Lock()
	defer w.moving.Unlock()
	ctx = context.WithoutCancel(ctx)
	held := w.Clock.Held()
	if hold == nil {
		hold = &held
	}
	fired, err := w.noted(ctx, func() error {
		w.wakened(ctx)
		return do(w.Clock.Stand())
	})
	if !*hold || err != nil && !held {
		w.Clock.Run()
	}
	if err != nil {
		return nil, err
	}
	return fired, nil
}

// CatchUp does the runs that are missing up to now, at their own instants, before anybody looks: after a stop. since is the instant up
// to which they happened.
func (w *World) CatchUp(ctx context.Context, since time.Time) error {
	w.moving.Lock()
	defer w.moving.Unlock()
	w.last = since
	_, err := w.noted(ctx, func() error { return w.catchUp(ctx, w.Clock.Now(), false) })
	return err
}

// catchUp does every run in (last, to] that finds work; standing puts the clock at each run's own instant.
func (w *World) catchUp(ctx context.Context, to time.Time, standing bool) error {
	for {
		at, due, err := w.next(ctx, to)
		if err != nil {
			return err
		}
		if due == nil {
			if to.After(w.last) {
				w.last = to
			}
			return nil
		}
		if err := w.step(ctx, at, due, standing); err != nil {
			return err
		}
	}
}

// step does the runs of one instant, and what they wake.
func (w *World) step(ctx context.Context, at time.Time, due []job, standing bool) error {
	if standing && at.After(w.Clock.Now()) { // else the run was due within the last second
		if err := w.Clock.Hold(at); err != nil {
			return err
		}
	}
	for _, j := range due {
		w.do(ctx, j)
	}
	w.wakened(ctx)
	w.last = at
	return nil
}

// do runs a job; its failure is logged, and the next run goes on, as in the cloud.
func (w *World) do(ctx context.Context, j job) {
	if err := j.run(ctx); err != nil {
		w.log.Error("a run failed", "job", j.name, "error", err)
	}
}

// wakened hears the reports about mails and runs what was woken, until there is neither.
func (w *World) wakened(ctx context.Context) {
	for range 20 {
		w.Mailbox.Settle()
		reports, wakes := w.watch.taken()
		if len(reports)+len(wakes) == 0 {
			return
		}
		for _, e := range reports {
			if err := w.Heard(ctx, e); err != nil {
				w.log.Error("a report about a mail was not heard", "error", err)
			}
		}
		for i, j := range w.jobs {
			if wakes[i] {
				w.do(ctx, j)
			}
		}
	}
}

// Run lets the schedules tick and wakes jobs until ctx ends.
func (w *World) Run(ctx context.Context) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-w.watch.woken:
			w.alone(ctx, func() { w.wakened(ctx) })
		case <-tick.C:
			w.alone(ctx, func() {
				if err := w.catchUp(ctx, w.Clock.Now(), false); err != nil && ctx.Err() == nil {
					w.log.Error("the schedules did not tick", "error", err)
				}
			})
		}
	}
}

func (w *World) alone(ctx context.Context, do func()) {
	w.moving.Lock()
	defer w.moving.Unlock()
	_, _ = w.noted(ctx, func() error { do(); return nil })
}
