// Command erase-user goes on with every deletion that is owed.
package main

import (
	"github.com/curfew/curfew/pkg/app"
	"github.com/curfew/curfew/pkg/erase"
	"github.com/curfew/curfew/pkg/serve"
)

func main() { serve.Start(app.Open().Tick(erase.Due)) }
