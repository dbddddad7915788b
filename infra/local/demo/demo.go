// Package demo fills a world with the people of a small company and a year of what happened to them.
//
// Rule: everything is done by the product's own functions, at its own time, with the clock set back and moved on again; so history,
// letters and dates are such as they would be. Passwords are set with the links that stand in the mails.
package demo

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"time"

	"github.com/curfew/curfew/infra/local/world"
	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/key"
)

// Password is that of every demo sign-in.
const Password = "Feierabend um halb sechs"

// Length is how long before the present the demo begins.
const Length = 400 * 24 * time.Hour

// SignIn is somebody one can be.
type SignIn struct {
	Role     string `json:"role"`
	Tenant   string `json:"tenant"`
	Mail     string `json:"mail"`
	Password string `json:"password"`
	Name     string `json:"name"`
}

// Demo is what was made, for whoever wants to use it.
type Demo struct {
	SignIns    []SignIn `json:"signIns"`
	ServiceKey string   `json:"serviceKey"` // of the vendor's product, for introspection
}

// act is something that happens at an instant.
type act struct {
	at time.Time
	do func(context.Context) error
}

// builder plays the acts.
type builder struct {
	*world.World
	now    time.Time // the present, towards which everything goes
	zone   *time.Location
	people []*person
	acts   []act
	demo   Demo

	home, muster, beispiel            string // tenants
	owner, eigner, burgi, agent, oper string // users
}

// Build plays the demo into a world whose engine is empty and whose clock stands Length before now; at the end it stands at now.
func Build(ctx context.Context, w *world.World, now time.Time) (Demo, error) {
	now = now.UTC().Truncate(time.Millisecond)
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return Demo{}, err
	}
	b := &builder{World: w, now: now, zone: zone}
	if b.people, err = read(); err != nil {
		return Demo{}, err
	}
	b.tenants()
	b.staff()
	b.stories()
	b.folders()
	b.access()
	slices.SortStableFunc(b.acts, func(x, y act) int { return x.at.Compare(y.at) })
	for i, a := range b.acts {
		if err := b.to(ctx, a.at); err != nil {
			return Demo{}, fmt.Errorf("demo, act %d: %w", i, err)
		}
		if err := a.do(ctx); err != nil {
			return Demo{}, fmt.Errorf("demo, act %d at %s: %w", i, a.at.Format(time.DateTime), err)
		}
	}
	b.demo.ServiceKey, err = b.serviceKey(ctx)
	return b.demo, errors.Join(err, b.to(ctx, now))
}

// to moves the clock on, and does what is owed at once.
func (b *builder) to(ctx context.Context, at time.Time) error {
	at = latest(at, b.Clock.Now())
	_, err := b.Move(ctx, func(time.Time) time.Time { return at }, nil)
	return err
}

// on adds an act so many days ago, at a time of day in Berlin; never in the last hour before the present.
func (b *builder) on(daysAgo, hour, minute int, do func(context.Context) error) {
	day := b.now.In(b.zone).AddDate(0, 0, -daysAgo)
	at := time.Date(day.Year(), day.Month(), day.Day(), hour, minute, 0, 0, b.zone)
	if last := b.now.Add(-time.Hour); at.After(last) {
		at = last
	}
	b.acts = append(b.acts, act{at.UTC(), do})
}

// before adds an act exactly so many days of 24 hours before the present.
func (b *builder) before(days int, do func(context.Context) error) {
	b.acts = append(b.acts, act{b.now.Add(-time.Duration(days) * 24 * time.Hour), do})
}

var links = regexp.MustCompile(`/set-password#(cfl_[A-Za-z0-9._-]+)`)

// welcome sets somebody's password with the link in his newest mail, and names him as a sign-in.
func (b *builder) welcome(ctx context.Context, role, handle, mail, name string) error {
	if err := b.to(ctx, b.Clock.Now()); err != nil {
		return err
	}
	for _, m := range b.Mailbox.Messages(mail) {
		if found := links.FindStringSubmatch(m.Text); found != nil {
			b.demo.SignIns = append(b.demo.SignIns, SignIn{role, handle, mail, Password, name})
			return access.SetPassword(ctx, b.Table, found[1], Password, "127.0.0.1")
		}
	}
	return fmt.Errorf("%s got no link", mail)
}

// serviceKey makes the key with which the vendor's product asks about sessions.
func (b *builder) serviceKey(ctx context.Context) (string, error) {
	by, err := b.as(ctx, b.home, b.oper)
	if err != nil {
		return "", err
	}
	_, text, err := key.Create(ctx, b.Table, by, b.home, "Werkbank", []string{key.Introspect, key.Presence})
	return text, err
}

func latest(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}
