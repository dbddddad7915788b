// Package job keeps work of many steps that somebody started: on what he stood, how far it is, what became of each thing.
//
// Rules. A job does nothing that its starter could not do at that moment: every step repeats, in its own commit, that he stands as
// he stood, and in a support session that session and grant hold, so a job begun under a grant ends with it. A thing is settled in
// the commit that changes it, once; a run that was cut short goes on where it stopped, and two runs at once do the same as one.
package job

import (
	"context"
	"strconv"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// State is how far a job is.
type State string

// The states; the last three are final.
const (
	Queued    State = "queued"
	Running   State = "running"
	Done      State = "done"
	Failed    State = "failed" // it ended before its work did; Why says why
	Cancelled State = "cancelled"
)

// Over tells whether the state is final.
func (s State) Over() bool { return s == Done || s == Failed || s == Cancelled }

// Kept is how long an ended job and its results can be looked at; what they changed stands in people's history.
const Kept = 90 * 24 * time.Hour

// Job is work of Total things, of which Done are settled; of those, Skipped were left as they are.
type Job struct {
	ID      string            `dynamodbav:"id"`
	Tenant  string            `dynamodbav:"tenant"`
	Kind    string            `dynamodbav:"kind"`
	State   State             `dynamodbav:"state"`
	Total   int               `dynamodbav:"total"`
	Done    int               `dynamodbav:"done"`
	Skipped int               `dynamodbav:"skipped"`
	Facts   map[string]string `dynamodbav:"facts,omitempty"` // what to do: ids and small values
	By      actor.Actor       `dynamodbav:"by"`
	Stands  Stands            `dynamodbav:"stands"`
	Began   time.Time         `dynamodbav:"began"`
	Ended   time.Time         `dynamodbav:"ended,omitempty"`
	Why     string            `dynamodbav:"why,omitempty"` // of a failed one: ended
	Due     string            `dynamodbav:"due,omitempty"`
	DueAt   string            `dynamodbav:"dueAt,omitempty"`
	TTL     int64             `dynamodbav:"ttl,omitempty"` // only when over
}

// Key is the job's address.
func (j Job) Key() table.Key { return table.Job(j.Tenant, j.ID) }

// Stands are a starter's standing as a job remembers it. Session and Grant are only a support session's: a person may sign out
// while his job runs.
type Stands struct {
	User        string `dynamodbav:"user"`
	Stamp       int    `dynamodbav:"stamp"`
	TenantStamp int    `dynamodbav:"tenantStamp"`
	Home        string `dynamodbav:"home,omitempty"`
	Agent       string `dynamodbav:"agent,omitempty"`
	AgentStamp  int    `dynamodbav:"agentStamp,omitempty"`
	Session     string `dynamodbav:"session,omitempty"`
	Grant       string `dynamodbav:"grant,omitempty"`
}

// Conditions are what a step's commit repeats: any right that was lost since has raised a stamp.
func (s Stands) Conditions(in string) table.Writes {
	ws := table.Writes{standing(table.User(in, s.User), s.Stamp)}
	if s.Agent == "" {
		return ws
	}
	return append(ws, standing(table.User(s.Home, s.Agent), s.AgentStamp),
		table.Check(table.SupportSession(in, s.Session)).If(table.Later("ends", grant.Margin), grant.ErrEnded),
		grant.Grant{Tenant: in, ID: s.Grant}.Stands(grant.ErrEnded))
}

func standing(who table.Key, stamp int) table.Write {
	return table.Check(who).If(table.Is("status", string(user.Active)), grant.ErrEnded).If(table.Is("stamp", stamp), grant.ErrEnded)
}

// open tells whether the tenant is as it was: it is checked by a read, as for every request.
func (s Stands) open(ctx context.Context, t *table.Table, in string) error {
	ten, err := tenant.Get(ctx, t, in)
	if err == nil && (ten.Status != tenant.Active || ten.Stamp != s.TenantStamp) {
		err = grant.ErrEnded
	}
	return err
}

// Faults of jobs.
var (
	ErrUnknown = fault.New(fault.NotFound, "not_found", "There is no such thing here.")
	ErrOver    = fault.New(fault.Conflict, "job_over", "This job is over.")
)

// work is what a job goes through, in order. Counts are how many things each item settles, where that is not one each.
type work struct {
	Items  []string `dynamodbav:"items"`
	Counts []int    `dynamodbav:"counts,omitempty"`
}

// count is how many things the i-th item settles.
func (w work) count(i int) int {
	if i < len(w.Counts) {
		return w.Counts[i]
	}
	return 1
}

// Start are the steps that begin a job; items are what it goes through, at most 5,000 ids or 25,000 short names, and counts how many
// things each of them settles: none given is one each. It is due at once, and the entry in the tenant's history wakes whoever goes on
// with it.
func Start(t *table.Table, by actor.Actor, s Stands, in, kind string, facts map[string]string, items []string, counts ...int) (Job, table.Writes) {
	by.Stands = nil
	w, total := work{items, counts}, 0
	for i := range items {
		total += w.count(i)
	}
	j := Job{ID: t.IDs.New(id.Job), Tenant: in, Kind: kind, State: Queued, Total: total, Facts: facts, By: by, Stands: s, Began: t.Now()}
	j.Due, j.DueAt = table.Owed(table.DueJob, j.Key()), table.Stamp(j.Began)
	told := history.Entry{Tenant: in, Event: event.JobStarted, Subject: j.ID, Changes: []history.Change{{Field: "kind", New: kind}, {Field: "total", New: strconv.Itoa(j.Total)}}}
	return j, table.Writes{table.Put(j.Key(), j).Receipt(), table.Put(table.Work(in, j.ID), w), history.Note(t, by, told)}
}

// Get reads a job; ErrUnknown when there is none.
func Get(ctx context.Context, t *table.Table, in, id string) (Job, error) {
	j, ok, err := table.Get[Job](ctx, t, table.Job(in, id))
	if err == nil && !ok {
		err = ErrUnknown
	}
	return j, err
}

// Cancel ends a job; what it has done stays done. ErrOver when it ended before.
func Cancel(ctx context.Context, t *table.Table, by actor.Actor, j Job) error {
	return t.Commit(ctx, by.Stands, j.end(t, Cancelled, ""))
}

// end are the steps of a job's end.
func (j Job) end(t *table.Table, s State, why string) table.Writes {
	now := t.Now()
	edits := []table.Edit{table.Set("state", string(s)), table.Set("ended", now), table.Unset("due"), table.Unset("dueAt"), table.Set("ttl", now.Add(Kept).Unix())}
	if why != "" {
		edits = append(edits, table.Set("why", why))
	}
	return table.Writes{table.Change(j.Key(), edits...).If(going(), ErrOver), table.Remove(table.Work(j.Tenant, j.ID))}
}

// going holds while a job is not over.
func going() table.Condition {
	return table.Any(table.Is("state", string(Queued)), table.Is("state", string(Running)))
}
