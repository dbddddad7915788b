package page

import (
	_ "embed"
	"net/http"
	"strings"
)

// ConsolePolicy is the content security policy of the console's page: no script, style or connection but its own, no markup out of
// strings.
const ConsolePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; " +
	"form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

//go:embed unbuilt.html
var unbuilt []byte

// forever is said of what has a hash of its content in its name.
const forever = "public, max-age=31536000, immutable"

// index answers with the console's one page, which is asked about each time: it names the files of its version.
func (s *server) index(w http.ResponseWriter, r *http.Request) {
	body, encoding, found := content(s.Console, "index.html", r.Header.Get("Accept-Encoding"))
	h := w.Header()
	h.Set("Content-Security-Policy", ConsolePolicy)
	if !found {
		h.Set("Content-Type", "text/html; charset=utf-8")
		h.Set("Cache-Control", "no-store")
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write(unbuilt)
		return
	}
	send(w, r, "text/html; charset=utf-8", encoding, body)
}

// file answers with a file of the console. One that is missing is not found: an old page that asks for a script must not get a page.
func (s *server) file(w http.ResponseWriter, r *http.Request, name string) {
	kind := kindOf(name)
	body, encoding, found := content(s.Console, name, r.Header.Get("Accept-Encoding"))
	if !found || kind == "" {
		notFound(w)
		return
	}
	if !strings.HasPrefix(name, "assets/") {
		send(w, r, kind, encoding, body)
		return
	}
	w.Header().Set("Cache-Control", forever)
	write(w, kind, encoding, body)
}
