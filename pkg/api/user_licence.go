package api

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/user"
)

type licenceInput struct {
	ID string       `path:"id" maxLength:"60"`
	To licence.Kind `query:"to" enum:"collaborator,driver,executive" required:"true"`
}

type licenceOutput struct {
	Body struct {
		From         licence.Kind         `json:"from"`
		To           licence.Kind         `json:"to"`
		Subscription licence.Subscription `json:"subscription" doc:"seats: refused beyond the bought seats; metered: billed"`
		Free         *int                 `json:"free" doc:"Seats of the new kind that are free now; null: unlimited"`
		Refused      bool                 `json:"refused" doc:"No seat is free, or he still drives folders and the new licence does not allow it"`
		Drives       []drivenView         `json:"drives" doc:"The folders he drives, which the new licence does not allow: to be handed over first"`
		Demotion     bool                 `json:"demotion" doc:"He would be no administrator any more"`
		Amount       *amountView          `json:"amount" doc:"For the rest of the month, of what is beyond the bought seats; null where nothing is billed by use or the vendor set no price"`
	}
}

type amountView struct {
	Currency string    `json:"currency"`
	Minor    int       `json:"minor" doc:"In the currency's smallest unit; negative: it costs less"`
	Until    time.Time `json:"until"`
}

// previewLicence says, before anything is saved, what a change of licence means.
func (s *Server) previewLicence(ctx context.Context, c call, in *licenceInput) (*licenceOutput, error) {
	u, err := user.Get(ctx, s.Table, c.Tenant.ID, in.ID)
	if err != nil {
		return nil, err
	}
	out := &licenceOutput{}
	b, seats := &out.Body, c.Tenant.Seats.Of(in.To)
	b.From, b.To, b.Subscription = u.Licence, in.To, c.Tenant.Subscription
	b.Demotion = u.Administrator && in.To != licence.Executive
	if in.To != licence.Collaborator && c.Tenant.Subscription == licence.Fixed {
		free := max(0, seats.Bought-seats.Used)
		b.Free, b.Refused = &free, free == 0 && u.Licence != in.To && u.Status == user.Active
	}
	b.Drives = []drivenView{}
	if !in.To.Drives() && u.Drives > 0 {
		if b.Drives, err = s.drives(ctx, c, u); err != nil {
			return nil, err
		}
		b.Refused = b.Refused || len(b.Drives) > 0
	}
	if c.Tenant.Prices != (licence.Prices{}) && c.Tenant.Subscription != licence.Fixed && u.Status == user.Active {
		from, to := u.Licence, in.To // what is bought is paid for, used or not
		if was := c.Tenant.Seats.Of(from); was.Used <= was.Bought {
			from = licence.Collaborator
		}
		if seats.Used < seats.Bought {
			to = licence.Collaborator
		}
		if u.Licence == in.To {
			from, to = in.To, in.To
		}
		minor, until := c.Tenant.Prices.Rest(from, to, s.Table.Now(), c.Tenant.Location())
		b.Amount = &amountView{c.Tenant.Prices.Currency, minor, until}
	}
	return out, nil
}
