package control_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/curfew/curfew/infra/local/clock"
	"github.com/curfew/curfew/infra/local/control"
	"github.com/curfew/curfew/infra/local/demo"
	"github.com/curfew/curfew/infra/local/world"
	"github.com/curfew/curfew/infra/template"
	"github.com/curfew/curfew/pkg/table"
)

var present = time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)

// run is a local run over the memory engine, with the demo, whose machine's clock stands at real.
type run struct {
	t     *testing.T
	world *world.World
	demo  demo.Demo
	real  *atomic.Pointer[time.Time]
	http.Handler
}

func start(t *testing.T) *run {
	t.Helper()
	tmpl, err := template.Read(filepath.Join("..", "..", "..", "template.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	r := &run{t: t, real: &atomic.Pointer[time.Time]{}}
	at := present
	r.real.Store(&at)
	c := clock.New(func() time.Time { return *r.real.Load() }, clock.State{Held: present.Add(-demo.Length)})
	if r.world, err = world.New(world.Options{Engine: table.NewMemory(), Clock: c, Template: tmpl, PublicURL: "http://127.0.0.1:8080"}); err != nil {
		t.Fatal(err)
	}
	if r.demo, err = demo.Build(t.Context(), r.world, present); err != nil {
		t.Fatal(err)
	}
	c.Run()
	mux := http.NewServeMux()
	mux.Handle("/v1/", r.world.API())
	mux.Handle("/local/", (&control.Control{World: r.world, Demo: r.demo, Mailbox: "http://127.0.0.1:8005/"}).Handler())
	r.Handler = control.Here(mux)
	return r
}

type answer struct {
	status int
	body   map[string]any
}

func (a answer) text(name string) string { s, _ := a.body[name].(string); return s }

// ask sends a request; token may be empty.
func (r *run) ask(method, path, token, body string) answer {
	r.t.Helper()
	q := httptest.NewRequest(method, "http://127.0.0.1:8080"+path, strings.NewReader(body))
	q.Header.Set("Content-Type", "application/json")
	if token != "" {
		q.Header.Set("Authorization", "Bearer "+token)
	}
	w := httptest.NewRecorder()
	r.ServeHTTP(w, q)
	a := answer{status: w.Code}
	if w.Body.Len() > 0 {
		if err := json.Unmarshal(w.Body.Bytes(), &a.body); err != nil {
			r.t.Fatalf("%s %s: %v: %s", method, path, err, w.Body)
		}
	}
	return a
}

func (r *run) signIn(role string) string {
	r.t.Helper()
	for _, s := range r.demo.SignIns {
		if s.Role == role {
			a := r.ask("POST", "/v1/sign-in", "", `{"tenant":"`+s.Tenant+`","mail":"`+s.Mail+`","password":"`+s.Password+`"}`)
			if a.status != http.StatusOK {
				r.t.Fatalf("%s: %d %v", role, a.status, a.body)
			}
			return a.text("token")
		}
	}
	r.t.Fatalf("nobody is %s", role)
	return ""
}

func (r *run) clock(order string) answer {
	r.t.Helper()
	a := r.ask("POST", "/local/clock", "", order)
	if a.status != http.StatusOK {
		r.t.Fatalf("%s: %d %v", order, a.status, a.body)
	}
	return a
}

func (r *run) want(a answer, status int, what string) {
	r.t.Helper()
	if a.status != status {
		r.t.Errorf("%s: %d, want %d: %v", what, a.status, status, a.body)
	}
}

func TestClockMoves(t *testing.T) {
	r := start(t)
	for _, c := range []struct{ order, now string }{
		{`{"advance":"23h50m"}`, "2026-03-03T07:50:00.000Z"},
		{`{"to":"2026-03-03T08:00:00.001Z","hold":true}`, "2026-03-03T08:00:00.001Z"},
		{`{"advance":"1ms"}`, "2026-03-03T08:00:00.002Z"},
		{`{"to":"2026-03-03T10:00:00+01:00"}`, "2026-03-03T09:00:00.000Z"},
	} {
		if a := r.clock(c.order); a.text("now") != c.now {
			t.Errorf("%s: %v, want %s", c.order, a.body["now"], c.now)
		}
	}
	later := present.Add(time.Minute)
	r.real.Store(&later)
	if a := r.ask("GET", "/local/clock", "", ""); a.body["held"] != true || a.text("now") != "2026-03-03T09:00:00.000Z" {
		t.Errorf("the clock was held and says %v", a.body)
	}
	r.clock(`{"hold":false}`)
	last := later.Add(time.Minute)
	r.real.Store(&last)
	if a := r.ask("GET", "/local/clock", "", ""); a.body["held"] != false || a.text("now") != "2026-03-03T09:01:00.000Z" {
		t.Errorf("the clock runs and says %v", a.body)
	}
}

func TestClockRefuses(t *testing.T) {
	r := start(t)
	for order, status := range map[string]int{
		`{"to":"2026-03-02T07:59:59.999Z"}`: 409, `{"to":"2060-01-01T00:00:00Z"}`: 422, `{"to":"tomorrow"}`: 422, `{"advance":"1w"}`: 422, `{"advance":"-1d"}`: 422,
		`{"advance":"1d","to":"2026-04-01T00:00:00Z"}`: 422, `{}`: 422, ``: 422, `[]`: 422, `{"hold":1}`: 422, `{"forward":"1d"}`: 422, `{"hold":true}{"hold":false}`: 422,
	} {
		r.want(r.ask("POST", "/local/clock", "", order), status, order)
	}
	if a := r.ask("GET", "/local/clock", "", ""); a.text("now") != "2026-03-02T08:00:00.000Z" || a.body["held"] != false {
		t.Errorf("a refused order changed the clock: %v", a.body)
	}
}

func TestOnlyThisMachine(t *testing.T) {
	r := start(t)
	for _, c := range []struct {
		host, origin string
		status       int
	}{{"127.0.0.1:8080", "", 200}, {"localhost:8080", "http://localhost:8080", 200}, {"[::1]:8080", "", 200}, {"evil.example", "", 403}, {"127.0.0.1:8080", "http://evil.example", 403}} {
		q := httptest.NewRequest("GET", "/local/sign-ins", nil)
		q.Host = c.host
		if c.origin != "" {
			q.Header.Set("Origin", c.origin)
		}
		w := httptest.NewRecorder()
		r.ServeHTTP(w, q)
		if w.Code != c.status {
			t.Errorf("host %s, origin %q: %d, want %d", c.host, c.origin, w.Code, c.status)
		}
	}
}

// TestFifteenDays: a jump tells what left and who was deactivated, each at its own instant.
func TestFifteenDays(t *testing.T) {
	r := start(t)
	fired, _ := r.clock(`{"advance":"15d"}`).body["fired"].([]any)
	seen := map[string]int{}
	before := ""
	for _, one := range fired {
		f := one.(map[string]any)
		seen[f["what"].(string)]++
		if at := f["at"].(string); at < before {
			t.Errorf("%s stands after %s", at, before)
		} else {
			before = at
		}
	}
	if seen["mail"] < 10 || seen["UserDeactivated"] < 2 || seen["UserWarned"] < 3 || seen["SupportAccessEnded"] != 1 {
		t.Errorf("fired: %v", seen)
	}
	if fired, _ := r.clock(`{"advance":"next"}`).body["fired"].([]any); len(fired) == 0 {
		t.Error("the next event is none")
	}
}

// TestCutToTheMillisecond: a support session is served one millisecond before its grant's end, and refused at it.
func TestCutToTheMillisecond(t *testing.T) {
	r := start(t)
	owner := r.signIn("owner")
	a := r.ask("PUT", "/v1/support-access", owner, `{"on":true,"period":"1d"}`)
	r.want(a, 200, "switch on")
	end, err := time.Parse(time.RFC3339, a.text("ends"))
	if err != nil {
		t.Fatal(err)
	}
	r.clock(`{"advance":"23h50m"}`)
	agent := r.signIn("agent")
	profiles, _ := r.ask("GET", "/v1/support/tenants/muster", agent, "").body["administrators"].([]any)
	if len(profiles) == 0 {
		t.Fatal("no profile")
	}
	s := r.ask("POST", "/v1/support/sessions", agent, `{"tenant":"muster","as":"`+profiles[0].(map[string]any)["id"].(string)+`","reason":"invoice import fails","ticket":"S-1"}`)
	r.want(s, 201, "support signs in")
	r.clock(`{"to":"` + end.Add(-time.Millisecond).Format(clock.Layout) + `","hold":true}`)
	r.want(r.ask("GET", "/v1/users", s.text("token"), ""), 200, "one millisecond before the end")
	r.clock(`{"advance":"1ms"}`)
	r.want(r.ask("GET", "/v1/users", s.text("token"), ""), 401, "at the end")
}
