package api

import (
	"context"
	"errors"
	"time"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/session"
	"github.com/curfew/curfew/pkg/table"
)

// Signing in and out, one's own sessions, one-time links.
func SignIn(s *Server) {
	handle(s, Route{Method: "POST", Path: "/v1/sign-in", ID: "sign-in", Summary: "Sign in with tenant, address and password", Needs: access.Public}, s.signIn)
	handle(s, Route{Method: "POST", Path: "/v1/sign-out", ID: "sign-out", Summary: "End this session", Needs: access.Self, Support: true, Status: 204}, s.signOut)
	handle(s, Route{Method: "GET", Path: "/v1/me", ID: "get-me", Summary: "Who the caller is and what he may do", Needs: access.Self, Support: true}, s.me)
	handle(s, Route{Method: "GET", Path: "/v1/heartbeat", ID: "heartbeat", Summary: "Whether access holds, and for how long; it never counts as use", Needs: access.Self, Support: true, Heartbeat: true, Status: 204}, s.heartbeat)
	handle(s, Route{Method: "GET", Path: "/v1/sessions", ID: "list-sessions", Summary: "One's own sessions", Needs: access.Own}, s.sessions)
	handle(s, Route{Method: "DELETE", Path: "/v1/sessions/{id}", ID: "end-session", Summary: "End one of one's own sessions", Needs: access.Own, Status: 204}, s.endSession)
	handle(s, Route{Method: "DELETE", Path: "/v1/sessions", ID: "sign-out-everywhere", Summary: "End all of one's own sessions, this one too", Needs: access.Own, Status: 204}, s.everywhere)
	handle(s, Route{Method: "POST", Path: "/v1/password-links", ID: "ask-password-link", Summary: "Ask for a mail with a link to set the password", Needs: access.Public, Status: 202}, s.askLink)
	handle(s, Route{Method: "POST", Path: "/v1/passwords", ID: "set-password", Summary: "Set the password with a link; the link is used up", Needs: access.Public, Status: 204}, s.setPassword)
}

type signInInput struct {
	Session string `header:"Curfew-Session" maxLength:"10" doc:"own: keep the session in the cookie __Host-curfew-own, which no script can read, and leave the token out of the answer"`
	Body    struct {
		Tenant   string `json:"tenant" maxLength:"60" doc:"Short name or id of the tenant" example:"muster"`
		Mail     string `json:"mail" maxLength:"320"`
		Password string `json:"password" maxLength:"4096"`
	}
}

type signInOutput struct {
	SetCookie []string `header:"Set-Cookie" doc:"With Curfew-Session: own; it takes the cookie of another agent's session in a tenant away"`
	Body      struct {
		Token  string     `json:"token,omitempty" doc:"Bearer token; shown once. Not with Curfew-Session: it is in the cookie"`
		Ends   time.Time  `json:"ends" doc:"When the session ends if it is not used"`
		Tenant TenantLine `json:"tenant"`
		User   userLine   `json:"user"`
	}
}

// TenantLine and userLine name a tenant and a person.
type TenantLine struct {
	ID     string `json:"id"`
	Handle string `json:"handle"`
	Name   string `json:"name"`
}

type userLine struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

func (s *Server) signIn(ctx context.Context, c call, in *signInInput) (*signInOutput, error) {
	if c.browser != nil && c.browser.form != formOwn {
		return nil, errSessionForm
	}
	who, token, err := access.SignIn(ctx, s.Table, access.Credentials{Tenant: in.Body.Tenant, Mail: in.Body.Mail, Password: in.Body.Password, Source: c.source})
	if err != nil {
		return nil, err
	}
	out := &signInOutput{}
	if out.Body.Token, out.Body.Ends = token, who.Ends; c.browser != nil {
		out.Body.Token, out.SetCookie = "", append(c.browser.others(who.User.ID), keep(formOwn, token))
	}
	out.Body.Tenant = TenantLine{who.Tenant.ID, who.Tenant.Handle, who.Tenant.Name}
	out.Body.User = userLine{who.User.ID, who.User.Name()}
	return out, nil
}

