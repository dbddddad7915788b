// Command end-grants records and tells what ended by time: grants of support access, and the wait of a nominated owner.
package main

import (
	"context"
	"errors"

	"github.com/curfew/curfew/pkg/app"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/serve"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/vendor"
)

func main() {
	serve.Start(app.Open().Tick(func(ctx context.Context, t *table.Table) error {
		return errors.Join(grant.Due(ctx, t), vendor.Name(ctx, t))
	}))
}
