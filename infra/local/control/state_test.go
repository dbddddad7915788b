package control_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/curfew/curfew/pkg/actor"
)

// TestState: what a move brought is still told afterwards, the newest first, and a restart puts it back.
func TestState(t *testing.T) {
	r := start(t)
	r.world.Recall(nil)
	a := r.ask("GET", "/local/state", "", "")
	r.want(a, 200, "state")
	next, _ := a.body["next"].(map[string]any)
	if fired, is := a.body["fired"].([]any); !is || len(fired) > 0 || a.text("now") != "2026-03-02T08:00:00.000Z" || a.body["held"] != false || a.text("zone") != "Europe/Berlin" ||
		a.text("mailbox") == "" || next["at"] == nil || a.text("ahead") != "" {
		t.Errorf("%v", a.body)
	}
	moved, _ := r.clock(`{"advance":"15d"}`).body["fired"].([]any)
	told, _ := r.ask("GET", "/local/state", "", "").body["fired"].([]any)
	if len(moved) == 0 || len(told) != len(moved) || told[0].(map[string]any)["at"].(string) < told[len(told)-1].(map[string]any)["at"].(string) {
		t.Errorf("moved: %d, told: %d", len(moved), len(told))
	}
	kept := r.world.Lately()
	again := start(t)
	again.world.Recall(kept)
	if told, _ := again.ask("GET", "/local/state", "", "").body["fired"].([]any); len(told) != len(kept) {
		t.Errorf("after a restart: %d of %d", len(told), len(kept))
	}
}

// TestSignInsFarAhead: of the demo's people the idle rule takes those whom it would take anywhere, the page says so beforehand, and
// in every company somebody is left who can let the others in again.
func TestSignInsFarAhead(t *testing.T) {
	r := start(t)
	people := func() map[string]map[string]any {
		all := map[string]map[string]any{}
		list, _ := r.ask("GET", "/local/state", "", "").body["signIns"].([]any)
		for _, one := range list {
			all[one.(map[string]any)["mail"].(string)] = one.(map[string]any)
		}
		return all
	}
	before := people()
	for mail, idle := range map[string]string{"olga@muster.example": "counting", "anna.berger@muster.example": "counting", "petra.aerger@muster.example": "counting", "otto@vendor.example": "off", "arne@vendor.example": "off", "bruno@beispiel.example": "off"} {
		if one := before[mail]; one["status"] != "active" || one["idle"] != idle || (one["ends"] != nil) != (idle == "counting") {
			t.Errorf("%s: %v", mail, one)
		}
	}
	r.clock(`{"advance":"200d"}`)
	after := people()
	for mail, status := range map[string]string{"olga@muster.example": "active", "anna.berger@muster.example": "deactivated", "petra.aerger@muster.example": "deactivated", "otto@vendor.example": "active", "arne@vendor.example": "active", "bruno@beispiel.example": "active"} {
		if one := after[mail]; one["status"] != status {
			t.Errorf("%s: %v", mail, one)
		}
	}
	if after["olga@muster.example"]["idle"] != "protected" {
		t.Errorf("%v", after["olga@muster.example"])
	}
	r.signIn("owner")
	r.signIn("agent")
	r.signIn("operator")
}

// TestPageIsStrict: nothing inline, nothing from elsewhere, and every word of the page is said in every language.
func TestPageIsStrict(t *testing.T) {
	r := start(t)
	text := map[string]string{}
	for _, path := range []string{"/local/", "/local/page.js", "/local/page.css"} {
		w := httptest.NewRecorder()
		r.ServeHTTP(w, httptest.NewRequest("GET", "http://127.0.0.1:8080"+path, nil))
		policy := w.Header().Get("Content-Security-Policy")
		if w.Code != http.StatusOK || !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d %v", path, w.Code, w.Header())
		}
		text[path] = w.Body.String()
	}
	if found := regexp.MustCompile(`(src|href|action)="(https?:)?//|<(script|style)>|\son[a-z]+=|\sstyle=|innerHTML|\.style\b`).FindString(text["/local/"] + text["/local/page.js"]); found != "" {
		t.Errorf("the page holds %q", found)
	}
	for _, said := range regexp.MustCompile(`data-(?:say|label)="(\w+)"`).FindAllStringSubmatch(text["/local/"], -1) {
		if n := len(regexp.MustCompile(`\b`+said[1]+`: "`).FindAllString(text["/local/page.js"], -1)); n < 3 {
			t.Errorf("%s is said in %d languages", said[1], n)
		}
	}
}

// TestCausesAreTranslated: whatever the product does on its own, the page says why in each of its languages.
func TestCausesAreTranslated(t *testing.T) {
	script, err := os.ReadFile("page.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range actor.Words() {
		if strings.Contains(word, " ") && strings.Count(string(script), `"`+word+`": "`) != 3 {
			t.Errorf("page.js does not say %q three times", word)
		}
	}
}
