package api

import (
	"context"

	"github.com/curfew/curfew/pkg/job"
	"github.com/curfew/curfew/pkg/user"
)

type inviteAllOutput struct {
	Location string `header:"Location"`
	Body     jobView
}

// inviteAll starts the job that invites everybody who was never told: imported people, above all. Their letters leave at the pace of
// the mail system.
func (s *Server) inviteAll(ctx context.Context, c call, _ *struct{}) (*inviteAllOutput, error) {
	ids, err := user.NeverTold(ctx, s.Table, c.Tenant.ID)
	if err != nil {
		return nil, err
	}
	j, steps := job.Start(s.Table, c.Actor(), c.Remembered(), c.Tenant.ID, user.JobInvite, nil, ids)
	if err := s.Table.Commit(ctx, c.Actor().Stands, steps); err != nil {
		return nil, err
	}
	return &inviteAllOutput{Location: "/v1/jobs/" + j.ID, Body: viewJob(j)}, nil
}
