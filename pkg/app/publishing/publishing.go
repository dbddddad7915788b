// Package publishing puts together what tells the vendor's systems about changes.
package publishing

import (
	"context"
	"errors"

	"github.com/aws/aws-sdk-go-v2/service/eventbridge"

	"github.com/curfew/curfew/pkg/app"
	"github.com/curfew/curfew/pkg/event"
	bus "github.com/curfew/curfew/pkg/event/eventbridge"
	"github.com/curfew/curfew/pkg/serve"
)

// Start follows the table's changes until the process ends.
func Start() {
	a := app.Open("BUS")
	client := eventbridge.NewFromConfig(a.AWS, func(o *eventbridge.Options) { o.BaseEndpoint = app.Endpoint("EVENTBRIDGE") })
	serve.Start(serve.Changes(Follow(bus.Bus{Client: client, Name: a.Bus})))
}

// Follow hands every new history entry to a bus. Anything else that happens in the table, the broom's removals too, is not told.
func Follow(b event.Bus) func(context.Context, serve.Change) error {
	return func(ctx context.Context, c serve.Change) error {
		if c.Kind != serve.Insert {
			return nil
		}
		e, err := event.Of(c.New)
		if errors.Is(err, event.ErrNoEntry) {
			return nil
		}
		if err != nil {
			return err
		}
		return b.Put(ctx, e)
	}
}
