package api

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/presence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// list are the routes of the list of users: views, columns, filters, order.
func list(s *Server) {
	see := func(method, path, id, summary string) Route {
		return Route{Method: method, Path: path, ID: id, Summary: summary, Needs: access.SeeUsers, Support: true}
	}
	handle(s, see("GET", "/v1/users", "list-users", "Users by name"), s.listUsers)
	handle(s, see("POST", "/v1/users/search", "search-users", "Users that match filters, in an order"), s.searchUsers)
	handle(s, see("GET", "/v1/users/columns", "list-columns", "The list's columns, and which can be sorted and filtered"), s.columns)
	handle(s, see("GET", "/v1/users/summary", "get-licence-summary", "Seats bought, used and free per kind; users per status"), s.summary)
	handle(s, Route{Method: "GET", Path: "/v1/users/view", ID: "get-view", Summary: "How the caller has arranged the list", Needs: access.MakeUsers}, s.getView)
	handle(s, Route{Method: "PUT", Path: "/v1/users/view", ID: "set-view", Summary: "Keep how the caller arranges the list", Needs: access.MakeUsers}, s.setView)
	handle(s, Route{Method: "DELETE", Path: "/v1/users/view/filters", ID: "clear-filters", Summary: "The eraser: clears the filters and nothing else", Needs: access.MakeUsers}, s.clearFilters)
}

// Paging is what every list takes; it is exported so that the framework sees it where it is embedded.
type Paging struct {
	Size  int    `query:"page_size" minimum:"1" maximum:"200" default:"50"`
	Token string `query:"page_token" maxLength:"4000"`
}

type listInput struct {
	Paging
	Status string `query:"status" enum:"active,invited,deactivated," doc:"Only users of one status"`
}

type listOutput struct {
	Body struct {
		Users    []userView    `json:"users"`
		Next     string        `json:"nextPageToken,omitempty"`
		Total    int           `json:"total" doc:"All users of the tenant, whatever the filter"`
		Matched  int           `json:"matched" doc:"How many matched so far, this page included"`
		Complete bool          `json:"complete" doc:"Nothing is left to read: matched is all of them"`
		Counts   tenant.Counts `json:"counts" doc:"invited is the part of active who never signed in"`
	}
}

func (s *Server) listUsers(ctx context.Context, c call, in *listInput) (*listOutput, error) {
	ask := Search{Size: in.Size, Token: in.Token}
	if in.Status != "" {
		ask.Filters = []user.Filter{{Column: "status", Op: user.Is, Values: []string{in.Status}}}
	}
	return s.list(ctx, c, ask)
}

// Search is what a list is asked for. A filter may hold a person's address, so it never stands in a URL.
type Search struct {
	View    string        `json:"view,omitempty" enum:"all,mine" doc:"mine: who shares a folder or a meeting with the caller"`
	Text    string        `json:"text,omitempty" maxLength:"100" doc:"Part of a name or an address"`
	Status  []string      `json:"status,omitempty" enum:"active,invited,deactivated" maxItems:"3" doc:"Short for a filter on status"`
	Filters []user.Filter `json:"filters,omitempty" maxItems:"20"`
	Sort    user.Sorting  `json:"sort,omitempty"`
	Size    int           `json:"pageSize,omitempty" minimum:"1" maximum:"200" default:"50"`
	Token   string        `json:"pageToken,omitempty" maxLength:"4000"`
}

type searchInput struct{ Body Search }

func (s *Server) searchUsers(ctx context.Context, c call, in *searchInput) (*listOutput, error) {
	return s.list(ctx, c, in.Body)
}

func (s *Server) list(ctx context.Context, c call, ask Search) (*listOutput, error) {
	match, err := ask.match(c.Tenant)
	if err != nil {
		return nil, err
	}
	name := ask.name()
	cur, err := unsealed(c, name, ask.Token)
	if err != nil {
		return nil, err
	}
	var page user.Page
	if ask.View == "mine" {
		page, err = s.mine(ctx, c, ask, match, cur.Count)
	} else {
		page, err = user.List(ctx, s.Table, c.Tenant.ID, ask.Sort, match, ask.Size, cur.After)
	}
	if err != nil {
		return nil, err
	}
	out := &listOutput{}
	b := &out.Body
	b.Users, b.Counts, b.Matched = []userView{}, c.Tenant.Counts, cur.Count+len(page.Users)
	b.Next, b.Complete = sealed(c, cursor{List: name, After: page.Next, Count: b.Matched}), page.Next == nil
	b.Total = b.Counts.Active + b.Counts.Deactivated
	for _, u := range page.Users {
		b.Users = append(b.Users, view(u, c.Tenant, s.Table.Now()))
	}
	return out, nil
}

