package api

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/session"
	"github.com/curfew/curfew/pkg/user"
)

type deletionOutput struct {
	Location string `header:"Location"`
	Body     deletionView
}

// deletionView is what a deletion would do, or how far it is, or its receipt. It names the person by id only.
type deletionView struct {
	User     string         `json:"user"`
	State    string         `json:"state" doc:"preview, running or done"`
	Sessions int            `json:"sessions,omitempty" doc:"Preview: logins that end at once"`
	Blocked  string         `json:"blocked,omitempty" doc:"Preview: why it would be refused, as a problem's code"`
	Final    bool           `json:"final" doc:"Always: every confirmed deletion is final"`
	Began    *time.Time     `json:"began,omitempty"`
	Done     *time.Time     `json:"done,omitempty"`
	Counts   map[string]int `json:"counts,omitempty" doc:"What was removed, per kind"`
}

func (s *Server) previewDeletion(ctx context.Context, c call, in *idInput) (*deletionOutput, error) {
	e, there, err := user.ErasureOf(ctx, s.Table, c.Tenant.ID, in.ID)
	if err != nil {
		return nil, err
	}
	if there {
		return &deletionOutput{Body: erasure(e)}, nil
	}
	u, err := user.Get(ctx, s.Table, c.Tenant.ID, in.ID)
	if err != nil {
		return nil, err
	}
	live, err := session.OfUser(ctx, s.Table, c.Tenant.ID, in.ID)
	if err != nil {
		return nil, err
	}
	v := deletionView{User: u.ID, State: "preview", Final: true, Sessions: len(live)}
	if c.Tenant.IsOwner(u.ID) && len(c.Tenant.Owners) == 1 {
		v.Blocked = "last_owner"
	}
	return &deletionOutput{Body: v}, nil
}

type deleteInput struct {
	ID   string `path:"id" maxLength:"60"`
	Body struct {
		Confirm string `json:"confirm" maxLength:"320" doc:"The user's mail address, typed"`
	}
}

func (s *Server) deleteUser(ctx context.Context, c call, in *deleteInput) (*deletionOutput, error) {
	e, err := user.Delete(ctx, s.Table, c.Actor(), c.Tenant.ID, in.ID, in.Body.Confirm)
	if err != nil {
		return nil, err
	}
	return &deletionOutput{Location: "/v1/users/" + in.ID + "/deletion", Body: erasure(e)}, nil
}

func erasure(e user.Erasure) deletionView {
	return deletionView{User: e.User, State: e.State, Final: true, Began: instant(e.Began), Done: instant(e.Done), Counts: e.Counts}
}
