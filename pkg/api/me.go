package api

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/licence"
)

type meOutput struct {
	Body struct {
		Tenant       TenantLine          `json:"tenant"`
		User         userLine            `json:"user" doc:"The caller; in a support session the administrator he acts as"`
		Vendor       bool                `json:"vendor" doc:"It is the vendor's own tenant"`
		Product      productLine         `json:"product" doc:"The vendor's product, where people of this tenant work"`
		Seats        *mySeats            `json:"seats,omitempty" doc:"Only for those who see users"`
		BrakeSince   *time.Time          `json:"brakeWaitingSince,omitempty" doc:"Only for those who see the settings: since when the brake of the idle rule waits for an answer"`
		HeldWaiting  bool                `json:"heldWaiting" doc:"Warnings did not arrive, and wait for an administrator's answer"`
		Capabilities []access.Capability `json:"capabilities" doc:"What the caller may do; routes name the capability they need"`
		Owner        bool                `json:"owner"`
		Zone         string              `json:"zone" doc:"In which the tenant reads instants"`
		Language     string              `json:"language"`
		Ends         time.Time           `json:"ends" doc:"When access ends unless it is used"`
		SecondsLeft  int64               `json:"secondsLeft"`
		Support      *supportLine        `json:"support,omitempty" doc:"Only in a support session"`
	}
}

type productLine struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

// mySeats is how the tenant pays, and its seats, as the request has read them anyway.
type mySeats struct {
	Subscription licence.Subscription `json:"subscription" doc:"seats: a fixed number; metered: billed on change"`
	Licences     []seatLine           `json:"licences"`
}

type supportLine struct {
	Agent       userLine   `json:"agent"`
	Reason      string     `json:"reason"`
	Ticket      string     `json:"ticket"`
	Ends        time.Time  `json:"ends" doc:"The session's own limit"`
	GrantEnds   *time.Time `json:"grantEnds" doc:"null when unlimited"`
	GrantPeriod string     `json:"grantPeriod"`
}

func (s *Server) me(ctx context.Context, c call, _ *struct{}) (*meOutput, error) {
	out := &meOutput{}
	b := &out.Body
	b.Tenant = TenantLine{c.Tenant.ID, c.Tenant.Handle, c.Tenant.Name}
	b.User = userLine{c.User.ID, c.User.Name()}
	b.Vendor, b.Product = c.Tenant.Vendor, productLine(s.Product)
	if c.Tenant.ProductURL != "" {
		b.Product.URL = c.Tenant.ProductURL
	}
	if c.Can(access.SeeUsers) {
		b.Seats = &mySeats{c.Tenant.Subscription, seats(c.Tenant)}
	}
	if c.Can(access.Settings) {
		b.BrakeSince = instant(c.Tenant.Brake.Waiting)
		held, _, err := idle.Held(ctx, s.Table, c.Tenant.ID, 1)
		if err != nil {
			return nil, err
		}
		b.HeldWaiting = len(held) > 0
	}
	b.Capabilities = c.Capabilities()
	b.Owner = !c.Support() && c.Tenant.IsOwner(c.User.ID)
	b.Zone, b.Language = c.Tenant.Zone, c.User.Language
	if b.Language == "" {
		b.Language = c.Tenant.Language
	}
	b.Ends, b.SecondsLeft = c.Ends, int64(c.Ends.Sub(c.Checked).Seconds())
	if c.Support() {
		b.Support = &supportLine{Agent: userLine{c.Agent.ID, c.Agent.Name()}, Reason: c.Session.Reason, Ticket: c.Session.Ticket, Ends: c.Session.Limit,
			GrantEnds: instant(c.Grant.End), GrantPeriod: string(c.Grant.Period)}
	}
	return out, nil
}

// instant is null for the zero time.
func instant(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
