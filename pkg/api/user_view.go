package api

import (
	"time"

	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// userView is a user as administrators see him.
type userView struct {
	ID                 string       `json:"id"`
	Mail               string       `json:"mail"`
	FirstName          string       `json:"firstName"`
	LastName           string       `json:"lastName"`
	Status             string       `json:"status" doc:"active, deactivated or deleting"`
	Invited            bool         `json:"invited" doc:"Active, and never signed in"`
	Licence            licence.Kind `json:"licence"`
	Administrator      bool         `json:"administrator"`
	SuperAdministrator bool         `json:"superAdministrator"`
	Owner              bool         `json:"owner"`
	Agent              bool         `json:"agent,omitempty"`
	Operator           bool         `json:"operator,omitempty"`
	Country            string       `json:"country,omitempty"`
	Zone               string       `json:"zone" doc:"The tenant's unless he has his own"`
	Language           string       `json:"language"`
	Department         string       `json:"department,omitempty"`
	Created            time.Time    `json:"created"`
	LastSignIn         *time.Time   `json:"lastSignIn"`
	LastUse            *time.Time   `json:"lastUse" doc:"To the day"`
	NeverTold          bool         `json:"neverTold" doc:"No mail was ever accepted for him"`
	Folders            int          `json:"folders" doc:"In how many folders he is"`
	Version            int          `json:"version"`
	Idle               idleView     `json:"idle" doc:"What the idle rule does with him, and why"`
}

// idleView explains a user's state under the idle rule.
type idleView struct {
	State       string     `json:"state" doc:"off, counting, warned, exempt, held, waiting, protected, due or none"`
	Anchor      time.Time  `json:"anchor" doc:"From when it counts"`
	WarnAt      *time.Time `json:"warnAt,omitempty" doc:"When the letter is due"`
	Promise     *time.Time `json:"promise,omitempty" doc:"When he is deactivated unless he signs in"`
	WarnedAt    *time.Time `json:"warnedAt,omitempty"`
	ExemptUntil *time.Time `json:"exemptUntil,omitempty"`
	ExemptWhy   string     `json:"exemptWhy,omitempty"`
	HeldSince   *time.Time `json:"heldSince,omitempty"`
	HeldWhy     string     `json:"heldWhy,omitempty"`
}

func view(u user.User, ten tenant.Tenant, now time.Time) userView {
	v := userView{ID: u.ID, Mail: u.Mail, FirstName: u.FirstName, LastName: u.LastName, Status: string(u.Status), Invited: u.InvitedOnly(), Licence: u.Licence,
		Administrator: u.Administrator, SuperAdministrator: u.SuperAdministrator, Owner: u.Owner, Agent: u.Agent, Operator: u.Operator,
		Country: u.Country, Zone: u.Zone, Language: u.Language, Department: u.Department, Created: u.Created, LastSignIn: instant(u.LastSignIn),
		LastUse: instant(u.LastUse), NeverTold: u.Told.IsZero(), Folders: u.Folders, Version: u.Version, Idle: explain(u, ten, now)}
	if v.Zone == "" {
		v.Zone = ten.Zone
	}
	if v.Language == "" {
		v.Language = ten.Language
	}
	return v
}

// explain says which part of the rule decides about him now.
func explain(u user.User, ten tenant.Tenant, now time.Time) idleView {
	v := idleView{Anchor: u.Anchor, State: idle.State(ten, u, now)}
	if u.ExemptUntil.After(now) {
		v.ExemptUntil, v.ExemptWhy = instant(u.ExemptUntil), u.ExemptWhy
	}
	if u.Held != nil {
		v.HeldSince, v.HeldWhy = instant(u.Held.Since), u.Held.Why
	}
	switch v.State {
	case idle.StateWarned:
		v.Promise, v.WarnedAt = instant(u.Warning.Promise), instant(u.Warning.Accepted)
	case idle.StateCounting, idle.StateDue, idle.StateExempt:
		v.WarnAt = instant(u.Anchor.Add(ten.Rule.Period() - idle.Notice))
	}
	return v
}
