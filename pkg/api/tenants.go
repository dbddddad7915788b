package api

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

// What operators do: tenants and service keys.
func Tenants(s *Server) {
	op := func(method, path, id, summary string, status int) Route {
		return Route{Method: method, Path: path, ID: id, Summary: summary, Needs: access.Operate, Status: status}
	}
	handle(s, op("GET", "/v1/tenants", "list-tenants", "All tenants: name, standing, seats, grant; no person", 0), s.listTenants)
	handle(s, op("POST", "/v1/tenants", "open-tenant", "Open a tenant; its owner gets an invitation", 201), s.createTenant)
	handle(s, op("GET", "/v1/tenants/{id}", "get-tenant", "One tenant", 0), s.getTenant)
	handle(s, op("PATCH", "/v1/tenants/{id}", "change-tenant", "Set seats and subscription", 0), s.changeTenant)
	handle(s, op("POST", "/v1/tenants/{id}/suspend", "suspend-tenant", "Put everybody out at once", 0), s.standing(vendor.Suspend))
	handle(s, op("POST", "/v1/tenants/{id}/resume", "resume-tenant", "Let a suspended or closed tenant in again; nobody gets mail by it, and the invited, whose links have died, are invited anew by hand", 0), s.standing(vendor.Resume))
	handle(s, op("POST", "/v1/tenants/{id}/close", "close-tenant", "Close a tenant; after 30 days all of it is erased", 0), s.standing(vendor.Close))
	handle(s, op("POST", "/v1/tenants/{id}/owner", "nominate-owner", "Name an administrator as owner, effective in 7 days unless an owner refuses", 202), s.nominate)
	handle(s, op("GET", "/v1/service-keys", "list-service-keys", "Service keys, without their secrets", 0), s.listKeys)
	handle(s, op("POST", "/v1/service-keys", "create-service-key", "Make a service key; it is shown once", 201), s.createKey)
	handle(s, op("DELETE", "/v1/service-keys/{id}", "revoke-service-key", "Make a service key worthless at once", 204), s.revokeKey)
}

// operator is the caller as another tenant's history names him.
func operator(c call) actor.Actor {
	a := c.Actor()
	a.Kind, a.Home, a.Cause = actor.Operator, c.Tenant.ID, "by the vendor"
	return a
}

type tenantView struct {
	TenantLine
	Status        tenant.Status        `json:"status"`
	Vendor        bool                 `json:"vendor,omitempty"`
	Created       time.Time            `json:"created"`
	ClosesAt      *time.Time           `json:"erasedAt,omitempty" doc:"Of a closed tenant"`
	Subscription  licence.Subscription `json:"subscription"`
	Seats         licence.Seats        `json:"seats"`
	Prices        *licence.Prices      `json:"prices,omitempty"`
	SupportAccess bool                 `json:"supportAccess"`
	SupportEnds   *time.Time           `json:"supportAccessEnds,omitempty"`

	version int
}

func (s *Server) tenant(ctx context.Context, in string) (tenantView, error) {
	items, err := s.Table.Read(ctx, table.Tenant(in), table.Grant(in))
	if err == nil && items[0] == nil {
		err = tenant.ErrUnknown
	}
	if err != nil {
		return tenantView{}, err
	}
	var ten tenant.Tenant
	var g grant.Grant
	if err := items[0].Decode(&ten); err != nil {
		return tenantView{}, err
	}
	if items[1] != nil {
		if err := items[1].Decode(&g); err != nil {
			return tenantView{}, err
		}
	}
	v := tenantView{TenantLine: TenantLine{ten.ID, ten.Handle, ten.Name}, Status: ten.Status, Vendor: ten.Vendor, Created: ten.Created,
		ClosesAt: instant(ten.ClosesAt), Subscription: ten.Subscription, Seats: ten.Seats, version: ten.Version}
	if ten.Prices != (licence.Prices{}) {
		v.Prices = &ten.Prices
	}
	if g.Live(s.Table.Now()) {
		v.SupportAccess, v.SupportEnds = true, instant(g.End)
	}
	return v, nil
}

type tenantsOutput struct {
	Body struct {
		Tenants []tenantView `json:"tenants"`
		Next    string       `json:"nextPageToken,omitempty"`
	}
}

func (s *Server) listTenants(ctx context.Context, c call, in *Paging) (*tenantsOutput, error) {
	after, err := unseal(c, "tenants", in.Token)
	if err != nil {
		return nil, err
	}
	page, err := s.Table.Query(ctx, table.Query{Index: table.Directory, Partition: table.Tenants, Limit: in.Size, After: after})
	if err != nil {
		return nil, err
	}
	out := &tenantsOutput{}
	out.Body.Tenants, out.Body.Next = []tenantView{}, seal(c, "tenants", page.Next)
	for _, item := range page.Items {
		v, err := s.tenant(ctx, item.Key().Partition)
		if err != nil {
			return nil, err
		}
		out.Body.Tenants = append(out.Body.Tenants, v)
	}
	return out, nil
}

type tenantOutput struct {
	Location string `header:"Location"`
	ETag     string `header:"ETag"`
	Body     tenantView
}

