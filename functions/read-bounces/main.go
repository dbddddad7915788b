// Command read-bounces hears what became of mails: one that came back holds a deactivation.
package main

import (
	"context"
	"encoding/json"

	"github.com/curfew/curfew/pkg/app"
	"github.com/curfew/curfew/pkg/post"
	"github.com/curfew/curfew/pkg/serve"
)

func main() {
	a := app.Open()
	serve.Start(serve.Bounce(func(ctx context.Context, event json.RawMessage) error { return post.Heard(ctx, a.Log, a.Table, event) }))
}
