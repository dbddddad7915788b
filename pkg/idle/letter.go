package idle

import (
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/letter"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// Applies tells whether a warning that is about to be sent still tells the truth.
func Applies(ten tenant.Tenant, u user.User, l letter.Letter, now time.Time) bool {
	return due(ten, u, now) && l.Epoch == u.Epoch && l.Rule == ten.Rule.Number
}

// Standing is the condition of the claim: the account is as the letter says.
func Standing(u user.User, l letter.Letter, void error) table.Write {
	return table.Check(u.Key()).
		If(table.Is("status", string(user.Active)), void).
		If(table.Is("epoch", l.Epoch), void).
		If(table.Missing("held"), void)
}

// Accepted are the steps of an accepted warning: the promise stands on the account. A letter that was accepted too late for its
// promise counts as not sent: he is due a new one, with a new date.
func Accepted(t *table.Table, u user.User, l letter.Letter, accepted time.Time, void error) table.Writes {
	if accepted.After(l.Promise.Add(-Notice)) {
		return table.Writes{
			table.Change(u.Key(), append(at(table.Unwarned(u.Tenant), u.Anchor), table.Unset("pending"))...).If(table.Is("epoch", l.Epoch), void),
			tenant.Wake(u.Tenant, t.Now()),
		}
	}
	w := user.Warning{Letter: l.ID, Epoch: l.Epoch, Rule: l.Rule, Save: l.Save, Promise: l.Promise, Accepted: accepted}
	return table.Writes{
		table.Change(u.Key(), append(at(table.Warned(u.Tenant), l.Promise), table.Set("warning", w), table.Unset("pending"))...).
			If(table.Is("status", string(user.Active)), void).
			If(table.Is("epoch", l.Epoch), void).
			If(table.Missing("held"), void),
		history.Note(t, actor.Job(actor.IdleRule), history.Entry{Tenant: u.Tenant, User: u.ID, Event: event.UserWarned, Subject: l.ID, Version: u.Version,
			Changes: []history.Change{{Field: "promise", New: l.Promise.UTC().Format(time.RFC3339)}}}),
	}
}
