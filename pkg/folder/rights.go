package folder

import (
	"context"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/table"
)

// By is who acts on folders. His rights are as true as his stamp, which his commits repeat; his place in a folder is read and
// repeated here.
type By struct {
	actor.Actor
	Administrator bool // the user menu is open to him: he manages folders in which he is a member
	Super         bool // he reaches every folder; never in a support session
}

// Acting is who acted on folders, as a job remembers him by As.
func Acting(a actor.Actor, as string) By {
	return By{Actor: a, Administrator: as != "driver", Super: as == "super"}
}

// As is the larger of his rights, as a job remembers it.
func (by By) As() string {
	switch {
	case by.Super:
		return "super"
	case by.Administrator:
		return "administrator"
	}
	return "driver"
}

// May tells why somebody with this role in a folder may not manage it; nil when he may.
func (by By) May(role Role) error {
	switch {
	case by.Super && by.Kind != actor.Support:
		return nil
	case role == "":
		return ErrNotMember
	case by.Administrator || role == Driver:
		return nil
	}
	return ErrNotDriver
}

// sees tells whether he may look at a folder.
func (by By) sees(role Role) error {
	if by.Super && by.Kind != actor.Support || role != "" {
		return nil
	}
	return ErrNotMember
}

// stays is the condition that he still may manage a folder when the commit happens.
func (by By) stays(in, folder string) table.Writes {
	mine := table.Check(table.Member(in, folder, by.User))
	switch {
	case by.Super && by.Kind != actor.Support:
		return nil
	case by.Administrator:
		return table.Writes{mine.If(table.Present(), ErrNotMember)}
	}
	return table.Writes{mine.If(table.Is("role", string(Driver)), ErrNotDriver)}
}

// RoleOf reads a person's role in a folder, "" when he is no member.
func RoleOf(ctx context.Context, t *table.Table, in, folder, user string) (Role, error) {
	m, _, err := table.Get[Member](ctx, t, table.Member(in, folder, user))
	return m.Role, err
}

// Look reads a folder for somebody who may look at it, and his own role in it.
func Look(ctx context.Context, t *table.Table, by By, in, id string) (Folder, Role, error) {
	f, err := Get(ctx, t, in, id)
	if err != nil {
		return f, "", err
	}
	role, err := RoleOf(ctx, t, in, id, by.User)
	if err != nil {
		return f, "", err
	}
	return f, role, by.sees(role)
}

// Managed reads a folder for somebody who may manage it.
func Managed(ctx context.Context, t *table.Table, by By, in, id string) (Folder, error) {
	f, err := Get(ctx, t, in, id)
	if err != nil {
		return f, err
	}
	role, err := RoleOf(ctx, t, in, id, by.User)
	if err != nil {
		return f, err
	}
	return f, by.May(role)
}
