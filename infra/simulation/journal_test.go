package simulation_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/letter"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

const day = 24 * time.Hour

// journal is what really happened, in the order in which it happened.
type journal struct {
	seq      int
	agentOut int // when the agent was put out or let in last
	asked    int // when support's last request began
	people   map[string]person
	voided   int       // when all letters became void: rule switched on or lengthened, tenant resumed
	unblock  time.Time // since when the rule acts: switched on, changed, answered, resumed
	last     tenant.Tenant
	released time.Time         // when an administrator answered the brake
	letters  []mailed          // everything that is no warning
	claims   map[string]mailed // by letter: what had made letters void, and the faults, when it was claimed
	refused  bool              // a mail was refused for good
	grants   map[string]granted
	bad      []string
}

// person is what happened to one user of the tenant.
type person struct {
	last    user.User
	since   int // when letters to him became void: sign-in, use, exemption, hold, address, reactivation
	sinceAt time.Time
	mails   []mailed
	proceed mailed    // an administrator's word in place of a mail
	gone    time.Time // when the rule deactivated him
	counted bool      // against the brake
	notDue  time.Time // when no letter was due to him, last seen
	alone   int       // when he was last the only owner: a letter may have become void by that
}

// mailed is a mail that was really taken.
type mailed struct {
	seq     int
	gap     int // the last event before its claim that made older letters void
	at      time.Time
	kind    mail.Kind
	to      string // id
	tags    map[string]string
	promise time.Time // the date its text names
	before  int       // faults that may cost one mail more, until its claim
	blurs   int       // and until it was taken
	alone   int
	text    string
}

func (j *journal) wrong(format string, of ...any) { j.bad = append(j.bad, fmt.Sprintf(format, of...)) }

func (j journal) clone() journal {
	j.people, j.grants, j.claims = maps.Clone(j.people), maps.Clone(j.grants), maps.Clone(j.claims)
	j.letters, j.bad = slices.Clip(j.letters), slices.Clip(j.bad)
	for id, p := range j.people {
		p.mails = slices.Clip(p.mails)
		j.people[id] = p
	}
	return j
}

var dated = regexp.MustCompile(`(\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d) \(([A-Za-z_/]+)(?:, UTC([+-]\d+)[\d:]*)?\),? unless`)

// promised is the date that a warning's text names; where an hour of the clock comes twice, the text says which.
func promised(text string) time.Time {
	found := dated.FindStringSubmatch(strings.Join(strings.Fields(text), " "))
	if found == nil {
		return time.Time{}
	}
	zone, err := time.LoadLocation(found[2])
	if err != nil {
		return time.Time{}
	}
	at, _ := time.ParseInLocation("2 January 2006, 15:04", found[1], zone)
	for _, twin := range []time.Time{at.Add(-time.Hour), at.Add(time.Hour)} {
		if _, ahead := twin.Zone(); found[3] == fmt.Sprintf("%+d", ahead/3600) && twin.Hour() == at.Hour() {
			return twin
		}
	}
	return at
}

// mailed notes a mail at the moment it is taken.
func (w *world) mailed(m mail.Message) {
	w.seq++
	one := mailed{seq: w.seq, at: w.now, kind: mail.Kind(m.Tags["kind"]), to: m.Tags["user"], tags: m.Tags, text: m.Text}
	if one.kind != mail.IdleWarning {
		w.letters = append(w.letters, one)
		return
	}
	one.promise = promised(m.Text)
	p := w.people[one.to]
	switch {
	case one.promise.IsZero():
		w.wrong("a warning without a date: %s", m.Text)
	case p.last.Mail != m.To && w.hits == 0:
		w.wrong("a warning to another address than %s's", one.to)
	}
	claim := w.claims[m.Tags["letter"]]
	one.gap, one.before, one.blurs, one.alone = claim.gap, claim.blurs, w.blurs, p.alone
	p.mails = append(p.mails, one)
	w.people[one.to] = p
}

