package importing

import (
	"context"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/job"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// Kind is the kind of the job that carries an import out.
const Kind = "import"

// Start begins to carry an import out, once. also gives what is to be committed with it, by the job's id; it may be nil.
func Start(ctx context.Context, t *table.Table, by folder.By, s job.Stands, i Import, also func(id string) table.Writes) (job.Job, error) {
	work, people, err := i.work(ctx, t)
	if err != nil {
		return job.Job{}, err
	}
	j, steps := job.Start(t, by.Actor, s, i.Tenant, Kind, map[string]string{"import": i.ID, "as": by.As()}, work, people...)
	if also == nil {
		also = func(string) table.Writes { return nil }
	}
	return j, t.Commit(ctx, also(j.ID), by.Stands, steps,
		table.Change(table.Import(i.Tenant, i.ID), table.Set("job", j.ID), table.Set("ttl", t.Now().Add(job.Kept).Unix())).
			If(table.Present(), ErrUnknown).If(table.Missing("job"), ErrStarted))
}

// GoOn goes on with an import: one commit per part, with one change of the tallies, and then the folders of its people. Nobody is made
// twice, and nobody gets mail.
func GoOn(ctx context.Context, t *table.Table, j job.Job) error {
	by := j.By
	by.Cause = "import " + j.Facts["import"]
	return job.Each(ctx, t, j, func(ctx context.Context, item string) (table.Writes, error) {
		if steps, ok, err := enter(ctx, t, folder.Acting(by, j.Facts["as"]), j.Tenant, j.Facts["import"], item); ok || err != nil {
			return steps, err
		}
		key := table.ImportPart(j.Tenant, j.Facts["import"], item)
		p, there, err := table.Get[part](ctx, t, key)
		if err != nil || !there {
			return nil, err
		}
		ten, err := tenant.Get(ctx, t, j.Tenant)
		if err != nil {
			return nil, err
		}
		return people(ctx, t, by, ten, key, p)
	})
}

// people are the steps of one part: accounts, seats and tally, and the part with nothing left in it of who they are.
func people(ctx context.Context, t *table.Table, by actor.Actor, ten tenant.Tenant, key table.Key, p part) (table.Writes, error) {
	var steps table.Writes
	var rows []Row
	taken := map[licence.Kind]int{}
	claims := make([]table.Key, len(p.Rows))
	drafts := make([]user.User, len(p.Rows))
	for i, r := range p.Rows {
		claims[i] = table.Tenant(ten.ID) // of a row that makes nobody: any item
		if r.Verdict != Create && r.Verdict != Deleted {
			continue
		}
		u, err := user.Prepare(t, ten.ID, r.draft())
		if err != nil {
			return nil, err
		}
		drafts[i], claims[i] = u, table.Mail(ten.ID, u.MailKey)
	}
	items, err := t.Read(ctx, claims...)
	if err != nil {
		return nil, err
	}
	for i, r := range p.Rows {
		u := drafts[i]
		switch {
		case u.ID == "":
			rows = append(rows, r.settled(r.Verdict, r.User, r.Code))
		case items[i] != nil:
			rows = append(rows, r.settled(Exists, items[i].Text("user"), ""))
		case !licence.Fits(ten.Subscription, ten.Seats, u.Licence, taken[u.Licence]+1):
			none := r.settled(NoSeat, "", licence.ErrNoSeat.Code)
			none.Detail = string(u.Licence)
			rows = append(rows, none)
		default:
			taken[u.Licence]++
			steps = append(steps, user.Record(t, by, u)...)
			made := r.settled(Created, u.ID, "")
			made.Places = r.Places
			rows = append(rows, made)
		}
	}
	made := 0
	for kind, n := range taken {
		made += n
		steps = append(steps, licence.TakeMany(ten.ID, ten.Seats, kind, n))
	}
	if made > 0 {
		steps = append(steps, tenant.Count(ten.ID, made, made, 0))
	}
	return append(steps, table.Put(key, part{Rows: rows, TTL: t.Now().Add(job.Kept).Unix()}).If(table.Present(), ErrUnknown).If(p.asForgot(), folder.ErrStale)), nil
}

// Invite goes on with inviting people who were never told, one commit each.
func Invite(ctx context.Context, t *table.Table, j job.Job) error {
	by := j.By
	by.Cause = "invitation of the imported"
	return job.Each(ctx, t, j, func(ctx context.Context, id string) (table.Writes, error) {
		return user.Invited(ctx, t, by, j.Tenant, id)
	})
}
