package api

import (
	"context"

	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// Arrangement is how a person has arranged the list: kept for him alone, and gone with him.
type Arrangement struct {
	Columns []Width       `json:"columns" maxItems:"30" dynamodbav:"columns"`
	Filters []user.Filter `json:"filters" maxItems:"20" dynamodbav:"filters"`
	Sort    user.Sorting  `json:"sort" dynamodbav:"sort"`
	Text    string        `json:"text,omitempty" maxLength:"100" dynamodbav:"text,omitempty" doc:"Part of a name or an address, as in a search; the eraser clears it too"`
	Size    int           `json:"pageSize,omitempty" minimum:"1" maximum:"200" dynamodbav:"pageSize,omitempty"`
}

// Width is a column of an arrangement.
type Width struct {
	Name  string `json:"name" maxLength:"40" dynamodbav:"name"`
	Width int    `json:"width,omitempty" minimum:"0" maximum:"2000" dynamodbav:"width,omitempty"`
}

type viewOutput struct{ Body Arrangement }
type viewInput struct{ Body Arrangement }

// kept is an arrangement in the table.
type kept struct {
	View Arrangement `dynamodbav:"view"`
}

func (s *Server) getView(ctx context.Context, c call, _ *struct{}) (*viewOutput, error) {
	k, there, err := table.Get[kept](ctx, s.Table, table.View(c.Tenant.ID, c.User.ID, "users"))
	if err == nil && !there {
		for _, col := range user.Columns() {
			if col.Default {
				k.View.Columns = append(k.View.Columns, Width{Name: col.Name})
			}
		}
	}
	if k.View.Filters == nil {
		k.View.Filters = []user.Filter{}
	}
	return &viewOutput{k.View}, err
}

func (s *Server) setView(ctx context.Context, c call, in *viewInput) (*viewOutput, error) {
	if _, err := user.Match(in.Body.Filters, c.Tenant); err != nil {
		return nil, err
	}
	if err := in.Body.Sort.Check(); err != nil {
		return nil, err
	}
	for _, col := range in.Body.Columns {
		if _, ok := user.ColumnNamed(col.Name); !ok {
			return nil, user.ErrNoColumn.At("/columns").With("column", col.Name)
		}
	}
	return &viewOutput{in.Body}, s.Table.Commit(ctx, c.Actor().Stands, table.Put(table.View(c.Tenant.ID, c.User.ID, "users"), kept{in.Body}))
}

func (s *Server) clearFilters(ctx context.Context, c call, in *struct{}) (*viewOutput, error) {
	v, err := s.getView(ctx, c, in)
	if err != nil {
		return nil, err
	}
	v.Body.Filters, v.Body.Text = []user.Filter{}, ""
	return s.setView(ctx, c, &viewInput{v.Body})
}
