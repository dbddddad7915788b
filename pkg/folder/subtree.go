package folder

import (
	"context"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/job"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// JobSubtree is the kind of job that gives a person one role in a folder and in all that is below it.
const JobSubtree = "folder-subtree"

// Facts of such a job.
const (
	factFolder = "folder"
	factUser   = "user"
	factRole   = "role"
	factAs     = "as"
)

// Subtree begins a job that gives a person a role ("" takes it away) in a folder he who acts manages and in every folder that stands
// below it now. Each folder is decided on its own: what he may not manage there, and what does not go, is skipped with the reason.
// also gives what is to be committed with it, by the job's id; it may be nil.
func Subtree(ctx context.Context, t *table.Table, by By, s job.Stands, in, folder, who string, role Role, also func(id string) table.Writes) (job.Job, error) {
	if role != "" && role != Driver && role != Participant {
		return job.Job{}, ErrBadRole
	}
	if _, err := Managed(ctx, t, by, in, folder); err != nil {
		return job.Job{}, err
	}
	u, err := user.Get(ctx, t, in, who)
	switch {
	case err != nil:
		return job.Job{}, err
	case u.Status == user.Deleting:
		return job.Job{}, user.ErrDeleting
	case by.Kind == actor.Support && who == by.User:
		return job.Job{}, ErrSupport
	}
	all, err := List(ctx, t, in)
	if err != nil {
		return job.Job{}, err
	}
	ids := []string{folder}
	grow(all).walk(folder, 1, func(f Folder, _ int) { ids = append(ids, f.ID) })
	j, steps := job.Start(t, by.Actor, s, in, JobSubtree, map[string]string{factFolder: folder, factUser: who, factRole: string(role), factAs: by.As()}, ids)
	parts := []table.Part{by.Stands, by.stays(in, folder), steps}
	if also != nil {
		parts = append([]table.Part{also(j.ID)}, parts...)
	}
	return j, t.Commit(ctx, parts...)
}

// GoOn goes on with such a job: a folder is one commit, with one entry in the person's history where his role changes.
func GoOn(ctx context.Context, t *table.Table, j job.Job) error {
	by := Acting(j.By, j.Facts[factAs])
	return job.Each(ctx, t, j, func(ctx context.Context, folder string) (table.Writes, error) {
		_, steps, err := by.plan(ctx, t, j.Tenant, folder, j.Facts[factUser], Role(j.Facts[factRole]))
		return steps, err
	})
}
