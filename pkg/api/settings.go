package api

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/vendor"
)

// The tenant's settings: company, security, support access.
func Settings(s *Server) {
	handle(s, Route{Method: "GET", Path: "/v1/settings", ID: "get-settings", Summary: "The tenant's settings, seats and tallies", Needs: access.Settings, Support: true}, s.getSettings)
	handle(s, Route{Method: "PATCH", Path: "/v1/settings", ID: "change-settings", Summary: "Change the tenant's settings", Needs: access.Configure}, s.changeSettings)
	handle(s, Route{Method: "GET", Path: "/v1/settings/history", ID: "list-tenant-history", Summary: "What changed in the tenant, newest first", Needs: access.Settings, Support: true}, s.tenantHistory)
	handle(s, Route{Method: "GET", Path: "/v1/settings/security", ID: "get-security", Summary: "The idle rule", Needs: access.Settings, Support: true}, s.getSecurity)
	handle(s, Route{Method: "PUT", Path: "/v1/settings/security", ID: "set-security", Summary: "Set the idle rule, with the preview's number confirmed", Needs: access.Configure}, s.setSecurity)
	handle(s, Route{Method: "GET", Path: "/v1/settings/security/preview", ID: "preview-security", Summary: "What a period would do, before it is saved", Needs: access.Settings, Support: true}, s.previewSecurity)
	handle(s, Route{Method: "POST", Path: "/v1/settings/security/brake", ID: "answer-brake", Summary: "Answer the brake: go on, or stop", Needs: access.Configure}, s.answerBrake)
	handle(s, Route{Method: "GET", Path: "/v1/support-access", ID: "get-support-access", Summary: "The support switch, its end and its advice", Needs: access.SupportOn}, s.getSupportAccess)
	handle(s, Route{Method: "PUT", Path: "/v1/support-access", ID: "set-support-access", Summary: "Let support in for a period, or out at once", Needs: access.SupportOn}, s.setSupportAccess)
	handle(s, Route{Method: "GET", Path: "/v1/support-access/register", ID: "get-support-register", Summary: "Grants, entries and reasons, past and present", Needs: access.SupportOn}, s.register)
	handle(s, Route{Method: "GET", Path: "/v1/support-access/sessions/{id}/acts", ID: "list-support-acts", Summary: "What was done in a support session, newest first", Needs: access.SupportOn}, s.acts)
	handle(s, Route{Method: "DELETE", Path: "/v1/support-access/sessions/{id}", ID: "end-support-session", Summary: "End one support session now", Needs: access.SupportOn, Status: 204}, s.endSupport)
	handle(s, Route{Method: "GET", Path: "/v1/owner-nomination", ID: "get-nomination", Summary: "The vendor's open nomination of an owner", Needs: access.Ownership}, s.nomination)
	handle(s, Route{Method: "DELETE", Path: "/v1/owner-nomination", ID: "refuse-nomination", Summary: "Refuse the vendor's nomination of an owner", Needs: access.Ownership, Status: 204}, s.refuse)
}

type settingsOutput struct {
	ETag string `header:"ETag"`
	Body struct {
		ID            string               `json:"id"`
		Handle        string               `json:"handle"`
		Name          string               `json:"name"`
		Zone          string               `json:"zone"`
		Language      string               `json:"language"`
		ProductURL    string               `json:"productUrl"`
		GrantByOwners bool                 `json:"grantByOwners" doc:"Only owners may let support in"`
		DeletedDays   int                  `json:"deletedAddressDays" doc:"How long an import can tell that an address was a deleted person's; it is kept hashed"`
		Subscription  licence.Subscription `json:"subscription"`
		Seats         licence.Seats        `json:"seats"`
		Counts        tenant.Counts        `json:"counts"`
		Owners        []string             `json:"owners"`
	}
}

