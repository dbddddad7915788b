package access

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/key"
	"github.com/curfew/curfew/pkg/session"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// ErrSignIn means that there is no session.
var ErrSignIn = fault.New(fault.Unauthenticated, "unauthenticated", "Sign in first.")

// ended is the answer to a session that is over, with why: session, grant, deactivated, suspended, rights.
func ended(why string) *fault.Fault {
	return fault.New(fault.Unauthenticated, "ended", "Access has ended.").With("why", why)
}

// since is the same with the instant, where it is known for sure; zero: it is not.
func since(f *fault.Fault, at time.Time) *fault.Fault {
	if at.IsZero() {
		return f
	}
	return f.With("ended", at.UTC().Format(time.RFC3339Nano))
}

// Since says of a token that was refused since when, where that stands written: of a grant, in the register. Any other error, and
// one it cannot say more of, is as it was.
func Since(ctx context.Context, t *table.Table, token string, refused error) error {
	a, _ := session.Parse(token)
	f := fault.Of(refused)
	if f == nil || f.Facts["grant"] == "" {
		return refused
	}
	if at, err := grant.Over(ctx, t, a.Tenant, f.Facts["grant"]); err == nil {
		return since(f, at)
	}
	return refused
}

// Check decides about a token: one read, then the rule.
func Check(ctx context.Context, t *table.Table, token string) (Caller, error) {
	a, ok := session.Parse(token)
	if !ok {
		return Caller{}, ErrSignIn
	}
	items, err := t.Read(ctx, rests(a)...)
	if err != nil {
		return Caller{}, err
	}
	return decide(items, a, token, t.Now())
}

// rests are the items a session rests on, in the order that decide takes them.
func rests(a session.Address) []table.Key {
	keys := []table.Key{a.Key(), table.User(a.Tenant, a.User), table.Tenant(a.Tenant)}
	if a.Support() {
		keys = append(keys, table.User(a.Home, a.Agent), table.Grant(a.Tenant))
	}
	return keys
}

// decide is the rule itself. now was taken after the read: a slow read never extends access.
func decide(items []table.Item, a session.Address, token string, now time.Time) (Caller, error) {
	c := Caller{Checked: now}
	into := []any{&c.Session, &c.User, &c.Tenant, &c.Agent, &c.Grant}
	for i, item := range items {
		if item == nil {
			if i == 0 {
				return Caller{}, ended("session")
			}
			continue
		}
		if err := item.Decode(into[i]); err != nil {
			return Caller{}, table.ErrDown.Because(err)
		}
	}
	s := c.Session
	if !s.Is(a, token) {
		return Caller{}, ended("session")
	}
	if c.Tenant.ID != a.Tenant || c.Tenant.Status != tenant.Active || c.Tenant.Stamp != s.TenantStamp {
		return Caller{}, since(ended("suspended"), c.Tenant.Out)
	}
	if !stands(c.User, a.Tenant, a.User, s.Stamp) {
		return Caller{}, deactivated(c.User)
	}
	switch { // last of all: who merely ran out of time may sign in again where he stands
	case !now.Before(s.Ends):
		return Caller{}, since(ended("session"), s.Ends)
	case !now.Before(s.Limit):
		return Caller{}, since(ended("session"), s.Limit)
	}
	c.Ends = s.Ends
	if !a.Support() {
		return c, nil
	}
	switch {
	case !stands(c.Agent, a.Home, a.Agent, s.AgentStamp):
		return Caller{}, deactivated(c.Agent)
	case !c.Agent.Agent || !administrator(c):
		return Caller{}, ended("rights")
	case c.Grant.ID == "" || c.Grant.ID != s.Grant || !c.Grant.Live(now):
		return Caller{}, ended("grant").With("grant", s.Grant)
	}
	if !c.Grant.Unlimited && c.Grant.End.Before(c.Ends) {
		c.Ends = c.Grant.End
	}
	return c, nil
}

// deactivated is the answer to a session whose person is out, or was out since it began.
func deactivated(u user.User) error {
	f := ended("deactivated")
	if u.Status == user.Deactivated && u.Out != nil {
		return since(f, u.Out.At)
	}
	return f
}

