package session

import (
	"strings"

	"github.com/curfew/curfew/pkg/id"
)

// A token carries its own address, so that one read decides about it: the ids of the items it rests on, without their prefixes,
// and 256 secret bits. The kept hash covers all of it.
const (
	ownPrefix     = "cfs_" // a person's own session
	supportPrefix = "cfa_" // an agent's session in a tenant
)

// Address is what a token says of itself; it proves nothing before the hash was compared.
type Address struct {
	Tenant, User, Session string // in support, User is the profile
	Home, Agent           string // only in support
}

// Support tells whether the token is an agent's.
func (a Address) Support() bool { return a.Agent != "" }

// Token writes an address and a secret as a token.
func Token(a Address, secret string) string {
	if !a.Support() {
		return ownPrefix + strings.Join([]string{bare(a.Tenant), bare(a.User), bare(a.Session), secret}, ".")
	}
	return supportPrefix + strings.Join([]string{bare(a.Tenant), bare(a.User), bare(a.Session), bare(a.Home), bare(a.Agent), secret}, ".")
}

// Parse reads a token's address; ok is false for what is no token.
func Parse(token string) (a Address, ok bool) {
	if len(token) > 256 {
		return a, false
	}
	switch {
	case strings.HasPrefix(token, ownPrefix):
		parts := strings.Split(token[len(ownPrefix):], ".")
		if len(parts) != 4 {
			return a, false
		}
		a = Address{Tenant: id.Tenant + "_" + parts[0], User: id.User + "_" + parts[1], Session: id.Session + "_" + parts[2]}
	case strings.HasPrefix(token, supportPrefix):
		parts := strings.Split(token[len(supportPrefix):], ".")
		if len(parts) != 6 {
			return a, false
		}
		a = Address{Tenant: id.Tenant + "_" + parts[0], User: id.User + "_" + parts[1], Session: id.Session + "_" + parts[2],
			Home: id.Tenant + "_" + parts[3], Agent: id.User + "_" + parts[4]}
		if !id.Valid(id.Tenant, a.Home) || !id.Valid(id.User, a.Agent) {
			return a, false
		}
	default:
		return a, false
	}
	return a, id.Valid(id.Tenant, a.Tenant) && id.Valid(id.User, a.User) && id.Valid(id.Session, a.Session)
}

func bare(s string) string { return s[strings.IndexByte(s, '_')+1:] }
