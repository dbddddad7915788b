// Package page is what people see before the console: a start, signing in, a forgotten password, setting one, and the API reference.
//
// Rule: looking changes nothing. Nothing is loaded from elsewhere, no secret stands in a request's address, and what a page shows
// it got from the same API as everybody.
package page

import (
	"bytes"
	"embed"
	"encoding/json"
	"html/template"
	"io/fs"
	"net/http"
	"strings"
	"sync"

	"github.com/curfew/curfew/pkg/api"
)

//go:generate go run gather.go

var (
	//go:embed pages.html
	source string
	//go:embed words.json
	wordsJSON []byte
	//go:embed static
	static embed.FS
	//go:embed reference
	reference embed.FS
)

var pages = template.Must(template.New("").Parse(source))

// words are the pages' sentences by language.
var words = func() map[string]map[string]string {
	var all map[string]map[string]string
	if err := json.Unmarshal(wordsJSON, &all); err != nil {
		panic("words.json: " + err.Error())
	}
	return all
}()

// Local is what the start page shows of a local run.
type Local struct {
	SignIns        []SignIn
	Mailbox, Clock string // addresses
}

// SignIn is somebody one can be in a local run.
type SignIn struct{ Role, Tenant, Mail, Password, Name string }

// Options say how the pages are served; the zero value is how they are deployed.
type Options struct {
	Reference fs.FS  // files of the interactive reference; nil: what was built in
	Local     *Local // nil: no local run
}

// server serves the pages.
type server struct {
	Options
	document func() (document, error)
}

// document is the API as the reference shows it.
type document struct {
	json []byte
	menu []menu
}

type menu struct {
	Name   string
	Routes []api.Route
}

// Handler serves the pages and the OpenAPI document; every other path is answered as not found.
func Handler(o Options) http.Handler {
	if o.Reference == nil {
		o.Reference, _ = fs.Sub(reference, "reference")
	}
	s := &server{Options: o, document: sync.OnceValues(describe)}
	files, _ := fs.Sub(static, "static")
	mux := http.NewServeMux()
	for path, name := range map[string]string{"/{$}": "home", "/sign-in": "sign-in", "/forgotten-password": "forgotten-password", "/set-password": "set-password"} {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) { s.show(w, r, http.StatusOK, view{Name: name}) })
	}
	mux.HandleFunc("GET /reference", s.reference)
	mux.Handle("GET /reference/", http.StripPrefix("/reference/", serveFiles(o.Reference)))
	mux.Handle("GET /static/", http.StripPrefix("/static/", serveFiles(files)))
	mux.HandleFunc("GET /v1/openapi.json", s.openapi)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/v1/") {
			problem(w, http.StatusNotFound, "not_found", "There is no such thing here.")
			return
		}
		s.show(w, r, http.StatusNotFound, view{Name: "not-found"})
	})
	return secured(mux)
}

// view is what a page is made of.
type view struct {
	Name, Lang, Title string
	Extra             string // one more style sheet
	Local             *Local
	Operations        []menu
}

// Say is a sentence in the reader's language.
func (v view) Say(key string) string { return words[v.Lang][key] }

// titles are the words that name a page.
var titles = map[string]string{"sign-in": "sign-in", "forgotten-password": "forgotten", "set-password": "set-password", "reference": "reference", "not-found": "not-found"}

func (s *server) show(w http.ResponseWriter, r *http.Request, status int, v view) {
	v.Lang = Language(r.Header.Get("Accept-Language"))
	v.Title = v.Say(titles[v.Name])
	if v.Name == "home" {
		v.Local = s.Local
	}
	var body bytes.Buffer
	if err := pages.ExecuteTemplate(&body, v.Name, v); err != nil {
		problem(w, http.StatusInternalServerError, "internal", "Something went wrong on our side; please try again.")
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Language", v.Lang)
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(body.Bytes())
}

// Language is the one of de, en, fr that an Accept-Language header asks for first; en when it asks for none of them.
func Language(header string) string {
	for _, part := range strings.Split(header, ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
		if _, has := words[primary]; has {
			return primary
		}
	}
	return "en"
}
