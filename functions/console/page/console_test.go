package page_test

import (
	"encoding/base64"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/aws/aws-lambda-go/events"

	"github.com/curfew/curfew/functions/console/page"
	"github.com/curfew/curfew/pkg/serve"
)

// policy is what the console's page must say, word for word.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

// built is a console as the build leaves it; brotli's and gzip's bytes are stand-ins that are no text.
func built() http.Handler {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return page.Handler(page.Options{Console: fstest.MapFS{
		"index.html": file("<!doctype html><title>Curfew</title>"), "index.html.gz": file("\x1f\x8bindex"), "index.html.br": file("\x8b\xffindex"),
		"icon.svg": file("<svg/>"), "photo.png": file("\x89PNG\xff"),
		"assets/app-Ab12_-cd.js": file("run()"), "assets/app-Ab12_-cd.js.gz": file("\x1f\x8bapp"), "assets/app-Ab12_-cd.js.br": file("\x8b\xffapp"),
		"assets/app-Ef34.css": file("a{}"), "assets/secret.key": file("-"),
	}})
}

func TestPlacesOfTheConsole(t *testing.T) {
	h := built()
	for _, path := range []string{"/", "/sign-in", "/forgotten-password", "/set-password", "/users", "/users/usr_01/history", "/users/", "/v1x", "/localities", "/a%20b"} {
		w, body := get(t, h, path)
		if w.StatusCode != 200 || body != "<!doctype html><title>Curfew</title>" {
			t.Errorf("%s: %d %q", path, w.StatusCode, body)
		}
		for name, want := range map[string]string{"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache", "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff",
			"Content-Security-Policy": policy, "Vary": "Accept-Encoding", "Content-Length": strconv.Itoa(len(body)), "Content-Encoding": ""} {
			if got := w.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", path, name, got, want)
			}
		}
	}
	first, _ := get(t, h, "/users", "Accept-Encoding", "gzip, br")
	tag := first.Header.Get("ETag")
	if again, body := get(t, h, "/", "Accept-Encoding", "gzip, br", "If-None-Match", tag); tag == "" || again.StatusCode != 304 || body != "" || again.Header.Get("Content-Security-Policy") != policy {
		t.Errorf("asked again with %s: %d %q", tag, again.StatusCode, body)
	}
	if other, _ := get(t, h, "/", "If-None-Match", tag); other.StatusCode != 200 {
		t.Errorf("the tag of the packed page is taken for the plain one: %d", other.StatusCode)
	}
}

func TestFilesOfTheConsole(t *testing.T) {
	h := built()
	const script = "/assets/app-Ab12_-cd.js"
	for accept, want := range map[string][2]string{"": {"", "run()"}, "identity": {"", "run()"}, "gzip": {"gzip", "\x1f\x8bapp"}, "gzip, deflate, br, zstd": {"br", "\x8b\xffapp"},
		"br;q=0, gzip": {"gzip", "\x1f\x8bapp"}, "br;q=0.1, gzip;q=1.0": {"br", "\x8b\xffapp"}, "*": {"br", "\x8b\xffapp"}, "*;q=0": {"", "run()"}, "br; q=0,*": {"gzip", "\x1f\x8bapp"}, "brotli": {"", "run()"}} {
		w, body := get(t, h, script, "Accept-Encoding", accept)
		if w.StatusCode != 200 || w.Header.Get("Content-Encoding") != want[0] || body != want[1] || w.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q: %d %v %q", accept, w.StatusCode, w.Header, body)
		}
	}
	for path, want := range map[string][2]string{
		script:                 {"text/javascript; charset=utf-8", "public, max-age=31536000, immutable"},
		"/assets/app-Ef34.css": {"text/css; charset=utf-8", "public, max-age=31536000, immutable"},
		"/icon.svg":            {"image/svg+xml", "no-cache"}, "/photo.png": {"image/png", "no-cache"},
	} {
		w, _ := get(t, h, path, "Accept-Encoding", "br")
		if w.StatusCode != 200 || w.Header.Get("Content-Type") != want[0] || w.Header.Get("Cache-Control") != want[1] {
			t.Errorf("%s: %d %v", path, w.StatusCode, w.Header)
		}
	}
	if w, body := ask(t, h, "HEAD", script, "Accept-Encoding", "br"); w.StatusCode != 200 || w.Header.Get("Content-Encoding") != "br" || w.Header.Get("Content-Length") != "5" {
		t.Errorf("HEAD: %d %v %q", w.StatusCode, w.Header, body)
	}
}

