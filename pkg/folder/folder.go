// Package folder keeps a tenant's tree of folders and who drives or takes part in each.
//
// Rules. A role stands twice, with the folder and with the person, written in one commit with the entry in his history, so that
// either side finds the other. Who changes a folder repeats in the commit on what he may: his own place in it. The tree has no
// loop and at most Depth levels: moves are put in order by one item that counts them, and what is made beside a move sees it. A
// closed folder stays as it is, but for people who are taken out of it or get a smaller role.
package folder

import (
	"context"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/table"
)

// Limits of a tenant's tree.
const (
	Depth = 16   // levels, the top one counted
	Most  = 5000 // folders
)

// Role is what a person is in a folder; "" is no member.
type Role string

// The roles.
const (
	Driver      Role = "driver"      // manages the folder's members; needs licence driver or executive
	Participant Role = "participant" // takes part
)

// above tells whether the role is more than another.
func (r Role) above(other Role) bool {
	rank := map[Role]int{Participant: 1, Driver: 2}
	return rank[r] > rank[other]
}

// Folder is a folder as it is kept.
type Folder struct {
	ID      string    `dynamodbav:"id"`
	Tenant  string    `dynamodbav:"tenant"`
	Parent  string    `dynamodbav:"parent,omitempty"` // "": at the top
	Name    string    `dynamodbav:"name"`
	Created time.Time `dynamodbav:"created"`
	Closed  time.Time `dynamodbav:"closed,omitempty"` // zero: open
	Version int       `dynamodbav:"version"`          // for ETag
}

// Key is the folder's address.
func (f Folder) Key() table.Key { return table.Folder(f.Tenant, f.ID) }

// Member is a person's role in a folder. Without a user it is what is left of a deleted one in a closed folder.
type Member struct {
	Folder string    `dynamodbav:"folder"`
	User   string    `dynamodbav:"user,omitempty"`
	Role   Role      `dynamodbav:"role"`
	Since  time.Time `dynamodbav:"since"`
}

// Faults of folders.
var (
	ErrUnknown   = fault.New(fault.NotFound, "not_found", "There is no such thing here.")
	ErrStale     = fault.New(fault.Stale, "stale", "Somebody changed this meanwhile. Load it again and repeat your change.")
	ErrNotMember = fault.New(fault.Forbidden, "not_in_folder", "You do not belong to this folder. One of its drivers or a super-administrator can do this.")
	ErrNotDriver = fault.New(fault.Forbidden, "not_driver", "Only a driver of this folder, an administrator who belongs to it or a super-administrator may do this.")
	ErrTop       = fault.New(fault.Forbidden, "not_at_top", "Only an administrator may put a folder at the top.").At("/parent")
	ErrSupport   = fault.New(fault.Forbidden, "not_for_support", "Support may not do this.")
	ErrClosed    = fault.New(fault.Conflict, "folder_closed", "This folder is closed. Reopen it first.")
	ErrOpen      = fault.New(fault.Conflict, "folder_open", "This folder is open.")
	ErrLicence   = fault.New(fault.Conflict, "driver_needs_licence", "A driver of a folder needs the licence driver or executive.").At("/role")
	ErrLoop      = fault.New(fault.Conflict, "folder_loop", "A folder cannot be moved into itself or below itself.").At("/parent")
	ErrDepth     = fault.New(fault.Conflict, "folder_depth", "Folders go at most 16 levels deep.").At("/parent")
	ErrTooMany   = fault.New(fault.Conflict, "too_many_folders", "A tenant has at most 5,000 folders.")
	ErrBadRole   = fault.New(fault.Invalid, "bad_role", "A role is driver or participant.").At("/role")
	ErrBadName   = fault.New(fault.Invalid, "bad_name", "A name has 1 to 100 characters, without line breaks or control characters.").At("/name")
)

// Get reads a folder; ErrUnknown when there is none.
func Get(ctx context.Context, t *table.Table, in, id string) (Folder, error) {
	f, ok, err := table.Get[Folder](ctx, t, table.Folder(in, id))
	if err == nil && !ok {
		err = ErrUnknown
	}
	return f, err
}

// List reads all folders of a tenant, in the order they were made.
func List(ctx context.Context, t *table.Table, in string) ([]Folder, error) {
	return table.List[Folder](ctx, t, table.Query{Index: table.Main, Partition: in, Prefix: table.Folders})
}

// named is a folder's name as it is kept.
func named(name string) (string, error) {
	name = strings.TrimSpace(norm.NFC.String(name))
	if !fault.Line(name, 1, 100) {
		return "", ErrBadName
	}
	return name, nil
}
