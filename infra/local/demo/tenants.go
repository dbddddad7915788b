package demo

import (
	"context"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/session"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

// tenants opens the vendor's own tenant and two customers'.
func (b *builder) tenants() {
	b.on(399, 9, 0, func(ctx context.Context) error {
		opened, err := vendor.OpenFirst(ctx, b.Table, vendor.First{Handle: "vendor", Name: "Curfew", Zone: "Europe/Berlin", Language: "de",
			Owner: vendor.Person{Mail: "otto@vendor.example", FirstName: "Otto", LastName: "Operator"}})
		if err != nil {
			return err
		}
		b.home, b.oper = opened.Tenant, opened.User
		return b.welcome(ctx, "operator", "vendor", "otto@vendor.example", "Otto Operator")
	})
	b.on(398, 9, 0, func(ctx context.Context) error {
		by, err := b.as(ctx, b.home, b.oper)
		if err != nil {
			return err
		}
		u, err := user.Create(ctx, b.Table, by, b.home, user.Draft{Mail: "arne@vendor.example", FirstName: "Arne", LastName: "Agent", Country: "DE",
			Language: "de", Department: "Support", Agent: true}, nil)
		if b.agent = u.ID; err != nil {
			return err
		}
		return b.welcome(ctx, "agent", "vendor", "arne@vendor.example", "Arne Agent")
	})
	b.on(390, 10, 0, func(ctx context.Context) (err error) {
		b.muster, b.owner, err = b.open(ctx, vendor.Opening{Handle: "muster", Name: "Muster GmbH", Zone: "Europe/Berlin", Language: "de",
			Subscription: licence.Fixed, Drivers: 20, Executives: 10,
			Owner: user.Draft{Mail: "olga@muster.example", FirstName: "Olga", LastName: "Ohnesorg", Country: "DE", Language: "de", Department: "Geschäftsführung"}})
		if err != nil {
			return err
		}
		return b.welcome(ctx, "owner", "muster", "olga@muster.example", "Olga Ohnesorg")
	})
	b.small()
}

// small is the second customer.
func (b *builder) small() {
	b.on(200, 10, 30, func(ctx context.Context) (err error) {
		b.beispiel, b.burgi, err = b.open(ctx, vendor.Opening{Handle: "beispiel", Name: "Beispiel AG", Zone: "Europe/Vienna", Language: "de",
			Subscription: licence.Metered, Executives: 1,
			Owner: user.Draft{Mail: "bruno@beispiel.example", FirstName: "Bruno", LastName: "Bürgi", Country: "AT", Language: "de"}})
		if err != nil {
			return err
		}
		return b.welcome(ctx, "owner", "beispiel", "bruno@beispiel.example", "Bruno Bürgi")
	})
	b.on(199, 11, 0, func(ctx context.Context) error {
		by, err := b.as(ctx, b.beispiel, b.burgi)
		if err != nil {
			return err
		}
		for _, d := range []user.Draft{
			{Mail: "vreni@beispiel.example", FirstName: "Vreni", LastName: "Brändli", Country: "CH", Language: "de", Licence: licence.Driver},
			{Mail: "andre@beispiel.example", FirstName: "André", LastName: "Émery", Country: "CH", Language: "fr"},
			{Mail: "zora@beispiel.example", FirstName: "Zora", LastName: "Žižková", Country: "AT", Language: "en"},
		} {
			u, err := user.Create(ctx, b.Table, by, b.beispiel, d, nil)
			if err != nil {
				return err
			}
			if _, err := b.signIn(ctx, b.beispiel, u.ID); err != nil {
				return err
			}
		}
		return nil
	})
}

func (b *builder) open(ctx context.Context, o vendor.Opening) (in, owner string, err error) {
	by, err := b.as(ctx, b.home, b.oper)
	if err != nil {
		return "", "", err
	}
	by.Kind, by.Home, by.Cause = actor.Operator, b.home, "by the vendor"
	ten, u, err := vendor.Open(ctx, b.Table, by, o, func(string) table.Writes { return nil })
	return ten.ID, u.ID, err
}

// signIn is a sign-in without the cost of a password: the same commit as after one.
func (b *builder) signIn(ctx context.Context, in, id string) (access.Caller, error) {
	u, err := user.Get(ctx, b.Table, in, id)
	if err != nil {
		return access.Caller{}, err
	}
	ten, err := tenant.Get(ctx, b.Table, in)
	if err != nil {
		return access.Caller{}, err
	}
	s, _ := session.New(b.Table, session.Session{Tenant: in, User: id, Stamp: u.Stamp, TenantStamp: ten.Stamp})
	parts := []table.Part{session.Open(s), u.SignedIn(s.Created, user.ErrStale)}
	if u.LastSignIn.IsZero() {
		parts = append(parts, tenant.Count(in, 0, -1, 0))
	}
	if u.Warning != nil || u.Held != nil {
		parts = append(parts, user.WarningVoided(b.Table, u))
	}
	return access.Caller{Session: s, User: u, Tenant: ten, Ends: s.Ends, Checked: s.Created}, b.Table.Commit(ctx, parts...)
}

// as signs somebody in, to act.
func (b *builder) as(ctx context.Context, in, id string) (actor.Actor, error) {
	c, err := b.signIn(ctx, in, id)
	return c.Actor(), err
}
