package simulation_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"github.com/curfew/curfew/pkg/mail/mailtest"
	"github.com/curfew/curfew/pkg/post"
	"github.com/curfew/curfew/pkg/table"
)

func TestMain(m *testing.M) {
	flag.Parse()
	debug.SetGCPercent(400) // worlds are many and small
	checks := "100"
	if *long {
		checks = "4000"
	}
	given := map[string]bool{}
	flag.Visit(func(f *flag.Flag) { given[f.Name] = true })
	for name, value := range map[string]string{"rapid.checks": checks, "rapid.seed": fmt.Sprint(rand.Uint64N(1 << 40)), "rapid.nofailfile": "true", "rapid.shrinktime": "10s"} {
		if !given[name] {
			_ = flag.Set(name, value)
		}
	}
	os.Exit(m.Run())
}

// happening is something that happens in a random life, some hours after what happened before.
type happening struct {
	hours, what, who, n int
	call                int // for a fault: after so many calls
}

const residents = 6

// what can happen; n is a number whose meaning depends.
var whats = []struct {
	name string
	do   func(w *world, who string, n int) func(*world, *table.Table) error
}{
	{"sign-in", func(_ *world, who string, _ int) func(*world, *table.Table) error { return signs(who) }},
	{"sign-in", func(_ *world, who string, _ int) func(*world, *table.Table) error { return signs(who) }},
	{"nothing", func(*world, string, int) func(*world, *table.Table) error { return sleep(0) }},
	{"rule", func(_ *world, _ string, n int) func(*world, *table.Table) error {
		return rule([]int{0, 30, 45, 30, 60, 90}[n%6])
	}},
	{"exempt", func(w *world, who string, n int) func(*world, *table.Table) error {
		return onUser(who, exempt(int(w.now.Sub(start)/day)+5+3*n))
	}},
	{"exempt no more", func(_ *world, who string, _ int) func(*world, *table.Table) error { return onUser(who, exempt(0)) }},
	{"address", func(_ *world, who string, n int) func(*world, *table.Table) error {
		return onUser(who, readdress(fmt.Sprintf("%s%d@muster.example", who, n)))
	}},
	{"out", func(_ *world, who string, _ int) func(*world, *table.Table) error { return onUser(who, deactivate) }},
	{"in", func(_ *world, who string, _ int) func(*world, *table.Table) error { return onUser(who, reactivate) }},
	{"in", func(_ *world, who string, _ int) func(*world, *table.Table) error { return onUser(who, reactivate) }},
	{"owner", func(_ *world, who string, _ int) func(*world, *table.Table) error { return onUser(who, promote) }},
	{"bounce", func(_ *world, who string, _ int) func(*world, *table.Table) error { return reports(who, "Bounce") }},
	{"reject", func(_ *world, who string, _ int) func(*world, *table.Table) error { return reports(who, "Reject") }},
	{"sent", func(_ *world, who string, _ int) func(*world, *table.Table) error { return reports(who, "Delivery") }},
	{"proceed", func(_ *world, who string, _ int) func(*world, *table.Table) error { return onUser(who, proceed) }},
	{"answer", func(_ *world, _ string, n int) func(*world, *table.Table) error { return answers(n%4 > 0) }},
	{"suspend", func(*world, string, int) func(*world, *table.Table) error { return suspend }},
	{"resume", func(*world, string, int) func(*world, *table.Table) error { return resume }},
	{"resume", func(*world, string, int) func(*world, *table.Table) error { return resume }},
	{"no run", func(_ *world, _ string, n int) func(*world, *table.Table) error { return sleep(n % 9) }},
	{"no mail", func(_ *world, _ string, n int) func(*world, *table.Table) error { return noMail(n) }},
	{"lag", func(_ *world, _ string, n int) func(*world, *table.Table) error {
		return func(w *world, _ *table.Table) error { w.lag = time.Duration(n%10) * time.Minute; return nil }
	}},
}

// TestYears plays random lives: people come and go, rules change, mails bounce, machinery fails, indexes lag. After each stretch of
// them nothing happens for a while, and everything must have come to rest.
func TestYears(t *testing.T) {
	began, hours, faulty, out, letters := time.Now(), 0, 0, 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		var lives [][]happening
		for range 3 {
			lives = append(lives, rapid.SliceOfN(rapid.Custom(happens), 10, 60).Draw(rt, "lives"))
		}
		var w *world
		synctest.Test(t, func(*testing.T) { w = live(lives) })
		for _, bad := range w.bad {
			rt.Error(bad)
		}
		hours, faulty = hours+int(w.now.Sub(start)/time.Hour)*(residents+1), faulty+w.hits
		for _, p := range w.people {
			letters += len(p.mails)
			if !p.gone.IsZero() {
				out++
			}
		}
	})
	t.Logf("%d user-years in %s, seed %s: %d warnings, %d people last deactivated by the rule, %d faults", hours/24/365, time.Since(began).Round(time.Millisecond),
		flag.Lookup("rapid.seed").Value, letters, out, faulty)
}

func happens(rt *rapid.T) happening {
	return happening{hours: rapid.IntRange(1, 300).Draw(rt, "hours"), what: rapid.IntRange(0, len(whats)+len(faults)-1).Draw(rt, "what"),
		who: rapid.IntRange(0, residents).Draw(rt, "who"), n: rapid.IntRange(0, 30).Draw(rt, "n"), call: rapid.IntRange(1, 40).Draw(rt, "call")}
}

// live plays the stretches, with quiet time after each.
func live(lives [][]happening) *world {
	w := (&story{people: residents}).world()
	w.mem.Stale = map[string]bool{table.Due.Name: true, table.Idle.Name: true, table.Directory.Name: true}
	w.plan, w.patience = map[int]mode{}, 3*time.Hour
	for _, stretch := range lives {
		for _, h := range stretch {
			w.until(w.now.Add(time.Duration(h.hours) * time.Hour))
			if h.what >= len(whats) {
				w.plan[w.calls+h.call] = faults[h.what-len(whats)]
				continue
			}
			who := append([]string{"Anna"}, names[:residents]...)[h.who]
			do := whats[h.what].do(w, who, h.n)
			_ = w.process(func(t *table.Table, _ *post.Postman) error { return do(w, t) })
		}
		w.lag, w.answers = 0, mailtest.Accept
		clear(w.plan)
		w.until(w.now.Add(50 * day))
		w.quiet()
	}
	return w
}

// until lets the schedules run to an instant.
func (w *world) until(at time.Time) {
	w.next = 0
	w.play(&story{days: at.Sub(start)}, nil)
}
