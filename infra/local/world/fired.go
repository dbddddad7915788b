package world

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// Fired is something that happened while the clock was moved: a mail that left, or a change that history tells.
type Fired struct {
	At     time.Time `json:"at"`
	What   string    `json:"what"`             // "mail", or the event's type such as UserDeactivated
	Tenant string    `json:"tenant,omitempty"` // its short name
	Who    string    `json:"who,omitempty"`    // whom it concerns, by name; of a mail, its address
	Text   string    `json:"text,omitempty"`   // a mail's subject; why something changed
	Mail   string    `json:"mail,omitempty"`   // id of a mail, in the mailbox
}

// kept is how many of the things that happened by themselves are remembered.
const kept = 200

// newest is the newest mail at a revision of the mailbox.
type newest struct {
	revision int
	mail     string
}

// noted does something alone in the world, and tells and remembers what happened by itself meanwhile; requests wait, so none of it
// is theirs.
func (w *World) noted(ctx context.Context, do func() error) ([]Fired, error) {
	w.look()
	before := w.newest
	w.watch.begin()
	err := do()
	entries := w.watch.end()
	if w.look(); len(entries) == 0 && w.newest.mail == before.mail {
		return []Fired{}, err
	}
	fired := w.fired(context.WithoutCancel(ctx), entries, before.mail)
	w.lately = append(w.lately, fired...)
	if over := len(w.lately) - kept; over > 0 {
		w.lately = slices.Clone(w.lately[over:])
	}
	return fired, err
}

// look finds the newest mail, if the mailbox changed.
func (w *World) look() {
	revision := w.Mailbox.Revision()
	if revision == w.newest.revision {
		return
	}
	w.newest = newest{revision: revision}
	if all := w.Mailbox.Messages(""); len(all) > 0 {
		w.newest.mail = all[0].ID
	}
}

// Lately is what happened by itself, in order, the newest at the end; some 200 are remembered.
func (w *World) Lately() []Fired {
	w.moving.RLock()
	defer w.moving.RUnlock()
	return slices.Clone(w.lately)
}

// Recall puts back what Lately gave before a restart.
func (w *World) Recall(lately []Fired) {
	w.moving.Lock()
	defer w.moving.Unlock()
	w.lately = slices.Clone(lately)
}

// Next is when the schedules find work next, and the names of the jobs that do; the zero time when nothing is owed for a long time.
// Whether something comes of it, only the run knows.
func (w *World) Next(ctx context.Context) (at time.Time, jobs []string, err error) {
	w.moving.RLock()
	defer w.moving.RUnlock()
	at, due, err := w.next(ctx, w.Clock.Now().Add(ahead))
	for _, j := range due {
		jobs = append(jobs, j.name)
	}
	return at, jobs, err
}

// fired lists history and the mails since the one given, in order.
func (w *World) fired(ctx context.Context, entries []history.Entry, newest string) []Fired {
	all := []Fired{}
	handles := map[string]string{}
	handle := func(id string) string {
		if _, known := handles[id]; !known {
			ten, _ := tenant.Get(ctx, w.Table, id)
			handles[id] = ten.Handle
		}
		return handles[id]
	}
	for _, e := range entries {
		f := Fired{At: e.At, What: e.Event, Tenant: handle(e.Tenant), Text: e.By.Cause}
		id := e.User
		if id == "" && strings.HasPrefix(e.Subject, "usr_") {
			id = e.Subject
		}
		if id != "" {
			u, err := user.Get(ctx, w.Table, e.Tenant, id)
			if f.Who = u.Name(); err != nil {
				f.Who = "(deleted)"
			}
		}
		all = append(all, f)
	}
	for _, m := range w.Mailbox.Messages("") {
		if m.ID == newest {
			break
		}
		all = append(all, Fired{At: m.At, What: "mail", Tenant: handle(m.Tags["tenant"]), Who: strings.Join(m.To, ", "), Text: m.Subject, Mail: m.ID})
	}
	slices.SortStableFunc(all, func(a, b Fired) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Mail, b.Mail))
	})
	return all
}
