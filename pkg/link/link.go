// Package link keeps one-time links: from an invitation or from "send me a password link".
//
// Rule: looking at a link changes nothing; a press consumes it, once, before its end. It dies with the person's stamp and with
// every later letter of its kind. It is kept as a hash.
package link

import (
	"strings"
	"time"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/table"
)

// Lasts is how long a link is good after the letter with it was sent.
const Lasts = 72 * time.Hour

// ErrDead means that a link is used, too old, void or none.
var ErrDead = fault.New(fault.NotFound, "link_dead", "This link is no longer good. Ask for a new one with \"forgotten password\".").At("/link")

// Link is a one-time link as it is kept.
type Link struct {
	ID          string    `dynamodbav:"id"`
	Tenant      string    `dynamodbav:"tenant"`
	User        string    `dynamodbav:"user"`
	Hash        string    `dynamodbav:"hash"`
	Letter      string    `dynamodbav:"letter"` // two mails of one letter leave two good links
	Mail        string    `dynamodbav:"mail"`   // the address it was sent to, compared form
	Stamp       int       `dynamodbav:"stamp"`
	TenantStamp int       `dynamodbav:"tenantStamp"`
	Ends        time.Time `dynamodbav:"ends"`
	TTL         int64     `dynamodbav:"ttl"`
}

// New makes a link of a letter, for a person at an address and a stamp, and the text that stands in the mail.
func New(t *table.Table, l Link) (Link, string) {
	l.ID, l.Ends = t.IDs.New(id.Link), t.Now().Add(Lasts)
	token := "cfl_" + strings.Join([]string{bare(l.Tenant), bare(l.User), bare(l.ID), t.IDs.Secret()}, ".")
	l.Hash, l.TTL = id.Hash(token), l.Ends.Add(24*time.Hour).Unix()
	return l, token
}

// Key is the link's address.
func (l Link) Key() table.Key { return table.Link(l.Tenant, l.User, l.ID) }

// Parse reads the address a link's text carries; ok is false for what is no link.
func Parse(token string) (l Link, ok bool) {
	rest, found := strings.CutPrefix(token, "cfl_")
	parts := strings.Split(rest, ".")
	if !found || len(token) > 256 || len(parts) != 4 {
		return l, false
	}
	l = Link{Tenant: id.Tenant + "_" + parts[0], User: id.User + "_" + parts[1], ID: id.Link + "_" + parts[2]}
	return l, id.Valid(id.Tenant, l.Tenant) && id.Valid(id.User, l.User) && id.Valid(id.Link, l.ID)
}

// Consume removes the link, refused when it is not exactly this one or is over.
func Consume(l Link) table.Write {
	return table.Remove(l.Key()).If(table.Is("hash", l.Hash), ErrDead).If(table.Later("ends", 0), ErrDead)
}

func bare(s string) string { return s[strings.IndexByte(s, '_')+1:] }
