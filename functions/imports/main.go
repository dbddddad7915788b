// Command imports serves the API's menu of that name; it alone links the reader and writer of .xlsx files.
package main

import (
	"github.com/curfew/curfew/pkg/api"
	"github.com/curfew/curfew/pkg/app/web"
	"github.com/curfew/curfew/pkg/importing/template"
)

func main() {
	web.Start(func(s *api.Server) {
		s.Template = template.XLSX
		api.Imports(s)
	})
}
