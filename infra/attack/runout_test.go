package attack

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/session"
	"github.com/curfew/curfew/pkg/table"
)

// visit lets support in for a day and arne in; before is how long before the grant's end he comes, 0: at once.
func (w *W) visit(before time.Duration) (arne, support string, s session.Session, g grant.Grant) {
	olga := w.sign("muster", "olga@muster.example")
	w.want(w.do(olga, "PUT", "/v1/support-access", `{"on":true,"period":"1d"}`), 200)
	g, err := grant.Of(w.c, w.p.Table, w.ten)
	w.ok(err)
	if before > 0 {
		w.now = g.End.Add(-before)
	}
	arne = w.sign("werk", "arne@werk.example")
	a := w.want(w.do(arne, "POST", "/v1/support/sessions", strings.Replace(enter, "%", w.ids["anna"], 1)), 201)
	return arne, a.m["token"].(string), w.session(a.m["id"].(string)), g
}

func (w *W) session(id string) session.Session {
	s, there, err := table.Get[session.Session](w.c, w.p.Table, table.SupportSession(w.ten, id))
	if err != nil || !there {
		w.Fatal(there, err)
	}
	return s
}

// What a grant's end cut does not stand in the register as longer than the grant, when its end is recorded late: neither handed back
// after it, nor unused until its own end.
func TestRunOutNoLaterThanTheGrant(t *testing.T) {
	w := world(t, false)
	arne, _, s, g := w.visit(2 * time.Minute)
	w.now = g.End.Add(30 * time.Second)
	w.want(w.do(arne, "DELETE", "/v1/support/sessions/"+s.ID, ""), 204)
	w.now = g.End.Add(20 * time.Minute)
	w.ok(grant.RecordRunOut(w.c, w.p.Table, w.ten, s.ID))
	w.ok(w.p.EndGrants(w.c))
	_, entries, err := grant.Records(w.c, w.p.Table, w.ten)
	w.ok(err)
	if e := entries[0]; !e.End.Equal(g.End) || e.Why != "grant expired" {
		t.Errorf("over on %v, %q; the grant ended on %v", e.End, e.Why, g.End)
	}
	if w.session(s.ID).Due != "" {
		t.Error("its end is owed for ever")
	}
}

// The end that stands in the register is the end: a machine whose clock is behind does not make the session live on.
func TestRunOutIsFinal(t *testing.T) {
	w := world(t, false)
	_, support, s, _ := w.visit(0)
	w.now = w.now.Add(5 * time.Minute)
	w.want(w.do(support, "GET", "/v1/users", ""), 200)
	if s = w.session(s.ID); s.DueAt != table.Stamp(s.Ends) || !s.Ends.Equal(w.now.Add(session.SupportIdle)) || s.TTL != 0 {
		t.Errorf("ends on %v, looked for on %s, ttl %d", s.Ends, s.DueAt, s.TTL)
	}
	w.now = s.Ends
	w.ok(w.p.EndGrants(w.c))
	if s = w.session(s.ID); s.Due != "" || s.DueAt != "" || s.TTL != s.Broom() {
		t.Errorf("its end is recorded; due %s %s, ttl %d", s.Due, s.DueAt, s.TTL)
	}
	w.now = s.Ends.Add(-2 * time.Second)
	if a := w.do(support, "GET", "/v1/users", ""); a.code != 401 {
		t.Errorf("it lives on: %d, until %v", a.code, w.session(s.ID).Ends)
	}
}

// Whoever hands back in the very request that a use was recorded for is out, though the end he was seen with has passed.
func TestHandBackOutrunsItsOwnUse(t *testing.T) {
	w := world(t, false)
	_, support, s, _ := w.visit(0)
	w.now = s.Ends.Add(-100 * time.Millisecond)
	w.e.before = func(context.Context, []table.Write) error { w.e.before = nil; return nil }
	w.e.read = func(_ context.Context, k []table.Key) error {
		if len(k) == 1 && k[0] == table.Register(w.ten, s.Grant) {
			w.now = s.Ends.Add(100 * time.Millisecond)
		}
		return nil
	}
	w.want(w.do(support, "POST", "/v1/sign-out", ""), 204)
	w.e.read = nil
	if a := w.do(support, "GET", "/v1/users", ""); a.code != 401 {
		t.Errorf("signed out, and in: %d", a.code)
	}
}

// An agent is put out between check and commit, or out and in again: what he was about to change is not changed.
func TestAgentPutOutBeforeTheCommit(t *testing.T) {
	for _, acts := range [][]string{{"deactivate"}, {"deactivate", "reactivate"}} {
		w := world(t, false)
		vera := w.sign("werk", "vera@werk.example")
		_, support, _, _ := w.visit(0)
		uwe := "/v1/users/" + w.ids["uwe"]
		tag := w.do(support, "GET", uwe, "").h.Get("ETag")
		once := false
		w.e.before = func(_ context.Context, a []table.Write) error {
			if !once && has(a, table.User(w.ten, w.ids["uwe"])) {
				once = true
				for _, act := range acts {
					w.want(w.do(vera, "POST", "/v1/users/"+w.ids["arne"]+"/"+act, ""), 200)
				}
			}
			return nil
		}
		a := w.do(support, "PATCH", uwe, `{"department":"B"}`, "If-Match", tag)
		if a.code != 401 || !once || w.account(w.ten, "uwe").Department != "" {
			t.Errorf("%v: %d %s", acts, a.code, a.raw)
		}
	}
}

// A change under support that reaches its commit within the last second of the session is refused: it might be written after its end.
func TestSlowWriteAtTheSessionsEnd(t *testing.T) {
	for left, code := range map[time.Duration]int{1500 * time.Millisecond: 200, 500 * time.Millisecond: 401, -500 * time.Millisecond: 401} {
		w := world(t, false)
		_, support, s, _ := w.visit(0)
		uwe := "/v1/users/" + w.ids["uwe"]
		tag := w.do(support, "GET", uwe, "").h.Get("ETag")
		w.now = s.Ends.Add(-2 * time.Second)
		w.e.before = func(_ context.Context, a []table.Write) error {
			if len(a) == 1 && has(a, s.Key()) {
				return errors.New("its use is not recorded")
			}
			return nil
		}
		w.e.read = func(_ context.Context, k []table.Key) error {
			if k[0] == table.User(w.ten, w.ids["uwe"]) {
				w.now = s.Ends.Add(-left)
			}
			return nil
		}
		if a := w.do(support, "PATCH", uwe, `{"department":"B"}`, "If-Match", tag); a.code != code {
			t.Errorf("%v before its end: %d %s", left, a.code, a.raw)
		}
	}
}
