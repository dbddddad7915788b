package job

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/table"
)

// Lately is how long ago a job may have ended to be listed.
const Lately = 7 * 24 * time.Hour

// mostSeen bounds how many of a tenant's jobs one list looks at: far more than can be under way.
const mostSeen = 500

// List are the jobs a person, or an agent through a profile, started in a tenant and that run or ended lately, newest first.
func List(ctx context.Context, t *table.Table, in, user, agent string, most int) ([]Job, error) {
	list, since := []Job{}, t.Now().Add(-Lately)
	q := table.Query{Index: table.Main, Partition: in, Prefix: table.Jobs, Backward: true, Limit: 100}
	for seen := 0; seen < mostSeen; seen += q.Limit {
		p, err := t.Query(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, item := range p.Items {
			var j Job
			if err := item.Decode(&j); err != nil {
				return nil, table.ErrDown.Because(err)
			}
			if j.By.User != user || j.By.Agent != agent || j.State.Over() && j.Ended.Before(since) {
				continue
			}
			if list = append(list, j); len(list) == most {
				return list, nil
			}
		}
		if q.After = p.Next; p.Next == nil {
			break
		}
	}
	return list, nil
}