func settingsOf(t tenant.Tenant) *settingsOutput {
	out := &settingsOutput{ETag: etag(t.Version)}
	b := &out.Body
	b.ID, b.Handle, b.Name, b.Zone, b.Language, b.ProductURL, b.GrantByOwners = t.ID, t.Handle, t.Name, t.Zone, t.Language, t.ProductURL, t.GrantByOwners
	b.DeletedDays = int(t.KeepsDeleted().Hours() / 24)
	b.Subscription, b.Seats, b.Counts, b.Owners = t.Subscription, t.Seats, t.Counts, t.Owners
	return out
}

func (s *Server) getSettings(_ context.Context, c call, _ *struct{}) (*settingsOutput, error) {
	return settingsOf(c.Tenant), nil
}

type settingsInput struct {
	Match string `header:"If-Match" maxLength:"40"`
	Body  struct {
		Name          *string `json:"name,omitempty" maxLength:"400"`
		Zone          *string `json:"zone,omitempty" maxLength:"60"`
		Language      *string `json:"language,omitempty" maxLength:"2"`
		ProductURL    *string `json:"productUrl,omitempty" maxLength:"300"`
		GrantByOwners *bool   `json:"grantByOwners,omitempty"`
		DeletedDays   *int    `json:"deletedAddressDays,omitempty" doc:"0 to 3650; 0: not at all"`
	}
}

func (s *Server) changeSettings(ctx context.Context, c call, in *settingsInput) (*settingsOutput, error) {
	if err := matches(in.Match, c.Tenant.Version); err != nil {
		return nil, err
	}
	if in.Body.GrantByOwners != nil && *in.Body.GrantByOwners != c.Tenant.GrantByOwners && !c.Can(access.Ownership) {
		return nil, access.ErrForbidden
	}
	ten, err := tenant.Configure(ctx, s.Table, c.Actor(), c.Tenant, tenant.Edit(in.Body), vendor.Check)
	if err != nil {
		return nil, err
	}
	return settingsOf(ten), nil
}

// matches compares an If-Match, if there is one.
func matches(ifMatch string, have int) error {
	if ifMatch == "" {
		return nil
	}
	if seen, _ := version(ifMatch); seen != have {
		return tenant.ErrStale
	}
	return nil
}

type securityOutput struct {
	ETag string `header:"ETag"`
	Body securityView
}

type securityView struct {
	IdleDays *int       `json:"idleDays" doc:"null when off"`
	Presets  []int      `json:"presets"`
	Least    int        `json:"least"`
	Most     int        `json:"most"`
	Notice   int        `json:"noticeDays" doc:"Between the letter and the deactivation, at least"`
	SavedAt  *time.Time `json:"savedAt,omitempty"`
	Brake    *brakeView `json:"brake,omitempty" doc:"Only while it waits for an answer"`
	Held     []heldView `json:"held" doc:"Whose deactivation waits for an answer, the longest first, at most 50"`
	HeldMore bool       `json:"heldMore,omitempty" doc:"There are others"`
}

type heldView struct {
	User  userLine  `json:"user"`
	Since time.Time `json:"since"`
	Why   string    `json:"why" doc:"What became of his warning: bounce, suppressed or refused, then what the mail system adds"`
}

type brakeView struct {
	Since time.Time  `json:"since"`
	Limit int        `json:"limit" doc:"Automatic deactivations within 24 hours"`
	Count int        `json:"count" doc:"How many would be deactivated if it is answered with go on"`
	More  bool       `json:"countMore,omitempty" doc:"There are more than were counted"`
	Next  []userLine `json:"next" doc:"The first of them, at most 20"`
}

