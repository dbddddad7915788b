package control

import (
	"context"
	"net/http"
	"slices"
	"time"

	"github.com/curfew/curfew/infra/local/clock"
	"github.com/curfew/curfew/infra/local/demo"
	"github.com/curfew/curfew/infra/local/world"
	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// state is what GET /local/state answers: everything that is beside the product in a local run.
type state struct {
	Now        string        `json:"now"` // UTC, to the millisecond
	Held       bool          `json:"held"`
	Ahead      string        `json:"ahead,omitempty"` // of the machine's clock, in minutes, such as 15d2h
	Zone       string        `json:"zone,omitempty"`  // of the first customer of the demo
	Next       *next         `json:"next,omitempty"`  // when the schedules find work next
	Fired      []world.Fired `json:"fired"`           // what happened by itself, the newest first
	Mailbox    string        `json:"mailbox"`         // address of the mailbox
	SignIns    []signIn      `json:"signIns"`         // whom one can be
	ServiceKey string        `json:"serviceKey,omitempty"`
}

type next struct {
	At   time.Time `json:"at"`
	Jobs []string  `json:"jobs"`
}

// signIn is a demo person and how he stands: the idle rule knows no exception for him.
type signIn struct {
	demo.SignIn
	Zone   string    `json:"zone,omitempty"`
	Status string    `json:"status,omitempty"` // active, deactivated …; empty when he is no more
	Idle   string    `json:"idle,omitempty"`   // where the idle rule has him, as the user menu says it
	Ends   time.Time `json:"ends,omitzero"`    // when it deactivates him unless he signs in
}

func (c *Control) state(w http.ResponseWriter, r *http.Request) {
	at, jobs, err := c.World.Next(r.Context())
	if err != nil {
		refuse(w, http.StatusInternalServerError, err.Error())
		return
	}
	now := c.World.Clock.Now()
	s := state{Now: now.Format(clock.Layout), Held: c.World.Clock.Held(), Fired: c.World.Lately(), Mailbox: c.Mailbox, SignIns: []signIn{},
		ServiceKey: c.Demo.ServiceKey}
	if ahead := now.Sub(c.World.Clock.Real()).Round(time.Minute); ahead > 0 {
		s.Ahead = clock.Say(ahead)
	}
	slices.Reverse(s.Fired)
	if s.Fired == nil {
		s.Fired = []world.Fired{}
	}
	if len(jobs) > 0 {
		s.Next = &next{at, jobs}
	}
	for _, one := range c.Demo.SignIns {
		stands := c.stands(r.Context(), one, now)
		if s.SignIns = append(s.SignIns, stands); s.Zone == "" || one.Tenant == customer {
			s.Zone = stands.Zone
		}
	}
	write(w, http.StatusOK, s)
}

// customer is the tenant that the demo is about.
const customer = "muster"

// stands looks how somebody stands; who is not found has no status.
func (c *Control) stands(ctx context.Context, one demo.SignIn, now time.Time) signIn {
	s := signIn{SignIn: one}
	in, err := tenant.Find(ctx, c.World.Table, one.Tenant)
	if err != nil {
		return s
	}
	ten, err := tenant.Get(ctx, c.World.Table, in)
	if err != nil {
		return s
	}
	s.Zone = ten.Zone
	id, err := user.ByMail(ctx, c.World.Table, in, one.Mail)
	if err != nil {
		return s
	}
	u, err := user.Get(ctx, c.World.Table, in, id)
	if err != nil {
		return s
	}
	s.Status, s.Idle = string(u.Status), idle.State(ten, u, now)
	switch s.Idle {
	case idle.StateWarned:
		s.Ends = u.Warning.Promise
	case idle.StateCounting, idle.StateDue:
		s.Ends = idle.Promise(ten, u, time.Time{}, now)
	}
	return s
}
