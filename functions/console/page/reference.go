package page

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"html/template"
	"net/http"
	"strings"

	"github.com/curfew/curfew/pkg/api"
)

// Policy is the content security policy of everything but the console's page.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

var (
	//go:embed reference.html
	source string
	//go:embed words.json
	wordsJSON []byte
)

var referencePage = template.Must(template.New("").Parse(source))

// words are the reference's sentences by language.
var words = func() map[string]map[string]string {
	var all map[string]map[string]string
	if err := json.Unmarshal(wordsJSON, &all); err != nil {
		panic("words.json: " + err.Error())
	}
	return all
}()

// document is the API as the reference shows it.
type document struct {
	json, packed []byte // packed is gzip
	menu         []menu
}

type menu struct {
	Name   string
	Routes []api.Route
}

// describe puts the whole API together, only to read its document.
func describe() (document, error) {
	var d document
	for _, name := range api.Names() {
		s := &api.Server{}
		s.Handler(name)
		d.menu = append(d.menu, menu{name, s.Routes()})
	}
	s := &api.Server{}
	s.Handler(api.Names()...)
	text, err := s.OpenAPI().MarshalJSON()
	if err != nil {
		return d, err
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err = w.Write(text); err == nil {
		err = w.Close()
	}
	d.json, d.packed = text, packed.Bytes()
	return d, err
}

func (s *server) openapi(w http.ResponseWriter, r *http.Request) {
	d, err := s.document()
	switch {
	case err != nil:
		broken(w)
	case accepts(r.Header.Get("Accept-Encoding"), "gzip"):
		send(w, r, "application/json", "gzip", d.packed)
	default:
		send(w, r, "application/json", "", d.json)
	}
}

// view is what the reference is made of.
type view struct {
	Lang        string
	Interactive bool
	Operations  []menu
}

// Say is a sentence in the reader's language.
func (v view) Say(key string) string { return words[v.Lang][key] }

// reference shows every operation; the interactive form takes the place of the plain one where it was built in.
func (s *server) reference(w http.ResponseWriter, r *http.Request) {
	d, err := s.document()
	if err != nil {
		broken(w)
		return
	}
	v := view{Lang: language(r.Header.Get("Accept-Language")), Operations: d.menu}
	_, _, v.Interactive = content(s.Reference, "swagger-ui-bundle.js", "gzip")
	var body bytes.Buffer
	if err := referencePage.Execute(&body, v); err != nil {
		broken(w)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", v.Lang)
	h.Set("Cache-Control", "no-store")
	h.Set("Vary", "Accept-Language")
	_, _ = w.Write(body.Bytes())
}

// language is the one of de, en, fr that an Accept-Language header asks for first; en when it asks for none of them.
func language(header string) string {
	for _, part := range strings.Split(header, ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
		if _, has := words[primary]; has {
			return primary
		}
	}
	return "en"
}
