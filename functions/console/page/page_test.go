package page_test

import (
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/curfew/curfew/functions/console/page"
)

// get asks; more are names and values of request headers.
func get(t *testing.T, h http.Handler, path string, more ...string) (*http.Response, string) {
	t.Helper()
	return ask(t, h, "GET", path, more...)
}

func ask(t *testing.T, h http.Handler, method, path string, more ...string) (*http.Response, string) {
	t.Helper()
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i < len(more); i += 2 {
		r.Header.Set(more[i], more[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	body, err := io.ReadAll(w.Result().Body)
	if err != nil {
		t.Fatal(err)
	}
	return w.Result(), string(body)
}

// TestReferencePage: it is there in three languages, strict, and loads nothing from elsewhere.
func TestReferencePage(t *testing.T) {
	h := page.Handler(page.Options{})
	for language, header := range map[string]string{"de": "de-AT,de;q=0.9", "en": "pl", "fr": "it, fr-CH;q=0.5"} {
		w, body := get(t, h, "/reference", "Accept-Language", header)
		if w.StatusCode != 200 || w.Header.Get("Content-Security-Policy") != page.Policy || w.Header.Get("X-Content-Type-Options") != "nosniff" || w.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%d %v", w.StatusCode, w.Header)
		}
		if !strings.Contains(body, `<html lang="`+language+`">`) || strings.Contains(body, "<no value>") {
			t.Errorf("for %q it is not in %s", header, language)
		}
		if found := forbidden.FindString(body); found != "" {
			t.Errorf("it holds %q, which its policy refuses", found)
		}
	}
}

// forbidden is what a policy without inline code and other origins refuses.
var forbidden = regexp.MustCompile(`(src|href|action)="(https?:)?//|<(script|style)>|\son[a-z]+=|style="`)

// TestWords: every language says everything, and every word is used.
func TestWords(t *testing.T) {
	var words map[string]map[string]string
	text, err := os.ReadFile("words.json")
	if err == nil {
		err = json.Unmarshal(text, &words)
	}
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("reference.html")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, m := range regexp.MustCompile(`Say "([a-z-]+)"`).FindAllStringSubmatch(string(source), -1) {
		used[m[1]] = true
	}
	want := slices.Sorted(maps.Keys(used))
	for _, language := range []string{"de", "en", "fr"} {
		if have := slices.Sorted(maps.Keys(words[language])); !slices.Equal(have, want) {
			t.Errorf("%s says %v, and used are %v", language, have, want)
		}
	}
	if len(words) != 3 {
		t.Errorf("%d languages", len(words))
	}
}

func TestReference(t *testing.T) {
	_, plain := get(t, page.Handler(page.Options{Reference: fstest.MapFS{}}), "/reference")
	for _, one := range []string{"/v1/users/{id}/deactivate", "edit-users", "/v1/introspect"} {
		if !strings.Contains(plain, one) {
			t.Errorf("the plain reference lacks %s", one)
		}
	}
	if strings.Contains(plain, "swagger") {
		t.Error("the plain reference asks for what is not there")
	}
	h := page.Handler(page.Options{Reference: fstest.MapFS{"swagger-ui-bundle.js": {Data: []byte("//")}, "swagger-ui.css": {Data: []byte("a{}")}, "package.json.md": {Data: []byte("{}")}}})
	if _, full := get(t, h, "/reference"); !strings.Contains(full, `src="/reference/swagger-ui-bundle.js"`) || !strings.Contains(full, "/v1/introspect") {
		t.Error("the interactive reference is not loaded, or nothing stands there meanwhile")
	}
	if w, _ := get(t, h, "/reference/swagger-ui-bundle.js"); w.StatusCode != 200 || !strings.HasPrefix(w.Header.Get("Content-Type"), "text/javascript") {
		t.Errorf("script: %d %v", w.StatusCode, w.Header)
	}
	for _, path := range []string{"/reference/none.js", "/reference/../words.json", "/reference/package.json.md", "/static/", "/static", "/reference/"} {
		if w, _ := get(t, h, path); w.StatusCode == 200 {
			t.Errorf("%s is served", path)
		}
	}
}

func TestOpenAPI(t *testing.T) {
	h := page.Handler(page.Options{})
	w, body := get(t, h, "/v1/openapi.json")
	var document struct {
		OpenAPI string
		Paths   map[string]any
	}
	if err := json.Unmarshal([]byte(body), &document); err != nil || w.StatusCode != 200 || document.OpenAPI != "3.1.0" || len(document.Paths) < 30 {
		t.Errorf("%d %v %s with %d paths", w.StatusCode, err, document.OpenAPI, len(document.Paths))
	}
	packed, small := get(t, h, "/v1/openapi.json", "Accept-Encoding", "br, gzip")
	if packed.Header.Get("Content-Encoding") != "gzip" || len(small) > len(body)/4 || packed.Header.Get("ETag") == w.Header.Get("ETag") {
		t.Errorf("packed: %d bytes of %d, %v", len(small), len(body), packed.Header)
	}
	if again, _ := get(t, h, "/v1/openapi.json", "If-None-Match", w.Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
		t.Errorf("asked again: %d", again.StatusCode)
	}
	if w, body := get(t, h, "/v1/none"); w.StatusCode != 404 || !strings.Contains(body, "not_found") {
		t.Errorf("an unknown route: %d %s", w.StatusCode, body)
	}
}
