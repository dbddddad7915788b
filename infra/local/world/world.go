// Package world is the whole product on one machine: API, jobs on their schedules, mail, bus, and a clock that can be moved.
//
// Rule: moving the clock is the same as waiting. Every run that template.yaml schedules between the old and the new instant
// happens, in order, each at its own instant; left out are only runs of which it is known that they would find nothing to do.
package world

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/sesv2"

	"github.com/curfew/curfew/infra/local/bus"
	"github.com/curfew/curfew/infra/local/clock"
	"github.com/curfew/curfew/infra/local/engine"
	"github.com/curfew/curfew/infra/local/mailbox"
	"github.com/curfew/curfew/infra/local/product"
	"github.com/curfew/curfew/infra/template"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/mail/ses"
	"github.com/curfew/curfew/pkg/post"
	"github.com/curfew/curfew/pkg/table"
)

// mailSet is the configuration set under which mails are sent, so that the mailbox reports what became of them.
const mailSet = "local"

// Options are what a world is made of.
type Options struct {
	Engine    table.Engine
	Clock     *clock.Clock
	Template  template.Template
	PublicURL string       // where the API and the pages answer, without a slash at the end
	Log       *slog.Logger // nil: silent
}

// World is the product with all that is around it.
type World struct {
	*product.Product
	Clock   *clock.Clock
	Mailbox *mailbox.Server
	URL     string

	watch *watch
	jobs  []job
	log   *slog.Logger

	moving sync.RWMutex // held by whoever moves time; requests wait meanwhile
	last   time.Time    // up to which every scheduled run has happened
	lately []Fired      // what happened by itself, in order, the newest at the end
	newest newest       // mail when it was last looked
}

// New puts a world together. Its schedules begin at the clock's present instant; nothing runs before Move, CatchUp or Run is called.
func New(o Options) (*World, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	w := &World{Clock: o.Clock, URL: o.PublicURL, log: o.Log, last: o.Clock.Now(), watch: &watch{Engine: o.Engine, woken: make(chan struct{}, 1)}}
	events := bus.New(bus.Options{Now: o.Clock.Now})
	w.Mailbox = mailbox.New(mailbox.Options{Now: o.Clock.Now, Bus: events, OneRecipient: true, OnEvent: func(_ context.Context, e json.RawMessage) {
		w.watch.report(e)
	}})
	client := sesv2.NewFromConfig(engine.Config("http://mailbox.local"), func(c *sesv2.Options) { c.HTTPClient = inside{w.Mailbox} })
	w.Product = product.New(product.Parts{Engine: w.watch, Clock: o.Clock.Now, ClockStands: o.Clock.Held, Sender: ses.New(client, mailSet), Bus: teller{events}, Log: o.Log,
		Timeout: 10 * time.Second, House: House(o.PublicURL)})
	var err error
	if w.jobs, err = jobs(o.Template, w.Product.Jobs()); err != nil {
		return nil, err
	}
	w.watch.prefixes = w.wakers(o.Template)
	numbers, err := w.woken(o.Template)
	events.Subscribe(func(_ context.Context, e bus.Event) {
		if e.Bus != bus.Default {
			w.watch.call(numbers[e.DetailType])
		}
	})
	return w, err
}

// House is what local letters say of the vendor's product.
func House(publicURL string) post.House {
	return post.House{From: "Werkbank <konto@werkbank.example>", PublicURL: publicURL, ProductName: "Werkbank", ProductURL: "https://werkbank.example",
		GettingToKnow: publicURL + "/getting-to-know"}
}

// Swap puts another engine under the product; only while nobody uses it.
func (w *World) Swap(e table.Engine) { w.watch.Engine = e }

// API is the product's API; requests wait while time is moved.
func (w *World) API() http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		w.moving.RLock()
		defer w.moving.RUnlock()
		w.Handler.ServeHTTP(rw, r)
	})
}

// Last is the instant up to which every scheduled run has happened: a restart catches up from there.
func (w *World) Last() time.Time {
	w.moving.RLock()
	defer w.moving.RUnlock()
	return w.last
}

// teller hands the product's events to the local bus.
type teller struct{ bus *bus.Bus }

// Put publishes events; it never fails.
func (t teller) Put(ctx context.Context, events ...event.Event) error {
	for _, e := range events {
		at, _ := time.Parse(table.Layout, e.Time)
		t.bus.Publish(ctx, bus.Event{Bus: "curfew", Source: event.Source, DetailType: e.Type, Time: at, Detail: e.Detail})
	}
	return nil
}

// inside is a connection to a server in this process.
type inside struct{ server http.Handler }

// Do carries one request; a server that closes the connection without a word is an error, as on a wire.
func (i inside) Do(r *http.Request) (response *http.Response, err error) {
	defer func() {
		if recover() != nil {
			response, err = nil, errClosed
		}
	}()
	a := &answer{header: http.Header{}, status: http.StatusOK}
	i.server.ServeHTTP(a, r)
	return a.response(r), nil
}

var _ sesv2.HTTPClient = inside{}
