package template

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Schedule is when a job runs.
//
// It is EventBridge Scheduler's cron with minute and hour only: cron(M H * * ? *), where a field is *, a number, or
// start/step. Anything else is refused when the template is read, so that no job runs locally at another time than deployed.
type Schedule struct {
	Expression string // as written
	Zone       *time.Location
	State      string // the parameter that can switch it off; "" if nothing can
	minutes    [60]bool
	hours      [24]bool
}

func schedule(p Node) (Schedule, error) {
	s := Schedule{Expression: p.Get("ScheduleExpression").Text(), State: p.Get("State").Ref()}
	zone, err := time.LoadLocation(p.Get("ScheduleExpressionTimezone").Text())
	if err != nil {
		return s, err
	}
	s.Zone = zone
	inner, isCron := strings.CutPrefix(s.Expression, "cron(")
	fields := strings.Fields(strings.TrimSuffix(inner, ")"))
	if !isCron || len(fields) != 6 || strings.Join(fields[2:], " ") != "* * ? *" {
		return s, fmt.Errorf("schedule %q: only cron(M H * * ? *) is understood", s.Expression)
	}
	if err := spread(fields[0], s.minutes[:]); err != nil {
		return s, fmt.Errorf("schedule %q: %w", s.Expression, err)
	}
	if err := spread(fields[1], s.hours[:]); err != nil {
		return s, fmt.Errorf("schedule %q: %w", s.Expression, err)
	}
	return s, nil
}

// spread marks what one field of a cron expression means.
func spread(field string, marks []bool) error {
	start, step := 0, 1
	if field != "*" {
		first, every, stepped := strings.Cut(field, "/")
		var err error
		if start, err = strconv.Atoi(first); err != nil {
			return fmt.Errorf("field %q: %w", field, err)
		}
		step = len(marks)
		if stepped {
			if step, err = strconv.Atoi(every); err != nil {
				return fmt.Errorf("field %q: %w", field, err)
			}
		}
	}
	if start < 0 || start >= len(marks) || step < 1 {
		return fmt.Errorf("field %q is out of range", field)
	}
	for i := start; i < len(marks); i += step {
		marks[i] = true
	}
	return nil
}

// Runs lists the instants, in order, at which the job runs in (after, until]: what a clock that is moved has to make up for.
func (s Schedule) Runs(after, until time.Time) []time.Time {
	var runs []time.Time
	for at := after.Truncate(time.Minute).Add(time.Minute); !at.After(until); at = at.Add(time.Minute) {
		if local := at.In(s.Zone); s.minutes[local.Minute()] && s.hours[local.Hour()] {
			runs = append(runs, at)
		}
	}
	return runs
}

// Next is the first instant after the given one at which the job runs; zero when no day of the next year has one.
func (s Schedule) Next(after time.Time) time.Time {
	for at := after.Truncate(time.Minute).Add(time.Minute); at.Sub(after) < 366*24*time.Hour; at = at.Add(time.Minute) {
		if local := at.In(s.Zone); s.minutes[local.Minute()] && s.hours[local.Hour()] {
			return at
		}
	}
	return time.Time{}
}