// mine is a page of those who share something with the caller; shown were shown before it.
func (s *Server) mine(ctx context.Context, c call, ask Search, match func(user.User) bool, shown int) (user.Page, error) {
	ids, err := s.shares(ctx, c)
	if err != nil {
		return user.Page{}, err
	}
	all, err := user.Of(ctx, s.Table, c.Tenant.ID, ids, ask.Sort, match)
	if err != nil || shown >= len(all) {
		return user.Page{}, err
	}
	end := min(shown+ask.Size, len(all))
	page := user.Page{Users: all[shown:end]}
	if end < len(all) {
		page.Next = table.Position{"mine": "more"} // where it goes on is how many were shown
	}
	return page, nil
}

// shares are the people who share a folder or a meeting with the caller.
func (s *Server) shares(ctx context.Context, c call) ([]string, error) {
	with, err := folder.SharedWith(ctx, s.Table, c.Tenant.ID, c.User.ID)
	if err != nil {
		return nil, err
	}
	met, err := presence.Sharers(ctx, s.Table, c.Tenant.ID, c.User.ID)
	maps.Copy(with, met)
	return slices.Sorted(maps.Keys(with)), err
}

// match is the filter of a list.
func (q Search) match(ten tenant.Tenant) (func(user.User) bool, error) {
	filters := q.Filters
	if len(q.Status) > 0 {
		filters = append(filters, user.Filter{Column: "status", Op: user.AnyOf, Values: q.Status})
	}
	test, err := user.Match(filters, ten)
	if err != nil || q.Text == "" {
		return test, err
	}
	parts, err := user.Match([]user.Filter{{Column: "name", Op: user.Contains, Values: []string{q.Text}}}, ten)
	if err != nil {
		return nil, err
	}
	address, err := user.Match([]user.Filter{{Column: "mail", Op: user.Contains, Values: []string{q.Text}}}, ten)
	return func(u user.User) bool { return test(u) && (parts(u) || address(u)) }, err
}

// name is the list a page token belongs to: filter and order.
func (q Search) name() string {
	q.Size, q.Token = 0, ""
	text, _ := json.Marshal(q)
	return "users " + id.Hash(string(text))
}

type columnsOutput struct {
	Body struct {
		Columns []columnView `json:"columns"`
	}
}

type columnView struct {
	Name       string           `json:"name"`
	Kind       string           `json:"kind" doc:"text, choice, flag, instant or number"`
	Default    bool             `json:"default" doc:"In the default view"`
	Sortable   bool             `json:"sortable"`
	Filterable bool             `json:"filterable"`
	Operations []user.Operation `json:"operations"`
	Choices    []string         `json:"choices,omitempty"`
}

func (s *Server) columns(context.Context, call, *struct{}) (*columnsOutput, error) {
	out := &columnsOutput{}
	for _, col := range user.Columns() {
		v := columnView{Name: col.Name, Kind: col.Kind, Default: col.Default, Sortable: col.Index != nil, Filterable: len(col.Operate) > 0, Operations: append([]user.Operation{}, col.Operate...), Choices: col.Choices}
		out.Body.Columns = append(out.Body.Columns, v)
	}
	return out, nil
}

type summaryOutput struct {
	Body struct {
		Subscription licence.Subscription `json:"subscription"`
		Licences     []seatLine           `json:"licences"`
		Counts       tenant.Counts        `json:"counts"`
	}
}

type seatLine struct {
	Licence licence.Kind `json:"licence"`
	Bought  *int         `json:"bought" doc:"null: unlimited"`
	Used    int          `json:"used"`
	Free    *int         `json:"free" doc:"null: unlimited, or billed on change"`
}

func (s *Server) summary(_ context.Context, c call, _ *struct{}) (*summaryOutput, error) {
	out := &summaryOutput{}
	out.Body.Subscription, out.Body.Licences, out.Body.Counts = c.Tenant.Subscription, seats(c.Tenant), c.Tenant.Counts
	return out, nil
}

// seats are a tenant's seats of every kind.
func seats(t tenant.Tenant) []seatLine {
	var lines []seatLine
	for _, k := range licence.Kinds() {
		n := t.Seats.Of(k)
		line := seatLine{Licence: k, Used: n.Used}
		if k != licence.Collaborator {
			free := max(0, n.Bought-n.Used)
			if line.Bought = &n.Bought; t.Subscription == licence.Fixed {
				line.Free = &free
			}
		}
		lines = append(lines, line)
	}
	return lines
}
