package user

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/letter"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
)

// Draft is what a new account is made of.
type Draft struct {
	Mail, FirstName, LastName           string
	Country, Zone, Language, Department string
	Licence                             licence.Kind
	Administrator, Owner                bool
	Agent, Operator                     bool // only the vendor's own tenant has them
	Imported                            bool // from a file: no mail leaves
}

// Create makes an account and owes the person one invitation. also gives what is to be committed with it, by its id; it may be nil.
func Create(ctx context.Context, t *table.Table, by actor.Actor, in string, d Draft, also func(id string) table.Writes) (User, error) {
	u, err := d.user(t, in)
	if err != nil {
		return User{}, err
	}
	if by.Kind == actor.Support {
		return User{}, ErrSupport
	}
	if (d.Owner || d.Agent || d.Operator) && by.Kind == actor.Person && !by.Owner {
		return User{}, ErrOwnersOnly
	}
	parts := []table.Part{by.Stands, Writes(t, by, u)}
	if also != nil {
		parts = append([]table.Part{also(u.ID)}, parts...)
	}
	if err := t.Commit(ctx, parts...); err != nil {
		return User{}, err
	}
	return u, nil
}

// Record are the steps that make an account without counting it: address, account, history. An import counts many at once.
func Record(t *table.Table, by actor.Actor, u User) table.Writes {
	return table.Writes{
		table.Put(table.Mail(u.Tenant, u.MailKey), claim{u.ID}).If(table.Absent(), ErrMailTaken),
		table.Put(u.Key(), u),
		history.Note(t, by, history.Entry{Tenant: u.Tenant, User: u.ID, Event: event.UserCreated, Version: u.Version, Changes: u.differences(User{})}),
	}
}

// Writes are the steps that make an account: address, account, seat, tally, history, invitation.
func Writes(t *table.Table, by actor.Actor, u User) table.Writes {
	steps := append(Record(t, by, u), licence.Take(u.Tenant, u.Licence), tenant.Count(u.Tenant, 1, 1, 0))
	if u.Imported.IsZero() {
		steps = append(steps, letter.Owe(t, letter.Letter{ID: u.LinkLetter, Tenant: u.Tenant, User: u.ID, Kind: mail.Invitation}))
	}
	if u.Owner {
		steps = append(steps, tenant.AddOwner(u.Tenant, u.ID))
	}
	return steps
}

// user is the account a draft describes; its fields are checked and normalised.
func (d Draft) user(t *table.Table, in string) (User, error) {
	now := t.Now()
	u := User{
		ID: t.IDs.New(id.User), Tenant: in, FirstName: tidy(d.FirstName), LastName: tidy(d.LastName), Country: d.Country,
		Zone: d.Zone, Language: d.Language, Department: tidy(d.Department), Status: Active, Licence: d.Licence,
		Administrator: d.Administrator || d.Owner, Owner: d.Owner, Agent: d.Agent, Operator: d.Operator,
		Created: now, Invited: now, Stamp: 1, Version: 1, Epoch: 1, LinkLetter: t.IDs.New(id.Letter), People: in, Seen: never,
	}
	if d.Imported {
		u.Imported, u.Invited, u.LinkLetter = now, time.Time{}, ""
	}
	if u.Licence == "" {
		u.Licence = licence.Collaborator
	}
	display, key, err := mail.Address(d.Mail)
	if err != nil {
		return u, fault.Of(err).At("/mail")
	}
	u.Mail, u.MailKey = display, key
	if u.Zone == "" {
		u.Zone, _ = civil.ZoneOf(u.Country)
	}
	if u.Administrator && u.Licence != licence.Executive {
		return u, ErrAdmin
	}
	u.NameKey = u.nameKey()
	u.Anchor = u.anchor()
	u.Idle, u.IdleAt = table.Unwarned(in), table.Stamp(u.Anchor)
	if u.Administrator {
		u.Directory, u.DirectoryKey = table.Administrators(in), u.ID
	}
	return u, u.check()
}

// Prepare is the account a draft describes, for commits that make more than the account.
func Prepare(t *table.Table, in string, d Draft) (User, error) { return d.user(t, in) }
