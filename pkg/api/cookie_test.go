package api_test

import (
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/curfew/curfew/pkg/api"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
)

// TestCookie: a cookie that is no token of its form, or that is there twice, is nobody's and goes; that of a session that has ended
// stays, and one in use when the table is down.
func TestCookie(t *testing.T) {
	d := open(t)
	token := d.token(d.tenant("muster"))
	ask := func(form string, status int, cookies ...string) string {
		t.Helper()
		r := httptest.NewRequest("GET", "/v1/me", nil)
		r.Header.Set("curfew-session", form)
		r.Header.Set("Cookie", strings.Join(cookies, "; "))
		w := httptest.NewRecorder()
		if d.handler.ServeHTTP(w, r); w.Code != status {
			t.Errorf("%v: %d, want %d: %s", cookies, w.Code, status, w.Body)
		}
		return w.Header().Get("Set-Cookie")
	}
	own, gone := "__Host-curfew-own="+token, "__Host-curfew-own=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Strict"
	if set := ask("own", 200, own); set != "" {
		t.Errorf("an answer sets %q", set)
	}
	d.Faults.Fail(tabletest.ReadCall, 1, errors.New("the table is down"))
	if set := ask("own", 503, own); set != "" {
		t.Errorf("when the table is down: %q", set)
	}
	if set := ask("support", 401, own); set != "" {
		t.Errorf("without the cookie that is meant: %q", set)
	}
	if set := ask("support", 401, "__Host-curfew-support="+token); !strings.Contains(set, "support=; ") {
		t.Errorf("an own token as support: %q", set)
	}
	if set := ask("own", 401, own+"x"); set != "" {
		t.Errorf("a session that is over: %q", set)
	}
	for _, cookies := range [][]string{{"__Host-curfew-own=x"}, {own, own}} {
		if set := ask("own", 401, cookies...); set != gone {
			t.Errorf("%v: %q", cookies, set)
		}
	}
	ask("own", 401, "curfew-own="+token)
}

// TestPreflight: a browser may be let in from an origin named, and even then not with a session in a cookie.
func TestPreflight(t *testing.T) {
	s := &api.Server{Table: table.New(table.NewMemory(), tabletest.NewClock().Now), Log: slog.New(slog.DiscardHandler), Origins: []string{"https://app.example"}}
	h := s.Handler(api.Names()...)
	for origin, allowed := range map[string]bool{"https://app.example": true, "https://evil.example": false} {
		r := httptest.NewRequest(http.MethodOptions, "/v1/me", nil)
		r.Header.Set("Origin", origin)
		r.Header.Set("Access-Control-Request-Headers", "curfew-session")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if got := w.Header().Get("Access-Control-Allow-Origin") != ""; got != allowed {
			t.Errorf("%s is let in: %v", origin, got)
		}
		if list := w.Header().Get("Access-Control-Allow-Headers"); strings.Contains(strings.ToLower(list), "curfew-session") || w.Header().Get("Access-Control-Allow-Credentials") != "" {
			t.Errorf("%s may send %s", origin, list)
		}
	}
}
