// Package post sends the letters that are owed.
//
// Invariant: a letter is claimed before it is sent and marked after it was accepted, only under its own claim, so that a fault
// leaves at most one mail too many and none lost. What a letter says is checked again right before it leaves; one that no longer
// applies is void. Secrets of links are made at the claim and stand nowhere but in the mail.
package post

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/letter"
	"github.com/curfew/curfew/pkg/link"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// Lease is how long a claim keeps others from sending the same letter.
const Lease = time.Hour

// Delay is how long a letter waits that the mail system would not take now.
const Delay = 5 * time.Minute

// Postman sends letters.
type Postman struct {
	Table  *table.Table
	Sender mail.Sender
	House  House
	Pause  time.Duration // between two mails, below the rate the mail system allows
	Log    *slog.Logger
}

// House is what every letter says of the vendor's product and of where it answers.
type House struct {
	From          string // sender's address, with or without a name
	PublicURL     string // of the console, without a slash at the end
	ProductName   string
	ProductURL    string
	GettingToKnow string
}

// Deliver sends everything that is due: letters to administrators are written out, people's own letters go first, warnings after.
func (p *Postman) Deliver(ctx context.Context) error {
	send := func(key table.Key) error { return p.letter(ctx, key) }
	return errors.Join(
		p.Table.Drain(ctx, table.DueCircular, func(key table.Key) error { return p.circular(ctx, key) }),
		p.Table.Drain(ctx, table.DueLetter, send),
		p.Table.Drain(ctx, table.DueWarning, send))
}

// circular writes one letter per active administrator; done twice, it writes none twice.
func (p *Postman) circular(ctx context.Context, key table.Key) error {
	c, there, err := table.Get[letter.Circular](ctx, p.Table, key)
	if err != nil || !there {
		return err
	}
	err = p.Table.Each(ctx, table.Query{Index: table.Directory, Partition: table.Administrators(c.Tenant)}, func(item table.Item) error {
		l := letter.Letter{ID: letter.IDFor(c.ID, item.Text("id")), Tenant: c.Tenant, User: item.Text("id"), Kind: c.Kind, Facts: c.Facts}
		if err := p.Table.Commit(ctx, table.Check(table.User(l.Tenant, l.User)).If(table.Is("status", string(user.Active)), letter.ErrGone), letter.Owe(p.Table, l)); err != nil && !errors.Is(err, letter.ErrGone) {
			return err
		}
		return nil
	})
	if err != nil {
		return err
	}
	return p.Table.Commit(ctx, table.Remove(key))
}

// parcel is a letter with what it rests on, as it stood in one read.
type parcel struct {
	letter letter.Letter
	user   user.User
	tenant tenant.Tenant
	secret string // the link's text
}

func (p *Postman) letter(ctx context.Context, key table.Key) error {
	l, there, err := table.Get[letter.Letter](ctx, p.Table, key)
	if err != nil || !there {
		return err
	}
	c := parcel{letter: l}
	items, err := p.Table.Read(ctx, table.User(l.Tenant, l.User), table.Tenant(l.Tenant))
	if err != nil {
		return err
	}
	for i, into := range []any{&c.user, &c.tenant} {
		if items[i] == nil {
			continue
		}
		if err := items[i].Decode(into); err != nil {
			return err
		}
	}
	now := p.Table.Now()
	if l.State != letter.Queued && l.State != letter.Claimed || l.State == letter.Claimed && now.Before(l.Lease) {
		return nil
	}
	if !c.applies(now) {
		return p.void(ctx, c)
	}
	if err := p.claim(ctx, &c, now); err != nil {
		if errors.Is(err, letter.ErrGone) {
			return nil // somebody else has it, or it is void: the next look tells
		}
		return err
	}
	return p.send(ctx, c)
}

// applies tells whether what the letter says is still so.
func (c parcel) applies(now time.Time) bool {
	u, ten, l := c.user, c.tenant, c.letter
	switch {
	case u.ID == "" || ten.ID == "" || u.Status == user.Deleting:
		return false
	case l.Kind == mail.AddressChanged:
		return true
	case u.Status != user.Active:
		return false
	}
	switch l.Kind {
	case mail.Invitation, mail.PasswordLink:
		return ten.Status == tenant.Active && u.LinkLetter == l.ID
	case mail.IdleWarning:
		return idle.Applies(ten, u, l, now)
	}
	return u.Administrator // all others go to administrators
}

