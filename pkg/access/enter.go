package access

import (
	"context"
	"strings"

	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/letter"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/session"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
)

// Faults of entering a tenant. The first is the same for a tenant without a grant and for none at all.
var (
	ErrNoGrant   = fault.New(fault.NotFound, "no_grant", "This tenant does not allow support access now.").At("/tenant")
	ErrProfile   = fault.New(fault.Conflict, "no_profile", "Choose an active administrator of this tenant.").At("/as")
	ErrBadReason = fault.New(fault.Invalid, "bad_reason", "Give a reason of 10 to 500 characters; the tenant reads it.").At("/reason")
	ErrBadTicket = fault.New(fault.Invalid, "bad_ticket", "Give the ticket, 1 to 60 characters.").At("/ticket")
	ErrOwnTenant = fault.New(fault.Conflict, "own_tenant", "Support does not enter the vendor's own tenant.").At("/tenant")
)

// Entry is what an agent says when he signs in to a tenant.
type Entry struct{ Tenant, As, Reason, Ticket string }

// Enter opens a support session: through one active administrator, under the grant that holds now, both identities in history. also gives what
// is to be committed with it.
func Enter(ctx context.Context, t *table.Table, c Caller, e Entry, also func(id string) table.Writes) (Caller, string, error) {
	e.Reason, e.Ticket = strings.TrimSpace(e.Reason), strings.TrimSpace(e.Ticket)
	if !fault.Line(e.Reason, 10, 500) {
		return Caller{}, "", ErrBadReason
	}
	if !fault.Line(e.Ticket, 1, 60) {
		return Caller{}, "", ErrBadTicket
	}
	in, err := tenant.Find(ctx, t, e.Tenant)
	switch {
	case err != nil:
		return Caller{}, "", err
	case in == "":
		return Caller{}, "", ErrNoGrant
	case in == c.Tenant.ID:
		return Caller{}, "", ErrOwnTenant
	}
	items, err := t.Read(ctx, table.Tenant(in), table.User(in, e.As), table.Grant(in))
	if err != nil {
		return Caller{}, "", err
	}
	next := Caller{Agent: c.User, Checked: t.Now()}
	for i, into := range []any{&next.Tenant, &next.User, &next.Grant} {
		if items[i] == nil {
			continue
		}
		if err := items[i].Decode(into); err != nil {
			return Caller{}, "", table.ErrDown.Because(err)
		}
	}
	switch {
	case next.Tenant.Status != tenant.Active || !next.Grant.Live(next.Checked):
		return Caller{}, "", ErrNoGrant
	case !stands(next.User, in, e.As, next.User.Stamp) || !administrator(next):
		return Caller{}, "", ErrProfile
	}
	return enter(ctx, t, c, next, e, also)
}

// desk tells an agent where a session of his runs, and in which session of his own he began it.
type desk struct {
	Sort   string `dynamodbav:"sort"`
	Tenant string `dynamodbav:"tenant"`
	From   string `dynamodbav:"from"`
	TTL    int64  `dynamodbav:"ttl"`
}

// Begun lists the support sessions that an agent began in a session of his own, the ended ones left out.
func Begun(ctx context.Context, t *table.Table, agent Caller, own string) ([]session.Session, error) {
	if !agent.User.Agent {
		return nil, nil
	}
	at := table.Desk(agent.Tenant.ID, agent.User.ID, "")
	all, err := table.List[desk](ctx, t, table.Query{Index: table.Main, Partition: at.Partition, Prefix: at.Sort})
	var begun []session.Session
	for _, d := range all {
		if d.From != own || err != nil {
			continue
		}
		var s session.Session
		if s, err = Entered(ctx, t, agent, strings.TrimPrefix(d.Sort, at.Sort)); err == nil {
			begun = append(begun, s)
		}
		err = table.Unless(err, tenant.ErrUnknown)
	}
	return begun, err
}

// Entered finds the support session that an agent began; tenant.ErrUnknown when it is not his or is over.
func Entered(ctx context.Context, t *table.Table, agent Caller, id string) (session.Session, error) {
	d, there, err := table.Get[desk](ctx, t, table.Desk(agent.Tenant.ID, agent.User.ID, id))
	if err == nil && !there {
		err = tenant.ErrUnknown
	}
	if err != nil {
		return session.Session{}, err
	}
	s, there, err := table.Get[session.Session](ctx, t, table.SupportSession(d.Tenant, id))
	if err == nil && (!there || s.Agent != agent.User.ID || s.Home != agent.Tenant.ID) {
		err = tenant.ErrUnknown
	}
	return s, err
}

func enter(ctx context.Context, t *table.Table, c, next Caller, e Entry, also func(id string) table.Writes) (Caller, string, error) {
	s, token := session.New(t, session.Session{Tenant: next.Tenant.ID, User: next.User.ID, Home: c.Tenant.ID, Agent: c.User.ID,
		Stamp: next.User.Stamp, AgentStamp: c.User.Stamp, TenantStamp: next.Tenant.Stamp, Grant: next.Grant.ID, Reason: e.Reason, Ticket: e.Ticket})
	next.Session, next.Ends = s, s.Ends
	if !next.Grant.Unlimited && next.Grant.End.Before(next.Ends) {
		next.Ends = next.Grant.End
	}
	by := next.Actor()
	longest := s.Limit
	if !next.Grant.Unlimited && next.Grant.End.Before(longest) {
		longest = next.Grant.End
	}
	facts := map[string]string{"grant": s.Grant, "agent": s.Agent, "home": s.Home, "profile": s.User, "reason": s.Reason, "ticket": s.Ticket,
		"start": table.Stamp(s.Created), "end": table.Stamp(longest)}
	parts := []table.Part{also(s.ID), c.Actor().Stands,
		standing(next.User, ErrProfile).If(table.Is("administrator", true), ErrProfile).If(table.Is("licence", string(licence.Executive)), ErrProfile),
		standing(c.User, ErrForbidden).If(table.Is("agent", true), ErrForbidden),
		next.Grant.Stands(ErrNoGrant),
		table.Check(table.Tenant(next.Tenant.ID)).If(table.Is("stamp", next.Tenant.Stamp), ErrNoGrant),
		session.Open(s),
		table.Put(table.Desk(s.Home, s.Agent, s.ID), desk{Tenant: s.Tenant, From: c.Session.ID, TTL: s.Broom()}),
		table.Put(table.Entry(s.Tenant, s.Grant, s.ID), grant.Entry{Session: s.ID, Grant: s.Grant, Agent: s.Agent, Home: s.Home, Profile: s.User,
			Reason: s.Reason, Ticket: s.Ticket, Start: s.Created}),
		history.Note(t, by, history.Entry{Tenant: s.Tenant, Event: event.SupportEntered, Subject: s.ID,
			Changes: []history.Change{{Field: "reason", New: s.Reason}, {Field: "ticket", New: s.Ticket}}}),
		letter.Tell(t, s.Tenant, mail.SupportEntered, facts)}
	if err := t.Commit(ctx, parts...); err != nil {
		return Caller{}, "", err
	}
	return next, token, nil
}
