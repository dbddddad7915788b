package api

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/table"
)

// Folders, their members, and jobs. Every person may come here; what he may do to a folder is decided by his place in it.
func Folders(s *Server) {
	route := func(method, path, id, summary string, support bool, status int) Route {
		return Route{Method: method, Path: path, ID: id, Summary: summary, Needs: access.Folders, Support: support, Status: status}
	}
	handle(s, route("GET", "/v1/folders", "list-folders", "The tree as the caller sees it: his folders and the way to them", true, 0), s.listFolders)
	handle(s, route("POST", "/v1/folders", "create-folder", "Make a folder; who makes it is its first driver", false, 201), s.createFolder)
	handle(s, route("GET", "/v1/folders/{id}", "get-folder", "One folder", true, 0), s.getFolder)
	handle(s, route("PATCH", "/v1/folders/{id}", "change-folder", "Rename or move a folder; what stands below moves along", false, 0), s.changeFolder)
	handle(s, route("POST", "/v1/folders/{id}/close", "close-folder", "Close a folder: nobody is added any more", false, 0), s.closeFolder)
	handle(s, route("POST", "/v1/folders/{id}/reopen", "reopen-folder", "Open a closed folder again", false, 0), s.reopenFolder)
	handle(s, route("GET", "/v1/folders/{id}/members", "list-members", "Who is in a folder, as driver or participant", true, 0), s.listMembers)
	handle(s, route("POST", "/v1/folders/{id}/candidates", "search-candidates", "Whom a manager of the folder could add, by part of the name", true, 0), s.searchCandidates)
	handle(s, route("GET", "/v1/folders/{id}/members/{user}", "get-member", "A person's role in a folder", true, 0), s.getMember)
	handle(s, route("PUT", "/v1/folders/{id}/members/{user}", "set-member", "Make a person driver or participant of a folder", true, 0), s.setMember)
	handle(s, route("DELETE", "/v1/folders/{id}/members/{user}", "remove-member", "Take a person out of a folder", true, 204), s.removeMember)
	handle(s, route("POST", "/v1/folders/{id}/subtree", "set-subtree", "Give a person one role in a folder and all below it, or take him out; a job", true, 202), s.setSubtree)
	handle(s, route("GET", "/v1/jobs", "list-jobs", "One's own jobs that run or ended in the last 7 days, newest first, at most 20", true, 0), s.listJobs)
	handle(s, watched(route("GET", "/v1/jobs/{id}", "get-job", "How far a job is, and what became of each thing", true, 0)), s.getJob)
	handle(s, route("POST", "/v1/jobs/{id}/cancel", "cancel-job", "End a job; what it has done stays done", true, 0), s.cancelJob)
}

// asFolderBy is the caller as folders see him.
func (c call) asFolderBy() folder.By {
	return folder.By{Actor: c.Actor(), Administrator: c.Can(access.EditUsers), Super: c.SuperAdministrator()}
}

// folderView is a folder as the caller sees it.
type folderView struct {
	ID        string      `json:"id"`
	Parent    string      `json:"parent,omitempty" doc:"Not there at the top"`
	Name      string      `json:"name"`
	Level     *int        `json:"level,omitempty" doc:"In lists: 0 at the top"`
	Role      folder.Role `json:"role,omitempty" doc:"The caller's own: driver or participant; not there when he is no member"`
	Closed    *time.Time  `json:"closed" doc:"null while it is open"`
	Created   time.Time   `json:"created"`
	MayManage bool        `json:"mayManage"`
	Why       string      `json:"why,omitempty" doc:"Why the caller may not manage it, as a problem's code"`
	Version   int         `json:"version"`
}

func viewFolder(f folder.Folder, role folder.Role, why error) folderView {
	return folderView{ID: f.ID, Parent: f.Parent, Name: f.Name, Role: role, Closed: instant(f.Closed), Created: f.Created, MayManage: why == nil, Why: code(why), Version: f.Version}
}

// code is that of a fault, "" of none.
func code(err error) string {
	if f := fault.Of(err); f != nil {
		return f.Code
	}
	return ""
}

