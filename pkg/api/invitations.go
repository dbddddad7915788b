package api

import (
	"context"

	"github.com/curfew/curfew/pkg/job"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

type inviteAllOutput struct {
	Location string `header:"Location"`
	Body     jobView
}

type inviteAllInput struct {
	Key string `header:"Idempotency-Key" maxLength:"200"`
}

// inviteAll starts the job that invites everybody who was never told: imported people, above all. Their letters leave at the pace of
// the mail system.
func (s *Server) inviteAll(ctx context.Context, c call, in *inviteAllInput) (*inviteAllOutput, error) {
	ids, err := user.NeverTold(ctx, s.Table, c.Tenant.ID)
	if err != nil {
		return nil, err
	}
	var j job.Job
	made, err := s.once(ctx, c, in.Key, nil, func(remember func(string) table.Writes) error {
		var steps table.Writes
		j, steps = job.Start(s.Table, c.Actor(), c.Remembered(), c.Tenant.ID, user.JobInvite, nil, ids)
		return s.Table.Commit(ctx, c.Actor().Stands, steps, remember(j.ID))
	})
	if err == nil && made != "" {
		j, err = job.Get(ctx, s.Table, c.Tenant.ID, made)
	}
	if err != nil {
		return nil, err
	}
	return &inviteAllOutput{Location: "/v1/jobs/" + j.ID, Body: viewJob(j)}, nil
}
