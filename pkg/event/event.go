// Package event is what the product tells the vendor's systems about: one event per history entry, at least once.
//
// Rule: an event holds ids, never a name, an address or a text somebody typed; who needs more asks with the id.
package event

// Source is the `source` of every event on the bus.
const Source = "app.curfew"

// The types of events, `detail-type` on the bus.
const (
	UserCreated       = "UserCreated"
	UserChanged       = "UserChanged"
	UserInvited       = "UserInvited"
	UserDeactivated   = "UserDeactivated"
	UserReactivated   = "UserReactivated"
	UserExempted      = "UserExempted"
	UserUnexempted    = "UserUnexempted"
	UserWarned        = "UserWarned"
	UserWarningVoid   = "UserWarningVoid"
	UserHeld          = "UserHeld"
	UserProceeded     = "UserProceeded"
	UserPasswordSet   = "UserPasswordSet"
	UserSignedOut     = "UserSignedOutEverywhere"
	UserDeleted       = "UserDeleted"
	UserErased        = "UserErased"
	UserFolder        = "UserFolderChanged"
	TenantOpened      = "TenantOpened"
	TenantChanged     = "TenantChanged"
	TenantSuspended   = "TenantSuspended"
	TenantResumed     = "TenantResumed"
	TenantClosed      = "TenantClosed"
	TenantErased      = "TenantErased"
	OwnerNominated    = "OwnerNominated"
	OwnerNamed        = "OwnerNamed"
	NominationRefused = "OwnerNominationRefused"
	RuleChanged       = "IdleRuleChanged"
	BrakeTripped      = "IdleBrakeTripped"
	BrakeAnswered     = "IdleBrakeAnswered"
	AccessOpened      = "SupportAccessOpened"
	AccessChanged     = "SupportAccessChanged"
	AccessEnded       = "SupportAccessEnded"
	SupportEntered    = "SupportSessionStarted"
	SupportLeft       = "SupportSessionEnded"
	KeyCreated        = "ServiceKeyCreated"
	KeyRevoked        = "ServiceKeyRevoked"
	FolderCreated     = "FolderCreated"
	FolderChanged     = "FolderChanged"
	FolderClosed      = "FolderClosed"
	FolderReopened    = "FolderReopened"
	JobStarted        = "JobStarted" // also what wakes run-jobs
)

// Types lists every type, for the schemas and their test.
func Types() []string {
	return []string{UserCreated, UserChanged, UserInvited, UserDeactivated, UserReactivated, UserExempted, UserUnexempted, UserWarned,
		UserWarningVoid, UserHeld, UserProceeded, UserPasswordSet, UserSignedOut, UserDeleted, UserErased, TenantOpened, TenantChanged,
		TenantSuspended, TenantResumed, TenantClosed, TenantErased, OwnerNominated, OwnerNamed, NominationRefused, RuleChanged,
		BrakeTripped, BrakeAnswered, AccessOpened, AccessChanged, AccessEnded, SupportEntered, SupportLeft, KeyCreated, KeyRevoked,
		UserFolder, FolderCreated, FolderChanged, FolderClosed, FolderReopened, JobStarted}
}
