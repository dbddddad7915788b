// Package batch does to several users at once what can be done to one: deactivate, reactivate, invite.
//
// Rule: each user is decided on his own, as he stands when his turn comes, by the functions that decide about one user alone; what
// they refuse is skipped with the reason. Nobody is ever deleted so.
package batch

import (
	"context"
	"slices"
	"strconv"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/job"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// Do is what is done to each user.
type Do string

// What can be done.
const (
	Deactivate Do = "deactivate"
	Reactivate Do = "reactivate"
	Invite     Do = "invite"
)

// Kind is the kind of the job that does it.
const Kind = "users"

// FactDo is the job's fact that says what it does.
const FactDo = "do"

// Most is how many users one job takes.
const Most = 500

// Faults of a batch.
var (
	ErrBadDo    = fault.New(fault.Invalid, "bad_batch", "Several users at once can be deactivated, reactivated or invited.").At("/do")
	ErrBadUsers = fault.New(fault.Invalid, "bad_users", "Name 1 to 500 users by their ids, each once.")
)

// Start begins a job that does one thing to each of the users; he who starts it comes last, since he may lock himself out. also gives
// what is to be committed with it, by the job's id.
func Start(ctx context.Context, t *table.Table, c access.Caller, do Do, users []string, also func(id string) table.Writes) (job.Job, error) {
	if do != Deactivate && do != Reactivate && do != Invite {
		return job.Job{}, ErrBadDo
	}
	if do != Deactivate && !c.Can(access.MakeUsers) {
		return job.Job{}, access.ErrForbidden
	}
	if len(users) == 0 || len(users) > Most {
		return job.Job{}, ErrBadUsers.At("/users")
	}
	seen := map[string]bool{}
	for i, one := range users {
		if !id.Valid(id.User, one) || seen[one] {
			return job.Job{}, ErrBadUsers.At("/users/" + strconv.Itoa(i))
		}
		seen[one] = true
	}
	if seen[c.User.ID] {
		users = append(slices.DeleteFunc(slices.Clone(users), func(one string) bool { return one == c.User.ID }), c.User.ID)
	}
	by := c.Actor()
	j, steps := job.Start(t, by, c.Remembered(), c.Tenant.ID, Kind, map[string]string{FactDo: string(do)}, users)
	return j, t.Commit(ctx, also(j.ID), by.Stands, steps)
}

// GoOn goes on with such a job: a user is one commit, with the entry in his history.
func GoOn(ctx context.Context, t *table.Table, j job.Job) error {
	return job.Each(ctx, t, j, func(ctx context.Context, who string) (table.Writes, error) {
		ten, err := tenant.Get(ctx, t, j.Tenant)
		if err != nil {
			return nil, err
		}
		u, err := user.Get(ctx, t, j.Tenant, who)
		if err != nil {
			return nil, err
		}
		by := j.By
		by.Owner = by.Kind == actor.Person && ten.IsOwner(by.User) // as he stands now
		return plan(ctx, t, by, ten, u, Do(j.Facts[FactDo]))
	})
}

// plan decides about one user by what stands now; the commit repeats it.
func plan(ctx context.Context, t *table.Table, by actor.Actor, ten tenant.Tenant, u user.User, do Do) (steps table.Writes, err error) {
	switch do {
	case Deactivate:
		if _, steps, err = u.Deactivation(t, by); err == nil && ten.IsOwner(u.ID) && len(ten.Owners) == 1 {
			err = tenant.ErrLastOwner
		}
	case Reactivate:
		_, steps, err = u.Reactivation(t, by)
		switch {
		case err != nil:
		case !licence.Fits(ten.Subscription, ten.Seats, u.Licence, 1):
			err = licence.ErrNoSeat.With("licence", string(u.Licence))
		case u.Owner && len(ten.Owners) >= tenant.MaxOwners:
			err = tenant.ErrTooMany
		}
	case Invite:
		if _, steps, err = u.Invitation(t, by); err == nil {
			err = access.MayMail(ctx, t, ten.ID, u.ID)
		}
		steps = append(steps, access.Mailing(t, ten.ID, u.ID)...)
	default:
		err = ErrBadDo
	}
	return steps, err
}
