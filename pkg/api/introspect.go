package api

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/licence"
)

// What the vendor's product asks.
func Introspect(s *Server) {
	handle(s, Route{Method: "POST", Path: "/v1/introspect", ID: "introspect", Summary: "Is this token good now, and whose is it", Needs: access.Product}, s.introspect)
}

type introspectInput struct {
	Body struct {
		Token     string `json:"token" maxLength:"4000"`
		Heartbeat bool   `json:"heartbeat,omitempty" doc:"Nobody acted: it counts as no use"`
	}
}

type introspectOutput struct{ Body Identity }

// Identity is what the vendor's product learns of a token. Of a bad one it learns only why.
type Identity struct {
	Active        bool         `json:"active"`
	Why           string       `json:"why,omitempty" doc:"Of a bad one: unknown, session, grant, deactivated, suspended or rights"`
	Tenant        string       `json:"tenant,omitempty"`
	User          string       `json:"user,omitempty" doc:"The person; in a support session the administrator acted as"`
	Version       int          `json:"version,omitempty" doc:"Of the person's account"`
	Licence       licence.Kind `json:"licence,omitempty"`
	Administrator bool         `json:"administrator,omitempty"`
	Agent         string       `json:"agent,omitempty" doc:"The support agent who really acts"`
	Session       string       `json:"session,omitempty"`
	Grant         string       `json:"grant,omitempty"`
	Ends          *time.Time   `json:"ends,omitempty"`
	SecondsLeft   int64        `json:"secondsLeft,omitempty" doc:"Ask again before"`
}

func (s *Server) introspect(ctx context.Context, c call, in *introspectInput) (*introspectOutput, error) {
	who, why, err := access.Introspect(ctx, s.Table, c.token, in.Body.Token)
	if err != nil {
		return nil, err
	}
	if why == "" && !in.Body.Heartbeat {
		if who, err = access.Used(ctx, s.Table, who); err != nil {
			f := fault.Of(err)
			if f == nil || f.Kind != fault.Unauthenticated {
				return nil, err
			}
			why = f.Facts["why"]
		}
	}
	return &introspectOutput{Identify(who, why)}, nil
}

// Identify is what is said of a decision about a token.
func Identify(c access.Caller, why string) Identity {
	if why != "" {
		return Identity{Why: why}
	}
	return Identity{Active: true, Tenant: c.Tenant.ID, User: c.User.ID, Version: c.User.Version, Licence: c.User.Licence,
		Administrator: c.Can(access.SeeUsers), Agent: c.Agent.ID, Session: c.Session.ID, Grant: c.Grant.ID, Ends: instant(c.Ends),
		SecondsLeft: int64(c.Ends.Sub(c.Checked).Seconds())}
}
