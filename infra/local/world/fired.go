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
