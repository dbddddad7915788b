package world

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/curfew/curfew/infra/template"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/table"
)

// job is one of the product's jobs with its schedule, and the kinds of owed work that it looks for.
type job struct {
	name     string
	kinds    []string
	schedule template.Schedule
	run      func(context.Context) error
}

// order is in which jobs run that are scheduled for the same instant, with what each looks for: a run of a job that finds none of
// its kinds due drains nothing, so it can be left out.
var order = []struct {
	name  string
	kinds []string
}{
	{"end-grants", []string{table.DueEnding, table.DueSession, table.DueNomination}},
	{"deactivate-idle", []string{table.DueRule, table.DueDigest}},
	{"warn-idle", []string{table.DueRule, table.DueCircular, table.DueLetter, table.DueWarning}},
	{"erase-user", []string{table.DueErasure, table.DueClosing}},
	{"run-jobs", []string{table.DueJob}},
	{"send-mail", []string{table.DueCircular, table.DueLetter, table.DueWarning}},
}

// jobs finds each job's schedule in the template. A job without one, and a schedule without a job, is an error.
func jobs(t template.Template, run map[string]func(context.Context) error) ([]job, error) {
	var all []job
	for _, o := range order {
		f := t.Functions[o.name]
		if run[o.name] == nil || len(f.Schedules) != 1 {
			return nil, fmt.Errorf("%s: it has %d schedules in template.yaml, and one is meant", o.name, len(f.Schedules))
		}
		all = append(all, job{o.name, o.kinds, f.Schedules[0], run[o.name]})
	}
	for name, f := range t.Functions {
		if len(f.Schedules) > 0 && run[name] == nil {
			return nil, fmt.Errorf("%s has a schedule in template.yaml that nothing here follows", name)
		}
	}
	if len(run) != len(all) {
		return nil, fmt.Errorf("the product has %d jobs, and here %d are run", len(run), len(all))
	}
	return all, nil
}

// woken are the numbers of the jobs that an event of the product wakes before their schedule does, from the template's rules on its bus.
func (w *World) woken(t template.Template) (map[string][]int, error) {
	numbers := map[string][]int{}
	for i, j := range w.jobs {
		for _, rule := range t.Functions[j.name].Rules {
			if rule.Bus != "Bus" {
				return nil, fmt.Errorf("%s has a rule on a bus that nothing here follows", j.name)
			}
			for _, kind := range event.Types() {
				hears, err := rule.Hears(event.Source, kind)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", j.name, err)
				}
				if hears {
					numbers[kind] = append(numbers[kind], i)
				}
			}
		}
	}
	return numbers, nil
}

// wakers are the sort prefixes of new items that wake a job before its schedule does, from the template's filters.
func (w *World) wakers(t template.Template) map[string]int {
	prefixes := map[string]int{}
	for i, j := range w.jobs {
		for _, filter := range t.Functions[j.name].Filters {
			for _, prefix := range sortPrefixes(filter) {
				prefixes[prefix] = i
			}
		}
	}
	return prefixes
}

func sortPrefixes(filter map[string]any) []string {
	here := any(filter)
	for _, name := range []string{"dynamodb", "Keys", "sort", "S"} {
		m, _ := here.(map[string]any)
		here = m[name]
	}
	var found []string
	list, _ := here.([]any)
	for _, one := range list {
		m, _ := one.(map[string]any)
		if prefix, _ := m["prefix"].(string); strings.HasSuffix(prefix, "/") {
			found = append(found, prefix)
		}
	}
	return found
}

// owed is since when, or from when, work of each kind is owed; kinds of which none is owed are not in the map.
func (w *World) owed(ctx context.Context) (map[string]time.Time, error) {
	first := map[string]time.Time{}
	seen := map[string]bool{}
	for _, j := range w.jobs {
		for _, kind := range j.kinds {
			if seen[kind] {
				continue
			}
			seen[kind] = true
			for shard := range table.Shards {
				page, err := w.Table.Query(ctx, table.Query{Index: table.Due, Partition: kind + "/" + strconv.Itoa(shard), Limit: 1})
				if err != nil {
					return nil, err
				}
				for _, item := range page.Items {
					at, err := time.Parse(table.Layout, item.Text("dueAt"))
					if err != nil {
						return nil, err
					}
					if earliest, has := first[kind]; !has || at.Before(earliest) {
						first[kind] = at
					}
				}
			}
		}
	}
	return first, nil
}

// next is the first instant after the last runs at which a run finds work, and the jobs that run then; no job when there is none
// up to until.
func (w *World) next(ctx context.Context, until time.Time) (at time.Time, due []job, err error) {
	soon := false
	for _, j := range w.jobs {
		if run := j.schedule.Next(w.last); !run.IsZero() && !run.After(until) {
			soon = true
		}
	}
	if !soon {
		return at, nil, nil
	}
	owed, err := w.owed(ctx)
	if err != nil {
		return at, nil, err
	}
	for _, j := range w.jobs {
		run, has := j.first(owed, w.last)
		switch {
		case !has || run.After(until):
		case due == nil || run.Before(at):
			at, due = run, []job{j}
		case run.Equal(at):
			due = append(due, j)
		}
	}
	return at, due, nil
}

// first is the job's first run after last at which something of its kinds is due.
func (j job) first(owed map[string]time.Time, last time.Time) (time.Time, bool) {
	var earliest time.Time
	has := false
	for _, kind := range j.kinds {
		if at, some := owed[kind]; some && (!has || at.Before(earliest)) {
			earliest, has = at, true
		}
	}
	if !has {
		return earliest, false
	}
	from := last
	if before := earliest.Add(-time.Nanosecond); before.After(from) {
		from = before
	}
	run := j.schedule.Next(from)
	return run, !run.IsZero()
}
