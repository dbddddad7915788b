package demo

import (
	"context"
	"time"

	"github.com/curfew/curfew/infra/local/mailbox"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/importing"
	"github.com/curfew/curfew/pkg/job"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// How people of people.csv ended up.
const (
	deactivated = "deactivated"
	reactivated = "reactivated"
	exempt      = "exempt"
	bounces     = "bounces"
	imported    = "imported"
	deleted     = "deleted"
)

// often is how many days lie between the sign-ins of somebody who is there.
const often = 55

// staff makes the people of Muster GmbH and lets them sign in until their last time.
func (b *builder) staff() {
	for _, p := range b.people {
		if p.status != imported {
			b.on(p.created, 10, 15, func(ctx context.Context) error { return b.hire(ctx, p) })
		}
		if p.last == never {
			continue
		}
		for day := p.created - 1; day > p.last+5; day -= often {
			b.on(day, 7, 50, func(ctx context.Context) error { return b.come(ctx, p) })
		}
		b.before(p.last, func(ctx context.Context) error { return b.come(ctx, p) })
	}
	b.on(12, 14, 0, b.bringIn)
	b.on(360, 9, 30, func(ctx context.Context) error {
		by, err := b.as(ctx, b.muster, b.owner)
		if err != nil {
			return err
		}
		u, err := user.Create(ctx, b.Table, by, b.muster, user.Draft{Mail: "konrad.eigner@muster.example", FirstName: "Konrad", LastName: "Eigner",
			Country: "AT", Language: "de", Department: "Geschäftsführung", Licence: licence.Executive, Administrator: true, Owner: true}, nil)
		b.eigner = u.ID
		return err
	})
	for day := 359; day > 0; day -= 40 {
		b.on(day, 8, 20, func(ctx context.Context) error {
			_, err := b.signIn(ctx, b.muster, b.eigner)
			return err
		})
	}
}

func (b *builder) hire(ctx context.Context, p *person) error {
	by, err := b.as(ctx, b.muster, b.owner)
	if err != nil {
		return err
	}
	u, err := user.Create(ctx, b.Table, by, b.muster, p.Draft, nil)
	if p.id = u.ID; err != nil {
		return err
	}
	switch p.Mail {
	case "anna.berger@muster.example":
		return b.welcome(ctx, "administrator", "muster", p.Mail, u.Name())
	case "petra.aerger@muster.example":
		return b.welcome(ctx, "user", "muster", p.Mail, u.Name())
	}
	return nil
}

// come lets somebody sign in, if he may.
func (b *builder) come(ctx context.Context, p *person) error {
	if p.id == "" {
		id, err := user.ByMail(ctx, b.Table, b.muster, p.Mail)
		if p.id = id; err != nil {
			return err
		}
	}
	u, err := user.Get(ctx, b.Table, b.muster, p.id)
	if err != nil || u.Status != user.Active {
		return err
	}
	_, err = b.signIn(ctx, b.muster, p.id)
	return err
}

// bringIn imports a list of people, of which nobody gets a mail.
func (b *builder) bringIn(ctx context.Context) error {
	c, err := b.signIn(ctx, b.muster, b.owner)
	if err != nil {
		return err
	}
	as := folder.By{Actor: c.Actor(), Administrator: true}
	i, err := importing.Rehearse(ctx, b.Table, as, b.muster, sheet(b.people), func(context.Context, string, ...string) ([]time.Time, error) { return nil, nil }, nil)
	if err != nil {
		return err
	}
	_, err = importing.Start(ctx, b.Table, as, job.Stands{User: c.User.ID, Stamp: c.User.Stamp, TenantStamp: c.Tenant.Stamp}, i, nil)
	return err
}

// rule switches the idle rule on, as its preview says.
func (b *builder) rule(ctx context.Context) error {
	by, err := b.as(ctx, b.muster, b.owner)
	if err != nil {
		return err
	}
	ten, err := tenant.Get(ctx, b.Table, b.muster)
	if err != nil {
		return err
	}
	days := 90
	preview, err := idle.Foresee(ctx, b.Table, ten, days)
	if err != nil {
		return err
	}
	_, err = idle.Save(ctx, b.Table, by, ten, &days, preview.WarnedNow)
	return err
}

// stories are what happened to single people.
func (b *builder) stories() {
	b.on(180, 9, 10, b.rule)
	for _, p := range b.people {
		switch p.status {
		case deactivated:
			b.on(p.last-7, 16, 30, func(ctx context.Context) error { return b.deactivate(ctx, p) })
		case reactivated:
			b.on(60, 11, 0, func(ctx context.Context) error { return b.deactivate(ctx, p) })
			b.on(20, 9, 0, func(ctx context.Context) error {
				by, err := b.as(ctx, b.muster, b.owner)
				if err != nil {
					return err
				}
				_, err = user.Reactivate(ctx, b.Table, by, b.muster, p.id)
				return err
			})
		case exempt:
			b.on(p.last-10, 9, 40, func(ctx context.Context) error {
				by, err := b.as(ctx, b.muster, b.owner)
				if err != nil {
					return err
				}
				_, err = user.Exempt(ctx, b.Table, by, b.muster, p.id, b.now.Add(100*24*time.Hour), "Elternzeit")
				return err
			})
		case bounces:
			b.before(p.last-1, func(context.Context) error {
				return b.Mailbox.SetFaults(mailbox.Fault{Kind: mailbox.Bounce, To: p.Mail, Times: 1})
			})
		case deleted:
			b.on(p.last-20, 15, 0, func(ctx context.Context) error {
				by, err := b.as(ctx, b.muster, b.owner)
				if err != nil {
					return err
				}
				_, err = user.Delete(ctx, b.Table, by, b.muster, p.id, p.Mail)
				return err
			})
		}
	}
	b.on(90, 13, 0, b.changes)
}

func (b *builder) deactivate(ctx context.Context, p *person) error {
	by, err := b.as(ctx, b.muster, b.owner)
	if err != nil {
		return err
	}
	_, err = user.Deactivate(ctx, b.Table, by, b.muster, p.id)
	return err
}

// changes are some edits, for the history.
func (b *builder) changes(ctx context.Context) error {
	by, err := b.as(ctx, b.muster, b.owner)
	if err != nil {
		return err
	}
	text := func(s string) *string { return &s }
	driver := licence.Driver
	for _, c := range []struct {
		mail string
		edit user.Edit
	}{
		{"katharina.boehm@muster.example", user.Edit{Mail: text("katharina.loew@muster.example"), LastName: text("Löw")}},
		{"soeren.gross@muster.example", user.Edit{Department: text("Vertrieb Nord")}},
		{"stefanie.loew@muster.example", user.Edit{Licence: &driver, Country: text("AT")}},
	} {
		id, err := user.ByMail(ctx, b.Table, b.muster, c.mail)
		if err != nil {
			return err
		}
		u, err := user.Get(ctx, b.Table, b.muster, id)
		if err != nil {
			return err
		}
		if _, err := user.Change(ctx, b.Table, by, b.muster, id, u.Version, c.edit); err != nil {
			return err
		}
	}
	return nil
}
