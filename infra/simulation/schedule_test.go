package simulation_test

import (
	"errors"
	"strconv"
	"time"

	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/post"
	"github.com/curfew/curfew/pkg/table"
)

// job is what a schedule of template.yaml runs.
type job struct {
	name  string
	every time.Duration
	kinds []string // of owed work that it looks for; without any of them due a run does nothing and is left out
	run   func(t *table.Table, p *post.Postman) error
}

var jobs = []job{
	{"warn-idle", time.Hour, []string{table.DueRule}, func(t *table.Table, p *post.Postman) error {
		return errors.Join(idle.Warn(ctx, t), p.Deliver(ctx))
	}},
	{"deactivate-idle", 5 * time.Minute, []string{table.DueRule, table.DueDigest}, func(t *table.Table, _ *post.Postman) error {
		return errors.Join(idle.Report(ctx, t), idle.Deactivate(ctx, t))
	}},
	{"end-grants", time.Minute, []string{table.DueEnding, table.DueSession}, func(t *table.Table, _ *post.Postman) error { return grant.Due(ctx, t) }},
	{"send-mail", time.Minute, []string{table.DueLetter, table.DueCircular, table.DueWarning}, func(_ *table.Table, p *post.Postman) error { return p.Deliver(ctx) }},
}

// owed is since when work of a kind is owed; far away when none is.
func (w *world) owed(kind string) time.Time {
	first := w.now.Add(1000 * day)
	stale := w.mem.Stale
	w.mem.Stale = nil // time does not wait for an index
	defer func() { w.mem.Stale = stale }()
	for shard := range table.Shards {
		page, _ := w.mem.Query(ctx, table.Query{Index: table.Due, Partition: kind + "/" + strconv.Itoa(shard), Limit: 1})
		for _, item := range page.Items {
			if at, err := time.Parse(table.Layout, item.Text("dueAt")); err == nil && at.Before(first) {
				first = at
			}
		}
	}
	return first
}

// tick is when the next run finds work, and whose runs those are.
func (w *world) tick() (at time.Time, due []job) {
	at = w.now.Add(999 * day)
	for _, j := range jobs {
		for _, kind := range j.kinds {
			when := up(latest(w.owed(kind), w.now.Add(time.Millisecond), w.asleep), j.every)
			if when.Before(at) {
				at, due = when, nil
			}
			if when.Equal(at) && (len(due) == 0 || due[len(due)-1].name != j.name) {
				due = append(due, j)
			}
		}
	}
	return at, due
}

func up(t time.Time, to time.Duration) time.Time {
	if down := t.Truncate(to); !down.Equal(t) {
		return down.Add(to)
	}
	return t
}

// enough is how many events a story can have before something is going round in circles.
const enough = 4000

// play goes on with a story, with the ordinary schedules, to its end. before, if not nil, is told before each event.
func (w *world) play(s *story, before func()) {
	end := start.Add(s.days)
	w.settled = w.now
	w.mem.Settle()
	for most := w.events + enough; w.events < most; {
		w.waiting()
		at, due := w.tick()
		step := w.next < len(s.steps) && !start.Add(s.steps[w.next].at).After(at)
		if step {
			at = start.Add(s.steps[w.next].at)
		}
		if at.After(end) {
			w.now = latest(w.now, end)
			w.waiting()
			return
		}
		if before != nil {
			before()
		}
		w.now = latest(w.now, at) // a slow run may have gone past it
		w.waiting()
		if w.now.Sub(w.settled) >= w.lag {
			w.settled = w.now
			w.mem.Settle()
		}
		if step {
			w.step(s.steps[w.next])
			w.next++
			continue
		}
		if w.flip = !w.flip; w.flip { // jobs of one minute run in any order
			for i, k := 0, len(due)-1; i < k; i, k = i+1, k-1 {
				due[i], due[k] = due[k], due[i]
			}
		}
		for _, j := range due {
			if err := w.process(j.run); err != nil && w.hits == 0 {
				w.wrong("%s failed on %s: %v", j.name, w.now.Format(time.DateTime), err)
			}
		}
	}
	w.wrong("it never comes to rest")
}

// step does what the story tells; a person whose request failed tries again a minute later.
func (w *world) step(s step) {
	for range 6 {
		err := w.process(func(t *table.Table, _ *post.Postman) error { return s.do(w, t) })
		if err == nil {
			return
		}
		if w.hits == 0 {
			w.wrong("step %s: %v", s.name, err)
		}
		w.now = w.now.Add(time.Minute)
	}
}
