package api

import (
	"context"
	"strings"
	"time"

	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// memberView is a person in a folder.
type memberView struct {
	User  string      `json:"user,omitempty" doc:"Not there when the person was deleted"`
	Name  string      `json:"name"`
	Role  folder.Role `json:"role" doc:"driver or participant"`
	Since *time.Time  `json:"since"`
}

type membersInput struct {
	ID string `path:"id" maxLength:"60"`
	Paging
}

type membersOutput struct {
	Body struct {
		Members []memberView `json:"members"`
		Next    string       `json:"nextPageToken,omitempty"`
	}
}

func (s *Server) listMembers(ctx context.Context, c call, in *membersInput) (*membersOutput, error) {
	if _, _, err := folder.Look(ctx, s.Table, c.asFolderBy(), c.Tenant.ID, in.ID); err != nil {
		return nil, err
	}
	list := "members\x00" + in.ID
	after, err := unseal(c, list, in.Token)
	if err != nil {
		return nil, err
	}
	page, next, err := folder.Members(ctx, s.Table, c.Tenant.ID, in.ID, in.Size, after)
	if err != nil {
		return nil, err
	}
	out := &membersOutput{}
	out.Body.Next = seal(c, list, next)
	out.Body.Members, err = s.membersNamed(ctx, c, page)
	return out, err
}

// membersNamed gives members the names they have today.
func (s *Server) membersNamed(ctx context.Context, c call, list []folder.Member) ([]memberView, error) {
	keys := map[table.Key]bool{}
	for _, m := range list {
		if m.User != "" {
			keys[table.User(c.Tenant.ID, m.User)] = true
		}
	}
	names, err := s.named(ctx, lang(c), keys)
	if err != nil {
		return nil, err
	}
	views := make([]memberView, len(list))
	for i, m := range list {
		views[i] = memberView{User: m.User, Name: gone[lang(c)], Role: m.Role, Since: instant(m.Since)}
		if m.User != "" {
			views[i].Name = names[table.User(c.Tenant.ID, m.User)]
		}
	}
	return views, nil
}

// MemberPath names a folder and a person; it is exported so that the framework sees it where it is embedded.
type MemberPath struct {
	ID   string `path:"id" maxLength:"60"`
	User string `path:"user" maxLength:"60"`
}

type memberOutput struct{ Body memberView }

func (s *Server) getMember(ctx context.Context, c call, in *MemberPath) (*memberOutput, error) {
	if _, _, err := folder.Look(ctx, s.Table, c.asFolderBy(), c.Tenant.ID, in.ID); err != nil {
		return nil, err
	}
	m, there, err := table.Get[folder.Member](ctx, s.Table, table.Member(c.Tenant.ID, in.ID, in.User))
	if err == nil && (!there || m.User == "") {
		err = folder.ErrUnknown
	}
	return s.member(ctx, c, m, err)
}

func (s *Server) member(ctx context.Context, c call, m folder.Member, err error) (*memberOutput, error) {
	if err != nil {
		return nil, err
	}
	views, err := s.membersNamed(ctx, c, []folder.Member{m})
	if err != nil {
		return nil, err
	}
	return &memberOutput{views[0]}, nil
}

type setMemberInput struct {
	MemberPath
	Body struct {
		Role folder.Role `json:"role" enum:"driver,participant"`
	}
}

func (s *Server) setMember(ctx context.Context, c call, in *setMemberInput) (*memberOutput, error) {
	m, err := folder.Set(ctx, s.Table, c.asFolderBy(), c.Tenant.ID, in.ID, in.User, in.Body.Role)
	return s.member(ctx, c, m, err)
}

func (s *Server) removeMember(ctx context.Context, c call, in *MemberPath) (*struct{}, error) {
	_, err := folder.Set(ctx, s.Table, c.asFolderBy(), c.Tenant.ID, in.ID, in.User, "")
	return nil, err
}

type candidatesInput struct {
	ID   string `path:"id" maxLength:"60"`
	Body struct {
		Text  string `json:"text,omitempty" maxLength:"100" doc:"Part of the name"`
		Size  int    `json:"pageSize,omitempty" minimum:"1" maximum:"50" default:"20"`
		Token string `json:"pageToken,omitempty" maxLength:"4000"`
	}
}

// Colleague is userLine; it is exported so that the framework sees it where it is embedded.
type Colleague = userLine

// candidateView is a colleague as somebody without the user menu sees him.
type candidateView struct {
	Colleague
	MayDrive bool `json:"mayDrive" doc:"His licence lets him be driver"`
}

type candidatesOutput struct {
	Body struct {
		Users []candidateView `json:"users"`
		Next  string          `json:"nextPageToken,omitempty"`
	}
}

func (s *Server) searchCandidates(ctx context.Context, c call, in *candidatesInput) (*candidatesOutput, error) {
	if _, err := folder.Managed(ctx, s.Table, c.asFolderBy(), c.Tenant.ID, in.ID); err != nil {
		return nil, err
	}
	text := strings.ToLower(strings.TrimSpace(in.Body.Text))
	list := "candidates\x00" + in.ID + "\x00" + text
	after, err := unseal(c, list, in.Body.Token)
	if err != nil {
		return nil, err
	}
	page, err := user.List(ctx, s.Table, c.Tenant.ID, user.Sorting{}, func(u user.User) bool {
		return u.Status == user.Active && strings.Contains(strings.ToLower(u.Name()), text)
	}, in.Body.Size, after)
	if err != nil {
		return nil, err
	}
	out := &candidatesOutput{}
	out.Body.Users, out.Body.Next = []candidateView{}, seal(c, list, page.Next)
	for _, u := range page.Users {
		out.Body.Users = append(out.Body.Users, candidateView{Colleague{u.ID, u.Name()}, u.Licence.Drives()})
	}
	return out, nil
}
