// Command send-mail sends the letters that are owed, each minute and whenever one was written.
package main

import (
	"context"

	"github.com/curfew/curfew/pkg/app"
	"github.com/curfew/curfew/pkg/app/mailing"
	"github.com/curfew/curfew/pkg/serve"
	"github.com/curfew/curfew/pkg/table"
)

func main() {
	a := app.Open(mailing.Needs()...)
	serve.Start(a.Tick(func(ctx context.Context, t *table.Table) error { return mailing.Postman(a, t).Deliver(ctx) }))
}
