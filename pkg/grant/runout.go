package grant

import (
	"context"
	"errors"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/session"
	"github.com/curfew/curfew/pkg/table"
)

// Why a support session ended that nobody ended, and whose grant held.
const (
	Unused = "unused"
	Limit  = "limit"
)

// RecordRunOut records, when it is due, the end of a support session that ended by itself. One that was used meanwhile is due again at
// its new end. It may be done twice.
func RecordRunOut(ctx context.Context, t *table.Table, in, id string) error {
	s, there, err := table.Get[session.Session](ctx, t, table.SupportSession(in, id))
	if err == nil && there {
		_, err = ranOut(ctx, t, s)
	}
	return table.Unless(err, ErrStale) // it was used, handed back or cut meanwhile: the next run sees how
}

// ranOut tells whether a support session ended by itself, and records its own end. What its grant's end cut is recorded with that; here
// nothing is owed for it any more. ErrStale: it is not any more as s says.
func ranOut(ctx context.Context, t *table.Table, s session.Session) (bool, error) {
	now := t.Now()
	g, _, err := table.Get[Record](ctx, t, table.Register(s.Tenant, s.Grant))
	if err != nil {
		return false, err
	}
	switch cut := g.over(now); {
	case !cut.IsZero() && !cut.After(s.Ends):
		if g.Ended.IsZero() { // end-grants is late with it: it comes first
			return true, nil
		}
		return true, t.Commit(ctx, session.Settled(s, ErrStale))
	case now.Before(s.Ends):
		return false, nil
	}
	return true, recordRunOut(ctx, t, s, table.Check(table.Register(s.Tenant, s.Grant)).If(table.Is("ended", g.Ended), ErrStale))
}

// recordRunOut are the entries, in the register and in the history, of a session's own end. The session's row stays for TTL.
func recordRunOut(ctx context.Context, t *table.Table, s session.Session, still ...table.Part) error {
	why := Unused
	if !s.Ends.Before(s.Limit) {
		why = Limit
	}
	by := actor.Job(actor.PeriodOver)
	by.Home, by.Agent, by.Session, by.Grant = s.Home, s.Agent, s.ID, s.Grant
	settled := session.Settled(s, ErrStale)
	err := t.Commit(ctx, append(still, settled,
		leave(s.Tenant, Entry{Grant: s.Grant, Session: s.ID}, s.Ends, why),
		left(t, by, s, history.Change{Field: "ended", New: s.Ends.UTC().Format(time.RFC3339)}, history.Change{Field: "why", New: why}))...)
	if errors.Is(err, errRecorded) {
		err = t.Commit(ctx, settled)
	}
	return err
}
