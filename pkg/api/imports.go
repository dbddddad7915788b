package api

import (
	"context"
	"encoding/base64"
	"time"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/erase"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/importing"
	"github.com/curfew/curfew/pkg/job"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
)

// Importing people from a file.
func Imports(s *Server) {
	do := func(method, path, id, summary string, status int) Route {
		return Route{Method: method, Path: path, ID: id, Summary: summary, Needs: access.Import, Status: status}
	}
	upload := do("POST", "/v1/imports", "rehearse-import", "Upload a file and learn what would become of each row; nobody is made", 201)
	upload.Upload = true
	handle(s, upload, s.rehearse)
	handle(s, do("GET", "/v1/imports", "list-imports", "The imports that still exist, newest first, at most 50", 0), s.listImports)
	handle(s, do("GET", "/v1/imports/template", "get-import-template", "A file with the columns to fill in, in the caller's language, as CSV or .xlsx", 0), s.importTemplate)
	handle(s, do("GET", "/v1/imports/{id}", "get-import", "An import: its rehearsal, and the job that carries it out", 0), s.getImport)
	handle(s, do("GET", "/v1/imports/{id}/rows", "list-import-rows", "The verdict on each row, in the file's order", 0), s.importRows)
	handle(s, do("GET", "/v1/imports/{id}/errors", "get-import-errors", "The rows that make nobody, as CSV", 0), s.importErrors)
	handle(s, do("POST", "/v1/imports/invitations", "invite-never-told", "Invite everybody who was never told, as a job", 202), s.inviteAll)
	handle(s, do("POST", "/v1/imports/{id}/run", "run-import", "Carry the import out; no mail leaves", 202), s.runImport)
}

var errBase64 = fault.New(fault.Invalid, "bad_base64", "The content is not base64.").At("/content")

type importInput struct {
	Key  string `header:"Idempotency-Key" maxLength:"200"`
	Body struct {
		Name    string `json:"name" maxLength:"400" doc:"The file's name; what the file is, its bytes say"`
		Content string `json:"content" doc:"The file in base64: .xls, .xlsx or .csv, at most 4 MiB and 10,000 rows"`
	}
}

type importOutput struct {
	Location string `header:"Location"`
	Body     importView
}

type importView struct {
	importing.Import
	Free map[licence.Kind]*int `json:"seatsFree" doc:"null: unlimited"`
	Ends time.Time             `json:"ends" doc:"Until then it can be carried out"`
}

func (s *Server) viewImport(c call, i importing.Import) *importOutput {
	v := importView{Import: i, Free: map[licence.Kind]*int{}, Ends: i.Created.Add(importing.Kept)}
	for _, k := range licence.Kinds() {
		v.Free[k] = nil
		if k != licence.Collaborator && c.Tenant.Subscription == licence.Fixed {
			free := max(0, c.Tenant.Seats.Of(k).Bought-c.Tenant.Seats.Of(k).Used)
			v.Free[k] = &free
		}
	}
	return &importOutput{Location: "/v1/imports/" + i.ID, Body: v}
}

func (s *Server) rehearse(ctx context.Context, c call, in *importInput) (*importOutput, error) {
	content, err := base64.StdEncoding.DecodeString(in.Body.Content)
	if err != nil {
		return nil, errBase64
	}
	var i importing.Import
	made, err := s.earlier(ctx, c, in.Key, in.Body) // before a file is read and counted once more
	if err == nil && made == "" {
		made, err = s.once(ctx, c, in.Key, in.Body, func(remember func(string) table.Writes) error {
			err := access.Uploading(ctx, s.Table, c.Tenant.ID)
			if err == nil {
				i, err = importing.Rehearse(ctx, s.Table, c.asFolderBy(), c.Tenant.ID, content, s.deleted, remember)
			}
			return err
		})
	}
	if err == nil && made != "" {
		i, err = importing.Get(ctx, s.Table, c.Tenant.ID, made)
	}
	if err != nil {
		return nil, err
	}
	return s.viewImport(c, i), nil
}

// deleted tells an import of addresses whose people were deleted.
func (s *Server) deleted(ctx context.Context, in string, canonical ...string) ([]time.Time, error) {
	return erase.Deleted(ctx, s.Table, in, canonical...)
}

func (s *Server) getImport(ctx context.Context, c call, in *idInput) (*importOutput, error) {
	i, err := importing.Get(ctx, s.Table, c.Tenant.ID, in.ID)
	if err != nil {
		return nil, err
	}
	return s.viewImport(c, i), nil
}

type importsOutput struct {
	Body struct {
		Imports []importView `json:"imports"`
	}
}

func (s *Server) listImports(ctx context.Context, c call, _ *struct{}) (*importsOutput, error) {
	all, err := importing.List(ctx, s.Table, c.Tenant.ID, 50)
	out := &importsOutput{}
	out.Body.Imports = make([]importView, len(all))
	for i, one := range all {
		out.Body.Imports[i] = s.viewImport(c, one).Body
	}
	return out, err
}

type runInput struct {
	ID  string `path:"id" maxLength:"60"`
	Key string `header:"Idempotency-Key" maxLength:"200"`
}

// runImport starts the job and works on it for a moment: a small file is done by the answer.
func (s *Server) runImport(ctx context.Context, c call, in *runInput) (*jobOutput, error) {
	i, err := importing.Get(ctx, s.Table, c.Tenant.ID, in.ID)
	if err != nil {
		return nil, err
	}
	var j job.Job
	made, err := s.once(ctx, c, in.Key, nil, func(remember func(string) table.Writes) error {
		var err error
		j, err = importing.Start(ctx, s.Table, c.asFolderBy(), c.Remembered(), i, remember)
		return err
	})
	if err != nil {
		return nil, err
	}
	if made == "" {
		made = j.ID
		s.soon(ctx, j, importing.GoOn)
	}
	if j, err = job.Get(ctx, s.Table, c.Tenant.ID, made); err != nil {
		return nil, err
	}
	return &jobOutput{Location: "/v1/jobs/" + j.ID, Body: viewJob(j)}, nil
}
