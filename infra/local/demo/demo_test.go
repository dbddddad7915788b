package demo_test

import (
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/curfew/curfew/infra/local/clock"
	"github.com/curfew/curfew/infra/local/demo"
	"github.com/curfew/curfew/infra/local/world"
	"github.com/curfew/curfew/infra/template"
	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

var present = time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)

// build plays the demo over the memory engine; whatever the product logs as an error fails the test.
func build(t *testing.T) (*world.World, demo.Demo) {
	t.Helper()
	tmpl, err := template.Read(filepath.Join("..", "..", "..", "template.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	c := clock.New(func() time.Time { return present }, clock.State{Held: present.Add(-demo.Length)})
	w, err := world.New(world.Options{Engine: table.NewMemory(), Clock: c, Template: tmpl, PublicURL: "http://127.0.0.1:8080",
		Log: slog.New(slog.NewTextHandler(logged{t}, &slog.HandlerOptions{Level: slog.LevelWarn}))})
	if err != nil {
		t.Fatal(err)
	}
	d, err := demo.Build(t.Context(), w, present)
	if err != nil {
		t.Fatal(err)
	}
	return w, d
}

type logged struct{ t *testing.T }

func (l logged) Write(p []byte) (int, error) {
	l.t.Helper()
	l.t.Errorf("logged: %s", p)
	return len(p), nil
}

func TestBuild(t *testing.T) {
	began := time.Now()
	w, d := build(t)
	t.Logf("built in %s with %d mails", time.Since(began), len(w.Mailbox.Messages("")))
	if now := w.Clock.Now(); !now.Equal(present) {
		t.Errorf("the clock stands at %s", now)
	}
	in, err := tenant.Find(t.Context(), w.Table, "muster")
	if err != nil {
		t.Fatal(err)
	}
	ten, err := tenant.Get(t.Context(), w.Table, in)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("counts %+v seats %+v", ten.Counts, ten.Seats)
	if ten.Counts.Active+ten.Counts.Deactivated < 58 || ten.Counts.Deactivated < 5 || ten.Counts.Invited < 6 || len(ten.Owners) != 2 || !ten.Rule.On {
		t.Errorf("%+v", ten)
	}
	states := map[string]int{}
	page, err := user.List(t.Context(), w.Table, in, user.Sorting{}, func(user.User) bool { return true }, 200, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range page.Users {
		states[idle.State(ten, u, present)]++
	}
	t.Logf("idle: %v", states)
	for _, state := range []string{idle.StateWarned, idle.StateHeld, idle.StateExempt, idle.StateNone, idle.StateCounting} {
		if states[state] == 0 {
			t.Errorf("nobody is %s: %v", state, states)
		}
	}
	records, entries, err := grant.Records(t.Context(), w.Table, in)
	if err != nil || len(records) != 3 || len(entries) != 2 || records[0].Why != grant.Expired || records[1].Why != grant.Off || !records[2].Ended.IsZero() {
		t.Errorf("register: %+v %+v %v", records, entries, err)
	}
	for _, s := range d.SignIns {
		if _, _, err := access.SignIn(t.Context(), w.Table, access.Credentials{Tenant: s.Tenant, Mail: s.Mail, Password: s.Password, Source: "127.0.0.1"}); err != nil {
			t.Errorf("%s: %v", s.Mail, err)
		}
	}
	if !strings.HasPrefix(d.ServiceKey, "cfk_") {
		t.Errorf("service key %q", d.ServiceKey)
	}
}

func TestMailsOfTheDemo(t *testing.T) {
	w, _ := build(t)
	kinds := map[string]int{}
	for _, m := range w.Mailbox.Messages("") {
		kinds[m.Tags["kind"]]++
		if strings.Contains(m.Tags["user"], "@") || m.Subject == "" {
			t.Errorf("%+v", m)
		}
		if strings.HasPrefix(m.To[0], "ines.") {
			t.Errorf("an imported person got %q", m.Subject)
		}
	}
	t.Log(kinds)
	for _, kind := range []string{"invitation", "idle-warning", "idle-digest", "idle-held", "support-opened", "support-entered", "support-ended", "address-changed"} {
		if kinds[kind] == 0 {
			t.Errorf("no mail of kind %s: %v", kind, kinds)
		}
	}
}
