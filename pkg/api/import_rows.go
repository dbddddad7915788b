package api

import (
	"context"
	"slices"
	"strings"

	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/importing"
)

type rowsInput struct {
	ID       string `path:"id" maxLength:"60"`
	Problems bool   `query:"problems" doc:"Only the rows to look at: those that make nobody, or a new person with a deleted one's address; a page may be short, or empty, while there is more"`
	Paging
}

type rowsOutput struct {
	Body struct {
		Rows []rowView `json:"rows"`
		Next string    `json:"nextPageToken,omitempty"`
	}
}

// rowView is a row with what its code means.
type rowView struct {
	importing.Row
	Hint string `json:"hint,omitempty" doc:"What the code means, in the reader's language"`
}

// A page of problems reads so many rows at a time, so many times.
const (
	problemRows   = 500
	problemRounds = 5
)

func (s *Server) importRows(ctx context.Context, c call, in *rowsInput) (*rowsOutput, error) {
	i, err := importing.Get(ctx, s.Table, c.Tenant.ID, in.ID)
	if err != nil {
		return nil, err
	}
	list := "import\x00" + in.ID
	after, err := unseal(c, list, in.Token)
	if err != nil {
		return nil, err
	}
	var rows []importing.Row
	if !in.Problems {
		rows, after, err = i.Lines(ctx, s.Table, in.Size, after)
	}
	for round := 0; in.Problems && err == nil && round < problemRounds && len(rows) < in.Size && (round == 0 || after != nil); round++ {
		var some []importing.Row
		some, after, err = i.Lines(ctx, s.Table, problemRows, after)
		rows = append(rows, slices.DeleteFunc(some, func(r importing.Row) bool { return !problem(r) })...)
	}
	if err == nil {
		err = s.pathed(ctx, c, rows)
	}
	out := &rowsOutput{}
	out.Body.Rows, out.Body.Next = make([]rowView, len(rows)), seal(c, list, after)
	for at, r := range rows {
		out.Body.Rows[at] = rowView{r, s.hint(r, lang(c))}
	}
	return out, err
}

// problem tells whether a row is one to look at.
func problem(r importing.Row) bool {
	return r.Verdict != importing.Create && r.Verdict != importing.Created
}

// pathed gives the folders of rows the names they have today, where the caller sees them.
func (s *Server) pathed(ctx context.Context, c call, rows []importing.Row) error {
	if !slices.ContainsFunc(rows, func(r importing.Row) bool { return len(r.Places) > 0 }) {
		return nil
	}
	f, err := folder.Find(ctx, s.Table, c.asFolderBy(), c.Tenant.ID)
	for _, r := range rows {
		for i := range r.Places {
			r.Places[i].Path = f.Path(r.Places[i].Folder)
		}
	}
	return err
}

// hint is what a row's code means, in a language.
func (s *Server) hint(r importing.Row, lang string) string {
	if text, ok := sentences()[r.Code][lang]; ok {
		detail := r.Detail
		if w, ok := values[detail]; ok && r.Verdict == importing.NoSeat {
			detail = w[index(lang)]
		}
		return strings.NewReplacer("{name}", detail, "{licence}", detail).Replace(text)
	}
	return r.Code
}
