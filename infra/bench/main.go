// Command bench prints what the product costs beside the least it could cost: go run ./infra/bench [function …].
// It fails if a count or a size is over its budget; times only say so.
package main

import (
	"context"
	"flag"
	"log"
	"os"

	"github.com/curfew/curfew/infra/bench/coldstart"
	"github.com/curfew/curfew/infra/bench/report"
	"github.com/curfew/curfew/infra/bench/whole"
)

func main() {
	rounds := flag.Int("rounds", 25, "how often each function is started")
	large := flag.Bool("large", false, "also a tenant of 100,000 users and an import of 10,000: minutes")
	flag.Parse()
	measures := []func(context.Context) ([]report.Row, error){ // what is measured, in the order of the table
		func(ctx context.Context) ([]report.Row, error) { return coldstart.Rows(ctx, flag.Args(), *rounds) },
		whole.Rows,
		whole.Sweeps,
		whole.Sheets,
	}
	if *large {
		measures = append(measures, whole.Large)
	}
	var rows []report.Row
	for _, measure := range measures {
		more, err := measure(context.Background())
		if err != nil {
			log.Fatal(err)
		}
		rows = append(rows, more...)
	}
	if err := report.Print(os.Stdout, rows); err != nil {
		log.Fatal(err)
	}
	if report.Failed(rows) {
		log.Print("OVER: a count or a size is over its budget (\"over\" alone is a time, which a busy machine may push)")
		os.Exit(1)
	}
}
