package grant

import (
	"context"
	"errors"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/letter"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/session"
	"github.com/curfew/curfew/pkg/table"
)

// Close switches support access off: from this commit on no request under it is served. An end that has passed is left to be
// recorded as such.
func Close(ctx context.Context, t *table.Table, by actor.Actor, in, seen string) error {
	g, err := Of(ctx, t, in)
	if err != nil {
		return err
	}
	now := t.Now()
	if seen != "" && seen != g.Seen(now) {
		return ErrStale
	}
	if !g.Live(now) {
		return nil // off already
	}
	if err := t.Commit(ctx, by.Stands, Ended(t, by, g, now, Off)); err != nil {
		return err
	}
	return CloseEntries(ctx, t, in, g.ID, now, Off)
}

// Ended are the steps by which a live grant ends now, and by whom.
func Ended(t *table.Table, by actor.Actor, g Grant, at time.Time, why string) table.Writes {
	return append(table.Writes{
		table.Remove(table.Grant(g.Tenant)).If(table.Is("id", g.ID), ErrStale).If(table.Is("version", g.Version), ErrStale),
		record(g.Tenant, g.ID, at, why),
	}, told(t, by, g, at, why)...)
}

// told are the entry and the letters; what is still owed, the sessions' entries in the register, is due now.
func told(t *table.Table, by actor.Actor, g Grant, at time.Time, why string) table.Writes {
	f := facts(by, g)
	f["ended"], f["why"] = table.Stamp(at), why
	key := table.Ending(g.Tenant, g.ID)
	return table.Writes{
		table.Put(key, Ending{Tenant: g.Tenant, Grant: g.ID, Due: table.Owed(table.DueEnding, key), DueAt: table.Stamp(t.Now())}),
		history.Note(t, by, history.Entry{Tenant: g.Tenant, Event: event.AccessEnded, Subject: g.ID,
			Changes: []history.Change{{Field: "ended", New: at.UTC().Format(time.RFC3339)}, {Field: "why", New: why}}}),
		letter.Tell(t, g.Tenant, mail.SupportEnded, f),
	}
}

var errRecorded = errors.New("the end is recorded already")

func record(in, grant string, at time.Time, why string) table.Write {
	return table.Change(table.Register(in, grant), table.Set("ended", at), table.Set("why", why)).
		If(table.Present(), errRecorded).If(table.Missing("ended"), errRecorded)
}

// CloseEntries closes the register's entries of sessions under a grant whose end is recorded; with it, nothing more is owed. Their rows
// stay for TTL, so that whoever still asks is told why he is out. A session that had ended by itself before keeps its own end. It may be
// done twice; where it is not done, end-grants does it.
func CloseEntries(ctx context.Context, t *table.Table, in, grant string, at time.Time, why string) error {
	entries, err := table.List[Entry](ctx, t, table.Query{Index: table.Main, Partition: in, Prefix: table.Entries + grant + "/"})
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !e.End.IsZero() {
			continue
		}
		s, there, err := table.Get[session.Session](ctx, t, table.SupportSession(in, e.Session))
		switch {
		case err != nil:
		case there && s.Ends.Before(at):
			err = recordRunOut(ctx, t, s)
		default:
			err = t.Commit(ctx, leave(in, e, at, "grant "+why))
		}
		if errors.Is(err, ErrStale) { // it is still owed: end-grants looks again
			return nil
		}
		if err != nil && !errors.Is(err, errRecorded) {
			return err
		}
	}
	return t.Commit(ctx, table.Remove(table.Ending(in, grant)))
}

// RecordEnd ends what is owed at a grant's end, when it is due: the end is recorded and told. A grant that was given a later end is
// due again then. It may be done twice.
func RecordEnd(ctx context.Context, t *table.Table, in, grant string) error {
	rec, ok, err := table.Get[Record](ctx, t, table.Register(in, grant))
	if err != nil {
		return err
	}
	if !ok || !rec.Ended.IsZero() {
		return CloseEntries(ctx, t, in, grant, rec.Ended, rec.Why)
	}
	now := t.Now()
	if rec.Unlimited || now.Before(rec.End) { // prolonged meanwhile: due at its new end
		return nil
	}
	g := Grant{ID: grant, Tenant: in, Period: rec.Period, Start: rec.Start, End: rec.End, By: rec.By}
	by := actor.Job(actor.PeriodOver)
	steps := append(table.Writes{
		record(in, grant, rec.End, Expired).If(table.Is("end", rec.End), ErrStale),
	}, told(t, by, g, rec.End, Expired)...)
	unlisted, err := undirected(ctx, t, in, grant)
	if err != nil {
		return err
	}
	err = t.Commit(ctx, steps, unlisted)
	if errors.Is(err, errRecorded) || errors.Is(err, ErrStale) { // it changed meanwhile: the next run sees how
		return nil
	}
	if err != nil {
		return err
	}
	return CloseEntries(ctx, t, in, grant, rec.End, Expired)
}

// undirected takes an ended grant's row, if it is still there, out of the list of open grants; the row itself is TTL's.
func undirected(ctx context.Context, t *table.Table, in, grant string) (table.Writes, error) {
	g, err := Of(ctx, t, in)
	if err != nil || g.ID != grant {
		return nil, err
	}
	return table.Writes{table.Change(table.Grant(in), table.Unset("directory"), table.Unset("directoryKey")).If(table.Is("id", grant), ErrStale)}, nil
}

// Due ends every grant whose end has come, then every support session that ended by itself; one tenant's failure does not stop the
// rest.
func Due(ctx context.Context, t *table.Table) error {
	return errors.Join(t.Drain(ctx, table.DueEnding, func(key table.Key) error {
		return RecordEnd(ctx, t, key.Partition, key.Sort[len("ending/"):])
	}), t.Drain(ctx, table.DueSession, func(key table.Key) error {
		return RecordRunOut(ctx, t, key.Partition, key.Sort[len(table.Sessions):])
	}))
}

// Live lists the open grants, for agents: those the index knows and that hold now.
func Live(ctx context.Context, t *table.Table) ([]Grant, error) {
	all, err := table.List[Grant](ctx, t, table.Query{Index: table.Directory, Partition: table.OpenGrants})
	if err != nil {
		return nil, err
	}
	now, live := t.Now(), all[:0]
	for _, g := range all {
		if g.Live(now) {
			live = append(live, g)
		}
	}
	return live, nil
}

// Records is the register of a tenant: grants and the sessions under them.
func Records(ctx context.Context, t *table.Table, in string) ([]Record, []Entry, error) {
	var records []Record
	var entries []Entry
	err := t.Each(ctx, table.Query{Index: table.Main, Partition: in, Prefix: table.Entries}, func(item table.Item) error {
		if item.Text("session") != "" {
			var e Entry
			if err := item.Decode(&e); err != nil {
				return err
			}
			entries = append(entries, e)
			return nil
		}
		var r Record
		if err := item.Decode(&r); err != nil {
			return err
		}
		records = append(records, r)
		return nil
	})
	return records, entries, err
}
