// Command presence serves the API's menu of that name.
package main

import (
	"github.com/curfew/curfew/pkg/api"
	"github.com/curfew/curfew/pkg/app/web"
)

func main() { web.Start(api.Presence) }
