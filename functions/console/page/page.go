// Package page serves the console, the API reference and the OpenAPI document.
//
// Rule: looking changes nothing. Nothing is loaded from elsewhere, no secret stands in a request's address, and nothing is packed
// while somebody waits for it. A path that nobody owns is not found; it never gets a page that looks as if it were there.
package page

import (
	"embed"
	"io/fs"
	"net/http"
	"strings"
	"sync"

	"github.com/curfew/curfew/functions/console/web"
)

//go:generate go run gather.go

var (
	//go:embed static
	static embed.FS
	//go:embed reference
	reference embed.FS
)

// Options say what is served; the zero value is how it is deployed.
type Options struct {
	Console   fs.FS // the console as it was built; nil: what was built in
	Reference fs.FS // files of the interactive reference; nil: what was built in
}

// server serves the pages.
type server struct {
	Options
	document func() (document, error)
}

// Handler serves the console, the reference and the OpenAPI document; every other path is answered as not found.
func Handler(o Options) http.Handler {
	if o.Console == nil {
		o.Console = web.Files()
	}
	if o.Reference == nil {
		o.Reference, _ = fs.Sub(reference, "reference")
	}
	s := &server{Options: o, document: sync.OnceValues(describe)}
	files, _ := fs.Sub(static, "static")
	mux := http.NewServeMux()
	mux.HandleFunc("GET /reference", s.reference)
	mux.Handle("GET /reference/", http.StripPrefix("/reference/", serveFiles(o.Reference)))
	mux.Handle("GET /static/", http.StripPrefix("/static/", serveFiles(files)))
	mux.HandleFunc("GET /v1/openapi.json", s.openapi)
	mux.HandleFunc("/", s.console)
	return secured(mux)
}

// others are the places below which no path is the console's. What stands below /local exists in a local run only.
var others = []string{"/v1", "/local", "/static", "/reference"}

// console answers what nobody else does: a file of the console, or its page for each place the console has.
func (s *server) console(w http.ResponseWriter, r *http.Request) {
	for _, other := range others {
		if r.URL.Path == other || strings.HasPrefix(r.URL.Path, other+"/") {
			notFound(w)
			return
		}
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		problem(w, http.StatusMethodNotAllowed, "method_not_allowed", "This can only be looked at.")
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if place(name) {
		s.index(w, r)
		return
	}
	s.file(w, r, name)
}

// place tells whether a path is one of the console's places rather than a file: nothing in it begins with a dot (/.well-known says
// something by being there), and its end has none.
func place(name string) bool {
	parts := strings.Split(name, "/")
	for _, part := range parts {
		if strings.HasPrefix(part, ".") {
			return false
		}
	}
	return !strings.Contains(parts[len(parts)-1], ".")
}
