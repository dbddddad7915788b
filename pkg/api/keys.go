package api

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/key"
)

type keyView struct {
	ID      string     `json:"id"`
	Name    string     `json:"name"`
	Scopes  []string   `json:"scopes"`
	Created time.Time  `json:"created"`
	Revoked *time.Time `json:"revoked"`
	Token   string     `json:"token,omitempty" doc:"Shown once, when it is made"`
}

type keysOutput struct {
	Body struct {
		Keys []keyView `json:"keys"`
	}
}

func (s *Server) listKeys(ctx context.Context, _ call, _ *struct{}) (*keysOutput, error) {
	all, err := key.All(ctx, s.Table)
	out := &keysOutput{}
	out.Body.Keys = []keyView{}
	for _, k := range all {
		out.Body.Keys = append(out.Body.Keys, keyView{k.ID, k.Name, k.Scopes, k.Created, instant(k.Revoked), ""})
	}
	return out, err
}

type keyInput struct {
	Body struct {
		Name   string   `json:"name" maxLength:"400"`
		Scopes []string `json:"scopes" maxItems:"5"`
	}
}

type keyOutput struct{ Body keyView }

func (s *Server) createKey(ctx context.Context, c call, in *keyInput) (*keyOutput, error) {
	k, token, err := key.Create(ctx, s.Table, c.Actor(), c.Tenant.ID, in.Body.Name, in.Body.Scopes)
	if err != nil {
		return nil, err
	}
	return &keyOutput{keyView{k.ID, k.Name, k.Scopes, k.Created, nil, token}}, nil
}

func (s *Server) revokeKey(ctx context.Context, c call, in *idInput) (*struct{}, error) {
	return nil, key.Revoke(ctx, s.Table, c.Actor(), c.Tenant.ID, in.ID)
}
