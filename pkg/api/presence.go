package api

import (
	"context"
	"errors"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/presence"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// Presence is where the vendor's product says in what users appear, for all tenants.
func Presence(s *Server) {
	do := func(method, path, id, summary string, status int) Route {
		return Route{Method: method, Path: path, ID: id, Summary: summary, Needs: access.Presence, Status: status}
	}
	handle(s, do("POST", "/v1/presence/{tenant}/batch", "register-many", "Up to 100 entries, each with its own verdict; sent again they change nothing", 0), s.registerMany)
	handle(s, do("GET", "/v1/presence/{tenant}/users/{user}", "list-appearances", "Where a user appears", 0), s.appearances)
	handle(s, do("PUT", "/v1/presence/{tenant}/{kind}/{thing}", "register-thing", "A thing, and whether it is closed", 0), s.registerThing)
	handle(s, do("GET", "/v1/presence/{tenant}/{kind}/{thing}", "get-thing", "A thing and a page of the users in it", 0), s.getThing)
	handle(s, do("DELETE", "/v1/presence/{tenant}/{kind}/{thing}", "unregister-thing", "Take a thing away with everybody in it", 204), s.unregisterThing)
	handle(s, do("PUT", "/v1/presence/{tenant}/{kind}/{thing}/users/{user}", "register-appearance", "What a user is in a thing, all of it", 204), s.registerAppearance)
	handle(s, do("DELETE", "/v1/presence/{tenant}/{kind}/{thing}/users/{user}", "unregister-appearance", "Take a user out of a thing", 204), s.unregisterAppearance)
}

// ThingPath names a thing; it is exported so that the framework sees it where it is embedded.
type ThingPath struct {
	Tenant string        `path:"tenant" maxLength:"60" doc:"Id of the tenant"`
	Kind   presence.Kind `path:"kind" maxLength:"20" doc:"action, meeting, comment, document, favourite, dashboard, notification or group"`
	Thing  string        `path:"thing" maxLength:"100" doc:"The vendor's own id: letters, digits and - _ . : ~"`
}

func (p ThingPath) ref() presence.Ref { return presence.Ref{Kind: p.Kind, ID: p.Thing} }

// served checks that a tenant is there and not closed.
func (s *Server) served(ctx context.Context, in string) error {
	if !id.Valid(id.Tenant, in) {
		return tenant.ErrUnknown
	}
	ten, err := tenant.Get(ctx, s.Table, in)
	if err == nil && ten.Status == tenant.Closed {
		err = tenant.ErrUnknown
	}
	return err
}

// said takes one entry into the register.
func (s *Server) said(ctx context.Context, in string, e presence.Entry) error {
	if err := s.served(ctx, in); err != nil {
		return err
	}
	return presence.Say(ctx, s.Table, in, e)
}

type thingInput struct {
	ThingPath
	Body struct {
		Closed *bool         `json:"closed,omitempty" doc:"Of actions, meetings and comments; left out, it stays as it is"`
		On     *presence.Ref `json:"on,omitempty" doc:"Of comments and notifications: what they stand on. A comment is closed when that is"`
	}
}

type thingOutput struct {
	Body struct {
		Kind   presence.Kind    `json:"kind"`
		ID     string           `json:"id"`
		Closed *time.Time       `json:"closed" doc:"Since when; null: open"`
		On     *presence.Ref    `json:"on,omitempty"`
		Users  []appearanceView `json:"users"`
		Next   string           `json:"nextPageToken,omitempty"`
	}
}

// appearanceView is a user in a thing.
type appearanceView struct {
	User    string   `json:"user,omitempty" doc:"Not there when the user was deleted: show \"User deleted\""`
	Deleted bool     `json:"deleted,omitempty"`
	Roles   []string `json:"roles"`
	Agenda  []string `json:"agenda,omitempty" doc:"Points of a meeting's agenda"`
}

func viewAppearance(a presence.Appearance) appearanceView {
	return appearanceView{User: a.User, Deleted: a.User == "", Roles: a.Roles, Agenda: a.Lines}
}

func (s *Server) registerThing(ctx context.Context, c call, in *thingInput) (*thingOutput, error) {
	if err := s.said(ctx, in.Tenant, presence.Entry{Ref: in.ref(), Closed: in.Body.Closed, On: in.Body.On}); err != nil {
		return nil, err
	}
	return s.thing(ctx, c, in.ThingPath, Paging{Size: 50})
}

type getThingInput struct {
	ThingPath
	Paging
}

func (s *Server) getThing(ctx context.Context, c call, in *getThingInput) (*thingOutput, error) {
	if err := s.served(ctx, in.Tenant); err != nil {
		return nil, err
	}
	return s.thing(ctx, c, in.ThingPath, in.Paging)
}

func (s *Server) thing(ctx context.Context, c call, p ThingPath, page Paging) (*thingOutput, error) {
	list := "thing\x00" + p.Tenant + "\x00" + string(p.Kind) + "\x00" + p.Thing
	after, err := unseal(c, list, page.Token)
	if err != nil {
		return nil, err
	}
	one, err := presence.Get(ctx, s.Table, p.Tenant, p.ref())
	if err != nil {
		return nil, err
	}
	people, next, err := presence.In(ctx, s.Table, p.Tenant, p.ref(), page.Size, after)
	if err != nil {
		return nil, err
	}
	out := &thingOutput{}
	b := &out.Body
	b.Kind, b.ID, b.Closed, b.Users, b.Next = one.Kind, one.ID, instant(one.Closed), []appearanceView{}, seal(c, list, next)
	if on := one.On(); on.ID != "" {
		b.On = &on
	}
	for _, a := range people {
		b.Users = append(b.Users, viewAppearance(a))
	}
	return out, nil
}

func (s *Server) unregisterThing(ctx context.Context, _ call, in *ThingPath) (*struct{}, error) {
	return nil, s.said(ctx, in.Tenant, presence.Entry{Ref: in.ref(), Remove: true})
}

// short is an item of a list of words: roles, or ids of points on an agenda. What it may be, the register says.
type short string

// Schema bounds it.
func (short) Schema(huma.Registry) *huma.Schema {
	most := 400
	s := &huma.Schema{Type: huma.TypeString, MaxLength: &most}
	s.PrecomputeMessages()
	return s
}

func texts[T ~string](list []short) []T {
	all := make([]T, len(list))
	for i, one := range list {
		all[i] = T(one)
	}
	return all
}

type appearanceInput struct {
	ThingPath
	User string `path:"user" maxLength:"60"`
	Body struct {
		Roles  []short `json:"roles" maxItems:"10" doc:"All his roles: responsible, contributor, participant, agenda, author, owner, shared-with, member, recipient, mentioned"`
		Agenda []short `json:"agenda,omitempty" maxItems:"100" doc:"Of a meeting: ids of the points he is on"`
	}
}

func (s *Server) registerAppearance(ctx context.Context, _ call, in *appearanceInput) (*struct{}, error) {
	return nil, s.said(ctx, in.Tenant, presence.Entry{Ref: in.ref(), User: in.User, Roles: texts[presence.Role](in.Body.Roles), Lines: texts[string](in.Body.Agenda)})
}

type noAppearanceInput struct {
	ThingPath
	User string `path:"user" maxLength:"60"`
}

func (s *Server) unregisterAppearance(ctx context.Context, _ call, in *noAppearanceInput) (*struct{}, error) {
	return nil, s.said(ctx, in.Tenant, presence.Entry{Ref: in.ref(), User: in.User, Remove: true})
}

type appearancesInput struct {
	Tenant string        `path:"tenant" maxLength:"60"`
	User   string        `path:"user" maxLength:"60"`
	Kind   presence.Kind `query:"kind" maxLength:"20" doc:"Only things of one kind"`
	Paging
}

type appearancesOutput struct {
	Body struct {
		Things []appearsView `json:"things"`
		Next   string        `json:"nextPageToken,omitempty"`
	}
}

// appearsView is a thing in which a user is.
type appearsView struct {
	Kind   presence.Kind `json:"kind"`
	ID     string        `json:"id"`
	Roles  []string      `json:"roles"`
	Agenda []string      `json:"agenda,omitempty"`
}

func (s *Server) appearances(ctx context.Context, c call, in *appearancesInput) (*appearancesOutput, error) {
	if err := s.served(ctx, in.Tenant); err != nil {
		return nil, err
	}
	list := "appearances\x00" + in.Tenant + "\x00" + in.User + "\x00" + string(in.Kind)
	after, err := unseal(c, list, in.Token)
	if err != nil {
		return nil, err
	}
	if _, err := user.Get(ctx, s.Table, in.Tenant, in.User); err != nil {
		return nil, err
	}
	all, next, err := presence.Of(ctx, s.Table, in.Tenant, in.User, in.Kind, in.Size, after)
	if err != nil {
		return nil, err
	}
	out := &appearancesOutput{}
	out.Body.Things, out.Body.Next = []appearsView{}, seal(c, list, next)
	for _, a := range all {
		out.Body.Things = append(out.Body.Things, appearsView{a.Kind, a.ID, a.Roles, a.Lines})
	}
	return out, nil
}

// verdict is the fault of an entry; what is no fault is ours and ends the request.
func verdict(err error) (*fault.Fault, error) {
	f := fault.Of(err)
	if err != nil && (f == nil || errors.Is(err, context.DeadlineExceeded)) {
		return nil, err
	}
	return f, nil
}
