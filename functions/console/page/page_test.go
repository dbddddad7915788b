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

func get(t *testing.T, h http.Handler, path, language string) (*http.Response, string) {
	t.Helper()
	r := httptest.NewRequest("GET", path, nil)
	r.Header.Set("Accept-Language", language)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	body, err := io.ReadAll(w.Result().Body)
	if err != nil {
		t.Fatal(err)
	}
	return w.Result(), string(body)
}

var pages = []string{"/", "/sign-in", "/forgotten-password", "/set-password", "/reference", "/nowhere"}

// TestPages: each is there in three languages, strict, and loads nothing from elsewhere.
func TestPages(t *testing.T) {
	h := page.Handler(page.Options{})
	for _, path := range pages {
		for language, header := range map[string]string{"de": "de-AT,de;q=0.9", "en": "pl", "fr": "it, fr-CH;q=0.5"} {
			w, body := get(t, h, path, header)
			if want := map[bool]int{true: 404, false: 200}[path == "/nowhere"]; w.StatusCode != want {
				t.Errorf("%s: %d", path, w.StatusCode)
			}
			if w.Header.Get("Content-Security-Policy") != page.Policy || w.Header.Get("X-Content-Type-Options") != "nosniff" || w.Header.Get("Cache-Control") != "no-store" {
				t.Errorf("%s: %v", path, w.Header)
			}
			if !strings.Contains(body, `<html lang="`+language+`">`) || strings.Contains(body, "<no value>") {
				t.Errorf("%s for %q is not in %s", path, header, language)
			}
			if found := regexp.MustCompile(`(src|href|action)="(https?:)?//|<(script|style)>|\son[a-z]+=|style="`).FindString(body); found != "" {
				t.Errorf("%s holds %q, which its policy refuses", path, found)
			}
			if !regexp.MustCompile(`<h1>[^<]+</h1>`).MatchString(body) {
				t.Errorf("%s in %s has no heading", path, language)
			}
		}
	}
}

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
	source, err := os.ReadFile("pages.html")
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
	_, plain := get(t, page.Handler(page.Options{Reference: fstest.MapFS{}}), "/reference", "en")
	for _, one := range []string{"/v1/users/{id}/deactivate", "edit-users", "/v1/introspect"} {
		if !strings.Contains(plain, one) {
			t.Errorf("the plain reference lacks %s", one)
		}
	}
	if strings.Contains(plain, "swagger") {
		t.Error("the plain reference asks for what is not there")
	}
	h := page.Handler(page.Options{Reference: fstest.MapFS{"swagger-ui-bundle.js": {Data: []byte("//")}, "swagger-ui.css": {Data: []byte("a{}")}, "package.json": {Data: []byte("{}")}}})
	if _, full := get(t, h, "/reference", "en"); !strings.Contains(full, `src="/reference/swagger-ui-bundle.js"`) || !strings.Contains(full, "/v1/introspect") {
		t.Error("the interactive reference is not loaded, or nothing stands there meanwhile")
	}
	if w, _ := get(t, h, "/reference/swagger-ui-bundle.js", ""); w.StatusCode != 200 || !strings.HasPrefix(w.Header.Get("Content-Type"), "text/javascript") {
		t.Errorf("script: %d %v", w.StatusCode, w.Header)
	}
	for _, path := range []string{"/reference/none.js", "/reference/../words.json", "/static/"} {
		if w, _ := get(t, h, path, ""); w.StatusCode == 200 {
			t.Errorf("%s is served", path)
		}
	}
}

func TestOpenAPI(t *testing.T) {
	w, body := get(t, page.Handler(page.Options{}), "/v1/openapi.json", "")
	var document struct {
		OpenAPI string
		Paths   map[string]any
	}
	if err := json.Unmarshal([]byte(body), &document); err != nil || w.StatusCode != 200 || document.OpenAPI != "3.1.0" || len(document.Paths) < 30 {
		t.Errorf("%d %v %s with %d paths", w.StatusCode, err, document.OpenAPI, len(document.Paths))
	}
	r := httptest.NewRequest("GET", "/v1/openapi.json", nil)
	r.Header.Set("If-None-Match", w.Header.Get("ETag"))
	again := httptest.NewRecorder()
	page.Handler(page.Options{}).ServeHTTP(again, r)
	if again.Code != http.StatusNotModified {
		t.Errorf("asked again: %d", again.Code)
	}
	if w, body := get(t, page.Handler(page.Options{}), "/v1/none", ""); w.StatusCode != 404 || !strings.Contains(body, "not_found") {
		t.Errorf("an unknown route: %d %s", w.StatusCode, body)
	}
}

// TestNothingLocalDeployed: sign-ins are shown only by a local run.
func TestNothingLocalDeployed(t *testing.T) {
	local := &page.Local{Mailbox: "http://127.0.0.1:8005/", Clock: "/local/", SignIns: []page.SignIn{{Role: "owner", Tenant: "muster", Mail: "olga@muster.example", Password: "p"}}}
	if _, body := get(t, page.Handler(page.Options{Local: local}), "/", "en"); !strings.Contains(body, "olga@muster.example") || !strings.Contains(body, "/local/") {
		t.Error("a local run does not show whom one can be")
	}
	if _, body := get(t, page.Handler(page.Options{}), "/", "en"); strings.Contains(body, "/local/") || strings.Contains(body, "muster") {
		t.Error("the deployed page speaks of a local run")
	}
}