// committed notes what a commit changed.
func (w *world) committed(old, fresh []table.Item) {
	w.seq++
	by := ""
	for _, item := range fresh {
		if item != nil && strings.HasPrefix(item.Text("sort"), table.Histories) {
			var e history.Entry
			_ = item.Decode(&e)
			if e.By.Kind == actor.System && e.Event == event.UserDeactivated {
				by = "rule"
			}
			if e.By.Kind == actor.Support {
				w.wroteUnder(e.By.Grant)
				if e.Event == event.TenantChanged && w.agentOut > w.asked {
					w.wrong("support wrote on %s, its agent put out between check and commit", w.now.Format(table.Layout))
				}
			}
		}
	}
	for i, item := range fresh {
		if item == nil && old[i] == nil {
			continue
		}
		switch sort := either(item, old[i]).Text("sort"); {
		case sort == "user" && item != nil && item.Text("id") == w.agent && old[i] != nil && old[i].Text("status") != item.Text("status"):
			w.agentOut = w.seq
			w.changed(item, by)
		case sort == "user" && item != nil:
			w.changed(item, by)
		case sort == "tenant" && item != nil && item.Text("id") == w.tenant:
			w.ruled(item)
		case strings.HasPrefix(sort, table.Letters) && item != nil && item.Text("kind") == string(mail.IdleWarning) && item.Text("state") == string(letter.Claimed):
			w.claimed(item)
		case sort == "grant":
			w.granted(item, old[i])
		case strings.HasPrefix(sort, "register/") && item != nil:
			w.registered(item)
		}
	}
}

// claimed notes under what a warning was claimed. Where the rule changed in the very moment of the claim, the mail stands for itself.
func (w *world) claimed(item table.Item) {
	var l letter.Letter
	_ = item.Decode(&l)
	c := mailed{gap: max(w.people[l.User].since, w.voided), blurs: w.blurs}
	if l.Rule != w.last.Rule.Number {
		c.gap = -w.seq
	}
	w.claims[l.ID] = c
}

func either(a, b table.Item) table.Item {
	if a != nil {
		return a
	}
	return b
}

// changed notes a change of an account, and judges an automatic deactivation at the moment it happens.
func (w *world) changed(item table.Item, by string) {
	var u user.User
	if err := item.Decode(&u); err != nil {
		w.wrong("account: %v", err)
		return
	}
	p := w.people[u.ID]
	was := p.last
	if was.Status == user.Active && u.Status == user.Deactivated && by == "rule" {
		p.gone, p.counted = w.now, w.judge(p)
		w.braked(p)
	}
	if !u.LastSignIn.Equal(was.LastSignIn) || !u.LastUse.Equal(was.LastUse) || !u.Reactivated.Equal(was.Reactivated) || !u.Invited.Equal(was.Invited) ||
		!u.ExemptUntil.Equal(was.ExemptUntil) || u.MailKey != was.MailKey || u.Status != was.Status || (u.Held == nil) != (was.Held == nil) {
		p.since, p.sinceAt, p.proceed = w.seq, w.now, mailed{}
	}
	if u.Warning != nil && u.Warning.Proceed && (was.Warning == nil || !was.Warning.Proceed) {
		p.proceed = mailed{seq: w.seq, at: w.now, promise: u.Warning.Promise}
	}
	p.last = u
	w.people[u.ID] = p
}

// ruled notes a change of the tenant.
func (w *world) ruled(item table.Item) {
	var ten tenant.Tenant
	if err := item.Decode(&ten); err != nil {
		w.wrong("tenant: %v", err)
		return
	}
	was := w.last
	if ten.Rule.On && !was.Rule.On || ten.Rule.On && ten.Rule.Days > was.Rule.Days || ten.Status == tenant.Active && was.Status != tenant.Active {
		w.voided = w.seq
	}
	if acting(ten) && (!acting(was) || ten.Rule.Days != was.Rule.Days) {
		w.unblock = w.now
	}
	if len(ten.Owners) == 1 && w.people != nil {
		p := w.people[ten.Owners[0]]
		p.alone = w.seq
		w.people[ten.Owners[0]] = p
	}
	if ten.Brake.Waiting.IsZero() && !was.Brake.Waiting.IsZero() {
		w.released = w.now
	}
	w.last = ten
}

func acting(ten tenant.Tenant) bool {
	return ten.Status == tenant.Active && ten.Rule.On && ten.Brake.Waiting.IsZero()
}

func latest(of ...time.Time) time.Time { return slices.MaxFunc(of, time.Time.Compare) }
