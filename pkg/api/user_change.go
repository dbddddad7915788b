package api

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/user"
)

type changeInput struct {
	ID    string `path:"id" maxLength:"60"`
	Match string `header:"If-Match" maxLength:"40" doc:"The ETag that was seen; required"`
	Body  struct {
		Mail               *string       `json:"mail,omitempty" maxLength:"320"`
		FirstName          *string       `json:"firstName,omitempty" maxLength:"400"`
		LastName           *string       `json:"lastName,omitempty" maxLength:"400"`
		Country            *string       `json:"country,omitempty" maxLength:"2" doc:"Sets the time zone too, unless that is sent"`
		Zone               *string       `json:"zone,omitempty" maxLength:"60"`
		Language           *string       `json:"language,omitempty" maxLength:"2"`
		Department         *string       `json:"department,omitempty" maxLength:"400"`
		Licence            *licence.Kind `json:"licence,omitempty" maxLength:"20" doc:"May be billed, depending on the subscription"`
		Administrator      *bool         `json:"administrator,omitempty"`
		SuperAdministrator *bool         `json:"superAdministrator,omitempty"`
		Owner              *bool         `json:"owner,omitempty"`
		Agent              *bool         `json:"agent,omitempty"`
		Operator           *bool         `json:"operator,omitempty"`
	}
}

func (s *Server) changeUser(ctx context.Context, c call, in *changeInput) (*userOutput, error) {
	seen, err := version(in.Match)
	if err != nil {
		return nil, err
	}
	b := in.Body
	if !c.Tenant.Vendor && (b.Agent != nil && *b.Agent || b.Operator != nil && *b.Operator) {
		return nil, user.ErrVendorRights
	}
	u, err := user.Change(ctx, s.Table, c.Actor(), c.Tenant.ID, in.ID, seen, user.Edit(b))
	if err != nil {
		return nil, err
	}
	return s.one(c, u), nil
}

func (s *Server) deactivateUser(ctx context.Context, c call, in *idInput) (*userOutput, error) {
	u, err := user.Deactivate(ctx, s.Table, c.Actor(), c.Tenant.ID, in.ID)
	if err != nil {
		return nil, err
	}
	out := s.one(c, u)
	out.Body.Deactivated.ByName = c.User.Name()
	if c.Support() {
		out.Body.Deactivated.AgentName = c.Agent.Name()
	}
	return out, nil
}

func (s *Server) reactivateUser(ctx context.Context, c call, in *idInput) (*userOutput, error) {
	return s.did(c)(user.Reactivate(ctx, s.Table, c.Actor(), c.Tenant.ID, in.ID))
}

func (s *Server) inviteUser(ctx context.Context, c call, in *idInput) (*userOutput, error) {
	return s.did(c)(user.Invite(ctx, s.Table, c.Actor(), c.Tenant.ID, in.ID, access.Mailing(s.Table, c.Tenant.ID, in.ID)))
}

func (s *Server) handOver(ctx context.Context, c call, in *idInput) (*userOutput, error) {
	return s.did(c)(user.HandOver(ctx, s.Table, c.Actor(), c.Tenant.ID, in.ID))
}

// did answers with the user after a change.
func (s *Server) did(c call) func(user.User, error) (*userOutput, error) {
	return func(u user.User, err error) (*userOutput, error) {
		if err != nil {
			return nil, err
		}
		return s.one(c, u), nil
	}
}

type exemptInput struct {
	ID   string `path:"id" maxLength:"60"`
	Body struct {
		Until  time.Time `json:"until"`
		Reason string    `json:"reason" maxLength:"800"`
	}
}

func (s *Server) exemptUser(ctx context.Context, c call, in *exemptInput) (*userOutput, error) {
	return s.did(c)(user.Exempt(ctx, s.Table, c.Actor(), c.Tenant.ID, in.ID, in.Body.Until, in.Body.Reason))
}

func (s *Server) unexemptUser(ctx context.Context, c call, in *idInput) (*userOutput, error) {
	return s.did(c)(user.Unexempt(ctx, s.Table, c.Actor(), c.Tenant.ID, in.ID))
}

type holdInput struct {
	ID   string `path:"id" maxLength:"60"`
	Body struct {
		Answer string `json:"answer" enum:"proceed" doc:"The other answers are an exemption and a corrected address"`
	}
}

func (s *Server) answerHold(ctx context.Context, c call, in *holdInput) (*userOutput, error) {
	return s.did(c)(idle.Proceed(ctx, s.Table, c.Actor(), c.Tenant, in.ID))
}
