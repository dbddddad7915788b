// Package session keeps logins: a person's own, and an agent's in a tenant.
//
// Rule: a session is good until its end and only while everything it remembers is still so: the stamps of the persons and of the
// tenant, and the grant. It is kept as a hash; it is read on every request and never from a cache.
package session

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/table"
)

// How long sessions last.
const (
	OwnLimit     = 7 * 24 * time.Hour // from sign-in
	OwnIdle      = 8 * time.Hour      // without a request
	SupportLimit = 8 * time.Hour
	SupportIdle  = 15 * time.Minute
	ownTouch     = 10 * time.Minute // a session's use is written at most so often
	supportTouch = time.Minute
)

// Session is a login as it is kept.
type Session struct {
	ID          string    `dynamodbav:"id"`
	Tenant      string    `dynamodbav:"tenant"`
	User        string    `dynamodbav:"user"` // in support, the profile
	Home        string    `dynamodbav:"home,omitempty"`
	Agent       string    `dynamodbav:"agent,omitempty"`
	Hash        string    `dynamodbav:"hash"`
	Stamp       int       `dynamodbav:"stamp"` // of the user or profile
	AgentStamp  int       `dynamodbav:"agentStamp,omitempty"`
	TenantStamp int       `dynamodbav:"tenantStamp"`
	Grant       string    `dynamodbav:"grant,omitempty"`
	Reason      string    `dynamodbav:"reason,omitempty"`
	Ticket      string    `dynamodbav:"ticket,omitempty"`
	Created     time.Time `dynamodbav:"created"`
	Used        time.Time `dynamodbav:"used"`
	Ends        time.Time `dynamodbav:"ends"`          // the sooner of idle and limit, by the last recorded use
	Limit       time.Time `dynamodbav:"limit"`         // never later than this
	TTL         int64     `dynamodbav:"ttl,omitempty"` // seconds: the broom, not the lock; in support not before its end stands in the register
	Due         string    `dynamodbav:"due,omitempty"` // in support, until its end stands in the register
	DueAt       string    `dynamodbav:"dueAt,omitempty"`
}

// Key is the session's address.
func (s Session) Key() table.Key { return s.address().Key() }

func (s Session) address() Address {
	return Address{Tenant: s.Tenant, User: s.User, Session: s.ID, Home: s.Home, Agent: s.Agent}
}

// Key is where the session a token speaks of would stand.
func (a Address) Key() table.Key {
	if a.Support() {
		return table.SupportSession(a.Tenant, a.Session)
	}
	return table.Session(a.Tenant, a.User, a.Session)
}

// New makes a session and its token; the caller fills in what it remembers and writes it with Open.
func New(t *table.Table, s Session) (Session, string) {
	s.ID = t.IDs.New(id.Session)
	token := Token(s.address(), t.IDs.Secret())
	s.Hash, s.Created, s.Used = id.Hash(token), t.Now(), t.Now()
	limit := OwnLimit
	if s.Agent != "" {
		limit = SupportLimit
	}
	s.Limit = s.Created.Add(limit)
	s.Ends = s.ends(s.Created)
	if s.Agent != "" {
		s.Due, s.DueAt = table.Owed(table.DueSession, s.Key()), table.Stamp(s.Ends)
	} else {
		s.TTL = s.Broom()
	}
	return s, token
}

// ends is when a session used at that instant ends.
func (s Session) ends(used time.Time) time.Time {
	idle := OwnIdle
	if s.Agent != "" {
		idle = SupportIdle
	}
	if end := used.Add(idle); end.Before(s.Limit) {
		return end
	}
	return s.Limit
}

// Broom is from when TTL may take the row of a session.
func (s Session) Broom() int64 { return s.Limit.Add(24 * time.Hour).Unix() }

// Open writes a new session.
func Open(s Session) table.Write { return table.Put(s.Key(), s).Receipt() }

// Is tells whether the kept session is the one the token and its address speak of.
func (s Session) Is(a Address, token string) bool {
	return s.address() == a && id.Matches(token, s.Hash)
}

// Touch records use at now, only while the session is alive, and only every few minutes; the end it gives is the new one. A support
// session whose end stands in the register does not live on, whatever somebody's clock says.
func Touch(ctx context.Context, t *table.Table, s Session, gone error) (ends time.Time, err error) {
	every := ownTouch
	if s.Agent != "" {
		every = supportTouch
	}
	now := t.Now()
	if now.Sub(s.Used) < every {
		return s.Ends, nil
	}
	ends = s.ends(now)
	w := table.Change(s.Key(), table.Set("used", now), table.Set("ends", ends)).
		If(table.Is("hash", s.Hash), gone).If(table.Later("ends", 0), gone)
	if s.Agent != "" {
		w = w.With(table.Change(s.Key(), table.Set("dueAt", table.Stamp(ends))).If(table.Exists("due"), gone))
	}
	return ends, t.Commit(ctx, w)
}

// Settled notes that the end of a support session stands where it must: nothing is owed any more, and TTL may come. changed: it was
// used meanwhile.
func Settled(s Session, changed error) table.Write {
	return table.Change(s.Key(), table.Unset("due"), table.Unset("dueAt"), table.Set("ttl", s.Broom())).
		If(table.Is("hash", s.Hash), changed).If(table.Is("ends", s.Ends), changed)
}

// Stands is the condition that the session is still there and does not end within the second.
func (s Session) Stands(gone error) table.Write {
	return table.Check(s.Key()).If(table.Is("hash", s.Hash), gone).If(table.Later("ends", time.Second), gone)
}

// End removes a session.
func End(s Session) table.Write { return table.Remove(s.Key()) }

// OfUser lists a person's own sessions, the ended ones left out.
func OfUser(ctx context.Context, t *table.Table, tenant, user string) ([]Session, error) {
	return alive(ctx, t, table.User(tenant, user).Partition)
}

// OfSupport lists the support sessions in a tenant, the ended ones left out.
func OfSupport(ctx context.Context, t *table.Table, tenant string) ([]Session, error) {
	return alive(ctx, t, tenant)
}

func alive(ctx context.Context, t *table.Table, partition string) ([]Session, error) {
	all, err := table.List[Session](ctx, t, table.Query{Index: table.Main, Partition: partition, Prefix: table.Sessions})
	if err != nil {
		return nil, err
	}
	now, live := t.Now(), all[:0]
	for _, s := range all {
		if now.Before(s.Ends) {
			live = append(live, s)
		}
	}
	return live, nil
}
