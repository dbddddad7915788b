package grant

import (
	"context"
	"errors"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/letter"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
)

// Open switches support access on, or gives it a new period that counts from now. seen is what the editor saw (Seen), "" when he
// does not say. A grant that is live keeps its id, and with it the sessions under it, if its end still lies a second ahead.
func Open(ctx context.Context, t *table.Table, by actor.Actor, ten tenant.Tenant, period civil.Period, seen string) (Grant, error) {
	passed := ""
	for range 3 {
		old, err := Of(ctx, t, ten.ID)
		if err != nil {
			return old, err
		}
		now := t.Now()
		if seen != "" && seen != old.Seen(now) {
			return old, ErrStale
		}
		next := old
		if !old.Live(now) || old.ID == passed {
			next = Grant{ID: t.IDs.New(id.Grant), Tenant: ten.ID, Level: Change, Start: now}
		}
		next.set(period, now, ten.Location())
		next.By, next.Version = by, next.Version+1
		if next.ID == old.ID {
			err = t.Commit(ctx, by.Stands, prolong(t, by, old, next))
		} else {
			err = t.Commit(ctx, by.Stands, begin(t, by, old, next))
			if err == nil && old.Live(now) { // it had less than a second left, and its sessions ended with this commit
				err = CloseEntries(ctx, t, ten.ID, old.ID, now, Expired)
			}
		}
		switch {
		case err == nil:
			return next, nil
		case errors.Is(err, errPassed): // it ends within the second: what is saved now is a new grant
			passed = old.ID
			if seen == old.Seen(now) {
				seen = ""
			}
		case errors.Is(err, ErrStale) && seen == "":
		default:
			return next, err
		}
	}
	return Grant{}, ErrStale
}

// set gives the grant a period from now.
func (g *Grant) set(period civil.Period, now time.Time, zone *time.Location) {
	g.Period = period
	g.End, g.Unlimited = period.End(now, zone)
	g.TTL = 0
	if !g.Unlimited {
		g.TTL = g.End.Unix() // an end is a full minute
	}
	g.Directory, g.DirectoryKey = table.OpenGrants, g.Tenant
}

// begin are the steps of a new grant, in the place of none or of one that is over.
func begin(t *table.Table, by actor.Actor, old, g Grant) table.Writes {
	put := table.Put(table.Grant(g.Tenant), g)
	if old.ID == "" {
		put = put.If(table.Absent(), ErrStale)
	} else {
		put = put.If(table.Any(table.Absent(), table.All(table.Is("id", old.ID), table.Is("version", old.Version))), ErrStale)
	}
	var over table.Writes
	if old.Live(g.Start) {
		over = append(table.Writes{record(g.Tenant, old.ID, g.Start, Expired)}, told(t, by, old, g.Start, Expired)...)
	}
	return append(table.Writes{
		put,
		table.Check(table.Tenant(g.Tenant)).If(table.Is("status", string(tenant.Active)), tenant.ErrNotActive), allowed(by, g.Tenant),
		table.Put(table.Register(g.Tenant, g.ID), Record{Grant: g.ID, Tenant: g.Tenant, Period: g.Period, Start: g.Start, End: g.End, Unlimited: g.Unlimited, By: by}),
		owe(g),
		history.Note(t, by, history.Entry{Tenant: g.Tenant, Event: event.AccessOpened, Subject: g.ID, Changes: changes(Grant{}, g)}),
		letter.Tell(t, g.Tenant, mail.SupportOpened, facts(by, g)),
	}, over...)
}

// prolong are the steps of a new period for a live grant.
func prolong(t *table.Table, by actor.Actor, old, g Grant) table.Writes {
	edits := []table.Edit{table.Set("period", string(g.Period)), table.Set("by", g.By), table.Add("version", 1), table.Set("end", g.End)}
	if g.Unlimited {
		edits = append(edits, table.Set("unlimited", true), table.Unset("ttl"))
	} else {
		edits = append(edits, table.Unset("unlimited"), table.Set("ttl", g.TTL))
	}
	return table.Writes{
		table.Change(table.Grant(g.Tenant), edits...).
			If(table.Is("id", old.ID), ErrStale).
			If(table.Is("version", old.Version), ErrStale).
			If(table.Any(table.Is("unlimited", true), table.Later("end", Margin)), errPassed),
		table.Change(table.Register(g.Tenant, g.ID), table.Set("period", string(g.Period)), table.Set("end", g.End), table.Set("unlimited", g.Unlimited)).
			If(table.Missing("ended"), errPassed),
		allowed(by, g.Tenant), owe(g),
		history.Note(t, by, history.Entry{Tenant: g.Tenant, Event: event.AccessChanged, Subject: g.ID, Changes: changes(old, g)}),
		letter.Tell(t, g.Tenant, mail.SupportChanged, before(old, facts(by, g))),
	}
}

// allowed is the condition that not owners alone may grant, unless an owner does.
func allowed(by actor.Actor, in string) table.Write {
	w := table.Check(table.Tenant(in))
	if by.Kind != actor.Person || by.Owner {
		return w
	}
	return w.If(table.Any(table.Missing("grantByOwners"), table.Is("grantByOwners", false)), errOwners)
}

// owe puts what is owed at the grant's end where end-grants finds it.
func owe(g Grant) table.Write {
	key := table.Ending(g.Tenant, g.ID)
	e := Ending{Tenant: g.Tenant, Grant: g.ID}
	if !g.Unlimited {
		e.Due, e.DueAt = table.Owed(table.DueEnding, key), table.Stamp(g.End)
	}
	return table.Put(key, e)
}

func changes(old, g Grant) []history.Change {
	return []history.Change{{Field: "period", Old: string(old.Period), New: string(g.Period)}, {Field: "ends", Old: ends(old), New: ends(g)}}
}

func ends(g Grant) string {
	switch {
	case g.Unlimited:
		return "unlimited"
	case g.End.IsZero():
		return ""
	}
	return g.End.UTC().Format(time.RFC3339)
}

// before adds the end that the grant had.
func before(old Grant, f map[string]string) map[string]string {
	f["was"] = "unlimited"
	if !old.Unlimited {
		f["was"] = table.Stamp(old.End)
	}
	return f
}

// facts are what the letters about a grant need.
func facts(by actor.Actor, g Grant) map[string]string {
	f := map[string]string{"grant": g.ID, "by": by.User, "period": string(g.Period), "start": table.Stamp(g.Start)}
	if !g.Unlimited && !g.End.IsZero() {
		f["end"] = table.Stamp(g.End)
	}
	return f
}
