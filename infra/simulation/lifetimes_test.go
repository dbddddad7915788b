package simulation_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/mail/mailtest"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// row is what one person's life looks like at an instant: how many warnings he got, and where he stands.
type row struct {
	at    string
	mails int
	state string // one of package idle's; none: he is deactivated
	why   string
}

// lifetime is one person's life on a moved clock. It begins on Monday, 2 March 2026, 08:00 UTC; he was invited 20 days before and
// never came.
type lifetime struct {
	name    string
	who     string // Carl unless said
	zone    string // of the tenant, Europe/Vienna unless said
	steps   []step
	promise string // that his last letter names, "2006-01-02 15:04" in the tenant's zone
	says    string // words in his last letter
	rows    []row
}

// span reads "14d23h59m".
func span(s string) time.Duration {
	days, rest, _ := strings.Cut(s, "d")
	n, err := strconv.Atoi(days)
	if err != nil {
		panic(s)
	}
	d, err := time.ParseDuration(rest + "0s")
	if err != nil {
		panic(err)
	}
	return time.Duration(n)*day + d
}

func at(when, name string, do func(*world, *table.Table) error) step {
	return step{span(when), name, do}
}

// noMail makes the mail system take nothing for a while.
func noMail(hours int) func(*world, *table.Table) error {
	return func(w *world, _ *table.Table) error {
		w.mailDown = w.now.Add(time.Duration(hours) * time.Hour)
		return nil
	}
}

// lost makes the answer to the next mail get lost.
func lost(w *world, _ *table.Table) error { w.answers = mailtest.Lose; return nil }

// refuses makes the mail system refuse the next mail for good.
func refuses(w *world, _ *table.Table) error { w.answers = mailtest.Refuse; return nil }

// imported makes Carl one of those who were imported: nobody ever told him.
func imported(w *world, t *table.Table) error {
	u := w.user(w.id("Carl"))
	return t.Commit(ctx, table.Change(u.Key(), table.Unset("told"), table.Unset("invited"), table.Set("imported", u.Created)))
}

func TestLifetimes(t *testing.T) {
	for _, l := range lifetimes {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, l.live)
		})
	}
}

func (l lifetime) live(t *testing.T) {
	s := story{people: 1, zone: l.zone, steps: slices.Clone(l.steps)}
	who := "Carl"
	if l.who != "" {
		who = l.who
	}
	for _, r := range l.rows {
		s.days = span(r.at) + time.Minute
		s.steps = append(s.steps, at(r.at, r.why, func(w *world, _ *table.Table) error {
			u := w.user(w.id(who))
			ten, err := tenant.Get(ctx, w.calm, w.tenant)
			if err != nil {
				return err
			}
			if mails, state := len(w.people[u.ID].mails), idle.State(ten, u, w.now); mails != r.mails || state != r.state || (state == "none") != (u.Status == user.Deactivated) {
				t.Errorf("%s: %d mails, %s; want %d, %s: %s", r.at, mails, state, r.mails, r.state, r.why)
			}
			return nil
		}))
	}
	slices.SortStableFunc(s.steps, func(a, b step) int { return int(a.at - b.at) })
	w := s.world()
	w.play(&s, nil)
	w.quiet()
	for _, bad := range w.bad {
		t.Error(bad)
	}
	mails := w.people[w.id(who)].mails
	if len(mails) == 0 {
		return
	}
	last := mails[len(mails)-1]
	zone := w.last.Location()
	if got := last.promise.In(zone).Format("2006-01-02 15:04"); l.promise != "" && got != l.promise {
		t.Errorf("the last letter promises %s, want %s", got, l.promise)
	}
	if last.promise.In(zone).Minute() != 0 {
		t.Errorf("%s is no full hour there", last.promise.In(zone))
	}
	if !strings.Contains(strings.Join(strings.Fields(last.text), " "), l.says) {
		t.Errorf("the letter does not say %q:\n%s", l.says, last.text)
	}
}
