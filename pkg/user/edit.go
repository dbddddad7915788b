package user

import (
	"context"
	"strconv"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/letter"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
)

// Edit is what an administrator changes; nil leaves a field as it is.
type Edit struct {
	Mail, FirstName, LastName           *string
	Country, Zone, Language, Department *string
	Licence                             *licence.Kind
	Administrator, SuperAdministrator   *bool
	Owner, Agent, Operator              *bool
}

// Change edits an account that is at a version the caller has seen.
func Change(ctx context.Context, t *table.Table, by actor.Actor, in, id string, version int, e Edit) (User, error) {
	old, err := Get(ctx, t, in, id)
	if err != nil {
		return old, err
	}
	if old.Version != version {
		return old, ErrStale
	}
	if old.Status == Deleting {
		return old, ErrDeleting
	}
	u, err := old.edited(e)
	if err != nil {
		return old, err
	}
	if err := old.may(by, u); err != nil {
		return old, err
	}
	if !u.Licence.Drives() && old.Drives > 0 {
		return old, ErrStillDrives.With("n", strconv.Itoa(old.Drives))
	}
	changes := u.differences(old)
	if len(changes) == 0 {
		return old, nil
	}
	edit := old.change(u.edits(old)...).If(table.Is("status", string(old.Status)), ErrStale)
	if !u.Licence.Drives() && old.Licence.Drives() {
		edit = edit.If(table.Any(table.Missing("drives"), table.Is("drives", 0)), ErrStale)
	}
	steps := table.Writes{edit}
	steps = append(steps, old.moves(t, by, u)...)
	steps = append(steps, history.Note(t, by, history.Entry{Tenant: in, User: id, Event: event.UserChanged, Changes: changes, Version: old.Version + 1}))
	if err := t.Commit(ctx, by.Stands, steps); err != nil {
		return old, err
	}
	u.Version++
	if u.MailKey != old.MailKey && u.Status == Active {
		u = u.unwarned()
	}
	return u, nil
}

// edited is the account as the edit would leave it.
func (u User) edited(e Edit) (User, error) {
	country := u.Country
	for _, f := range []struct{ to, from *string }{{&u.FirstName, e.FirstName}, {&u.LastName, e.LastName}, {&u.Department, e.Department},
		{&u.Country, e.Country}, {&u.Zone, e.Zone}, {&u.Language, e.Language}} {
		if f.from != nil {
			*f.to = tidy(*f.from)
		}
	}
	if u.Country != country && e.Zone == nil {
		if zone, ok := civil.ZoneOf(u.Country); ok {
			u.Zone = zone
		}
	}
	for _, f := range []struct{ to, from *bool }{{&u.Administrator, e.Administrator}, {&u.SuperAdministrator, e.SuperAdministrator},
		{&u.Owner, e.Owner}, {&u.Agent, e.Agent}, {&u.Operator, e.Operator}} {
		if f.from != nil {
			*f.to = *f.from
		}
	}
	if e.Licence != nil {
		u.Licence = *e.Licence
	}
	if e.Mail != nil {
		display, key, err := mail.Address(*e.Mail)
		if err != nil {
			return u, fault.Of(err).At("/mail")
		}
		u.Mail, u.MailKey = display, key
	}
	switch {
	case u.Administrator && u.Licence != licence.Executive && e.Administrator == nil:
		return u, ErrDemotion
	case u.Administrator && u.Licence != licence.Executive:
		return u, ErrAdmin
	case u.Owner && !u.Administrator:
		return u, ErrOwnerAdmin
	}
	if !u.Administrator {
		u.SuperAdministrator = false
	}
	return u, u.check()
}

// may tells whether the actor may change u into next.
func (u User) may(by actor.Actor, next User) error {
	rights := u.Administrator != next.Administrator || u.SuperAdministrator != next.SuperAdministrator || u.Owner != next.Owner ||
		u.Agent != next.Agent || u.Operator != next.Operator
	owners := u.Owner || u.Owner != next.Owner || u.SuperAdministrator != next.SuperAdministrator && next.SuperAdministrator ||
		u.Agent != next.Agent || u.Operator != next.Operator ||
		u.MailKey != next.MailKey && u.ID != by.User && (u.SuperAdministrator || u.Agent || u.Operator)
	switch {
	case by.Kind == actor.Support && (rights || u.Mail != next.Mail || u.Administrator && u.Licence != next.Licence || u.Owner || u.ID == by.User):
		return ErrSupport
	case by.Kind == actor.Person && owners && !by.Owner && !(u.Owner && u.ID == by.User):
		return ErrOwnersOnly
	}
	return nil
}

