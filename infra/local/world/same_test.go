package world

import (
	"context"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/curfew/curfew/infra/local/clock"
	"github.com/curfew/curfew/infra/local/mailbox"
	"github.com/curfew/curfew/infra/template"
	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

var start = time.Date(2026, 3, 2, 7, 59, 30, 250e6, time.UTC)

func open(t testing.TB) (*World, *table.Memory) {
	t.Helper()
	tmpl, err := template.Read(filepath.Join("..", "..", "..", "template.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	mem := table.NewMemory()
	w, err := New(Options{Engine: mem, Clock: clock.New(func() time.Time { return start }, clock.State{Held: start}), Template: tmpl, PublicURL: "http://127.0.0.1:8080"})
	if err != nil {
		t.Fatal(err)
	}
	return w, mem
}

// tick is the move as a clock does it: every job runs at every instant of its schedule, whether there is work or not.
func (w *World) tick(ctx context.Context, to time.Time) {
	w.wakened(ctx)
	for at := w.Clock.Now().Truncate(time.Minute).Add(time.Minute); !at.After(to); at = at.Add(time.Minute) {
		if err := w.Clock.Hold(at); err != nil {
			panic(err)
		}
		for _, j := range w.jobs {
			if j.schedule.Next(at.Add(-time.Nanosecond)).Equal(at) {
				w.do(ctx, j)
			}
		}
		w.wakened(ctx)
	}
	if err := w.Clock.Hold(to); err != nil {
		panic(err)
	}
	w.last = to
}

// timed is entropy that depends on the instant and on how much was taken at that instant, and on nothing before: ids can be compared.
type timed struct {
	now  func() time.Time
	at   time.Time
	from *rand.ChaCha8
}

func (e *timed) Read(p []byte) (int, error) {
	if now := e.now(); e.from == nil || !now.Equal(e.at) {
		e.at, e.from = now, rand.NewChaCha8(sha256.Sum256([]byte(now.String())))
	}
	return e.from.Read(p)
}

// plan is a small tenant, and what is done to it between moves.
type plan struct {
	People int
	Days   int // of the idle rule
	Steps  []planned
}

type planned struct {
	Span   time.Duration
	Do     int // which act
	Whom   int
	Bounce bool
}

func draw(rt *rapid.T) plan {
	p := plan{People: rapid.IntRange(1, 7).Draw(rt, "people"), Days: rapid.SampledFrom([]int{30, 31}).Draw(rt, "days")}
	for range rapid.IntRange(2, 5).Draw(rt, "steps") {
		p.Steps = append(p.Steps, planned{time.Duration(rapid.Int64Range(0, int64(14*24*time.Hour/time.Millisecond)).Draw(rt, "span")) * time.Millisecond,
			rapid.IntRange(0, 7).Draw(rt, "do"), rapid.IntRange(0, p.People-1).Draw(rt, "whom"), rapid.IntRange(0, 4).Draw(rt, "bounce") == 0})
	}
	return p
}

// play carries a plan out, moving time with move, and tells all that can be seen afterwards.
func (p plan) play(t testing.TB, move func(*World, time.Time)) []string {
	ctx := context.Background()
	w, mem := open(t)
	w.Table.IDs.Rand = &timed{now: w.Clock.Now}
	must := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	opened, err := vendor.OpenFirst(ctx, w.Table, vendor.First{Handle: "vendor", Name: "Vendor", Language: "en", Owner: vendor.Person{Mail: "o@vendor.example", FirstName: "O", LastName: "O"}})
	must(err)
	by := actor.Actor{Kind: actor.Person, User: opened.User, Owner: true, Cause: "by hand"}
	var people []string
	for i := range p.People {
		u, err := user.Create(ctx, w.Table, by, opened.Tenant, user.Draft{Mail: fmt.Sprintf("p%d@vendor.example", i), FirstName: "P", LastName: fmt.Sprint(i)}, nil)
		must(err)
		people = append(people, u.ID)
		move(w, w.Clock.Now().Add(time.Duration(i*7)*time.Hour))
	}
	ten, err := tenant.Get(ctx, w.Table, opened.Tenant)
	must(err)
	_, err = idle.Save(ctx, w.Table, by, ten, &p.Days, p.People+1)
	must(err)
	for _, s := range p.Steps {
		if s.Bounce {
			must(w.Mailbox.SetFaults(mailbox.Fault{Kind: mailbox.Bounce, To: fmt.Sprintf("p%d@vendor.example", s.Whom), Times: 1}))
		}
		s.act(ctx, w, by, opened.Tenant, people[s.Whom])
		move(w, w.Clock.Now().Add(s.Span))
	}
	return seen(w, mem)
}

// act does one thing; that it is refused is a result too.
func (s planned) act(ctx context.Context, w *World, by actor.Actor, in, id string) {
	ten, err := tenant.Get(ctx, w.Table, in)
	if err != nil {
		return
	}
	u, err := user.Get(ctx, w.Table, in, id)
	if err != nil {
		return
	}
	switch s.Do {
	case 0:
		_ = w.Table.Commit(ctx, u.SignedIn(w.Table.Now(), user.ErrStale))
	case 1:
		_, _ = grant.Open(ctx, w.Table, by, ten, civil.Day, "")
	case 2:
		_, _ = grant.Open(ctx, w.Table, by, ten, civil.Week, "")
	case 3:
		_, _ = user.Exempt(ctx, w.Table, by, in, id, w.Table.Now().Add(20*24*time.Hour), "away for a while")
	case 4:
		_, _ = user.Delete(ctx, w.Table, by, in, id, u.Mail)
	case 5:
		_, _ = user.Reactivate(ctx, w.Table, by, in, id)
	case 6:
		_, _ = idle.Answer(ctx, w.Table, by, ten, true)
	}
}

// seen is every item, history and mail; what the mail system and the entropy of passwords choose is left out.
func seen(w *World, mem *table.Memory) []string {
	var all []string
	for _, item := range mem.Items() {
		if strings.HasPrefix(item.Key().Sort, table.Histories) {
			var e history.Entry
			_ = item.Decode(&e)
			all = append(all, fmt.Sprintf("%s %s %s %v", table.Stamp(e.At), e.Event, e.User, e.Changes))
			continue
		}
		delete(item, "message")
		var m map[string]any
		_ = item.Decode(&m)
		all = append(all, fmt.Sprint(m))
	}
	for _, m := range w.Mailbox.Messages("") {
		all = append(all, strings.Join([]string{table.Stamp(m.At), m.To[0], m.Subject, m.Text, string(m.Outcome)}, "|"))
	}
	slices.Sort(all)
	return all
}

func jump(w *World, to time.Time) {
	if _, err := w.Move(context.Background(), func(time.Time) time.Time { return to }, nil); err != nil {
		panic(err)
	}
}

func wait(w *World, to time.Time) { w.tick(context.Background(), to) }

// TestMovingIsWaiting: a moved clock leaves exactly what a clock that ticked every minute leaves.
func TestMovingIsWaiting(t *testing.T) {
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		if n++; n > 12 {
			return // a month of minutes takes its time
		}
		p := draw(rt)
		if diff := cmp.Diff(p.play(t, wait), p.play(t, jump)); diff != "" {
			rt.Fatalf("moving is not waiting (- waited, + moved):\n%s", diff)
		}
	})
}

// TestMovingOverEverything is the same for a plan in which all of it happens: warnings, a bounce, deactivations with their digest,
// a grant that ends, a deletion.
func TestMovingOverEverything(t *testing.T) {
	day := 24 * time.Hour
	p := plan{People: 6, Days: 30, Steps: []planned{{Span: 16 * day, Do: 1, Whom: 2, Bounce: true}, {Span: 13 * day, Do: 2}, {Span: 14 * day, Do: 4, Whom: 3}}}
	moved := p.play(t, jump)
	if diff := cmp.Diff(p.play(t, wait), moved); diff != "" {
		t.Fatalf("moving is not waiting (- waited, + moved):\n%s", diff)
	}
	for _, event := range []string{"UserWarned", "UserHeld", "UserDeactivated", "SupportAccessEnded", "UserErased"} {
		if !slices.ContainsFunc(moved, func(s string) bool { return strings.Contains(s, " "+event+" ") }) {
			t.Errorf("no %s happened", event)
		}
	}
	if !slices.ContainsFunc(moved, func(s string) bool { return strings.Contains(s, "|") && strings.Contains(s, "were deactivated") }) {
		for _, s := range moved {
			if strings.Contains(s, "|") {
				t.Log(strings.Split(s, "|")[:3])
			}
		}
		t.Error("no digest left")
	}
}
