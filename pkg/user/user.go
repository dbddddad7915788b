// Package user keeps people's accounts in a tenant.
//
// Rules. An account changes only together with its history entry. Losing anything (standing, a right, a licence, the password)
// raises the stamp, and with it ends every session that remembers the old one. Whatever moves the anchor of the idle rule
// raises the epoch, and with it voids every warning written before.
package user

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
)

// Status is an account's standing.
type Status string

// The standings.
const (
	Active      Status = "active"
	Deactivated Status = "deactivated"
	Deleting    Status = "deleting" // final: the erasure is under way
)

// User is a person's account in one tenant.
type User struct {
	ID     string `dynamodbav:"id"`
	Tenant string `dynamodbav:"tenant"`

	Mail       string `dynamodbav:"mail"`
	MailKey    string `dynamodbav:"mailKey"` // the compared form
	FirstName  string `dynamodbav:"firstName"`
	LastName   string `dynamodbav:"lastName"`
	Country    string `dynamodbav:"country,omitempty"` // ISO 3166
	Zone       string `dynamodbav:"zone,omitempty"`    // "": the tenant's
	Language   string `dynamodbav:"language,omitempty"`
	Department string `dynamodbav:"department,omitempty"`

	Status             Status       `dynamodbav:"status"`
	Licence            licence.Kind `dynamodbav:"licence"`
	Administrator      bool         `dynamodbav:"administrator,omitempty"`
	SuperAdministrator bool         `dynamodbav:"superAdministrator,omitempty"`
	Owner              bool         `dynamodbav:"owner,omitempty"`    // of a deactivated one: he is an owner again when reactivated
	Agent              bool         `dynamodbav:"agent,omitempty"`    // only in the vendor's own tenant
	Operator           bool         `dynamodbav:"operator,omitempty"` // only in the vendor's own tenant

	Stamp   int `dynamodbav:"stamp"`   // remembered by sessions and links
	Version int `dynamodbav:"version"` // of the account, for ETag and the order of events
	Epoch   int `dynamodbav:"epoch"`   // remembered by warnings

	Created     time.Time `dynamodbav:"created"`
	Invited     time.Time `dynamodbav:"invited,omitempty"`
	Imported    time.Time `dynamodbav:"imported,omitempty"`
	Reactivated time.Time `dynamodbav:"reactivated,omitempty"`
	LastSignIn  time.Time `dynamodbav:"lastSignIn,omitempty"`
	LastUse     time.Time `dynamodbav:"lastUse,omitempty"` // written at most once a day
	ExemptUntil time.Time `dynamodbav:"exemptUntil,omitempty"`
	ExemptWhy   string    `dynamodbav:"exemptWhy,omitempty"`
	Told        time.Time `dynamodbav:"told,omitempty"` // when the first letter ever was accepted; zero: never told

	Folders int `dynamodbav:"folders,omitempty"` // in how many folders he is; kept by the commits that change it
	Drives  int `dynamodbav:"drives,omitempty"`  // in how many of them he is a driver

	Anchor     time.Time `dynamodbav:"anchor"`               // from which the idle rule counts
	Warning    *Warning  `dynamodbav:"warning,omitempty"`    // the accepted letter, or an administrator's proceed
	Held       *Held     `dynamodbav:"held,omitempty"`       // a warning came back: an administrator must answer
	Out        *Out      `dynamodbav:"out,omitempty"`        // of a deactivated one: since when, and by whom
	Lifted     time.Time `dynamodbav:"lifted,omitempty"`     // when an administrator last changed what kept the rule from him: no save before it knew of him
	Pending    string    `dynamodbav:"pending,omitempty"`    // the warning that is under way
	Asked      time.Time `dynamodbav:"asked,omitempty"`      // when somebody last asked for a link to his password
	AskedAs    string    `dynamodbav:"askedAs,omitempty"`    // on what that link rests: after a change of it another may be asked for
	LinkLetter string    `dynamodbav:"linkLetter,omitempty"` // the letter whose links are good

	People       string `dynamodbav:"people,omitempty"`
	NameKey      string `dynamodbav:"nameKey,omitempty"`
	Seen         string `dynamodbav:"seen,omitempty"` // the last sign-in as it sorts; "-" before the first
	Idle         string `dynamodbav:"idle,omitempty"`
	IdleAt       string `dynamodbav:"idleAt,omitempty"`
	Directory    string `dynamodbav:"directory,omitempty"`
	DirectoryKey string `dynamodbav:"directoryKey,omitempty"`
}