// edits are the attributes that differ.
func (u User) edits(old User) []table.Edit {
	var es []table.Edit
	text := func(path, was, is string) {
		switch {
		case was == is:
		case is == "":
			es = append(es, table.Unset(path))
		default:
			es = append(es, table.Set(path, is))
		}
	}
	flag := func(path string, was, is bool) {
		if was != is {
			es = append(es, table.Set(path, is))
		}
	}
	text("mail", old.Mail, u.Mail)
	text("mailKey", old.MailKey, u.MailKey)
	text("firstName", old.FirstName, u.FirstName)
	text("lastName", old.LastName, u.LastName)
	text("country", old.Country, u.Country)
	text("zone", old.Zone, u.Zone)
	text("language", old.Language, u.Language)
	text("department", old.Department, u.Department)
	text("licence", string(old.Licence), string(u.Licence))
	text("nameKey", old.NameKey, u.nameKey())
	flag("administrator", old.Administrator, u.Administrator)
	flag("superAdministrator", old.SuperAdministrator, u.SuperAdministrator)
	flag("owner", old.Owner, u.Owner)
	flag("agent", old.Agent, u.Agent)
	flag("operator", old.Operator, u.Operator)
	if u.Status == Active && old.Administrator != u.Administrator {
		es = append(es, u.listed(u.Administrator)...)
	}
	if u.loses(old) {
		es = append(es, table.Add("stamp", 1))
	}
	if u.MailKey != old.MailKey && u.Status == Active {
		es = append(es, u.Unwarn()...)
	}
	return es
}

// loses tells whether a right or licence is taken away.
func (u User) loses(old User) bool {
	return old.Administrator && !u.Administrator || old.SuperAdministrator && !u.SuperAdministrator || old.Owner && !u.Owner ||
		old.Agent && !u.Agent || old.Operator && !u.Operator || rank(u.Licence) < rank(old.Licence)
}

func rank(k licence.Kind) int {
	for i, one := range licence.Kinds() {
		if one == k {
			return i
		}
	}
	return -1
}

// moves are the steps elsewhere: the address claims and their letters, the seats, the set of owners.
func (u User) moves(t *table.Table, by actor.Actor, next User) table.Writes {
	var steps table.Writes
	facts := map[string]string{"old": u.Mail, "new": next.Mail, "by": by.User}
	if u.MailKey != next.MailKey {
		steps = append(steps,
			table.Put(table.Mail(u.Tenant, next.MailKey), claim{u.ID}).If(table.Absent(), ErrMailTaken),
			table.Remove(table.Mail(u.Tenant, u.MailKey)),
			letter.Owe(t, letter.Letter{Tenant: u.Tenant, User: u.ID, Kind: mail.AddressChanged, To: u.Mail, Facts: facts}),
			letter.Owe(t, letter.Letter{Tenant: u.Tenant, User: u.ID, Kind: mail.AddressChanged, To: next.Mail, Facts: facts}),
			tenant.Wake(u.Tenant, t.Now()), table.Change(u.Key(), table.Set("lifted", t.Now())))
	}
	if u.Status != Active {
		return steps
	}
	if u.Licence != next.Licence {
		steps = append(steps, licence.Free(u.Tenant, u.Licence), licence.Take(u.Tenant, next.Licence))
	}
	switch {
	case next.Owner && !u.Owner:
		steps = append(steps, tenant.AddOwner(u.Tenant, u.ID))
	case u.Owner && !next.Owner:
		steps = append(steps, tenant.DropOwner(u.Tenant, u.ID))
	}
	return steps
}

// differences lists what changed from old, field by field, as the history shows it.
func (u User) differences(old User) []history.Change {
	var changes []history.Change
	for _, f := range []struct{ field, old, new string }{
		{"mail", old.Mail, u.Mail}, {"firstName", old.FirstName, u.FirstName}, {"lastName", old.LastName, u.LastName},
		{"country", old.Country, u.Country}, {"zone", old.Zone, u.Zone}, {"language", old.Language, u.Language},
		{"department", old.Department, u.Department}, {"licence", string(old.Licence), string(u.Licence)},
		{"administrator", yes(old.Administrator), yes(u.Administrator)}, {"superAdministrator", yes(old.SuperAdministrator), yes(u.SuperAdministrator)},
		{"owner", yes(old.Owner), yes(u.Owner)}, {"agent", yes(old.Agent), yes(u.Agent)}, {"operator", yes(old.Operator), yes(u.Operator)},
		{"status", string(old.Status), string(u.Status)},
	} {
		if f.old != f.new {
			changes = append(changes, history.Change{Field: f.field, Old: f.old, New: f.new})
		}
	}
	return changes
}

func yes(b bool) string {
	if !b {
		return ""
	}
	return strconv.FormatBool(b)
}