// TestNotOfTheConsole: what is not there is not found, and never the console's page.
func TestNotOfTheConsole(t *testing.T) {
	h := built()
	for _, path := range []string{"/assets/app-00000000.js", "/assets/app-Ab12_-cd.js.br", "/assets/secret.key", "/favicon.ico", "/users/x.html", "/index.html", "/.keep", "/.well-known/change-password",
		"/v1", "/v1/", "/v1/none", "/local", "/local/", "/local/state", "/static/none.css", "/reference/none.js", "/%2e%2e/page.go", "/assets/..%2findex.html"} {
		w, body := get(t, h, path)
		if w.StatusCode != 404 || w.Header.Get("Content-Type") != "application/problem+json" || w.Header.Get("Cache-Control") != "no-store" || !strings.Contains(body, `"code":"not_found"`) {
			t.Errorf("%s: %d %v %s", path, w.StatusCode, w.Header, body)
		}
	}
	if w, _ := ask(t, h, "POST", "/users"); w.StatusCode != 405 || w.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST of a place: %d %v", w.StatusCode, w.Header)
	}
	if w, _ := ask(t, h, "POST", "/v1/none"); w.StatusCode != 404 {
		t.Errorf("POST below /v1: %d", w.StatusCode)
	}
}

// TestUnbuilt: without the console a page says what is to be done, and nothing pretends to work.
func TestUnbuilt(t *testing.T) {
	h := page.Handler(page.Options{Console: fstest.MapFS{}})
	w, body := get(t, h, "/sign-in")
	if w.StatusCode != 503 || w.Header.Get("Content-Security-Policy") != policy || w.Header.Get("Cache-Control") != "no-store" || strings.Count(body, "make console") != 3 || forbidden.MatchString(body) {
		t.Errorf("%d %v %s", w.StatusCode, w.Header, body)
	}
	for _, language := range []string{`<html lang="en">`, `<p lang="de">`, `<p lang="fr">`} {
		if !strings.Contains(body, language) {
			t.Errorf("it lacks %s", language)
		}
	}
	if w, _ := get(t, h, "/reference"); w.StatusCode != 200 {
		t.Errorf("the reference: %d", w.StatusCode)
	}
}

// TestThroughTheGateway: packed and binary bodies reach the gateway as base64, byte for byte; text goes as it is.
func TestThroughTheGateway(t *testing.T) {
	h := serve.HTTP(built())
	for path, want := range map[string]string{"/assets/app-Ab12_-cd.js": "\x8b\xffapp", "/photo.png": "\x89PNG\xff", "/users": "\x8b\xffindex", "/icon.svg": "<svg/>"} {
		e := events.APIGatewayV2HTTPRequest{Version: "2.0", RawPath: path, Headers: map[string]string{"accept-encoding": "br"}}
		e.RequestContext.HTTP.Method, e.RequestContext.HTTP.Path = "GET", path
		out, err := h(t.Context(), e)
		body := []byte(out.Body)
		if out.IsBase64Encoded {
			body, _ = base64.StdEncoding.DecodeString(out.Body)
		}
		if err != nil || out.StatusCode != 200 || string(body) != want || out.IsBase64Encoded != (path != "/icon.svg") {
			t.Errorf("%s: %v %+v", path, err, out)
		}
		e.RequestContext.HTTP.Method = "HEAD"
		if head, err := h(t.Context(), e); err != nil || head.StatusCode != 200 || head.Body != "" || head.Headers["Content-Type"] != out.Headers["Content-Type"] {
			t.Errorf("HEAD %s: %v %+v", path, err, head)
		}
	}
}
