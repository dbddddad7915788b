// Package product is the whole product in one process: the same routes and jobs as the functions, over any engine, sender, bus and
// clock. `make run` and the tests use it.
//
// Rule: it adds nothing to the product; what a function does in the cloud is done here by the same code.
package product

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"

	"github.com/curfew/curfew/pkg/api"
	"github.com/curfew/curfew/pkg/batch"
	"github.com/curfew/curfew/pkg/erase"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/importing"
	"github.com/curfew/curfew/pkg/importing/template"
	"github.com/curfew/curfew/pkg/job"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/post"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

// Product is the product, running nowhere yet.
type Product struct {
	Table   *table.Table
	API     *api.Server
	Handler http.Handler // of all menus
	Postman *post.Postman
}

// Parts are what it is made of.
type Parts struct {
	Engine      table.Engine
	Clock       func() time.Time
	ClockStands func() bool // tells whether the clock stands; nil: it runs
	Sender      mail.Sender
	Bus         event.Bus // nil: events go nowhere
	House       post.House
	Timeout     time.Duration // of one attempt at a commit; 0: the product's own
	Log         *slog.Logger  // nil: silent
}

// New puts it together.
func New(p Parts) *Product {
	if p.Log == nil {
		p.Log = slog.New(slog.DiscardHandler)
	}
	if p.Bus != nil {
		p.Engine = followed{p.Engine, p.Bus, p.Log}
	}
	t := table.New(p.Engine, p.Clock)
	t.Timeout = p.Timeout
	s := &api.Server{Table: t, Log: p.Log, ClockStands: p.ClockStands, Product: api.Product{Name: p.House.ProductName, URL: p.House.ProductURL}, Template: template.XLSX}
	return &Product{Table: t, API: s, Handler: s.Handler(api.Names()...), Postman: &post.Postman{Table: t, Sender: p.Sender, House: p.House, Log: p.Log}}
}

// Jobs are what runs on its own, by the name of its function.
func (p *Product) Jobs() map[string]func(context.Context) error {
	return map[string]func(context.Context) error{
		"warn-idle":       p.WarnIdle,
		"deactivate-idle": p.DeactivateIdle,
		"end-grants":      p.EndGrants,
		"send-mail":       p.SendMail,
		"erase-user":      func(ctx context.Context) error { return erase.Due(ctx, p.Table) },
		"run-jobs":        p.RunJobs,
	}
}

// WarnIdle writes warnings and sends what is owed.
func (p *Product) WarnIdle(ctx context.Context) error {
	return errors.Join(idle.Warn(ctx, p.Table), p.Postman.Deliver(ctx))
}

// DeactivateIdle writes digests, and deactivates whose promise has come.
func (p *Product) DeactivateIdle(ctx context.Context) error {
	return errors.Join(idle.Report(ctx, p.Table), idle.Deactivate(ctx, p.Table))
}

// EndGrants records the ends that have come.
func (p *Product) EndGrants(ctx context.Context) error {
	return errors.Join(grant.Due(ctx, p.Table), vendor.Name(ctx, p.Table))
}

// RunJobs goes on with the jobs that people started.
func (p *Product) RunJobs(ctx context.Context) error {
	return job.Due(ctx, p.Table, map[string]job.Run{folder.JobSubtree: folder.GoOn, importing.Kind: importing.GoOn, user.JobInvite: importing.Invite, batch.Kind: batch.GoOn})
}

// SendMail sends what is owed.
func (p *Product) SendMail(ctx context.Context) error { return p.Postman.Deliver(ctx) }

// Heard is told what became of a mail, as the mail system publishes it.
func (p *Product) Heard(ctx context.Context, e json.RawMessage) error {
	return post.Heard(ctx, p.Postman.Log, p.Table, e)
}

// followed is an engine whose new history entries go to a bus, as the table's stream takes them in the cloud.
type followed struct {
	table.Engine
	bus event.Bus
	log *slog.Logger
}

func (f followed) Write(ctx context.Context, actions []table.Write, now time.Time) error {
	if err := f.Engine.Write(ctx, actions, now); err != nil {
		return err
	}
	for _, a := range actions {
		if a.Item() == nil || !strings.HasPrefix(a.Key().Sort, table.Histories) {
			continue
		}
		var image map[string]any
		if err := attributevalue.UnmarshalMap(a.Item(), &image); err != nil {
			f.log.Error("event not made", "error", err)
			continue
		}
		e, err := event.Of(image)
		if err == nil {
			err = f.bus.Put(ctx, e)
		}
		if err != nil {
			f.log.Error("event not told", "error", err)
		}
	}
	return nil
}
