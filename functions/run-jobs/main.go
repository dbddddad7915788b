// Command run-jobs goes on with the jobs that people started and that a request did not finish.
package main

import (
	"context"

	"github.com/curfew/curfew/pkg/app"
	"github.com/curfew/curfew/pkg/batch"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/importing"
	"github.com/curfew/curfew/pkg/job"
	"github.com/curfew/curfew/pkg/serve"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

func main() {
	kinds := map[string]job.Run{folder.JobSubtree: folder.GoOn, importing.Kind: importing.GoOn, user.JobInvite: importing.Invite, batch.Kind: batch.GoOn}
	serve.Start(app.Open().Tick(func(ctx context.Context, t *table.Table) error { return job.Due(ctx, t, kinds) }))
}
