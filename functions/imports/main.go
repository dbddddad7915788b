// Command imports serves the API's menu of that name; it alone links the reader of .xlsx files.
package main

import (
	"github.com/curfew/curfew/pkg/api"
	"github.com/curfew/curfew/pkg/app/web"
	_ "github.com/curfew/curfew/pkg/sheet/xlsx"
)

func main() { web.Start(api.Imports) }
