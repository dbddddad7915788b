// Command serve runs the mailbox as a process of its own, for containers beside the product.
package main

import (
	"context"
	"flag"
	"log"
	"log/slog"
	"net"
	"os/signal"
	"syscall"

	"github.com/curfew/curfew/infra/local/mailbox"
)

func main() {
	host := flag.String("host", "127.0.0.1", "address to listen on")
	port := flag.String("port", "8005", "port to listen on")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	if err := mailbox.New(mailbox.Options{OneRecipient: true, Log: slog.Default()}).Serve(ctx, net.JoinHostPort(*host, *port)); err != nil {
		log.Fatal(err)
	}
}