func (s *Server) signOut(ctx context.Context, c call, _ *struct{}) (*cookieOutput, error) {
	if c.Support() {
		return c.browser.gone(formSupport), grant.HandBack(ctx, s.Table, c.Session)
	}
	if err := s.leaveBrowser(ctx, c); err != nil {
		return nil, err
	}
	return c.browser.gone(formOwn, formSupport), s.end(ctx, c, c.Session.ID, session.End(c.Session))
}

// end ends a session of the caller's own, and with it what he began in it: support sessions are handed back. Looked for twice, since
// another could be begun until the end.
func (s *Server) end(ctx context.Context, c call, own string, end ...table.Part) error {
	handBack := func() error {
		begun, err := access.Begun(ctx, s.Table, c.Caller, own)
		for _, one := range begun {
			err = errors.Join(err, grant.HandBack(ctx, s.Table, one))
		}
		return err
	}
	if err := handBack(); err != nil {
		return err
	}
	if err := s.Table.Commit(ctx, end...); err != nil {
		return err
	}
	return handBack()
}

// leaveBrowser hands back the session in a tenant that an agent who signs out has beside his own in the same browser: whoever sits down
// there next is not him.
func (s *Server) leaveBrowser(ctx context.Context, c call) error {
	if c.browser == nil || c.browser.tokens[formSupport] == "" {
		return nil
	}
	visit, err := access.Check(ctx, s.Table, c.browser.tokens[formSupport])
	if f := fault.Of(err); f != nil && f.Kind == fault.Unauthenticated || err == nil && visit.Agent.ID != c.User.ID {
		return nil // it is over, or somebody else's
	}
	if err != nil {
		return err
	}
	return grant.HandBack(ctx, s.Table, visit.Session)
}

// heartbeat answers with what every answer says: the seconds left, in Curfew-Access-Ends.
func (s *Server) heartbeat(context.Context, call, *struct{}) (*struct{}, error) { return nil, nil }

type sessionsOutput struct {
	Body struct {
		Sessions []sessionView `json:"sessions"`
	}
}

type sessionView struct {
	ID      string    `json:"id"`
	Created time.Time `json:"created"`
	Used    time.Time `json:"used"`
	Ends    time.Time `json:"ends"`
	Current bool      `json:"current"`
}

func (s *Server) sessions(ctx context.Context, c call, _ *struct{}) (*sessionsOutput, error) {
	all, err := session.OfUser(ctx, s.Table, c.Tenant.ID, c.User.ID)
	out := &sessionsOutput{}
	out.Body.Sessions = []sessionView{}
	for _, one := range all {
		out.Body.Sessions = append(out.Body.Sessions, sessionView{one.ID, one.Created, one.Used, one.Ends, one.ID == c.Session.ID})
	}
	return out, err
}

type idInput struct {
	ID string `path:"id" maxLength:"60"`
}

func (s *Server) endSession(ctx context.Context, c call, in *idInput) (*cookieOutput, error) {
	out := &cookieOutput{}
	if in.ID == c.Session.ID {
		out = c.browser.gone(formOwn)
	}
	return out, s.end(ctx, c, in.ID, c.Actor().Stands, table.Remove(table.Session(c.Tenant.ID, c.User.ID, in.ID)).If(table.Present(), errNoRoute))
}

// everywhere ends support sessions too: they rest on the agent as he was.
func (s *Server) everywhere(ctx context.Context, c call, _ *struct{}) (*cookieOutput, error) {
	return c.browser.gone(formOwn, formSupport), access.Everywhere(ctx, s.Table, c.Caller)
}

type linkInput struct {
	Body struct {
		Tenant string `json:"tenant" maxLength:"60"`
		Mail   string `json:"mail" maxLength:"320"`
	}
}

func (s *Server) askLink(ctx context.Context, c call, in *linkInput) (*struct{}, error) {
	return nil, access.AskLink(ctx, s.Table, in.Body.Tenant, in.Body.Mail, c.source)
}

type passwordInput struct {
	Body struct {
		Link     string `json:"link" maxLength:"300" doc:"The text behind # in the mail's link, up to the /"`
		Password string `json:"password" maxLength:"4096"`
	}
}

func (s *Server) setPassword(ctx context.Context, c call, in *passwordInput) (*struct{}, error) {
	return nil, access.SetPassword(ctx, s.Table, in.Body.Link, in.Body.Password, c.source)
}
