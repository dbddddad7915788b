package api

import (
	"context"

	"github.com/curfew/curfew/pkg/importing"
	"github.com/curfew/curfew/pkg/table"
)

func (s *Server) importErrors(ctx context.Context, c call, in *idInput) (*fileOutput, error) {
	i, err := importing.Get(ctx, s.Table, c.Tenant.ID, in.ID)
	if err != nil {
		return nil, err
	}
	f := newFile(lang(c))
	words := importWords(lang(c))
	head := []string{words["row"], words["verdict"], words["column"], words["hint"]}
	for _, field := range importing.Fields() {
		head = append(head, importing.Heading(field, lang(c)))
	}
	f.row(head...)
	var after table.Position
	for {
		rows, next, err := i.Lines(ctx, s.Table, 500, after)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if problem(r) {
				f.row(r.Texts(words["verdict "+string(r.Verdict)], importing.Heading(r.Column, lang(c)), s.hint(r, lang(c)))...)
			}
		}
		if after = next; after == nil {
			return f.done("import-errors")
		}
	}
}

type templateInput struct {
	Format string `query:"format" enum:"csv,xlsx" default:"csv"`
}

// xlsxType is the media type of .xlsx.
const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

func (s *Server) importTemplate(_ context.Context, c call, in *templateInput) (*fileOutput, error) {
	if in.Format == "xlsx" {
		content, err := s.Template(lang(c))
		return &fileOutput{ContentType: xlsxType, Disposition: `attachment; filename="import.xlsx"`, Body: content}, err
	}
	f := newFile(lang(c))
	var head []string
	for _, field := range importing.Fields() {
		head = append(head, importing.Heading(field, lang(c)))
	}
	f.row(head...)
	f.row("anna.muster@example.com", "Anna", "Muster", "DE", "Europe/Berlin", lang(c), values["collaborator"][index(lang(c))], "", "", "")
	return f.done("import")
}
