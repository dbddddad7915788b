package simulation_test

import (
	"fmt"
	"time"
)

// anchor is from when the rule counts, by what the journal saw.
func (p person) anchor() time.Time {
	u := p.last
	latest := u.Created
	for _, at := range []time.Time{u.Imported, u.Invited, u.Reactivated, u.LastSignIn, u.LastUse, u.ExemptUntil} {
		if at.After(latest) {
			latest = at
		}
	}
	return latest
}

// judge holds an automatic deactivation against what really happened before (W1).
func (w *world) judge(p person) (counts bool) {
	u, ten := p.last, w.last
	fail := func(format string, of ...any) {
		w.wrong("%s deactivated on %s: %s", u.FirstName, w.now.Format(time.DateTime), fmt.Sprintf(format, of...))
	}
	if !acting(ten) {
		fail("the rule does not act in his tenant")
		return false
	}
	if u.Held != nil {
		fail("his warning came back")
	}
	if len(ten.Owners) == 1 && ten.Owners[0] == u.ID {
		fail("he is the last owner")
	}
	word, void := p.proceed, max(p.since-1, w.voided)
	if n := len(p.mails); n > 0 && p.mails[n-1].seq > word.seq {
		word, void = p.mails[n-1], max(p.since, w.voided)
	}
	switch {
	case word.seq <= void:
		fail("no warning since whatever happened last, on %s", p.sinceAt.Format(time.DateTime))
	case w.now.Sub(word.at) < 15*day:
		fail("the last warning was taken only on %s", word.at.Format(time.DateTime))
	case w.now.Before(word.promise):
		fail("the last warning promised %s", word.promise)
	case !w.now.Before(word.promise.Add(7 * day)):
		fail("the promise of %s was void", word.promise)
	case w.now.Before(p.anchor().Add(ten.Rule.Period())):
		fail("idle only since %s", p.anchor())
	case w.hits == 0 && w.now.Sub(latest(word.promise, w.unblock, w.asleep)) > 11*time.Minute:
		fail("late: promised for %s", word.promise)
	case w.now.Sub(latest(word.promise, w.unblock, w.asleep)) > 45*time.Minute+w.patience:
		fail("very late: promised for %s", word.promise)
	}
	return p.anchor().After(ten.Rule.Due) && word.at.After(w.released)
}

// braked counts whom the rule deactivated within a day though no save confirmed them.
func (w *world) braked(p person) {
	n := 1
	for _, one := range w.people {
		if one.counted && w.now.Sub(one.gone) < day {
			n++
		}
	}
	if most := max(5, w.last.Counts.Active/10); p.counted && n > most {
		w.wrong("%d deactivations within a day, at most %d", n, most)
	}
}