// security is the rule and all that waits for an answer under it.
func (s *Server) security(ctx context.Context, t tenant.Tenant) (*securityOutput, error) {
	out := securityOf(t)
	held, more, err := idle.Held(ctx, s.Table, t.ID, 50)
	if err != nil {
		return nil, err
	}
	out.Body.HeldMore = more
	for _, u := range held {
		out.Body.Held = append(out.Body.Held, heldView{userLine{u.ID, u.Name()}, u.Held.Since, u.Held.Why})
	}
	b := out.Body.Brake
	if b == nil {
		return out, nil
	}
	next, n, more, err := idle.Braked(ctx, s.Table, t, 20)
	b.Count, b.More = n, more
	for _, u := range next {
		b.Next = append(b.Next, userLine{u.ID, u.Name()})
	}
	return out, err
}

func securityOf(t tenant.Tenant) *securityOutput {
	out := &securityOutput{ETag: etag(t.Version), Body: securityView{Presets: []int{30, 60, 90, 180, 365}, Least: idle.Least, Most: idle.Most, Notice: 15, Held: []heldView{}}}
	if t.Rule.On {
		out.Body.IdleDays, out.Body.SavedAt = &t.Rule.Days, instant(t.Rule.SavedAt)
	}
	if !t.Brake.Waiting.IsZero() {
		out.Body.Brake = &brakeView{Since: t.Brake.Waiting, Limit: idle.Limit(t), Next: []userLine{}}
	}
	return out
}

func (s *Server) getSecurity(ctx context.Context, c call, _ *struct{}) (*securityOutput, error) {
	return s.security(ctx, c.Tenant)
}

type securityInput struct {
	Match string `header:"If-Match" maxLength:"40"`
	Body  struct {
		IdleDays  *int `json:"idleDays" nullable:"true" doc:"30 to 730, or null for off"`
		Confirmed int  `json:"confirmed,omitempty" minimum:"0" doc:"The preview's warnedNow"`
	}
}

func (s *Server) setSecurity(ctx context.Context, c call, in *securityInput) (*securityOutput, error) {
	if err := matches(in.Match, c.Tenant.Version); err != nil {
		return nil, err
	}
	ten, err := idle.Save(ctx, s.Table, c.Actor(), c.Tenant, in.Body.IdleDays, in.Body.Confirmed)
	if err != nil {
		return nil, err
	}
	return s.security(ctx, ten)
}

type previewInput struct {
	Days int `query:"idleDays" required:"true"`
}

type previewOutput struct{ Body idle.Preview }

func (s *Server) previewSecurity(ctx context.Context, c call, in *previewInput) (*previewOutput, error) {
	p, err := idle.Foresee(ctx, s.Table, c.Tenant, in.Days)
	return &previewOutput{p}, err
}

type brakeInput struct {
	Body struct {
		Answer string `json:"answer" enum:"go-on,stop"`
	}
}

func (s *Server) answerBrake(ctx context.Context, c call, in *brakeInput) (*securityOutput, error) {
	ten, err := idle.Answer(ctx, s.Table, c.Actor(), c.Tenant, in.Body.Answer == "go-on")
	if err != nil {
		return nil, err
	}
	return s.security(ctx, ten)
}

type nominationOutput struct {
	Body struct {
		User      userLine  `json:"user"`
		Effective time.Time `json:"effective" doc:"Unless an owner refuses before"`
	}
}

func (s *Server) nomination(ctx context.Context, c call, _ *struct{}) (*nominationOutput, error) {
	n, there, err := vendor.Nominated(ctx, s.Table, c.Tenant.ID)
	if err == nil && !there {
		err = errNoRoute
	}
	if err != nil {
		return nil, err
	}
	key := table.User(c.Tenant.ID, n.User)
	names, err := s.named(ctx, lang(c), map[table.Key]bool{key: true})
	out := &nominationOutput{}
	out.Body.User, out.Body.Effective = userLine{n.User, names[key]}, n.Effective
	return out, err
}

func (s *Server) refuse(ctx context.Context, c call, _ *struct{}) (*struct{}, error) {
	return nil, vendor.Refuse(ctx, s.Table, c.Actor(), c.Tenant.ID)
}
