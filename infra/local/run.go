package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/curfew/curfew/functions/console/page"
	"github.com/curfew/curfew/infra/local/control"
	"github.com/curfew/curfew/infra/local/engine"
)

// options are the flags.
type options struct {
	port, mailPort int
	fresh, demo    bool
}

// run starts everything, tells where it is, and serves until ctx ends.
func run(ctx context.Context, o options) error {
	began := time.Now()
	fmt.Println("\n  Curfew on this machine")
	root, err := engine.Root()
	if err != nil {
		return err
	}
	api, err := listen(o.port, "-port")
	if err != nil {
		return err
	}
	defer api.Close()
	mails, err := listen(o.mailPort, "-mail-port")
	if err != nil {
		return err
	}
	defer mails.Close()
	s, err := open(ctx, o, root)
	if err != nil {
		return err
	}
	defer s.close()
	told("api", s.world.URL+"/", time.Since(began))
	s.introduce("http://" + mails.Addr().String() + "/")
	return s.serve(ctx, api, mails)
}

// listen takes a port of this machine alone.
func listen(port int, flag string) (net.Listener, error) {
	address := net.JoinHostPort("127.0.0.1", strconv.Itoa(port))
	l, err := net.Listen("tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%s is taken, perhaps by another make run. End that one, or take another port: make run ARGS=\"%s %d\"", address, flag, port+1)
	}
	return l, err
}

// serve answers until ctx ends, then stops in order: no new work, what runs to its end, what is kept to the disk.
func (s *site) serve(ctx context.Context, api, mails net.Listener) error {
	url := "http://" + mails.Addr().String() + "/"
	c := &control.Control{World: s.world, Demo: s.state.Demo, Mailbox: url, Moved: s.save}
	mux := http.NewServeMux()
	pages := page.Handler(page.Options{Reference: os.DirFS(filepath.Join(s.root, "node_modules", "swagger-ui-dist"))})
	mux.Handle("/v1/", s.world.API())
	mux.Handle("/v1/openapi.json", pages)
	mux.Handle("/local/", c.Handler())
	mux.Handle("/", pages)

	servers := map[net.Listener]*http.Server{api: {Handler: control.Here(mux), ReadHeaderTimeout: 10 * time.Second},
		mails: {Handler: control.Here(s.world.Mailbox), ReadHeaderTimeout: 10 * time.Second}}
	failed := make(chan error, len(servers))
	for l, server := range servers {
		go func() { failed <- server.Serve(l) }()
	}
	ticking, stop := context.WithCancel(context.WithoutCancel(ctx))
	var busy sync.WaitGroup
	busy.Go(func() { s.world.Run(ticking) })
	busy.Go(func() { s.keep(ticking) })
	var err error
	select {
	case <-ctx.Done():
		fmt.Println("\n  stopping; make run goes on from here")
	case err = <-failed:
	}
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
	defer cancel()
	for _, server := range servers {
		if server.Shutdown(patience) != nil {
			_ = server.Close()
		}
	}
	stop()
	busy.Wait()
	s.save()
	return err
}

// told prints a line of progress.
func told(what, text string, took time.Duration) {
	fmt.Printf("  %-10s %-58s %6.2f s\n", what, text, took.Seconds())
}

// introduce says where everything is and whom one can be.
func (s *site) introduce(mailbox string) {
	fmt.Printf("\n  Open       %s/\n  Sign in    %s/sign-in\n  Clock      %s/local/\n  Mailbox    %s\n  Reference  %s/reference\n", s.world.URL, s.world.URL, s.world.URL, mailbox, s.world.URL)
	if len(s.state.Demo.SignIns) > 0 {
		fmt.Printf("\n  Everybody's password is: %s\n", s.state.Demo.SignIns[0].Password)
		for _, one := range s.state.Demo.SignIns {
			fmt.Printf("    %-14s %-10s %s\n", one.Role, one.Tenant, one.Mail)
		}
	}
	fmt.Printf("\n  It is %s here.", s.world.Clock.Now().Local().Format("Monday, 2 January 2006, 15:04:05"))
	if s.world.Clock.Held() {
		fmt.Print(" The clock is held.")
	}
	fmt.Printf(" Move on:\n    curl -s %s/local/clock -d '{\"advance\":\"15d\"}'\n\n  Ctrl-C ends it. To begin again: make run ARGS=-fresh\n\n", s.world.URL)
}
