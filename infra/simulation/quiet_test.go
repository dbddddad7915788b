package simulation_test

import (
	"strings"
	"time"

	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// quiet judges a world that has come to rest: nothing owed was lost (W2), nobody got too much mail (W3), every row is where it belongs,
// every tally is the recount.
func (w *world) quiet() {
	for id, p := range w.people {
		if p.last.Tenant == w.tenant {
			w.tooMuchMail(p)
			w.forgotten(id, p)
		}
	}
	w.tallies()
	for _, item := range w.mem.Items() {
		at, err := time.Parse(table.Layout, item.Text("dueAt"))
		wait := 6 * time.Minute
		if item.Text("sort") == "tenant" {
			wait = 65 * time.Minute // the run that warns is hourly
		}
		if item.Text("due") != "" && (err != nil || w.now.Sub(at) > wait) {
			w.wrong("%s is owed since %s", item.Text("sort"), item.Text("dueAt"))
		}
	}
	told := w.refused
	for _, m := range w.letters {
		told = told || m.kind == mail.IdleDigest
	}
	for _, p := range w.people {
		if !p.gone.IsZero() && !told && w.now.Sub(p.gone) > 2*day {
			w.wrong("nobody was told of %s's deactivation", p.last.FirstName)
		}
	}
	w.waiting()
	w.grantsAtRest()
}

// waiting looks for people to whom a letter has been due for more than two runs of the job that warns, while mail and schedules work.
func (w *world) waiting() {
	for id, p := range w.people {
		u := p.last
		if u.Tenant != w.tenant {
			continue
		}
		if idle.State(w.last, u, w.now) != idle.StateDue {
			p.notDue = w.now
			if len(w.last.Owners) == 1 && w.last.IsOwner(id) {
				p.notDue = w.now.Add(idle.Again) // the last owner may have no letter, and is looked at once a day
			}
			w.people[id] = p
			continue
		}
		since := latest(p.notDue, p.sinceAt, w.unblock, p.anchor().Add(w.last.Rule.Period()-15*day))
		if u.Warning != nil && u.Warning.Epoch == u.Epoch && u.Warning.Rule == w.last.Rule.Number {
			since = latest(since, u.Warning.Promise.Add(7*day))
		}
		if n := len(p.mails); n > 0 {
			since = latest(since, p.mails[n-1].at)
		}
		if late := w.now.Sub(latest(since, w.asleep, w.mailDown)); w.hits == 0 && late > 2*time.Hour+5*time.Minute {
			w.wrong("%s is due a letter since %s, in %s at %s", u.FirstName, since.Format(time.DateTime), u.Idle, u.IdleAt)
		}
	}
}

// tooMuchMail counts the warnings of each stretch in which nothing happened that makes a new one due.
func (w *world) tooMuchMail(p person) {
	n := 0
	var first, before mailed
	for _, m := range p.mails {
		if m.at.After(m.promise.Add(-15 * day)) {
			continue // taken too late for its promise: it counts as not sent
		}
		if !m.at.Before(before.promise.Add(7*day)) || m.gap != before.gap || m.alone > before.seq {
			n, first = 0, m // the promise before is void, or he came and went meanwhile
		}
		before = m
		if n++; n > 1+m.blurs-first.before {
			w.wrong("%s got %d warnings, the last on %s", p.last.FirstName, n, m.at.Format(time.DateTime))
		}
	}
}

// forgotten looks at where the idle rule has somebody.
func (w *world) forgotten(id string, p person) {
	u := w.user(id)
	if u.Status != user.Active {
		if u.Idle != "" || u.Warning != nil || u.Held != nil || u.Pending != "" {
			w.wrong("%s is %s and still in the rule's sight", u.FirstName, u.Status)
		}
		return
	}
	if !u.Anchor.Equal(p.anchor()) {
		w.wrong("%s counts from %s, not from %s", u.FirstName, u.Anchor, p.anchor())
	}
	switch u.Idle {
	case table.Unwarned(w.tenant):
		if u.Warning != nil && u.Warning.Epoch == u.Epoch && u.Warning.Rule == w.last.Rule.Number || u.IdleAt != table.Stamp(u.Anchor) {
			w.wrong("%s stands among the unwarned at %s", u.FirstName, u.IdleAt)
		}
	case table.Warned(w.tenant):
		if u.Warning == nil || u.IdleAt != table.Stamp(u.Warning.Promise) || u.Pending != "" || u.Held != nil {
			w.wrong("%s stands among the warned at %s, with %+v", u.FirstName, u.IdleAt, u.Warning)
		}
	case table.Written(w.tenant):
		if u.Warning != nil && u.Warning.Epoch == u.Epoch {
			w.wrong("%s stands among the written with a warning", u.FirstName)
		}
	default:
		if u.Held == nil {
			w.wrong("%s stands nowhere", u.FirstName)
		}
		return
	}
	protected := len(w.last.Owners) == 1 && w.last.Owners[0] == id
	overdue := latest(p.anchor().Add(w.last.Rule.Period()), latest(w.unblock, p.sinceAt, w.asleep, w.mailDown, w.hitAt).Add(16*day))
	if acting(w.last) && !protected && w.now.Sub(overdue) > 3*day {
		w.wrong("%s is forgotten: due since %s, in %s at %s", u.FirstName, overdue.Format(time.DateTime), u.Idle, u.IdleAt)
	}
}

// tallies recounts users, seats and owners.
func (w *world) tallies() {
	var have tenant.Counts
	seats := map[licence.Kind]int{}
	owners := map[string]bool{}
	for _, item := range w.mem.Items() {
		if item.Text("sort") != "user" || !strings.HasPrefix(item.Text("partition"), w.tenant+"/") {
			continue
		}
		var u user.User
		if err := item.Decode(&u); err != nil {
			w.wrong("account: %v", err)
			continue
		}
		switch u.Status {
		case user.Active:
			have.Active++
			if u.LastSignIn.IsZero() {
				have.Invited++
			}
			seats[u.Licence]++
			owners[u.ID] = u.Owner
		case user.Deactivated:
			have.Deactivated++
		}
	}
	ten := w.last
	if ten.Counts != have {
		w.wrong("the tenant counts %+v, there are %+v", ten.Counts, have)
	}
	for _, k := range licence.Kinds() {
		if used := ten.Seats.Of(k).Used; used != seats[k] {
			w.wrong("%d %s seats are counted, %d used", used, k, seats[k])
		}
	}
	n := 0
	for id, owner := range owners {
		if owner {
			n++
		}
		if owner != ten.IsOwner(id) {
			w.wrong("%s is an owner here and not there", id)
		}
	}
	if n != len(ten.Owners) || n == 0 {
		w.wrong("%d owners, %d counted", n, len(ten.Owners))
	}
}
