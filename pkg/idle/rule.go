package idle

import (
	"context"
	"strconv"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// Preview is what a period would do, before it is saved.
type Preview struct {
	Days          int       `json:"idleDays"`
	WarnedNow     int       `json:"warnedNow"`                     // who would get a letter at once
	AlreadyWarned int       `json:"alreadyWarned"`                 // whose letter stands
	Exempt        int       `json:"exempt"`                        // whom an exemption keeps out for now
	Names         []Person  `json:"names"`                         // the first of those who would be warned at once
	FirstWarning  time.Time `json:"firstWarning,omitzero"`         // when the first letter would leave
	FirstNew      time.Time `json:"firstNewDeactivation,omitzero"` // what the first of these letters would promise
	FirstEnd      time.Time `json:"firstDeactivation,omitzero"`    // before which nobody would be deactivated: also of those whose letter stands
}

// Person is somebody in a preview.
type Person struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

const mostNames = 20

// Foresee computes the preview of a period for a tenant; it writes nothing.
func Foresee(ctx context.Context, t *table.Table, ten tenant.Tenant, days int) (Preview, error) {
	p := Preview{Days: days, Names: []Person{}}
	if days < Least || days > Most {
		return p, ErrBadDays
	}
	now := t.Now()
	period := time.Duration(days) * 24 * time.Hour
	reach := now.Add(Notice - period)
	rises := !ten.Rule.On || days > ten.Rule.Days
	var first time.Time
	for _, partition := range []string{table.Unwarned(ten.ID), table.Written(ten.ID), table.Warned(ten.ID)} {
		waits := partition == table.Unwarned(ten.ID)
		err := t.Each(ctx, table.Query{Index: table.Idle, Partition: partition}, func(item table.Item) error {
			var row struct {
				Anchor time.Time `dynamodbav:"anchor"`
				At     time.Time `dynamodbav:"idleAt"`
			}
			if err := item.Decode(&row); err != nil {
				return table.ErrDown.Because(err)
			}
			switch who := item.Key().Partition[len(ten.ID)+1:]; {
			case last(ten, user.User{ID: who}): // never touched, so in no number
				return nil
			case !waits && !rises:
				p.AlreadyWarned++
				if partition == table.Written(ten.ID) {
					row.At = row.At.Add(Notice - Again) // at the soonest: a letter promises more than the notice from when it is claimed
				}
				p.FirstEnd = sooner(p.FirstEnd, row.At)
				return nil
			case row.Anchor.After(now):
				p.Exempt++
			case !row.Anchor.After(reach):
				p.WarnedNow++
				if len(p.Names) < mostNames {
					p.Names = append(p.Names, Person{ID: who})
				}
			}
			first = sooner(first, row.Anchor)
			return nil
		})
		if err != nil {
			return p, err
		}
	}
	if !first.IsZero() {
		p.FirstWarning = first.Add(period - Notice)
		if p.FirstWarning.Before(now) {
			p.FirstWarning = now
		}
		next := ten
		next.Rule.Days = days
		p.FirstNew = Promise(next, user.User{Anchor: first}, time.Time{}, p.FirstWarning)
		p.FirstEnd = sooner(p.FirstEnd, p.FirstNew)
	}
	if !p.FirstEnd.IsZero() && p.FirstEnd.Before(now) { // who is due is put out by the next run
		p.FirstEnd = now
	}
	return p, p.name(ctx, t, ten.ID)
}

// sooner is the first of two instants; zero is none.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || b.Before(a) {
		return b
	}
	return a
}

// name fills in the names.
func (p Preview) name(ctx context.Context, t *table.Table, in string) error {
	keys := make([]table.Key, len(p.Names))
	for i, one := range p.Names {
		keys[i] = table.User(in, one.ID)
	}
	items, err := t.Read(ctx, keys...)
	for i, item := range items {
		var u user.User
		if item != nil && item.Decode(&u) == nil {
			p.Names[i].Name = u.Name()
		}
	}
	return err
}

// Save sets the period, or with nil switches the rule off. confirmed is the number of people the preview said would be warned at
// once; if it is larger by now, nothing is saved.
func Save(ctx context.Context, t *table.Table, by actor.Actor, ten tenant.Tenant, days *int, confirmed int) (tenant.Tenant, error) {
	if days == nil {
		return off(ctx, t, by, ten)
	}
	p, err := Foresee(ctx, t, ten, *days)
	switch {
	case err != nil:
		return ten, err
	case !ten.Brake.Waiting.IsZero():
		return ten, ErrWaiting
	case p.WarnedNow > confirmed:
		return ten, ErrConfirmed.With("n", strconv.Itoa(p.WarnedNow))
	}
	now := t.Now()
	next := ten
	next.Rule.On, next.Rule.Days, next.Rule.Save, next.Rule.SavedAt = true, *days, t.IDs.New(id.Rule), now
	next.Rule.Due = now.Add(Notice - next.Rule.Period())
	if !ten.Rule.On || *days > ten.Rule.Days {
		next.Rule.Number++
	}
	edits := []table.Edit{table.Set("rule.on", true), table.Set("rule.days", *days), table.Set("rule.number", next.Rule.Number),
		table.Set("rule.save", next.Rule.Save), table.Set("rule.savedAt", now), table.Set("rule.due", next.Rule.Due), table.Add("version", 1)}
	err = t.Commit(ctx, by.Stands, table.Change(table.Tenant(ten.ID), edits...).If(table.Is("version", ten.Version), tenant.ErrStale).
		If(table.Missing("brake.waiting"), ErrWaiting), tenant.Wake(ten.ID, now), noted(t, by, ten, next))
	next.Version++
	return next, err
}

func off(ctx context.Context, t *table.Table, by actor.Actor, ten tenant.Tenant) (tenant.Tenant, error) {
	next := ten
	next.Rule.On, next.Rule.Days, next.Brake.Waiting = false, 0, time.Time{}
	err := t.Commit(ctx, by.Stands, switchOff(ten), noted(t, by, ten, next))
	next.Version++
	return next, err
}

// switchOff are the steps that end the rule and whatever waits for it.
func switchOff(ten tenant.Tenant) table.Write {
	return table.Change(table.Tenant(ten.ID), table.Set("rule.on", false), table.Set("rule.days", 0), table.Unset("brake.waiting"),
		table.Add("brake.version", 1), table.Add("rule.wakes", 1), table.Unset("due"), table.Unset("dueAt"), table.Add("version", 1)).
		If(table.Is("version", ten.Version), tenant.ErrStale).If(table.Is("status", string(tenant.Active)), tenant.ErrNotActive)
}

func noted(t *table.Table, by actor.Actor, old, next tenant.Tenant) table.Write {
	return history.Note(t, by, history.Entry{Tenant: old.ID, Event: event.RuleChanged, Subject: next.Rule.Save,
		Changes: []history.Change{{Field: "idleDays", Old: period(old.Rule), New: period(next.Rule)}}})
}

func period(r tenant.Rule) string {
	if !r.On {
		return "off"
	}
	return strconv.Itoa(r.Days)
}