// claim takes the letter for this attempt: nobody else sends it while the lease lasts. A warning gets its promise here, a link
// its secret.
func (p *Postman) claim(ctx context.Context, c *parcel, now time.Time) error {
	l := c.letter
	next := l
	next.State, next.Claim, next.Lease = letter.Claimed, l.Claim+1, now.Add(Lease)
	edits := []table.Edit{table.Set("state", string(letter.Claimed)), table.Set("claim", next.Claim), table.Set("lease", next.Lease), table.Set("dueAt", next.Lease)}
	var extra table.Writes
	switch l.Kind {
	case mail.IdleWarning:
		next.Promise = idle.Promise(c.tenant, c.user, l.Promise, now)
		edits = append(edits, table.Set("promise", next.Promise))
		extra = append(extra, idle.Standing(c.user, l, letter.ErrGone))
	case mail.Invitation, mail.PasswordLink:
		k, secret := link.New(p.Table, link.Link{Tenant: l.Tenant, User: l.User, Letter: l.ID, Mail: c.user.MailKey, Stamp: c.user.Stamp, TenantStamp: c.tenant.Stamp})
		c.secret = secret
		extra = append(extra, table.Put(k.Key(), k),
			table.Check(c.user.Key()).If(table.Is("linkLetter", l.ID), letter.ErrGone).If(table.Is("stamp", c.user.Stamp), letter.ErrGone).
				If(table.Is("mailKey", c.user.MailKey), letter.ErrGone))
	}
	err := p.Table.Commit(ctx, table.Change(l.Key(), edits...).
		If(table.Is("state", string(l.State)), letter.ErrGone).If(table.Is("claim", l.Claim), letter.ErrGone), extra)
	c.letter = next
	return err
}

// send gives the mail away once and says what became of it.
func (p *Postman) send(ctx context.Context, c parcel) error {
	message, err := p.write(ctx, c)
	if errors.Is(err, errNobody) {
		return p.void(ctx, c)
	}
	if err != nil {
		p.Log.Error("letter not written", "letter", c.letter.ID, "kind", c.letter.Kind, "error", err)
		wait := idle.Again                 // the letter itself is wrong
		if errors.Is(err, table.ErrDown) { // not the letter, but what it names could not be read
			wait = time.Minute
		}
		return errors.Join(err, p.later(ctx, c, wait))
	}
	if p.Pause > 0 {
		time.Sleep(p.Pause)
	}
	id, err := p.Sender.Send(ctx, message)
	switch {
	case err == nil:
		return p.accepted(ctx, c, id)
	case errors.Is(err, mail.ErrLater):
		if err := p.later(ctx, c, Delay); err != nil {
			return err
		}
		return table.ErrStop // the rest would not be taken either
	case errors.Is(err, mail.ErrRefused):
		p.Log.Warn("letter refused", "letter", c.letter.ID, "kind", c.letter.Kind)
		return p.refused(ctx, c)
	default: // perhaps it went: it stays claimed, and may be sent again when the lease is over
		p.Log.Warn("letter sent or not", "letter", c.letter.ID, "kind", c.letter.Kind)
		return nil
	}
}

// mine is the condition that this attempt still has the letter.
func mine(c parcel, edits ...table.Edit) table.Write {
	return table.Change(c.letter.Key(), edits...).
		If(table.Is("claim", c.letter.Claim), letter.ErrGone).If(table.Is("state", string(letter.Claimed)), letter.ErrGone)
}

// accepted marks the letter, and what it promised on the account. Where the account moved meanwhile, the letter alone is marked.
func (p *Postman) accepted(ctx context.Context, c parcel, message string) error {
	now := p.Table.Now()
	mark := mine(c, over(letter.Accepted, now, table.Set("accepted", now), table.Set("message", message))...)
	return markAccepted(ctx, p.Table, mark, c.user, c.letter, now)
}

// refused ends a letter that will never be taken, under this attempt's claim; of a warning the administrators are told.
func (p *Postman) refused(ctx context.Context, c parcel) error {
	err := idle.Refused(ctx, p.Table, c.letter, mine(c, over(letter.Refused, p.Table.Now())...))
	return table.Unless(err, letter.ErrGone)
}

// over are the edits of a letter of which nothing is owed any more.
func over(state letter.State, now time.Time, more ...table.Edit) []table.Edit {
	return append(more, table.Set("state", string(state)), table.Unset("due"), table.Unset("dueAt"), table.Unset("lease"),
		table.Set("ttl", now.Add(letter.Keep).Unix()))
}

// void ends a letter that was not sent, and will not be.
func (p *Postman) void(ctx context.Context, c parcel) error {
	err := p.Table.Commit(ctx, table.Change(c.letter.Key(), over(letter.Void, p.Table.Now())...).
		If(table.Is("claim", c.letter.Claim), letter.ErrGone).If(table.Is("state", string(c.letter.State)), letter.ErrGone))
	return table.Unless(err, letter.ErrGone)
}

// later gives the letter back; it is due again after a while.
func (p *Postman) later(ctx context.Context, c parcel, wait time.Duration) error {
	return p.Table.Commit(ctx, mine(c, table.Set("state", string(letter.Queued)), table.Unset("lease"), table.Set("dueAt", p.Table.Now().Add(wait))))
}
