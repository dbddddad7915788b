package user

import (
	"slices"
	"strconv"
	"time"

	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
)

// Operation is a comparison of a filter.
type Operation string

// The operations; each kind of column has its own.
const (
	Is         Operation = "is"
	IsNot      Operation = "isNot"
	Contains   Operation = "contains"
	StartsWith Operation = "startsWith"
	AnyOf      Operation = "anyOf"
	Before     Operation = "before"
	After      Operation = "after"
)

// Column is a column of the list: what it shows, and whether it can be sorted and filtered.
type Column struct {
	Name    string
	Kind    string       // text, choice, flag, instant or number
	Index   *table.Index // by which it sorts; nil: it does not
	Operate []Operation  // by which it is filtered; none: it is not
	Choices []string     // of a choice
	Default bool         // in the default view

	text   func(User, tenant.Tenant) string // of text and choice
	flag   func(User) bool                  // of a flag
	at     func(User) time.Time             // of an instant
	number func(User) int                   // of a number
}

var (
	texts    = []Operation{Is, IsNot, Contains, StartsWith, AnyOf}
	choices  = []Operation{Is, IsNot, AnyOf}
	flags    = []Operation{Is}
	instants = []Operation{Before, After}
)

// Columns lists the columns in the order of the widest view.
func Columns() []Column {
	return []Column{
		{Name: "name", Kind: "text", Index: &table.People, Operate: texts, Default: true, text: func(u User, _ tenant.Tenant) string { return u.Name() }},
		{Name: "mail", Kind: "text", Index: &table.Mails, Operate: texts, Default: true, text: func(u User, _ tenant.Tenant) string { return u.Mail }},
		{Name: "status", Kind: "choice", Operate: choices, Default: true, Choices: []string{"active", "invited", "deactivated"}, text: func(u User, _ tenant.Tenant) string { return u.Label() }},
		{Name: "licence", Kind: "choice", Operate: choices, Default: true, Choices: kinds(), text: func(u User, _ tenant.Tenant) string { return string(u.Licence) }},
		{Name: "lastSignIn", Kind: "instant", Index: &table.Seen, Operate: instants, Default: true, at: func(u User) time.Time { return u.LastSignIn }},
		{Name: "administrator", Kind: "flag", Operate: flags, flag: func(u User) bool { return u.Administrator }},
		{Name: "country", Kind: "text", Operate: choices, text: func(u User, _ tenant.Tenant) string { return u.Country }},
		{Name: "zone", Kind: "text", Operate: texts, text: func(u User, ten tenant.Tenant) string { return or(u.Zone, ten.Zone) }},
		{Name: "language", Kind: "choice", Operate: choices, Choices: []string{"de", "en", "fr"}, text: func(u User, ten tenant.Tenant) string { return or(u.Language, ten.Language) }},
		{Name: "department", Kind: "text", Operate: texts, text: func(u User, _ tenant.Tenant) string { return u.Department }},
		{Name: "created", Kind: "instant", Index: &table.Born, Operate: instants, at: func(u User) time.Time { return u.Created }},
		{Name: "deactivationOn", Kind: "instant", Operate: instants, at: func(u User) time.Time { return u.promise() }},
		{Name: "folders", Kind: "number", number: func(u User) int { return u.Folders }},
		{Name: "neverTold", Kind: "flag", Operate: flags, flag: func(u User) bool { return u.Told.IsZero() }},
		{Name: "firstName", Kind: "text", Operate: texts, text: func(u User, _ tenant.Tenant) string { return u.FirstName }},
		{Name: "lastName", Kind: "text", Operate: texts, text: func(u User, _ tenant.Tenant) string { return u.LastName }},
	}
}

// ColumnNamed finds a column.
func ColumnNamed(name string) (Column, bool) {
	all := Columns()
	i := slices.IndexFunc(all, func(c Column) bool { return c.Name == name })
	if i < 0 {
		return Column{}, false
	}
	return all[i], true
}

// Text is what the column shows of a user, for people and for CSV; instants in the tenant's zone.
func (c Column) Text(u User, ten tenant.Tenant) string {
	switch c.Kind {
	case "flag":
		return strconv.FormatBool(c.flag(u))
	case "number":
		return strconv.Itoa(c.number(u))
	case "instant":
		if at := c.at(u); !at.IsZero() {
			return at.In(ten.Location()).Format("2006-01-02 15:04")
		}
		return ""
	}
	return c.text(u, ten)
}

// Label is the status as lists show it: invited is an active user who never signed in.
func (u User) Label() string {
	if u.InvitedOnly() {
		return "invited"
	}
	return string(u.Status)
}

// promise is the date his warning names, while it stands.
func (u User) promise() time.Time {
	if u.Status != Active || u.Warning == nil || u.Warning.Epoch != u.Epoch {
		return time.Time{}
	}
	return u.Warning.Promise
}

func kinds() []string {
	var all []string
	for _, k := range licence.Kinds() {
		all = append(all, string(k))
	}
	return all
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
