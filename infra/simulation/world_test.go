// Package simulation_test plays the product through virtual time on the in-memory engine: it stops it before and after every call,
// lets others act in between, takes cares out on purpose, and plays whole years.
//
// Rule: what must hold is judged by a journal that the tests keep themselves (mails that were really taken, what was really
// committed, requests that were really served), never by asking the product.
package simulation_test

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/mail/mailtest"
	"github.com/curfew/curfew/pkg/post"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

var (
	ctx     = context.Background()
	errGone = errors.New("nobody answers")
)

// start is when every world begins.
var start = time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)

// world is one run: the product, its clock, its faults and the journal.
type world struct {
	now   time.Time
	mem   *table.Memory
	sut   *table.Table  // of the process under test: its calls count and meet faults
	calm  *table.Table  // of everybody else
	post  *post.Postman // on sut
	other *post.Postman // on calm
	journal

	tenant, owner string
	vendor, agent string
	token         string // of a support session

	plan   map[int]mode // by number of the call
	calls  int
	kinds  []string // of the calls so far, while recorded
	record bool
	hits   int // faults that happened
	blurs  int // those after which nobody knows
	hitAt  time.Time
	down   int // so many more calls find no engine
	slow   bool
	job    func(t *table.Table, p *post.Postman) error // what runs now

	events   int       // steps and runs so far
	next     int       // the story's next step
	asleep   time.Time // no job runs before
	flip     bool
	answers  mailtest.Answer
	lag      time.Duration // for which indexes show what was
	settled  time.Time
	patience time.Duration                               // more, for a deactivation to be late by
	mailDown time.Time                                   // until then the mail system takes nothing
	weaken   func(key table.Key, care, path string) bool // a care taken out on purpose
}

// equip gives a world its tables and senders; after a clone it must be done anew.
func (w *world) equip() {
	w.mem.Committed, w.mem.Weaken = w.committed, w.weaken
	clock := func() time.Time { return w.now }
	w.sut, w.calm = table.New(gate{w}, clock), table.New(w.mem, clock)
	box := &mailtest.Memory{Seam: func(_ int, m mail.Message) mailtest.Answer {
		answer := w.answers
		w.answers = mailtest.Accept
		if w.now.Before(w.mailDown) {
			answer = mailtest.Later
		}
		if answer == mailtest.Lose && w.hits == 0 {
			w.blurs++
		}
		if answer == mailtest.Accept || answer == mailtest.Lose {
			w.mailed(m)
		}
		w.refused = w.refused || answer == mailtest.Refuse
		return answer
	}}
	house := post.House{From: "Werkbank <no-reply@werkbank.example>", PublicURL: "https://konto.werkbank.example", ProductName: "Werkbank",
		ProductURL: "https://werkbank.example", GettingToKnow: "https://werkbank.example/start"}
	log := slog.New(slog.DiscardHandler)
	w.post = &post.Postman{Table: w.sut, Sender: sender{w, box}, House: house, Log: log}
	w.other = &post.Postman{Table: w.calm, Sender: box, House: house, Log: log}
	w.seed()
}

// clone is the same world, to go on apart from this one.
func (w *world) clone() *world {
	c := *w
	c.mem, c.journal = w.mem.Clone(), w.journal.clone()
	c.plan, c.kinds, c.record = nil, nil, false
	c.equip()
	return &c
}

// seed makes the ids of what follows depend on nothing but the number of the event.
func (w *world) seed() {
	for i, t := range []*table.Table{w.sut, w.calm} {
		var n [9]byte
		binary.BigEndian.PutUint64(n[:], uint64(w.events))
		n[8] = byte(i)
		t.IDs.Rand = rand.NewChaCha8(sha256.Sum256(n[:]))
	}
}

// crash is what a process that is gone leaves behind in the goroutine.
type crash struct{}

// process runs something as a process of its own, which may be gone in the middle.
func (w *world) process(do func(t *table.Table, p *post.Postman) error) (err error) {
	w.events++
	w.seed()
	w.job = do
	defer func() {
		w.job, w.down = nil, 0
		if r := recover(); r != nil {
			if _, gone := r.(crash); !gone {
				panic(r)
			}
			err = errGone
		}
	}()
	return do(w.sut, w.post)
}

// admin is the owner, acting.
func (w *world) admin() actor.Actor {
	return actor.Actor{Kind: actor.Person, User: w.owner, Cause: "by hand", Owner: true}
}

// user reads an account without being seen.
func (w *world) user(id string) user.User {
	u, err := user.Get(ctx, w.calm, w.tenant, id)
	if err != nil {
		panic(fmt.Sprintf("%s: %v", id, err))
	}
	return u
}

// gate stands between the process under test and the engine.
type gate struct{ w *world }

func (g gate) Write(ctx context.Context, actions []table.Write, now time.Time) error {
	return g.w.call("write", func() error { return g.w.mem.Write(ctx, actions, now) })
}

func (g gate) Read(ctx context.Context, keys []table.Key) (items []table.Item, err error) {
	err = g.w.call("read", func() error { items, err = g.w.mem.Read(ctx, keys); return err })
	return items, err
}

func (g gate) Query(ctx context.Context, q table.Query) (page table.Page, err error) {
	if q.Index == table.Due { // what finds nothing to do is no place where anything can go wrong
		if page, err = g.w.mem.Query(ctx, q); err == nil && len(page.Items) == 0 {
			return page, nil
		}
	}
	err = g.w.call("query", func() error { page, err = g.w.mem.Query(ctx, q); return err })
	if err != nil {
		return table.Page{}, err
	}
	return page, nil
}

// sender is the mail system as the process under test sees it.
type sender struct {
	w   *world
	box *mailtest.Memory
}

func (s sender) Send(ctx context.Context, m mail.Message) (id string, err error) {
	err = s.w.call("send", func() error { id, err = s.box.Send(ctx, m); return err })
	return id, err
}

// call is one call of the process under test, where a fault may be planned.
func (w *world) call(kind string, do func() error) error {
	w.calls++
	if w.record {
		w.kinds = append(w.kinds, kind)
	}
	if w.down > 0 && kind != "send" {
		w.down--
		return errGone
	}
	m, planned := w.plan[w.calls]
	if !planned || !m.fits(kind) {
		return do()
	}
	w.hits, w.hitAt = w.hits+1, w.now
	if m.blurs {
		w.blurs++
	}
	return m.do(w, kind, do)
}
