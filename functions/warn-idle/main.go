// Command warn-idle warns people who have not signed in, and sends the letters at once.
package main

import (
	"context"
	"errors"

	"github.com/curfew/curfew/pkg/app"
	"github.com/curfew/curfew/pkg/app/mailing"
	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/serve"
	"github.com/curfew/curfew/pkg/table"
)

func main() {
	a := app.Open(mailing.Needs()...)
	serve.Start(a.Tick(func(ctx context.Context, t *table.Table) error {
		return errors.Join(idle.Warn(ctx, t), mailing.Postman(a, t).Deliver(ctx))
	}))
}