// tenantNow answers with a tenant and the tag that a change of its terms names.
func (s *Server) tenantNow(ctx context.Context, in string) (*tenantOutput, error) {
	v, err := s.tenant(ctx, in)
	return &tenantOutput{ETag: etag(v.version), Body: v}, err
}

func (s *Server) getTenant(ctx context.Context, _ call, in *idInput) (*tenantOutput, error) {
	return s.tenantNow(ctx, in.ID)
}

type openInput struct {
	Key  string `header:"Idempotency-Key" maxLength:"200"`
	Body struct {
		Handle       string               `json:"handle" maxLength:"60" doc:"Short name people sign in with"`
		Name         string               `json:"name" maxLength:"400"`
		Zone         string               `json:"zone,omitempty" maxLength:"60"`
		Language     string               `json:"language,omitempty" maxLength:"2"`
		ProductURL   string               `json:"productUrl,omitempty" maxLength:"300"`
		Subscription licence.Subscription `json:"subscription,omitempty" maxLength:"20" doc:"seats or metered"`
		Seats        seatsInput           `json:"seats,omitempty"`
		Owner        struct {
			Mail      string `json:"mail" maxLength:"320"`
			FirstName string `json:"firstName" maxLength:"400"`
			LastName  string `json:"lastName" maxLength:"400"`
			Country   string `json:"country,omitempty" maxLength:"2"`
			Language  string `json:"language,omitempty" maxLength:"2"`
		} `json:"owner"`
	}
}

type seatsInput struct {
	Driver    int `json:"driver,omitempty"`
	Executive int `json:"executive,omitempty"`
}

func (s *Server) createTenant(ctx context.Context, c call, in *openInput) (*tenantOutput, error) {
	b := in.Body
	o := vendor.Opening{Handle: b.Handle, Name: b.Name, Zone: b.Zone, Language: b.Language, ProductURL: b.ProductURL, Subscription: b.Subscription,
		Drivers: b.Seats.Driver, Executives: b.Seats.Executive,
		Owner: user.Draft{Mail: b.Owner.Mail, FirstName: b.Owner.FirstName, LastName: b.Owner.LastName, Country: b.Owner.Country, Language: b.Owner.Language}}
	var id string
	made, err := s.once(ctx, c, in.Key, b, func(remember func(string) table.Writes) error {
		ten, _, err := vendor.Open(ctx, s.Table, operator(c), o, remember)
		id = ten.ID
		return err
	})
	if err != nil {
		return nil, err
	}
	if made != "" {
		id = made
	}
	out, err := s.tenantNow(ctx, id)
	out.Location = "/v1/tenants/" + id
	return out, err
}

type termsInput struct {
	ID    string `path:"id" maxLength:"60"`
	Match string `header:"If-Match" maxLength:"40" doc:"The ETag that was seen; when it is sent, somebody else's change is refused with 412"`
	Body  struct {
		Subscription *licence.Subscription `json:"subscription,omitempty" maxLength:"20"`
		Seats        *struct {
			Driver    *int `json:"driver,omitempty"`
			Executive *int `json:"executive,omitempty"`
		} `json:"seats,omitempty"`
		Prices *licence.Prices `json:"prices,omitempty" doc:"Per seat and calendar month, in the currency's smallest unit"`
	}
}

func (s *Server) changeTenant(ctx context.Context, c call, in *termsInput) (*tenantOutput, error) {
	terms := vendor.Terms{Subscription: in.Body.Subscription, Prices: in.Body.Prices}
	if in.Body.Seats != nil {
		terms.Drivers, terms.Executives = in.Body.Seats.Driver, in.Body.Seats.Executive
	}
	if in.Match != "" {
		seen, _ := version(in.Match)
		terms.Seen = &seen
	}
	if _, err := vendor.SetTerms(ctx, s.Table, operator(c), in.ID, terms); err != nil {
		return nil, err
	}
	return s.tenantNow(ctx, in.ID)
}

// standing answers a change of a tenant's standing with the tenant.
func (s *Server) standing(f func(context.Context, *table.Table, actor.Actor, string) error) func(context.Context, call, *idInput) (*tenantOutput, error) {
	return func(ctx context.Context, c call, in *idInput) (*tenantOutput, error) {
		if err := f(ctx, s.Table, operator(c), in.ID); err != nil {
			return nil, err
		}
		return s.tenantNow(ctx, in.ID)
	}
}

type nominateInput struct {
	ID   string `path:"id" maxLength:"60"`
	Body struct {
		Mail string `json:"mail" maxLength:"320" doc:"Address of one of its active administrators"`
	}
}

type nominatedOutput struct {
	Body struct {
		Effective time.Time `json:"effective"`
	}
}

func (s *Server) nominate(ctx context.Context, c call, in *nominateInput) (*nominatedOutput, error) {
	n, err := vendor.Nominate(ctx, s.Table, operator(c), in.ID, in.Body.Mail)
	if err != nil {
		return nil, err
	}
	out := &nominatedOutput{}
	out.Body.Effective = n.Effective
	return out, nil
}
