// Command openapi prints the document of the whole API, all menus together, for `make openapi` and whoever generates clients.
package main

import (
	"log"
	"os"

	"github.com/curfew/curfew/pkg/api"
)

func main() {
	s := &api.Server{}
	s.Handler(api.Names()...)
	text, err := s.OpenAPI().MarshalJSON()
	if err != nil {
		log.Fatal(err)
	}
	if _, err := os.Stdout.Write(append(text, '\n')); err != nil {
		log.Fatal(err)
	}
}
