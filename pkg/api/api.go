// Package api is the product over HTTP: one file per menu, its routes first.
//
// Rules. A route names the capability it needs and whether support has it; what is not named is denied, and no handler runs
// before the decision. Bad input gets one problem that says what, where and how to mend it, and changes nothing. The tenant comes
// from the session, never from the request; only the vendor's product and its operators, who serve all tenants, name one.
package api

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/table"
)

// Route is an operation and what it asks of its caller.
type Route struct {
	Method, Path string
	ID           string // operationId, a verb phrase in kebab case
	Summary      string
	Needs        access.Capability
	Support      bool // a support session may use it, if its profile may; denied unless said
	Heartbeat    bool // it never counts as use
	Upload       bool // its body may be large
	Status       int  // of success; 0: 200
}

// watched is a route that a page asks again and again by itself: it never counts as use.
func watched(r Route) Route {
	r.Heartbeat = true
	return r
}

// Server is the API put together.
type Server struct {
	Table   *table.Table
	Log     *slog.Logger
	Product Product
	Origins []string // that browsers may call from; none by default
	// ClockStands tells whether the clock stands; then an end cannot come while a request runs, and nothing times it. nil: a clock runs.
	ClockStands func() bool
	// Template makes the .xlsx that an import is filled into, in a language. Only the function that serves imports has it: nothing
	// else links the writer.
	Template func(lang string) ([]byte, error)

	routes  []Route
	uploads map[string]bool // routes whose body may be large
	huma    huma.API
}

// Product is what answers say of the vendor's product.
type Product struct {
	Name string
	URL  string
}

// Menu registers a group of routes. Each HTTP function names its own, so that it links nothing of the others.
type Menu func(*Server)

// Menus are the groups of routes, one per HTTP function; their prefixes stand in template.yaml.
var Menus = map[string]Menu{
	"signin":     SignIn,
	"users":      Users,
	"folders":    Folders,
	"imports":    Imports,
	"settings":   Settings,
	"support":    Support,
	"tenants":    Tenants,
	"introspect": Introspect,
	"presence":   Presence,
}

// Names lists the menus in a fixed order.
func Names() []string {
	return []string{"signin", "users", "imports", "folders", "settings", "support", "tenants", "introspect", "presence"}
}

// Handler registers the menus named and gives the handler that serves them.
func (s *Server) Handler(names ...string) http.Handler {
	menus := make([]Menu, len(names))
	for i, name := range names {
		menus[i] = Menus[name]
	}
	return s.Serve(menus...)
}

// Serve registers menus and gives the handler that serves them.
func (s *Server) Serve(menus ...Menu) http.Handler {
	mux := http.NewServeMux()
	config := huma.DefaultConfig("Curfew", "1.0.0")
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "", "", ""
	config.CreateHooks = nil // no $schema in answers
	config.RejectUnknownQueryParameters = true
	config.Transformers = []huma.Transformer{localise}
	config.Info.Description = "Account administration behind a SaaS product. Access ends when it says it ends."
	config.Components.SecuritySchemes = schemes()
	s.huma = humago.New(mux, config)
	for _, menu := range menus {
		menu(s)
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { writeProblem(w, r, errNoRoute) })
	return s.house(s.cookies(s.strict(mux)))
}

// Routes lists what was registered.
func (s *Server) Routes() []Route { return s.routes }

// OpenAPI is the document of what was registered.
func (s *Server) OpenAPI() *huma.OpenAPI { return s.huma.OpenAPI() }

// call is who asks, as handlers get him.
type call struct {
	access.Caller
	token    string   // of the request, for sealing page tokens
	browser  *browser // whose cookie holds the token; nil when he sent it himself
	asked    string   // method and path
	source   string   // address the request came from
	language string   // that he asks for; "" for none
}

type callKey struct{}

// handle registers a route. f runs only after the decision, and only until the caller's access ends.
func handle[I, O any](s *Server, r Route, f func(context.Context, call, *I) (*O, error)) {
	s.routes = append(s.routes, r)
	most := int64(maxBody)
	if r.Upload {
		most = maxUpload
		if s.uploads == nil {
			s.uploads = map[string]bool{}
		}
		s.uploads[r.Method+" "+r.Path] = true
	}
	op := huma.Operation{Method: r.Method, Path: r.Path, OperationID: r.ID, Summary: r.Summary, DefaultStatus: r.Status,
		Tags:         []string{strings.Split(r.Path, "/")[2]}, // the reference groups by it
		MaxBodyBytes: most, Middlewares: huma.Middlewares{s.guard(r), s.nulls(r)}, Security: shown(r), Errors: []int{400, 401, 403, 404, 409, 422, 429, 503}}
	op.Extensions = map[string]any{"x-capability": string(r.Needs), "x-support": r.Support}
	huma.Register(s.huma, op, func(ctx context.Context, in *I) (*O, error) {
		c, decided := ctx.Value(callKey{}).(call)
		if !decided {
			return nil, s.problem(ctx, errUndecided)
		}
		if !c.Ends.IsZero() && (s.ClockStands == nil || !s.ClockStands()) {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeoutCause(ctx, c.Ends.Sub(c.Checked), errOver)
			defer cancel()
		}
		out, err := f(ctx, c, in)
		if errors.Is(context.Cause(ctx), errOver) {
			err = errOver
		}
		if err != nil {
			return nil, s.problem(ctx, err)
		}
		return out, nil
	})
}

// errOver means that the caller's access ended while the request ran.
var errOver = fault.New(fault.Unauthenticated, "ended", "Access has ended.")

// RouteTimeout is how long a request may take; the functions with long ones have a little more.
const RouteTimeout = 25 * time.Second
