package access

import (
	"context"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/link"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// AskLink owes a person a letter with a link to set his password. The answer is nil for everybody, known or not. Whoever asks again
// and again in his name, from wherever, neither fills his mailbox nor kills the link that was asked for a moment ago.
func AskLink(ctx context.Context, t *table.Table, name, address, source string) error {
	_, canonical, err := mail.Address(address)
	if err != nil {
		canonical = "nobody@invalid"
	}
	tenantID, userID, err := whom(ctx, t, "link", name, canonical, source, linksAddress)
	if err != nil {
		return err
	}
	u, ten, _, err := account(ctx, t, tenantID, userID)
	if err != nil {
		return err
	}
	if u.Status != user.Active || ten.Status != tenant.Active || u.JustAsked(t.Now(), ten.Stamp) {
		return t.Commit(ctx, // the same work for nobody
			table.Change(table.Throttle(id.Of("thr", "nobody", "1", canonical)), table.Set("ttl", t.Now().Unix()+60)),
			table.Change(table.Throttle(id.Of("thr", "nobody", "2", canonical)), table.Set("ttl", t.Now().Unix()+60)))
	}
	err = user.AskLink(ctx, t, u, ten.Stamp)
	if f := fault.Of(err); f != nil && f.Kind != fault.Unavailable { // he moved meanwhile, which is nobody's business
		return nil
	}
	return err
}

// SetPassword consumes a one-time link: the password is new, every session and every other link of the person is over.
func SetPassword(ctx context.Context, t *table.Table, token, password, source string) error {
	a, ok := link.Parse(token)
	if !ok {
		return link.ErrDead
	}
	if err := throttle(ctx, t, "password", a.Tenant, a.User, source, perAddress); err != nil {
		return err
	}
	l, there, err := table.Get[link.Link](ctx, t, a.Key())
	if err != nil {
		return err
	}
	u, ten, _, err := account(ctx, t, a.Tenant, a.User)
	if err != nil {
		return err
	}
	if !there || !id.Matches(token, l.Hash) || !t.Now().Before(l.Ends) || l.Stamp != u.Stamp || l.TenantStamp != ten.Stamp || l.Letter != u.LinkLetter || l.Mail != u.MailKey ||
		u.Status != user.Active || ten.Status != tenant.Active {
		return link.ErrDead
	}
	if err := acceptable(password, u.FirstName, u.LastName, u.MailKey, ten.Name, ten.Handle); err != nil {
		return err
	}
	hash := Hash(password)
	return t.Commit(ctx, link.Consume(l),
		table.Change(u.Key(), table.Add("stamp", 1), table.Add("version", 1), table.Unset("linkLetter")).
			If(table.Is("status", string(user.Active)), link.ErrDead).
			If(table.Is("stamp", u.Stamp), link.ErrDead).
			If(table.Is("linkLetter", l.Letter), link.ErrDead).
			If(table.Is("mailKey", l.Mail), link.ErrDead),
		table.Put(table.Password(u.Tenant, u.ID), secret{hash}),
		history.Note(t, actor.ByLink(u.ID), history.Entry{Tenant: u.Tenant, User: u.ID, Event: event.UserPasswordSet, Version: u.Version + 1}))
}

// Everywhere ends all sessions of the caller, this one too.
func Everywhere(ctx context.Context, t *table.Table, c Caller) error {
	by := c.Actor()
	return t.Commit(ctx, by.Stands,
		table.Change(c.User.Key(), table.Add("stamp", 1), table.Add("version", 1)),
		history.Note(t, by, history.Entry{Tenant: c.Tenant.ID, User: c.User.ID, Event: event.UserSignedOut, Version: c.User.Version + 1}))
}
