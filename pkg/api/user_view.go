package api

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
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
	Deactivated        *outView     `json:"deactivated,omitempty" doc:"Only of a deactivated one"`
	Created            time.Time    `json:"created"`
	LastSignIn         *time.Time   `json:"lastSignIn"`
	LastUse            *time.Time   `json:"lastUse" doc:"To the day"`
	NeverTold          bool         `json:"neverTold" doc:"No mail was ever accepted for him"`
	Folders            int          `json:"folders" doc:"In how many folders he is"`
	Version            int          `json:"version"`
	Idle               idleView     `json:"idle" doc:"What the idle rule does with him, and why"`
}

// outView says since when somebody is deactivated, and by whom.
type outView struct {
	At        time.Time `json:"at"`
	By        string    `json:"by" doc:"hand, idle rule, support, operator or system"`
	ByID      string    `json:"byId,omitempty" doc:"Of who did it; in a support session the administrator acted as"`
	ByName    string    `json:"byName,omitempty" doc:"As named today; only of one user, not in lists"`
	AgentName string    `json:"agentName,omitempty" doc:"The agent behind a support session; only of one user"`
}

// out is by whom a person was deactivated, without the names.
func out(u user.User) *outView {
	if u.Status != user.Deactivated || u.Out == nil {
		return nil
	}
	v := &outView{At: u.Out.At, By: string(u.Out.By.Kind), ByID: u.Out.By.User}
	switch {
	case u.Out.By.Kind == actor.Person:
		v.By = "hand"
	case u.Out.By.Cause == actor.IdleRule:
		v.By = actor.IdleRule
	}
	return v
}

// nameOut fills in who it was.
func (s *Server) nameOut(ctx context.Context, c call, u user.User, v *outView) error {
	if v == nil || u.Out.By.User == "" {
		return nil
	}
	by, agent := table.User(u.Tenant, u.Out.By.User), table.Key{}
	keys := map[table.Key]bool{by: true}
	if u.Out.By.Agent != "" {
		agent = table.User(u.Out.By.Home, u.Out.By.Agent)
		keys[agent] = true
	}
	names, err := s.named(ctx, lang(c), keys)
	v.ByName, v.AgentName = names[by], names[agent]
	return err
}

// idleView explains a user's state under the idle rule.
type idleView struct {
	State       string     `json:"state" doc:"off: the rule is off; counting: not yet, until warnAt; due: the letter is due or under way; warned: until promise; held: an administrator must answer; exempt; waiting: the brake waits for an answer; protected: the last active owner; none: he is not active"`
	Anchor      time.Time  `json:"anchor" doc:"From when it counts"`
	Days        int        `json:"days,omitempty" doc:"The rule's period; not there when it is off"`
	WarnAt      *time.Time `json:"warnAt,omitempty" doc:"When the letter is due"`
	Promise     *time.Time `json:"promise,omitempty" doc:"When he is deactivated unless he signs in"`
	WarnedAt    *time.Time `json:"warnedAt,omitempty"`
	Proceeded   bool       `json:"proceeded,omitempty" doc:"Of a warned one: an administrator's answer stands for the letter, since warnedAt"`
	Waiting     *time.Time `json:"waitingSince,omitempty" doc:"Since when the brake waits for an answer"`
	ExemptUntil *time.Time `json:"exemptUntil,omitempty"`
	ExemptWhy   string     `json:"exemptWhy,omitempty"`
	HeldSince   *time.Time `json:"heldSince,omitempty"`
	HeldWhy     string     `json:"heldWhy,omitempty" doc:"bounce, suppressed or refused, then what the mail system adds"`
}

func view(u user.User, ten tenant.Tenant, now time.Time) userView {
	v := userView{ID: u.ID, Mail: u.Mail, FirstName: u.FirstName, LastName: u.LastName, Status: string(u.Status), Invited: u.InvitedOnly(), Licence: u.Licence,
		Administrator: u.Administrator, SuperAdministrator: u.SuperAdministrator, Owner: u.Owner, Agent: u.Agent, Operator: u.Operator,
		Country: u.Country, Zone: u.Zone, Language: u.Language, Department: u.Department, Created: u.Created, LastSignIn: instant(u.LastSignIn),
		LastUse: instant(u.LastUse), NeverTold: u.Told.IsZero(), Folders: u.Folders, Version: u.Version, Deactivated: out(u), Idle: explain(u, ten, now)}
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
	if ten.Rule.On {
		v.Days = ten.Rule.Days
	}
	if u.ExemptUntil.After(now) {
		v.ExemptUntil, v.ExemptWhy = instant(u.ExemptUntil), u.ExemptWhy
	}
	if u.Held != nil {
		v.HeldSince, v.HeldWhy = instant(u.Held.Since), u.Held.Why
	}
	switch v.State {
	case idle.StateWaiting:
		v.Waiting = instant(ten.Brake.Waiting)
	case idle.StateWarned:
		v.Promise, v.WarnedAt, v.Proceeded = instant(u.Warning.Promise), instant(u.Warning.Accepted), u.Warning.Proceed
	case idle.StateCounting, idle.StateDue, idle.StateExempt:
		v.WarnAt = instant(u.Anchor.Add(ten.Rule.Period() - idle.Notice))
	}
	return v
}
