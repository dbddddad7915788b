package api

import (
	"context"

	"github.com/curfew/curfew/pkg/batch"
	"github.com/curfew/curfew/pkg/job"
	"github.com/curfew/curfew/pkg/table"
)

type severalInput struct {
	Key  string `header:"Idempotency-Key" maxLength:"200"`
	Body struct {
		Do    string   `json:"do" enum:"deactivate,reactivate,invite" doc:"What is done to each of them, as the routes of one user do it"`
		Users []string `json:"users" minItems:"1" maxItems:"500" doc:"Ids, each once"`
	}
}

// batch starts the job and works on it for a moment: a few users are done by the answer.
func (s *Server) batch(ctx context.Context, c call, in *severalInput) (*jobOutput, error) {
	var j job.Job
	made, err := s.once(ctx, c, in.Key, in.Body, func(remember func(string) table.Writes) error {
		var err error
		j, err = batch.Start(ctx, s.Table, c.Caller, batch.Do(in.Body.Do), in.Body.Users, remember)
		return err
	})
	if err != nil {
		return nil, err
	}
	if made == "" {
		made = j.ID
		s.soon(ctx, j, batch.GoOn)
	}
	if j, err = job.Get(ctx, s.Table, c.Tenant.ID, made); err != nil {
		return nil, err
	}
	return &jobOutput{Location: "/v1/jobs/" + j.ID, Body: viewJob(j)}, nil
}
