// Package grant keeps a tenant's permission for the vendor's support to sign in.
//
// Rules. Off by default. A grant holds for [start, end); at its end nothing needs to happen for it to be over. An end that passed
// is never moved: whoever saves later opens a new grant with a new id, so no old session revives. What is owed at the end, and
// the register, outlive the grant's own row, which DynamoDB may or may not have removed by then.
package grant

import (
	"context"
	"strconv"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/table"
)

// Grant is the permission as it stands. The zero Grant is "off".
type Grant struct {
	ID        string       `dynamodbav:"id"`
	Tenant    string       `dynamodbav:"tenant"`
	Period    civil.Period `dynamodbav:"period"`
	Start     time.Time    `dynamodbav:"start"`
	End       time.Time    `dynamodbav:"end,omitempty"` // [start, end); not there when unlimited
	Unlimited bool         `dynamodbav:"unlimited,omitempty"`
	Level     string       `dynamodbav:"level"`
	Version   int          `dynamodbav:"version"`
	By        actor.Actor  `dynamodbav:"by"`
	TTL       int64        `dynamodbav:"ttl,omitempty"` // seconds, the end rounded up; the broom, not the lock

	Directory    string `dynamodbav:"directory"`
	DirectoryKey string `dynamodbav:"directoryKey"`
}

// Change is the level at which support works as the administrator it signs in as.
const Change = "change"

// Live tells whether the grant holds at now. A grant without an end that is not unlimited does not.
func (g Grant) Live(now time.Time) bool {
	return g.ID != "" && (g.Unlimited || !g.End.IsZero() && now.Before(g.End))
}

// Seen is what an editor has seen of the grant, for If-Match: an ended grant looks the same whether its row is still there or not.
func (g Grant) Seen(now time.Time) string {
	if !g.Live(now) {
		return "off"
	}
	return g.ID + "." + strconv.Itoa(g.Version)
}

// Stands are the conditions of a commit under this grant: the same grant, and an end that lies more than a second ahead.
func (g Grant) Stands(ended error) table.Write {
	return table.Check(table.Grant(g.Tenant)).
		If(table.Is("id", g.ID), ended).
		If(table.Any(table.Is("unlimited", true), table.Later("end", Margin)), ended)
}

// Margin is how long before its end a grant stops carrying changes.
const Margin = time.Second

// Of reads a tenant's grant; the zero Grant when there is none.
func Of(ctx context.Context, t *table.Table, tenant string) (Grant, error) {
	g, _, err := table.Get[Grant](ctx, t, table.Grant(tenant))
	return g, err
}

// Record is a grant in the register: it stays.
type Record struct {
	Grant     string       `dynamodbav:"grant" json:"grant"`
	Tenant    string       `dynamodbav:"tenant" json:"-"`
	Period    civil.Period `dynamodbav:"period" json:"period"`
	Start     time.Time    `dynamodbav:"start" json:"start"`
	End       time.Time    `dynamodbav:"end,omitempty" json:"end,omitzero"` // as last saved
	Unlimited bool         `dynamodbav:"unlimited,omitempty" json:"unlimited"`
	By        actor.Actor  `dynamodbav:"by" json:"by"`
	Ended     time.Time    `dynamodbav:"ended,omitempty" json:"ended,omitzero"` // when it was over
	Why       string       `dynamodbav:"why,omitempty" json:"why,omitempty"`    // expired, off, suspended or closed
}

// Over is when a grant that does not hold any more was over, as the register says, whether its end was recorded yet or not; zero when
// it does not say.
func Over(ctx context.Context, t *table.Table, tenant, grant string) (time.Time, error) {
	r, _, err := table.Get[Record](ctx, t, table.Register(tenant, grant))
	return r.over(t.Now()), err
}

func (r Record) over(now time.Time) time.Time {
	if r.Ended.IsZero() && !r.Unlimited && !now.Before(r.End) {
		return r.End
	}
	return r.Ended
}

// Entry is a support session in the register: it stays.
type Entry struct {
	Session string    `dynamodbav:"session" json:"session"`
	Grant   string    `dynamodbav:"grant" json:"grant"`
	Agent   string    `dynamodbav:"agent" json:"agent"`
	Home    string    `dynamodbav:"home" json:"-"`
	Profile string    `dynamodbav:"profile" json:"profile"`
	Reason  string    `dynamodbav:"reason" json:"reason"`
	Ticket  string    `dynamodbav:"ticket" json:"ticket"`
	Start   time.Time `dynamodbav:"start" json:"start"`
	End     time.Time `dynamodbav:"end,omitempty" json:"end,omitzero"`
	Why     string    `dynamodbav:"why,omitempty" json:"why,omitempty"` // handed back, ended by the tenant, unused, limit, or grant and why that ended
}

// Ending is what is owed when a grant ends.
type Ending struct {
	Tenant string `dynamodbav:"tenant"`
	Grant  string `dynamodbav:"grant"`
	Due    string `dynamodbav:"due,omitempty"` // not there while unlimited
	DueAt  string `dynamodbav:"dueAt,omitempty"`
}

// Why a grant ended.
const (
	Expired   = "expired"
	Off       = "off"
	Suspended = "suspended"
	Closed    = "closed"
)

// Faults of support access.
var (
	ErrEnded     = fault.New(fault.Unauthenticated, "ended", "Access has ended.")
	ErrStale     = fault.New(fault.Stale, "stale", "Somebody changed this meanwhile. Load it again and repeat your change.")
	ErrBadPeriod = fault.New(fault.Invalid, "bad_period", "A period is one of 1d, 1w, 2w, 1m, 4m, unlimited.").At("/period")
	errOwners    = fault.New(fault.Forbidden, "forbidden", "You may not do this.")
	errPassed    = fault.New(fault.Conflict, "passed", "The end has passed.")
)
