// Command deactivate-idle deactivates people whose promise has come, and writes the day's digests.
package main

import (
	"context"
	"errors"

	"github.com/curfew/curfew/pkg/app"
	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/serve"
	"github.com/curfew/curfew/pkg/table"
)

func main() {
	serve.Start(app.Open().Tick(func(ctx context.Context, t *table.Table) error {
		return errors.Join(idle.Deactivate(ctx, t), idle.Report(ctx, t))
	}))
}
