package mail

import "slices"

// Kind says which letter a message is. The value stands in items, tags and file names.
type Kind string

// The letters there are, and who gets them.
const (
	Invitation      Kind = "invitation"       // the new user
	PasswordLink    Kind = "password-link"    // the user who asked for a link to set a password
	IdleWarning     Kind = "idle-warning"     // the user who will be deactivated unless he signs in
	IdleDigest      Kind = "idle-digest"      // administrators: who was deactivated since the last digest
	IdleHeld        Kind = "idle-held"        // administrators: a warning did not arrive, so the deactivation waits
	IdleBrake       Kind = "idle-brake"       // administrators: too many at once, so all of them wait
	SupportOpened   Kind = "support-opened"   // administrators: a grant began
	SupportChanged  Kind = "support-changed"  // administrators: its end or level changed
	SupportEntered  Kind = "support-entered"  // administrators: support signed in
	SupportEnded    Kind = "support-ended"    // administrators: the grant is over
	AddressChanged  Kind = "address-changed"  // the user, at the old and at the new address
	OwnerNominated  Kind = "owner-nominated"  // owners and administrators: somebody will become owner
	OwnerNamed      Kind = "owner-named"      // owners and administrators: somebody became owner
	TenantSuspended Kind = "tenant-suspended" // owners and administrators
	TenantClosed    Kind = "tenant-closed"    // owners and administrators
)

var kinds = []Kind{Invitation, PasswordLink, IdleWarning, IdleDigest, IdleHeld, IdleBrake, SupportOpened,
	SupportChanged, SupportEntered, SupportEnded, AddressChanged, OwnerNominated, OwnerNamed, TenantSuspended, TenantClosed}

// Kinds returns every kind of letter.
func Kinds() []Kind { return slices.Clone(kinds) }

// Known reports whether k is a kind of letter.
func (k Kind) Known() bool { return slices.Contains(kinds, k) }