// Warning is what an automatic deactivation rests on.
type Warning struct {
	Letter   string    `dynamodbav:"letter"`
	Epoch    int       `dynamodbav:"epoch"`
	Rule     int       `dynamodbav:"rule"`
	Save     string    `dynamodbav:"save,omitempty"`
	Promise  time.Time `dynamodbav:"promise"`
	Accepted time.Time `dynamodbav:"accepted"`
	Proceed  bool      `dynamodbav:"proceed,omitempty"` // an administrator's answer stands for the letter
}

// Held says since when and why a deactivation waits for an administrator.
type Held struct {
	Since  time.Time `dynamodbav:"since"`
	Why    string    `dynamodbav:"why"` // bounce, suppressed or refused, and what the mail system said of it
	Letter string    `dynamodbav:"letter"`
}

// Out says since when a person is deactivated, and by whom.
type Out struct {
	At time.Time   `dynamodbav:"at"`
	By actor.Actor `dynamodbav:"by"`
}

// Name is how the person is called.
func (u User) Name() string { return u.FirstName + " " + u.LastName }

// Key is the account's address.
func (u User) Key() table.Key { return table.User(u.Tenant, u.ID) }

// InvitedOnly tells whether he never signed in: a label of an active user.
func (u User) InvitedOnly() bool { return u.Status == Active && u.LastSignIn.IsZero() }

// Faults of users.
var (
	ErrUnknown      = fault.New(fault.NotFound, "not_found", "There is no such thing here.")
	ErrStale        = fault.New(fault.Stale, "stale", "Somebody changed this meanwhile. Load it again and repeat your change.")
	ErrNotActive    = fault.New(fault.Conflict, "not_active", "This user is not active.")
	ErrActive       = fault.New(fault.Conflict, "already_active", "This user is active.")
	ErrDeleting     = fault.New(fault.Conflict, "being_deleted", "This user is being deleted; that is final.")
	ErrMailTaken    = fault.New(fault.Conflict, "mail_taken", "Another user of this tenant has this address.").At("/mail")
	ErrOwnersOnly   = fault.New(fault.Forbidden, "owners_only", "Only an owner may do this.")
	ErrSupport      = fault.New(fault.Forbidden, "not_for_support", "Support may not do this.")
	ErrAdmin        = fault.New(fault.Conflict, "needs_executive", "An administrator needs the licence executive. Give it in the same change.").At("/administrator")
	ErrOwnerAdmin   = fault.New(fault.Conflict, "owner_needs_administrator", "An owner is an administrator with the licence executive.").At("/owner")
	ErrDemotion     = fault.New(fault.Conflict, "demotion", "Without the licence executive he is no administrator any more; send administrator false in the same change to confirm.").At("/licence")
	ErrStillDrives  = fault.New(fault.Conflict, "still_drives", "He is driver of {n} folders, which this licence does not allow. Hand them over or take the role from him first.").At("/licence")
	ErrVendorRights = fault.New(fault.Conflict, "vendor_rights", "The rights agent and operator exist only in the vendor's own tenant.")
)

// Get reads an account; ErrUnknown when there is none.
func Get(ctx context.Context, t *table.Table, tenant, user string) (User, error) {
	u, ok, err := table.Get[User](ctx, t, table.User(tenant, user))
	if err == nil && !ok {
		err = ErrUnknown
	}
	return u, err
}

// claim is the claim of an address within a tenant.
type claim struct {
	User string `dynamodbav:"user"`
}

// ByMail finds whom an address belongs to; "" when to nobody. canonical is the compared form.
func ByMail(ctx context.Context, t *table.Table, tenant, canonical string) (string, error) {
	c, _, err := table.Get[claim](ctx, t, table.Mail(tenant, canonical))
	return c.User, err
}

// change is the write of an administrator's edit: refused when the account is not as it was seen.
func (u User) change(edits ...table.Edit) table.Write {
	return table.Change(u.Key(), append(edits, table.Add("version", 1))...).
		If(table.Present(), ErrUnknown).
		If(table.Is("version", u.Version), ErrStale)
}

// listed is the directory edit of somebody who is, or is not, an active administrator.
func (u User) listed(administrator bool) []table.Edit {
	if !administrator {
		return []table.Edit{table.Unset("directory"), table.Unset("directoryKey")}
	}
	return []table.Edit{table.Set("directory", table.Administrators(u.Tenant)), table.Set("directoryKey", u.ID)}
}