// stands tells whether a person is who the session remembers, active and with the same stamp.
func stands(u user.User, in, id string, stamp int) bool {
	return u.ID == id && u.Tenant == in && u.Status == user.Active && u.Stamp == stamp && stamp > 0
}

// stands are the conditions a caller's commit repeats; tenant and service key are checked by the read alone, else every change
// in a tenant would conflict with every other.
func (c Caller) stands() table.Writes {
	if c.Session.ID == "" {
		return nil
	}
	ws := table.Writes{c.Session.Stands(ended("session")), standing(c.User, ended("deactivated"))}
	if c.Support() {
		ws = append(ws, standing(c.Agent, ended("deactivated")), c.Grant.Stands(ended("grant")))
	}
	return ws
}

func standing(u user.User, gone error) table.Write {
	return table.Check(u.Key()).If(table.Is("status", string(user.Active)), gone).If(table.Is("stamp", u.Stamp), gone)
}

// Used records that the caller is there: the session lives on, and a person's own use counts against idleness, support's never.
// Both are written apart from what he does, seldom, and only while he may.
func Used(ctx context.Context, t *table.Table, c Caller) (Caller, error) {
	c, err := used(ctx, t, c)
	if err != nil {
		return c, err
	}
	if c.Checked = t.Now(); !c.Checked.Before(c.Ends) { // its own writes took time
		if c.Support() && !c.Grant.Live(c.Checked) {
			return c, since(ended("grant"), c.Grant.End)
		}
		return c, since(ended("session"), c.Ends)
	}
	return c, nil
}

func used(ctx context.Context, t *table.Table, c Caller) (Caller, error) {
	ends, err := session.Touch(ctx, t, c.Session, ended("session"))
	if err != nil {
		if f := fault.Of(err); f != nil && f.Kind == fault.Unauthenticated {
			return c, err
		}
		return c, nil // the next request records it
	}
	c.Ends = ends
	if c.Support() {
		if !c.Grant.Unlimited && c.Grant.End.Before(c.Ends) {
			c.Ends = c.Grant.End
		}
		return c, nil
	}
	if w, due := c.User.Used(t.Now()); due {
		_ = t.Commit(ctx, w) // a lost race is a sign-in, a deactivation or another request: each tells the truth
	}
	return c, nil
}

// CheckKey decides about a service key.
func CheckKey(ctx context.Context, t *table.Table, token string) (Caller, error) {
	keyID, ok := key.Parse(token)
	if !ok {
		return Caller{}, ErrSignIn
	}
	k, there, err := table.Get[key.Key](ctx, t, table.ServiceKey(keyID))
	if err != nil {
		return Caller{}, err
	}
	if !there || k.ID != keyID || !id.Matches(token, k.Hash) || !k.Revoked.IsZero() {
		return Caller{}, ErrSignIn
	}
	return Caller{Key: k, Checked: t.Now()}, nil
}

// Introspect decides about a token somebody shows to the vendor's product: the same read, the same rule, and the service key with
// them in one read. The error is about the key; why says why the token is no good.
func Introspect(ctx context.Context, t *table.Table, serviceKey, token string) (c Caller, why string, err error) {
	keyID, ok := key.Parse(serviceKey)
	if !ok {
		return c, "", ErrSignIn
	}
	a, good := session.Parse(token)
	keys := []table.Key{table.ServiceKey(keyID)}
	if good {
		keys = append(keys, rests(a)...)
	}
	items, err := t.Read(ctx, keys...)
	if err != nil {
		return c, "", err
	}
	var k key.Key
	if items[0] == nil {
		return c, "", ErrSignIn
	}
	if err := items[0].Decode(&k); err != nil {
		return c, "", table.ErrDown.Because(err)
	}
	switch {
	case k.ID != keyID || !id.Matches(serviceKey, k.Hash) || !k.Revoked.IsZero():
		return c, "", ErrSignIn
	case !k.Has(key.Introspect):
		return c, "", ErrForbidden
	case !good:
		return c, "unknown", nil
	}
	c, err = decide(items[1:], a, token, t.Now())
	if f := fault.Of(err); f != nil && f.Kind == fault.Unauthenticated {
		return Caller{}, f.Facts["why"], nil
	}
	return c, "", err
}
