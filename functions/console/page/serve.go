package page

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/curfew/curfew/pkg/api"
)

// Policy is the content security policy of every page.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

// secured puts on every answer what every answer has.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", Policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Vary", "Accept-Language, Accept-Encoding")
		next.ServeHTTP(w, r)
	})
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
	d.json = text
	return d, err
}

func (s *server) openapi(w http.ResponseWriter, r *http.Request) {
	d, err := s.document()
	if err != nil {
		problem(w, http.StatusInternalServerError, "internal", "Something went wrong on our side; please try again.")
		return
	}
	send(w, r, "application/json", d.json)
}

func (s *server) reference(w http.ResponseWriter, r *http.Request) {
	d, err := s.document()
	if err != nil {
		problem(w, http.StatusInternalServerError, "internal", "Something went wrong on our side; please try again.")
		return
	}
	v := view{Name: "reference", Operations: d.menu}
	if _, found := content(s.Reference, "swagger-ui-bundle.js"); found {
		v.Extra = "/reference/swagger-ui.css"
	}
	s.show(w, r, http.StatusOK, v)
}

// serveFiles serves the files of a directory by name; those that stand there compressed are sent so.
func serveFiles(files fs.FS) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := r.URL.Path
		kind := mime.TypeByExtension(path.Ext(name))
		body, found := content(files, name)
		if !found || kind == "" || strings.HasSuffix(name, ".md") {
			problem(w, http.StatusNotFound, "not_found", "There is no such thing here.")
			return
		}
		send(w, r, kind, body)
	})
}

// content reads a file, or unpacks the one beside it.
func content(files fs.FS, name string) ([]byte, bool) {
	if !fs.ValidPath(name) {
		return nil, false
	}
	if body, err := fs.ReadFile(files, name); err == nil {
		return body, true
	}
	packed, err := fs.ReadFile(files, name+".gz")
	if err != nil {
		return nil, false
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, false
	}
	body, err := io.ReadAll(unpacked)
	return body, err == nil
}

// large is from how many bytes on an answer is compressed.
const large = 8 << 10

// send sends what may be kept and asked about again.
func send(w http.ResponseWriter, r *http.Request, kind string, body []byte) {
	sum := sha256.Sum256(body)
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	h := w.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", "no-cache")
	h.Set("Content-Type", kind)
	if strings.Contains(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if len(body) < large || !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		_, _ = w.Write(body)
		return
	}
	h.Set("Content-Encoding", "gzip")
	packer := gzip.NewWriter(w)
	_, _ = packer.Write(body)
	_ = packer.Close()
}

func problem(w http.ResponseWriter, status int, code, title string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"type": "urn:curfew:problem:" + code, "title": title, "status": status, "code": code})
}
