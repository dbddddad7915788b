// Command deactivate-idle writes the digests that are due, and deactivates people whose promise has come.
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
		return errors.Join(idle.Report(ctx, t), idle.Deactivate(ctx, t))
	}))
}
