// Command open-vendor opens the vendor's own tenant, once, by hand after the deployment. Nothing else can call it.
package main

import (
	"context"

	"github.com/curfew/curfew/pkg/app"
	"github.com/curfew/curfew/pkg/serve"
	"github.com/curfew/curfew/pkg/vendor"
)

func main() {
	a := app.Open()
	serve.Start(func(ctx context.Context, first vendor.First) (vendor.Opened, error) {
		return vendor.OpenFirst(ctx, a.Table, first)
	})
}
