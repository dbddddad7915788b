package demo

import (
	"context"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
)

// access is the story of the support switch: a grant that ended by itself, one that was switched off while support was in, and one
// that is open.
func (b *builder) access() {
	var inside access.Caller
	b.on(120, 9, 0, b.let(civil.Day))
	b.on(120, 9, 30, func(ctx context.Context) error {
		return b.enter(ctx, &inside, "Rechnungsimport bricht in Zeile 412 ab", "S-1047")
	})
	b.on(120, 9, 41, func(ctx context.Context) error {
		return grant.HandBack(ctx, b.Table, inside.Session)
	})
	b.on(45, 14, 0, b.let(civil.TwoWeeks))
	b.on(42, 10, 0, func(ctx context.Context) error {
		return b.enter(ctx, &inside, "Auswertung zeigt doppelte Aufgaben", "S-1102")
	})
	b.on(42, 10, 7, func(ctx context.Context) error {
		by, err := b.as(ctx, b.muster, b.owner)
		if err != nil {
			return err
		}
		return grant.Close(ctx, b.Table, by, b.muster, "")
	})
	b.on(2, 15, 20, b.let(civil.Week))
}

// let lets support in for a period.
func (b *builder) let(period civil.Period) func(context.Context) error {
	return func(ctx context.Context) error {
		by, err := b.as(ctx, b.muster, b.owner)
		if err != nil {
			return err
		}
		ten, err := tenant.Get(ctx, b.Table, b.muster)
		if err != nil {
			return err
		}
		_, err = grant.Open(ctx, b.Table, by, ten, period, "")
		return err
	}
}

// enter signs support in as the second owner.
func (b *builder) enter(ctx context.Context, into *access.Caller, reason, ticket string) error {
	c, err := b.signIn(ctx, b.home, b.agent)
	if err != nil {
		return err
	}
	*into, _, err = access.Enter(ctx, b.Table, c, access.Entry{Tenant: "muster", As: b.eigner, Reason: reason, Ticket: ticket},
		func(string) table.Writes { return nil })
	return err
}
