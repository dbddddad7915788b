// Package mailbox is a mail service for one machine: a server that speaks the part of Amazon SES (API version 2) that
// the product uses, with a page on which people read what was sent. It also answers PutEvents (package bus), so that
// one process stands for mail and bus.
//
// It keeps one rule: it is never more lenient than the real service. What SES refuses is refused with the same typed
// error, and what goes wrong only in production (throttling, an answer lost after the mail was taken, bounces, the
// suppression list) can be ordered here as a Fault.
package mailbox

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/curfew/curfew/infra/local/bus"
)

const keptByDefault = 5000

// Options say how a Server behaves. The zero value is usable.
type Options struct {
	// Now is the clock of arrivals and events; nil is the system's.
	Now func() time.Time
	// OnEvent receives each event that SES publishes to the default bus (bounce, complaint, delivery), one at a time,
	// in the form in which EventBridge hands it to a function. Nil tells nobody.
	OnEvent func(context.Context, json.RawMessage)
	// Bus takes the events and answers PutEvents. Nil makes one.
	Bus *bus.Bus
	// Senders are the verified addresses and domains; empty lets every sender pass.
	Senders []string
	// OneRecipient refuses mails that do not go to exactly one address.
	OneRecipient bool
	// MaxSendRate is what the account says it may send per second; 0 means 14. It is only told, not enforced.
	MaxSendRate float64
	// Keep is how many mails are kept, the newest; 0 means 5,000.
	Keep int
	// Log gets one line per mail, without addresses; nil keeps silent.
	Log *slog.Logger
}

// Server is the mail service and its mailbox. It is safe for concurrent use.
type Server struct {
	options Options
	now     func() time.Time
	log     *slog.Logger
	mux     *http.ServeMux

	mu         sync.Mutex
	messages   []Message // oldest first
	revision   int       // rises with every change of messages
	faults     []Fault
	suppressed map[string]Suppression // by lower-case address
}

// New makes a Server.
func New(o Options) *Server {
	s := &Server{options: o, now: o.Now, log: o.Log, mux: http.NewServeMux(), suppressed: map[string]Suppression{}}
	if s.now == nil {
		s.now = time.Now
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if s.options.Keep <= 0 {
		s.options.Keep = keptByDefault
	}
	if s.options.MaxSendRate <= 0 {
		s.options.MaxSendRate = 14
	}
	if s.options.Bus == nil {
		s.options.Bus = bus.New(bus.Options{Now: s.now})
	}
	if o.OnEvent != nil {
		s.options.Bus.Subscribe(s.tell)
	}
	s.routes()
	return s
}

// Bus is where the events go and what answers PutEvents.
func (s *Server) Bus() *bus.Bus { return s.options.Bus }

// Settle waits until every event so far has been handed to OnEvent. OnEvent must not call it.
func (s *Server) Settle() { s.options.Bus.Settle() }

// ServeHTTP answers the calls of the SDK (SendEmail, GetAccount, the suppression list, PutEvents) and, for people and
// tests: GET / the page · GET /messages?to=&tag=&limit= · GET /messages/{id} · DELETE /messages · POST
// /messages/{id}/{outcome} reports one · GET and PUT /faults, a list of Fault · GET and DELETE /events.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.mux.ServeHTTP(w, r) }

// Serve listens on address (host:port) until ctx ends.
func (s *Server) Serve(ctx context.Context, address string) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return err
	}
	s.log.Info("mailbox", "page", "http://"+listener.Addr().String()+"/")
	server := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second}
	defer context.AfterFunc(ctx, func() { server.Close() })()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// Messages returns the mails to an address, the newest first; "" means all. The caller must not change them.
func (s *Server) Messages(to string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := []Message{}
	for _, m := range slices.Backward(s.messages) {
		if to == "" || slices.ContainsFunc(m.Recipients(), func(a string) bool { return strings.EqualFold(a, to) }) {
			found = append(found, m)
		}
	}
	return found
}

// Message returns the mail with this id.
func (s *Server) Message(id string) (Message, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i := s.find(id); i >= 0 {
		return s.messages[i], true
	}
	return Message{}, false
}

// Restore puts mails back that were kept elsewhere, given as Messages gives them. Nothing is reported of them.
func (s *Server) Restore(messages []Message) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.messages = slices.Clone(messages)
	slices.Reverse(s.messages)
	s.revision++
}

// Revision rises with every change of the kept mails.
func (s *Server) Revision() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.revision
}

// Clear throws all mails away. Faults and the suppression list stay.
func (s *Server) Clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.messages = nil
	s.revision++
}

// keep stores a mail and drops the oldest beyond the bound.
func (s *Server) keep(m Message) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n := len(s.messages) - s.options.Keep + 1; n > 0 {
		s.messages = slices.Delete(s.messages, 0, n)
	}
	s.messages = append(s.messages, m)
	s.revision++
}

// mark notes what became of a mail.
func (s *Server) mark(id string, o Outcome) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i := s.find(id); i >= 0 {
		s.messages[i].Outcome = o
		s.revision++
	}
}

// find returns the place of a mail, or -1. The caller holds mu. Recent mails are asked for most.
func (s *Server) find(id string) int {
	for i, m := range slices.Backward(s.messages) {
		if m.ID == id {
			return i
		}
	}
	return -1
}
