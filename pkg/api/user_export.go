package api

import (
	"context"
	"slices"
	"strings"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/importing"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// exports are the routes that give files.
func exports(s *Server) {
	handle(s, Route{Method: "POST", Path: "/v1/users/export", ID: "export-users", Summary: "The list as CSV: chosen columns, in their order, under the filter", Needs: access.Export}, s.exportUsers)
	handle(s, Route{Method: "GET", Path: "/v1/users/{id}/history/export", ID: "export-user-history", Summary: "A user's history as CSV, in the caller's language and the tenant's zone", Needs: access.Export}, s.exportHistory)
}

type exportInput struct {
	Body struct {
		Columns []string      `json:"columns" minItems:"1" maxItems:"30" doc:"In this order"`
		View    string        `json:"view,omitempty" enum:"all,mine" doc:"mine: who shares a folder or a meeting with the caller"`
		Text    string        `json:"text,omitempty" maxLength:"100"`
		Status  []string      `json:"status,omitempty" enum:"active,invited,deactivated" maxItems:"3"`
		Filters []user.Filter `json:"filters,omitempty" maxItems:"20"`
		Sort    user.Sorting  `json:"sort,omitempty"`
	}
}

// mostExported is how many people one file holds: with all columns it is built in the function's memory.
const mostExported = 100_000

func (s *Server) exportUsers(ctx context.Context, c call, in *exportInput) (*fileOutput, error) {
	if err := access.Exporting(ctx, s.Table, c.Tenant.ID, c.User.ID); err != nil {
		return nil, err
	}
	b, language := in.Body, lang(c)
	var columns []user.Column
	var head []string
	for _, name := range b.Columns {
		col, ok := user.ColumnNamed(name)
		if !ok {
			return nil, user.ErrNoColumn.At("/columns").With("column", name)
		}
		columns, head = append(columns, col), append(head, columnWords(name, language))
	}
	match, err := Search{Text: b.Text, Status: b.Status, Filters: b.Filters}.match(c.Tenant)
	if err != nil {
		return nil, err
	}
	inFolders, err := s.foldersSaid(ctx, c, b.Columns, language)
	if err != nil {
		return nil, err
	}
	f, n := newFile(language), 0
	f.row(head...)
	var after table.Position
	for {
		page, err := s.exported(ctx, c, b.View, b.Sort, match, after)
		if err != nil {
			return nil, err
		}
		for _, u := range page.Users {
			cells := make([]string, len(columns))
			for i, col := range columns {
				cells[i] = columnValue(col, col.Text(u, c.Tenant), language)
				if col.Name == "folders" {
					cells[i] = inFolders(u.ID)
				}
			}
			f.row(cells...)
		}
		if n += len(page.Users); n > mostExported {
			return nil, errLargeFile
		}
		if after = page.Next; after == nil {
			return f.done(map[string]string{"de": "benutzer", "fr": "utilisateurs"}[language] + map[string]string{"en": "users"}[language])
		}
	}
}

// exported is the next part of the list that a file holds.
func (s *Server) exported(ctx context.Context, c call, view string, by user.Sorting, match func(user.User) bool, after table.Position) (user.Page, error) {
	if view != "mine" {
		return user.List(ctx, s.Table, c.Tenant.ID, by, match, 1000, after)
	}
	ids, err := s.shares(ctx, c)
	if err != nil {
		return user.Page{}, err
	}
	all, err := user.Of(ctx, s.Table, c.Tenant.ID, ids, by, match)
	return user.Page{Users: all}, err
}

// foldersSaid gives what the column of folders says of a person in a file: not their number, as on the screen, but which of those that
// the caller sees, and his role, as an import reads them. Nothing is read when the column is not asked for.
func (s *Server) foldersSaid(ctx context.Context, c call, columns []string, language string) (func(user string) string, error) {
	if !slices.Contains(columns, "folders") {
		return nil, nil
	}
	f, err := folder.Find(ctx, s.Table, c.asFolderBy(), c.Tenant.ID)
	if err != nil {
		return nil, err
	}
	all, err := folder.Everyone(ctx, s.Table, c.Tenant.ID)
	return func(user string) string {
		var said []string
		for _, m := range all[user] {
			if path := f.Path(m.Folder); path != "" {
				said = append(said, importing.Write(path, m.Role, language))
			}
		}
		slices.SortFunc(said, func(a, b string) int { return strings.Compare(civil.SortKey(a), civil.SortKey(b)) })
		return strings.Join(said, "; ")
	}, err
}
