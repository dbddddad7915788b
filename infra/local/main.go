// Command local is the whole product on this machine: the API and its pages, the table, mail, bus, schedules, people to be, and a
// clock that can be moved. Everything it keeps stands in .local; it listens on 127.0.0.1 alone.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	var o options
	flag.IntVar(&o.port, "port", 8080, "port of the API and its pages")
	flag.IntVar(&o.mailPort, "mail-port", 8005, "port of the mailbox")
	flag.BoolVar(&o.fresh, "fresh", false, "begin again: forget everything that was done here")
	flag.BoolVar(&o.demo, "demo", true, "people, letters and a year of history, when it begins")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "\n  "+err.Error())
		os.Exit(1)
	}
}
