package api

import (
	"context"

	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/user"
)

// FolderOf is folderView; it is exported so that the framework sees it where it is embedded.
type FolderOf = folderView

// boxView is a folder of the caller's tree with a box for another person.
type boxView struct {
	FolderOf
	His       *folder.Role `json:"box" doc:"The person's role: driver, participant or null"`
	MayChange bool         `json:"mayChange"`
	WhyNot    string       `json:"whyNot,omitempty" doc:"Why the box is greyed, as a problem's code"`
	MayDrive  bool         `json:"mayDrive"`
	WhyDriver string       `json:"whyNotDriver,omitempty" doc:"Why driver cannot be chosen, as a problem's code"`
}

// drivenView is a folder that the person drives, in the caller's tree or not.
type drivenView struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Closed bool   `json:"closed"`
	Alone  bool   `json:"alone" doc:"Nobody else drives it"`
}

type boxesOutput struct {
	Body struct {
		Folders []boxView    `json:"folders" doc:"The tree as the caller sees it"`
		Drives  []drivenView `json:"drives" doc:"All folders he drives: to be handed over before his licence is lowered"`
		Total   int          `json:"total" doc:"In how many folders he is, the caller's tree or not"`
	}
}

func (s *Server) userFolders(ctx context.Context, c call, in *idInput) (*boxesOutput, error) {
	u, err := user.Get(ctx, s.Table, c.Tenant.ID, in.ID)
	if err != nil {
		return nil, err
	}
	boxes, err := folder.Boxes(ctx, s.Table, c.asFolderBy(), u)
	if err != nil {
		return nil, err
	}
	driven, err := s.drives(ctx, c, u)
	if err != nil {
		return nil, err
	}
	out := &boxesOutput{}
	b := &out.Body
	b.Folders, b.Drives, b.Total = make([]boxView, len(boxes)), driven, u.Folders
	for i, one := range boxes {
		v := boxView{FolderOf: viewFolder(one.Folder, one.Role, one.Why), MayChange: one.WhyNot == nil, WhyNot: code(one.WhyNot),
			MayDrive: one.WhyDriver == nil, WhyDriver: code(one.WhyDriver)}
		v.Level = &boxes[i].Level
		if one.His != "" {
			v.His = &boxes[i].His
		}
		b.Folders[i] = v
	}
	return out, nil
}

// drives lists the folders that a person drives.
func (s *Server) drives(ctx context.Context, c call, u user.User) ([]drivenView, error) {
	driven, err := folder.Drives(ctx, s.Table, c.Tenant.ID, u.ID)
	all := make([]drivenView, len(driven))
	for i, d := range driven {
		all[i] = drivenView{d.ID, d.Name, !d.Closed.IsZero(), d.Alone}
	}
	return all, err
}