type foldersOutput struct {
	Body struct {
		Folders []folderView `json:"folders" doc:"Each before those that stand below it"`
	}
}

func (s *Server) listFolders(ctx context.Context, c call, _ *struct{}) (*foldersOutput, error) {
	rows, err := folder.Tree(ctx, s.Table, c.asFolderBy(), c.Tenant.ID)
	if err != nil {
		return nil, err
	}
	out := &foldersOutput{}
	out.Body.Folders = make([]folderView, len(rows))
	for i, row := range rows {
		out.Body.Folders[i] = viewFolder(row.Folder, row.Role, row.Why)
		out.Body.Folders[i].Level = &rows[i].Level
	}
	return out, nil
}

type folderOutput struct {
	ETag     string `header:"ETag"`
	Location string `header:"Location"`
	Body     folderView
}

// aFolder answers with a folder after a change, or as it is.
func (s *Server) aFolder(ctx context.Context, c call, f folder.Folder, err error) (*folderOutput, error) {
	if err != nil {
		return nil, err
	}
	role, err := folder.RoleOf(ctx, s.Table, c.Tenant.ID, f.ID, c.User.ID)
	if err != nil {
		return nil, err
	}
	return &folderOutput{ETag: etag(f.Version), Body: viewFolder(f, role, c.asFolderBy().May(role))}, nil
}

func (s *Server) getFolder(ctx context.Context, c call, in *idInput) (*folderOutput, error) {
	f, _, err := folder.Look(ctx, s.Table, c.asFolderBy(), c.Tenant.ID, in.ID)
	return s.aFolder(ctx, c, f, err)
}

type newFolderInput struct {
	Key  string `header:"Idempotency-Key" maxLength:"200"`
	Body struct {
		Name   string `json:"name" maxLength:"400"`
		Parent string `json:"parent,omitempty" maxLength:"60" doc:"Below which folder; leave it out for the top"`
	}
}

func (s *Server) createFolder(ctx context.Context, c call, in *newFolderInput) (*folderOutput, error) {
	var f folder.Folder
	made, err := s.once(ctx, c, in.Key, in.Body, func(remember func(string) table.Writes) error {
		var err error
		f, err = folder.Create(ctx, s.Table, c.asFolderBy(), c.Tenant.ID, in.Body.Name, in.Body.Parent, remember)
		return err
	})
	if err == nil && made != "" {
		f, err = folder.Get(ctx, s.Table, c.Tenant.ID, made)
	}
	out, err := s.aFolder(ctx, c, f, err)
	if err == nil {
		out.Location = "/v1/folders/" + f.ID
	}
	return out, err
}

type changeFolderInput struct {
	ID    string `path:"id" maxLength:"60"`
	Match string `header:"If-Match" maxLength:"40" doc:"The ETag that was seen; required"`
	Body  struct {
		Name   *string `json:"name,omitempty" maxLength:"400"`
		Parent *string `json:"parent,omitempty" maxLength:"60" doc:"Below which folder; empty for the top"`
	}
}

func (s *Server) changeFolder(ctx context.Context, c call, in *changeFolderInput) (*folderOutput, error) {
	seen, err := version(in.Match)
	if err != nil {
		return nil, err
	}
	f, err := folder.Change(ctx, s.Table, c.asFolderBy(), c.Tenant.ID, in.ID, seen, folder.Edit(in.Body))
	return s.aFolder(ctx, c, f, err)
}

func (s *Server) closeFolder(ctx context.Context, c call, in *idInput) (*folderOutput, error) {
	f, err := folder.Close(ctx, s.Table, c.asFolderBy(), c.Tenant.ID, in.ID)
	return s.aFolder(ctx, c, f, err)
}

func (s *Server) reopenFolder(ctx context.Context, c call, in *idInput) (*folderOutput, error) {
	f, err := folder.Reopen(ctx, s.Table, c.asFolderBy(), c.Tenant.ID, in.ID)
	return s.aFolder(ctx, c, f, err)
}
