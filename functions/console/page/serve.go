package page

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
)

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
		next.ServeHTTP(w, r)
	})
}

// serveFiles serves the files of a directory by name.
func serveFiles(files fs.FS) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		kind := kindOf(r.URL.Path)
		body, encoding, found := content(files, r.URL.Path, r.Header.Get("Accept-Encoding"))
		if !found || kind == "" {
			notFound(w)
			return
		}
		send(w, r, kind, encoding, body)
	})
}

// kinds are the content types of what may be asked for, by the end of its name; nothing else is served.
var kinds = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".json": "application/json", ".svg": "image/svg+xml",
	".png": "image/png", ".webp": "image/webp", ".ico": "image/x-icon", ".txt": "text/plain; charset=utf-8", ".webmanifest": "application/manifest+json",
}

func kindOf(name string) string { return kinds[path.Ext(name)] }

// packings are the encodings a file may have been packed in beside itself, the smaller first.
var packings = []struct{ encoding, end string }{{"br", ".br"}, {"gzip", ".gz"}}

// content reads a file in the best encoding that the reader accepts and that is there; one that is only there as .gz is unpacked for
// those who do not. Nothing is packed here.
func content(files fs.FS, name, accept string) (body []byte, encoding string, found bool) {
	if !fs.ValidPath(name) {
		return nil, "", false
	}
	for _, p := range packings {
		if !accepts(accept, p.encoding) {
			continue
		}
		if body, err := fs.ReadFile(files, name+p.end); err == nil {
			return body, p.encoding, true
		}
	}
	if body, err := fs.ReadFile(files, name); err == nil {
		return body, "", true
	}
	packed, err := fs.ReadFile(files, name+".gz")
	if err != nil {
		return nil, "", false
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, "", false
	}
	body, err = io.ReadAll(unpacked)
	return body, "", err == nil
}

// accepts tells whether an Accept-Encoding header allows an encoding; by name before by *.
func accepts(header, encoding string) bool {
	any := false
	for _, part := range strings.Split(header, ",") {
		name, parameters, _ := strings.Cut(strings.ToLower(strings.TrimSpace(part)), ";")
		weight, given := strings.CutPrefix(strings.TrimSpace(parameters), "q=")
		q, err := strconv.ParseFloat(weight, 64)
		yes := !given || err == nil && q > 0
		switch strings.TrimSpace(name) {
		case encoding:
			return yes
		case "*":
			any = yes
		}
	}
	return any
}

// send sends what may be kept and must be asked about again.
func send(w http.ResponseWriter, r *http.Request, kind, encoding string, body []byte) {
	sum := sha256.Sum256(body)
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	h := w.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", "no-cache")
	if strings.Contains(r.Header.Get("If-None-Match"), tag) {
		h.Add("Vary", "Accept-Encoding")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	write(w, kind, encoding, body)
}

// write sends a body that stands packed in an encoding, or as it is in "".
func write(w http.ResponseWriter, kind, encoding string, body []byte) {
	h := w.Header()
	h.Add("Vary", "Accept-Encoding")
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if encoding != "" {
		h.Set("Content-Encoding", encoding)
	}
	_, _ = w.Write(body)
}

func notFound(w http.ResponseWriter) {
	problem(w, http.StatusNotFound, "not_found", "There is no such thing here.")
}

func broken(w http.ResponseWriter) {
	problem(w, http.StatusInternalServerError, "internal", "Something went wrong on our side; please try again.")
}

func problem(w http.ResponseWriter, status int, code, title string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"type": "urn:curfew:problem:" + code, "title": title, "status": status, "code": code})
}
