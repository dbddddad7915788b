package grant

import (
	"context"
	"errors"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/session"
	"github.com/curfew/curfew/pkg/table"
)

// As is who acts in a support session: the agent, as the profile. The conditions of his commits are the caller's to add.
func As(s session.Session) actor.Actor {
	return actor.Actor{Kind: actor.Support, User: s.User, Home: s.Home, Agent: s.Agent, Session: s.ID, Grant: s.Grant, Cause: s.Reason}
}

// HandBack ends a support session for its agent, from wherever he asks for it: it is he, in that session, who does. Ending what is his
// own needs no permission.
func HandBack(ctx context.Context, t *table.Table, s session.Session) error {
	return Leave(ctx, t, As(s), s, "handed back")
}

// Leave ends one support session: handed back by its agent, or ended by the tenant. One that is over already ended by itself.
func Leave(ctx context.Context, t *table.Table, by actor.Actor, s session.Session, why string) error {
	over, err := ranOut(ctx, t, s)
	if !errors.Is(err, ErrStale) && (over || err != nil) { // stale: it lives on, by a use that s does not know of
		return err
	}
	err = t.Commit(ctx, by.Stands, session.End(s),
		leave(s.Tenant, Entry{Grant: s.Grant, Session: s.ID}, t.Now(), why),
		left(t, by, s, history.Change{Field: "why", New: why}))
	return table.Unless(err, errRecorded)
}

func leave(in string, e Entry, at time.Time, why string) table.Write {
	return table.Change(table.Entry(in, e.Grant, e.Session), table.Set("end", at), table.Set("why", why)).
		If(table.Present(), errRecorded).If(table.Missing("end"), errRecorded)
}

func left(t *table.Table, by actor.Actor, s session.Session, changes ...history.Change) table.Write {
	return history.Note(t, by, history.Entry{Tenant: s.Tenant, Event: event.SupportLeft, Subject: s.ID, Changes: changes})
}
