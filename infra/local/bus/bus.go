// Package bus is an event bus for one machine. It speaks the one call of Amazon EventBridge that the product makes,
// PutEvents, keeps the last events for people and tests, and hands each one to whoever subscribed.
//
// It keeps the rules of the real bus that are easily forgotten: an entry is refused by itself, inside an answer that
// says 200; an event arrives after the answer to the one who sent it, and it may arrive twice.
package bus

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"
)

// Account and Region are what every local event and ARN carries.
const (
	Account = "123456789012"
	Region  = "eu-central-1"
)

// Default is the name of the bus that AWS services publish to.
const Default = "default"

const keptByDefault = 1000

// Event is one event in the form in which EventBridge hands it to a function.
type Event struct {
	Bus        string          `json:"-"` // name of the bus, not part of the event
	Version    string          `json:"version"`
	ID         string          `json:"id"`
	DetailType string          `json:"detail-type"`
	Source     string          `json:"source"`
	Account    string          `json:"account"`
	Time       time.Time       `json:"time"`
	Region     string          `json:"region"`
	Resources  []string        `json:"resources"`
	Detail     json.RawMessage `json:"detail"`
}

// Options say how a Bus behaves. The zero value is usable.
type Options struct {
	Now  func() time.Time // the clock of the events; nil is the system's
	Keep int              // how many events are kept; 0 means 1,000
}

// Bus is a local event bus and the HTTP server in front of it. It is safe for concurrent use.
type Bus struct {
	now  func() time.Time
	keep int
	mux  *http.ServeMux

	mu          sync.Mutex
	idle        *sync.Cond
	events      []Event // oldest first
	subscribers []func(context.Context, Event)
	faults      Faults
	queue       []delivery
	working     bool
}

type delivery struct {
	ctx      context.Context
	answered <-chan struct{}
	event    Event
}

// New makes a Bus.
func New(o Options) *Bus {
	b := &Bus{now: o.Now, keep: o.Keep, mux: http.NewServeMux()}
	if b.now == nil {
		b.now = time.Now
	}
	if b.keep <= 0 {
		b.keep = keptByDefault
	}
	b.idle = sync.NewCond(&b.mu)
	b.routes()
	return b
}

// Subscribe has fn called with every event from now on, one event at a time.
func (b *Bus) Subscribe(fn func(context.Context, Event)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.subscribers = append(b.subscribers, fn)
}

// Publish keeps the event and hands it on later, in order, by another goroutine. What the event leaves empty
// (bus, id, time, …) is filled in. The event as it was published is returned.
func (b *Bus) Publish(ctx context.Context, e Event) Event { return b.PublishAfter(ctx, nil, e) }

// PublishAfter is Publish, but hands the event on only when the channel is closed; nil does not wait. With it an event
// cannot overtake the answer that it follows from.
func (b *Bus) PublishAfter(ctx context.Context, answered <-chan struct{}, e Event) Event {
	b.mu.Lock()
	defer b.mu.Unlock()
	e = b.record(e)
	b.queue = append(b.queue, delivery{context.WithoutCancel(ctx), answered, e})
	if !b.working {
		b.working = true
		go b.work()
	}
	return e
}

// Deliver keeps the event and hands it on before it returns, ahead of events that still wait.
func (b *Bus) Deliver(ctx context.Context, e Event) Event {
	b.mu.Lock()
	e = b.record(e)
	subscribers := slices.Clone(b.subscribers)
	b.mu.Unlock()
	for _, fn := range subscribers {
		fn(ctx, e)
	}
	return e
}

// Settle waits until every published event has been handed on. It must not be called by a subscriber.
func (b *Bus) Settle() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.working {
		b.idle.Wait()
	}
}

// Events returns the kept events, newest first.
func (b *Bus) Events() []Event {
	b.mu.Lock()
	defer b.mu.Unlock()
	events := slices.Clone(b.events)
	slices.Reverse(events)
	return events
}

// Clear forgets the kept events; those that wait are still handed on.
func (b *Bus) Clear() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.events = nil
}

// ID returns a random identifier in the form that AWS uses for events.
func ID() string {
	var b [16]byte
	rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// record fills in what the event leaves empty and keeps it. The caller holds mu.
func (b *Bus) record(e Event) Event {
	e.Version, e.Account, e.Region = "0", Account, Region
	if e.Bus == "" {
		e.Bus = Default
	}
	if e.ID == "" {
		e.ID = ID()
	}
	if e.Time.IsZero() {
		e.Time = b.now()
	}
	e.Time = e.Time.UTC().Truncate(time.Second)
	if e.Resources == nil {
		e.Resources = []string{}
	}
	if len(b.events) >= b.keep {
		b.events = slices.Delete(b.events, 0, len(b.events)-b.keep+1)
	}
	b.events = append(b.events, e)
	return e
}

// work hands on what waits and ends when nothing does.
func (b *Bus) work() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.queue) > 0 {
		next := b.queue[0]
		b.queue = b.queue[1:]
		subscribers := slices.Clone(b.subscribers)
		b.mu.Unlock()
		if next.answered != nil {
			<-next.answered
		}
		for _, fn := range subscribers {
			fn(next.ctx, next.event)
		}
		b.mu.Lock()
	}
	b.working = false
	b.idle.Broadcast()
}
