// Package presence keeps where people appear in the vendor's product, so that a deletion reaches there too.
//
// Rules. The vendor's product says it, a thing at a time; saying it again changes nothing. An appearance stands twice, with the thing
// and with the person, written in one commit, so that either side finds the other. Nothing new may name a person who is being
// deleted: that he is not is a condition of the commit. Of a deleted person a closed thing keeps that somebody was there, and
// nothing that leads to him; whatever is opened again keeps it so.
package presence

import (
	"slices"
	"strings"
	"time"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/table"
)

// Kind is a kind of things.
type Kind string

// The kinds. Folders are the product's own and are no kind here; a comment may stand on one.
const (
	Action       Kind = "action"
	Meeting      Kind = "meeting"
	Comment      Kind = "comment"
	Document     Kind = "document"
	Favourite    Kind = "favourite"
	Dashboard    Kind = "dashboard"
	Notification Kind = "notification"
	Group        Kind = "group"
)

const onFolder Kind = "folder"

// Kinds lists the kinds in the order people read them.
func Kinds() []Kind {
	return []Kind{Action, Meeting, Comment, Document, Favourite, Dashboard, Notification, Group}
}

// Role is what a person is in a thing.
type Role string

// The roles.
const (
	Responsible Role = "responsible"
	Contributor Role = "contributor"
	Participant Role = "participant"
	Agenda      Role = "agenda" // on points of a meeting's agenda
	Author      Role = "author"
	Owner       Role = "owner"
	SharedWith  Role = "shared-with"
	Member      Role = "member"
	Recipient   Role = "recipient"
	Mentioned   Role = "mentioned"
)

// traits are what a kind can have.
var traits = map[Kind]struct {
	roles  []Role
	closes bool // it can be closed
	stands bool // it may stand on another thing
}{
	Action:       {roles: []Role{Responsible, Contributor, Owner}, closes: true},
	Meeting:      {roles: []Role{Owner, Participant, Agenda}, closes: true},
	Comment:      {roles: []Role{Author, Mentioned}, closes: true, stands: true},
	Document:     {roles: []Role{Owner, Author, Contributor, SharedWith}},
	Favourite:    {roles: []Role{Owner, SharedWith}},
	Dashboard:    {roles: []Role{Owner, Member, SharedWith}},
	Notification: {roles: []Role{Recipient, Mentioned}, stands: true},
	Group:        {roles: []Role{Owner, Member}},
}

// leads tells whether somebody should have the role: a successor takes it over.
func (r Role) leads() bool { return r == Responsible || r == Owner }

// Ref names a thing; its kind may be "folder" where something stands on one.
type Ref struct {
	Kind Kind   `json:"kind" doc:"action, meeting, comment, document, favourite, dashboard, notification or group; a comment may stand on a folder"`
	ID   string `json:"id" maxLength:"100" doc:"The vendor's own: letters, digits and - _ . : ~"`
}

// key is the address of the thing that carries whether it is closed.
func (r Ref) key(in string) table.Key {
	if r.Kind == onFolder {
		return table.Folder(in, r.ID)
	}
	return table.Presence(in, string(r.Kind), r.ID)
}

// Thing is a thing as it is kept.
type Thing struct {
	Kind     Kind      `dynamodbav:"kind"`
	ID       string    `dynamodbav:"id"`
	Closed   time.Time `dynamodbav:"closed,omitempty"` // zero: open
	Upon     Kind      `dynamodbav:"upon,omitempty"`   // of a comment or a notification: what it stands on
	UponID   string    `dynamodbav:"uponId,omitempty"`
	Recorded time.Time `dynamodbav:"recorded,omitempty"`
}

// On is what the thing stands on; the zero Ref is nothing.
func (t Thing) On() Ref { return Ref{t.Upon, t.UponID} }

// Appearance is a person in a thing. Without a user it is what is left of a deleted one in a closed thing.
type Appearance struct {
	Kind  Kind     `dynamodbav:"kind"`
	ID    string   `dynamodbav:"id"`
	User  string   `dynamodbav:"user,omitempty"`
	Roles []string `dynamodbav:"roles,stringset,omitempty"`
	Lines []string `dynamodbav:"lines,stringset,omitempty"` // ids of points on a meeting's agenda
}

// Limits of an entry and of what is read at once.
const (
	MostEntries = 100
	MostLines   = 100
	longest     = 100
)

// Faults of presence.
var (
	ErrUnknown  = fault.New(fault.NotFound, "not_found", "There is no such thing here.")
	ErrGone     = fault.New(fault.Conflict, "person_gone", "There is no such person in this tenant, or he is being deleted: nothing new may name him.")
	ErrBadKind  = fault.New(fault.Invalid, "bad_kind", "A kind is action, meeting, comment, document, favourite, dashboard, notification or group.").At("/kind")
	ErrBadThing = fault.New(fault.Invalid, "bad_thing_id", "An id has 1 to 100 letters, digits and signs of - _ . : ~, and nothing else.").At("/id")
	ErrBadRoles = fault.New(fault.Invalid, "bad_roles", "Name at least one role, and only roles that this kind has: {roles}.").At("/roles")
	ErrBadLines = fault.New(fault.Invalid, "bad_agenda", "Only meetings have an agenda; name at most 100 of its points by their ids.").At("/agenda")
	ErrNoEnd    = fault.New(fault.Invalid, "never_closed", "Only actions, meetings and comments can be closed.").At("/closed")
	ErrBadOn    = fault.New(fault.Invalid, "bad_on", "Only comments and notifications stand on something: an action, meeting, document, favourite, dashboard, group or folder.").At("/on")
	ErrBadOp    = fault.New(fault.Invalid, "bad_operation", "An entry's do is put or remove.").At("/do")
)

const signs = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:~"

func goodID(s string) bool { return s != "" && len(s) <= longest && strings.Trim(s, signs) == "" }

// good tells what is wrong with a reference.
func (r Ref) good() error {
	if _, ok := traits[r.Kind]; !ok {
		return ErrBadKind
	}
	if !goodID(r.ID) {
		return ErrBadThing
	}
	return nil
}

// roles are an entry's roles as they are kept: sorted, once each, agenda where there are points of it.
func (k Kind) roles(said []Role, lines []string) ([]string, error) {
	have := traits[k].roles
	if len(lines) > 0 {
		said = append(slices.Clone(said), Agenda)
	}
	var names []string
	for _, r := range said {
		if !slices.Contains(have, r) {
			names = nil
			break
		}
		names = append(names, string(r))
	}
	if len(names) == 0 {
		all := make([]string, len(have))
		for i, r := range have {
			all[i] = string(r)
		}
		return nil, ErrBadRoles.With("roles", strings.Join(all, ", "))
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}
