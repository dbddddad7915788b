package access

import (
	"context"
	"errors"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/session"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// Faults of signing in. The first is the same for an unknown tenant, an unknown address and a wrong password.
var (
	ErrCredentials = fault.New(fault.Unauthenticated, "wrong_credentials", "Tenant, address or password is wrong.")
	ErrDeactivated = fault.New(fault.Forbidden, "deactivated", "Your account is deactivated. Please ask your administrator.")
	ErrSuspended   = fault.New(fault.Forbidden, "suspended", "Your company's access is suspended. Please ask your administrator.")
	errMoved       = errors.New("the account changed meanwhile")
)

// secret is the kept password of a person.
type secret struct {
	Hash string `dynamodbav:"hash"`
}

// Credentials are what a person signs in with; Source is the address the request came from.
type Credentials struct{ Tenant, Mail, Password, Source string }

// SignIn opens a session. Whatever is wrong, the same work is done and the same is said; only to somebody with the right password
// it says that he is deactivated.
func SignIn(ctx context.Context, t *table.Table, c Credentials) (Caller, string, error) {
	_, canonical, err := mail.Address(c.Mail)
	if err != nil {
		canonical = "nobody@invalid"
	}
	tenantID, userID, err := whom(ctx, t, "sign-in", c.Tenant, canonical, c.Source, perAddress)
	if err != nil {
		return Caller{}, "", err
	}
	verified := ""
	for range 3 {
		u, ten, kept, err := account(ctx, t, tenantID, userID)
		if err != nil {
			return Caller{}, "", err
		}
		if verified == "" || verified != kept.Hash { // once, whatever the branch; again only if the password changed meanwhile
			if !verify(kept.Hash, c.Password) {
				return Caller{}, "", ErrCredentials
			}
			verified = kept.Hash
		}
		switch {
		case ten.Status != tenant.Active:
			return Caller{}, "", ErrSuspended
		case u.Status != user.Active:
			return Caller{}, "", ErrDeactivated
		}
		caller, token, err := open(ctx, t, u, ten)
		if !errors.Is(err, errMoved) {
			return caller, token, err
		}
	}
	return Caller{}, "", table.ErrBusy
}

// whom counts an attempt and then finds a person by tenant and address; unknown ones get ids that nobody has, so that what follows
// is the same. A tenant counts as one, by whichever of its names it is called.
func whom(ctx context.Context, t *table.Table, purpose, name, canonical, source string, most int) (tenantID, userID string, err error) {
	tenantID, err = tenant.Find(ctx, t, name)
	if err != nil {
		return "", "", err
	}
	counted := tenantID
	if tenantID == "" {
		tenantID, counted = "ten_nobody", name
	}
	if err := throttle(ctx, t, purpose, counted, canonical, source, most); err != nil {
		return "", "", err
	}
	userID, err = user.ByMail(ctx, t, tenantID, canonical)
	if userID == "" {
		userID = "usr_nobody"
	}
	return tenantID, userID, err
}

// account reads a person, his tenant and his kept password at once; what is not there is zero.
func account(ctx context.Context, t *table.Table, tenantID, userID string) (u user.User, ten tenant.Tenant, kept secret, err error) {
	items, err := t.Read(ctx, table.User(tenantID, userID), table.Tenant(tenantID), table.Password(tenantID, userID))
	if err != nil {
		return u, ten, kept, err
	}
	for i, into := range []any{&u, &ten, &kept} {
		if items[i] == nil {
			continue
		}
		if err := items[i].Decode(into); err != nil {
			return u, ten, kept, table.ErrDown.Because(err)
		}
	}
	return u, ten, kept, nil
}

// open is the sign-in itself: it and a deactivation, at the same instant, have one winner.
func open(ctx context.Context, t *table.Table, u user.User, ten tenant.Tenant) (Caller, string, error) {
	s, token := session.New(t, session.Session{Tenant: ten.ID, User: u.ID, Stamp: u.Stamp, TenantStamp: ten.Stamp})
	parts := []table.Part{session.Open(s), u.SignedIn(s.Created, errMoved)}
	if u.LastSignIn.IsZero() {
		parts = append(parts, tenant.Count(ten.ID, 0, -1, 0))
	}
	if u.Warning != nil || u.Held != nil {
		parts = append(parts, user.WarningVoided(t, u))
	}
	if err := t.Commit(ctx, parts...); err != nil {
		return Caller{}, "", err
	}
	return Caller{Session: s, User: u, Tenant: ten, Ends: s.Ends, Checked: s.Created}, token, nil
}
