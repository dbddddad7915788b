// Package key keeps the service keys of the vendor's product.
//
// Rule: a key is shown once and kept as a hash; it has scopes and nothing beyond them; a revoked key is refused at the next request.
package key

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/table"
)

// The scopes a key may have.
const (
	Introspect = "introspect" // ask about sessions
	Presence   = "presence"   // register where users appear
)

// Scopes lists the scopes.
func Scopes() []string { return []string{Introspect, Presence} }

// Key is a service key as it is kept.
type Key struct {
	ID      string      `dynamodbav:"id"`
	Name    string      `dynamodbav:"name"`
	Scopes  []string    `dynamodbav:"scopes,stringset,omitempty"`
	Hash    string      `dynamodbav:"hash"`
	Created time.Time   `dynamodbav:"created"`
	By      actor.Actor `dynamodbav:"by"`
	Revoked time.Time   `dynamodbav:"revoked,omitempty"`

	Directory    string `dynamodbav:"directory"`
	DirectoryKey string `dynamodbav:"directoryKey"`
}

// Has tells whether the key is good for a scope.
func (k Key) Has(scope string) bool { return k.Revoked.IsZero() && slices.Contains(k.Scopes, scope) }

// Faults of service keys.
var (
	ErrUnknown  = fault.New(fault.NotFound, "not_found", "There is no such thing here.")
	ErrBadScope = fault.New(fault.Invalid, "bad_scope", "Scopes are introspect and presence; name at least one.").At("/scopes")
	ErrBadName  = fault.New(fault.Invalid, "bad_name", "A name has 1 to 100 characters, without line breaks or control characters.").At("/name")
)

// Create makes a key and the text that is shown once. home is the vendor's tenant.
func Create(ctx context.Context, t *table.Table, by actor.Actor, home, name string, scopes []string) (Key, string, error) {
	name = strings.TrimSpace(name)
	if !fault.Line(name, 1, 100) {
		return Key{}, "", ErrBadName
	}
	for _, s := range scopes {
		if !slices.Contains(Scopes(), s) {
			return Key{}, "", ErrBadScope
		}
	}
	if len(scopes) == 0 {
		return Key{}, "", ErrBadScope
	}
	k := Key{ID: t.IDs.New(id.Key), Name: name, Scopes: slices.Compact(slices.Sorted(slices.Values(scopes))), Created: t.Now(), By: by, Directory: table.Keys}
	k.DirectoryKey = k.ID
	token := "cfk_" + k.ID[len(id.Key)+1:] + "." + t.IDs.Secret()
	k.Hash = id.Hash(token)
	err := t.Commit(ctx, by.Stands, table.Put(table.ServiceKey(k.ID), k).If(table.Absent(), ErrUnknown),
		history.Note(t, by, history.Entry{Tenant: home, Event: event.KeyCreated, Subject: k.ID}))
	return k, token, err
}

// Revoke makes a key worthless at once.
func Revoke(ctx context.Context, t *table.Table, by actor.Actor, home, keyID string) error {
	return t.Commit(ctx, by.Stands,
		table.Change(table.ServiceKey(keyID), table.Set("revoked", t.Now())).If(table.Present(), ErrUnknown).If(table.Missing("revoked"), ErrUnknown),
		history.Note(t, by, history.Entry{Tenant: home, Event: event.KeyRevoked, Subject: keyID}))
}

// All lists the keys, oldest first, the revoked ones too.
func All(ctx context.Context, t *table.Table) ([]Key, error) {
	return table.List[Key](ctx, t, table.Query{Index: table.Directory, Partition: table.Keys})
}

// Parse gives the id that a key's text carries; ok is false for what is no key.
func Parse(token string) (keyID string, ok bool) {
	rest, found := strings.CutPrefix(token, "cfk_")
	body, _, cut := strings.Cut(rest, ".")
	keyID = id.Key + "_" + body
	return keyID, found && cut && len(token) < 200 && id.Valid(id.Key, keyID)
}
