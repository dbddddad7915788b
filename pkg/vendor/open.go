// Package vendor is what the vendor does with its customers' accounts: open, suspend, close, set seats, help a lost owner.
//
// Rule: the vendor never reaches into a tenant's people. It sees name, standing, seats and grant; what it does there, it does from
// outside, and the tenant's owners and administrators are told.
package vendor

import (
	"context"
	"errors"
	"strings"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// Opening is what a new tenant is made of.
type Opening struct {
	Handle, Name, Zone, Language string
	ProductURL                   string
	Subscription                 licence.Subscription
	Drivers, Executives          int // bought seats
	Owner                        user.Draft
}

// Faults of opening.
var (
	ErrOpened       = fault.New(fault.Conflict, "vendor_opened", "The vendor's tenant was opened before; this works only once.")
	ErrBadName      = fault.New(fault.Invalid, "bad_name", "A name has 1 to 100 characters, without line breaks or control characters.").At("/name")
	ErrBadZone      = fault.New(fault.Invalid, "bad_zone", "A time zone is a name such as Europe/Vienna.").At("/zone")
	ErrBadLanguage  = fault.New(fault.Invalid, "bad_language", "A language is de, en or fr.").At("/language")
	ErrBadURL       = fault.New(fault.Invalid, "bad_url", "An address of the product begins with https://.").At("/productUrl")
	ErrBadSeats     = fault.New(fault.Invalid, "bad_seats", "Seats are whole numbers from 0 to 1,000,000, and at least one executive for the owner.").At("/seats")
	ErrBadSubscribe = fault.New(fault.Invalid, "bad_subscription", "A subscription is seats or metered.").At("/subscription")
)

// mark says that the vendor's tenant exists.
type mark struct {
	Tenant string `dynamodbav:"tenant"`
}

// Home is the id of the vendor's own tenant, "" while there is none.
func Home(ctx context.Context, t *table.Table) (string, error) {
	m, _, err := table.Get[mark](ctx, t, table.Vendor())
	return m.Tenant, err
}

// OpenVendor opens the vendor's own tenant with its first owner, who is also its first operator. It works once, ever.
func OpenVendor(ctx context.Context, t *table.Table, o Opening) (tenant.Tenant, user.User, error) {
	o.Owner.Operator, o.Subscription = true, licence.Metered
	ten, u, steps, err := opening(t, actor.Job(actor.VendorOpen), o, true)
	if err != nil {
		return ten, u, err
	}
	return ten, u, t.Commit(ctx, table.Put(table.Vendor(), mark{ten.ID}).If(table.Absent(), ErrOpened), steps)
}

// Open opens a customer's tenant; its owner gets an invitation. also gives what is to be committed with it.
func Open(ctx context.Context, t *table.Table, by actor.Actor, o Opening, also func(id string) table.Writes) (tenant.Tenant, user.User, error) {
	o.Owner.Operator, o.Owner.Agent = false, false
	ten, u, steps, err := opening(t, by, o, false)
	if err != nil {
		return ten, u, err
	}
	if err := t.Commit(ctx, also(ten.ID), by.Stands, steps); err != nil {
		return tenant.Tenant{}, u, err
	}
	return ten, u, nil
}

func opening(t *table.Table, by actor.Actor, o Opening, vendor bool) (tenant.Tenant, user.User, table.Writes, error) {
	ten := tenant.Tenant{ID: t.IDs.New(id.Tenant), Handle: o.Handle, Name: strings.TrimSpace(o.Name), Zone: o.Zone, Language: o.Language, ProductURL: o.ProductURL,
		Status: tenant.Active, Vendor: vendor, Stamp: 1, Version: 1, Created: t.Now(), Subscription: o.Subscription, Directory: table.Tenants}
	ten.Seats.Driver.Bought, ten.Seats.Executive.Bought = o.Drivers, o.Executives
	if o.Executives == 0 {
		ten.Seats.Executive.Bought = 1 // the owner's
	}
	if ten.Subscription == "" {
		ten.Subscription = licence.Fixed
	}
	if ten.Zone == "" {
		if ten.Zone, _ = civil.ZoneOf(o.Owner.Country); ten.Zone == "" {
			ten.Zone = "Europe/Berlin"
		}
	}
	if ten.Language == "" {
		ten.Language = "de"
	}
	if err := Check(ten); err != nil {
		return ten, user.User{}, nil, err
	}
	ten.DirectoryKey = civil.SortKey(ten.Name) + "/" + ten.ID
	o.Owner.Owner, o.Owner.Administrator, o.Owner.Licence = true, true, licence.Executive
	u, err := user.Prepare(t, ten.ID, o.Owner)
	if err != nil {
		return ten, u, nil, under("/owner", err)
	}
	// The tenant's item is put whole, so what the owner's steps would add to it is in it.
	ten.Owners, ten.Counts.Active, ten.Counts.Invited, ten.Seats.Executive.Used = []string{u.ID}, 1, 1, 1
	steps := table.Writes{
		table.Put(table.Handle(ten.Handle), mark{ten.ID}).If(table.Absent(), tenant.ErrHandle),
		table.Put(table.Tenant(ten.ID), ten).If(table.Absent(), tenant.ErrHandle),
		history.Note(t, by, history.Entry{Tenant: ten.ID, Event: event.TenantOpened, Subject: ten.ID}),
	}
	for _, w := range user.Writes(t, by, u) {
		if w.Key() != table.Tenant(ten.ID) {
			steps = append(steps, w)
		}
	}
	return ten, u, steps, nil
}

// Check tells what is wrong with a tenant's settings, nil when nothing is.
func Check(ten tenant.Tenant) error {
	switch {
	case !tenant.GoodHandle(ten.Handle):
		return tenant.ErrBadHandle
	case !fault.Line(ten.Name, 1, 100):
		return ErrBadName
	case ten.Language != "de" && ten.Language != "en" && ten.Language != "fr":
		return ErrBadLanguage
	case ten.Subscription != licence.Fixed && ten.Subscription != licence.Metered:
		return ErrBadSubscribe
	case ten.ProductURL != "" && (!strings.HasPrefix(ten.ProductURL, "https://") || !fault.Line(ten.ProductURL, 0, 300) || strings.ContainsAny(ten.ProductURL, " \r\n\"<>")):
		return ErrBadURL
	case ten.Seats.Driver.Bought < 0 || ten.Seats.Driver.Bought > 1_000_000 || ten.Seats.Executive.Bought < 1 || ten.Seats.Executive.Bought > 1_000_000:
		return ErrBadSeats
	}
	if _, err := civil.Zone(ten.Zone); err != nil {
		return ErrBadZone
	}
	return ten.Prices.Check()
}

// under puts a fault's pointer below another.
func under(parent string, err error) error {
	var f *fault.Fault
	if errors.As(err, &f) {
		return f.At(parent + f.Pointer)
	}
	return err
}
