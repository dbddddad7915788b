// Command console serves the pages and the API reference, and is where every path ends that no other function answers.
package main

import (
	"github.com/curfew/curfew/functions/console/page"
	"github.com/curfew/curfew/pkg/serve"
)

func main() { serve.Start(serve.HTTP(page.Handler(page.Options{}))) }
