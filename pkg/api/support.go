package api

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// The agents' desk.
func Support(s *Server) {
	handle(s, Route{Method: "GET", Path: "/v1/support/tenants", ID: "list-open-tenants", Summary: "Tenants that let support in now, with the time left", Needs: access.Desk, Heartbeat: true}, s.openTenants)
	handle(s, Route{Method: "GET", Path: "/v1/support/tenants/{id}", ID: "get-open-tenant", Summary: "An open tenant and its active administrators", Needs: access.Desk, Heartbeat: true}, s.openTenant)
	handle(s, Route{Method: "POST", Path: "/v1/support/sessions", ID: "start-support-session", Summary: "Sign in to an open tenant as one of its administrators", Needs: access.Desk, Status: 201}, s.enter)
	handle(s, Route{Method: "DELETE", Path: "/v1/support/sessions/{id}", ID: "hand-back", Summary: "End a support session: the agent's own, or the one that asks", Needs: access.Self, Support: true, Status: 204}, s.handBack)
}

type openView struct {
	TenantLine
	Since       time.Time  `json:"since"`
	Ends        *time.Time `json:"ends" doc:"null when unlimited"`
	SecondsLeft *int64     `json:"secondsLeft" doc:"null when unlimited"`
	Zone        string     `json:"zone"`
	Profiles    []userLine `json:"administrators,omitempty" doc:"Through whom an agent may sign in"`
}

type openTenantsOutput struct {
	Body struct {
		Tenants []openView `json:"tenants"`
	}
}

func (s *Server) openTenants(ctx context.Context, c call, _ *struct{}) (*openTenantsOutput, error) {
	live, err := grant.Live(ctx, s.Table)
	if err != nil {
		return nil, err
	}
	out := &openTenantsOutput{}
	out.Body.Tenants = []openView{}
	for _, g := range live {
		v, open, err := s.open(ctx, g.Tenant)
		if err != nil {
			return nil, err
		}
		if open {
			out.Body.Tenants = append(out.Body.Tenants, v)
		}
	}
	return out, nil
}

// open is what an agent sees of a tenant that lets support in at this instant, as the items themselves say.
func (s *Server) open(ctx context.Context, in string) (openView, bool, error) {
	items, err := s.Table.Read(ctx, table.Tenant(in), table.Grant(in))
	if err != nil || items[0] == nil || items[1] == nil {
		return openView{}, false, err
	}
	var ten tenant.Tenant
	var g grant.Grant
	if err := items[0].Decode(&ten); err != nil {
		return openView{}, false, err
	}
	if err := items[1].Decode(&g); err != nil {
		return openView{}, false, err
	}
	now := s.Table.Now()
	if ten.Status != tenant.Active || !g.Live(now) {
		return openView{}, false, nil
	}
	v := openView{TenantLine: TenantLine{ten.ID, ten.Handle, ten.Name}, Since: g.Start, Ends: instant(g.End), Zone: ten.Zone}
	if !g.Unlimited {
		left := int64(g.End.Sub(now).Seconds())
		v.SecondsLeft = &left
	}
	return v, true, nil
}

type openTenantOutput struct{ Body openView }

func (s *Server) openTenant(ctx context.Context, c call, in *idInput) (*openTenantOutput, error) {
	id, err := tenant.Find(ctx, s.Table, in.ID)
	if err != nil {
		return nil, err
	}
	var v openView
	open := false
	if id != "" {
		v, open, err = s.open(ctx, id)
	}
	if err == nil && !open {
		err = access.ErrNoGrant.At("")
	}
	if err != nil {
		return nil, err
	}
	page, err := s.Table.Query(ctx, table.Query{Index: table.Directory, Partition: table.Administrators(id), Limit: 200})
	for _, item := range page.Items {
		var u user.User
		if item.Decode(&u) == nil && u.Status == user.Active {
			v.Profiles = append(v.Profiles, userLine{u.ID, u.Name()})
		}
	}
	return &openTenantOutput{v}, err
}

type enterInput struct {
	Key  string `header:"Idempotency-Key" maxLength:"200"`
	Body struct {
		Tenant string `json:"tenant" maxLength:"60"`
		As     string `json:"as" maxLength:"60" doc:"Id of one active administrator"`
		Reason string `json:"reason" maxLength:"2000" doc:"10 to 500 characters; the tenant reads it"`
		Ticket string `json:"ticket" maxLength:"240"`
	}
}

type enterOutput struct {
	Location  string `header:"Location"`
	SetCookie string `header:"Set-Cookie" doc:"With Curfew-Session: own, the cookie __Host-curfew-support"`
	Body      struct {
		ID     string     `json:"id"`
		Token  string     `json:"token,omitempty" doc:"Bearer token of the support session; shown once. Not with Curfew-Session: it is in the cookie"`
		Ends   time.Time  `json:"ends" doc:"When it ends unless it is used; never later than limit"`
		Limit  time.Time  `json:"limit"`
		Tenant TenantLine `json:"tenant"`
		As     userLine   `json:"as"`
	}
}

func (s *Server) enter(ctx context.Context, c call, in *enterInput) (*enterOutput, error) {
	var who access.Caller
	var token string
	made, err := s.once(ctx, c, in.Key, in.Body, func(remember func(string) table.Writes) error {
		var err error
		who, token, err = access.Enter(ctx, s.Table, c.Caller, access.Entry(in.Body), remember)
		return err
	})
	if err == nil && made != "" {
		err = errRepeat // its token was shown once
	}
	if err != nil {
		return nil, err
	}
	out := &enterOutput{Location: "/v1/support/sessions/" + who.Session.ID}
	b := &out.Body
	if c.browser != nil {
		out.SetCookie, token = keep(formSupport, token), ""
	}
	b.ID, b.Token, b.Ends, b.Limit = who.Session.ID, token, who.Ends, who.Session.Limit
	if !who.Grant.Unlimited && who.Grant.End.Before(b.Limit) {
		b.Limit = who.Grant.End
	}
	b.Tenant, b.As = TenantLine{who.Tenant.ID, who.Tenant.Handle, who.Tenant.Name}, userLine{who.User.ID, who.User.Name()}
	return out, nil
}

// handBack ends a support session, asked for by itself or by its agent's own session.
func (s *Server) handBack(ctx context.Context, c call, in *idInput) (*cookieOutput, error) {
	out := &cookieOutput{}
	if c.browser.holds(formSupport, in.ID) {
		out = c.browser.gone(formSupport)
	}
	if c.Support() {
		if in.ID != c.Session.ID {
			return nil, errNoRoute
		}
		return out, grant.HandBack(ctx, s.Table, c.Session)
	}
	one, err := access.Entered(ctx, s.Table, c.Caller, in.ID)
	if err != nil {
		return nil, err
	}
	return out, grant.HandBack(ctx, s.Table, one)
}
