package attack

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// hold brings uwe to a held deactivation; his session is alive.
func (w *W) hold() (olga, uwe string) {
	w.now = w.now.Add(100 * 24 * time.Hour)
	olga = w.sign("muster", "olga@muster.example")
	w.sign("muster", "anna@muster.example")
	w.want(w.do(olga, "PUT", "/v1/settings/security", `{"idleDays":60,"confirmed":9}`), 200)
	w.ok(w.p.WarnIdle(w.c))
	w.ok(w.p.WarnIdle(w.c))
	sent := w.mails.To("uwe@muster.example")
	tags := map[string][]string{}
	for k, v := range sent[len(sent)-1].Message.Tags {
		tags[k] = []string{v}
	}
	raw, _ := json.Marshal(map[string]any{"detail": map[string]any{"eventType": "Bounce", "mail": map[string]any{"tags": tags}, "bounce": map[string]any{"bounceType": "Permanent", "bounceSubType": "General"}}})
	w.ok(w.p.Heard(w.c, raw))
	if w.account(w.ten, "uwe").Held == nil {
		w.Fatal("not held")
	}
	return olga, ""
}

// A use that races with "proceed" is lost, though the request was served: he is deactivated 15 days after it without another.
func TestUseLostBesideProceed(t *testing.T) {
	w := world(t, false)
	olga, _ := w.hold()
	// a session of uwe's that signed in long ago cannot be alive (7 days), so one is opened without a sign-in: as introspection sees it
	u := w.account(w.ten, "uwe")
	_ = u
	once := false
	w.e.before = func(_ context.Context, a []table.Write) error {
		if !once && has(a, table.User(w.ten, w.ids["uwe"])) {
			once = true
			w.want(w.do(olga, "POST", "/v1/users/"+w.ids["uwe"]+"/hold", `{"answer":"proceed"}`), 200)
		}
		return nil
	}
	token := w.sign("muster", "uwe@muster.example")
	w.e.before = nil
	_ = token
	w.now = w.now.Add(15*24*time.Hour + time.Hour)
	w.ok(w.p.WarnIdle(w.c))
	w.ok(w.p.DeactivateIdle(w.c))
	if w.account(w.ten, "uwe").Status != user.Active {
		t.Error("deactivated although he signed in beside proceed")
	}
}

// Letter from before: rule off and on, address there and back, exempt and unexempt, suspension: nobody is out before a new letter's promise.
func TestOldLettersStayVoid(t *testing.T) {
	for name, f := range map[string]func(w *W, olga, otto string){
		"off/on": func(w *W, olga, otto string) {
			w.want(w.do(olga, "PUT", "/v1/settings/security", `{"idleDays":null}`), 200)
			w.want(w.do(olga, "PUT", "/v1/settings/security", `{"idleDays":60,"confirmed":9}`), 200)
		},
		"address": func(w *W, olga, otto string) {
			p := "/v1/users/" + w.ids["uwe"]
			for _, m := range []string{"u2@muster.example", "uwe@muster.example"} {
				w.want(w.do(olga, "PATCH", p, `{"mail":"`+m+`"}`, "If-Match", w.do(olga, "GET", p, "").h.Get("ETag")), 200)
			}
		},
		"exempt": func(w *W, olga, otto string) {
			p := "/v1/users/" + w.ids["uwe"] + "/exemption"
			w.want(w.do(olga, "PUT", p, `{"until":"2027-06-01T00:00:00Z","reason":"on leave"}`), 200)
			w.want(w.do(olga, "DELETE", p, ""), 200)
		},
		"suspend": func(w *W, olga, otto string) {
			w.want(w.do(otto, "POST", "/v1/tenants/"+w.ten+"/suspend", ""), 200)
			w.want(w.do(otto, "POST", "/v1/tenants/"+w.ten+"/resume", ""), 200)
		},
		"reactivate": func(w *W, olga, otto string) {
			p := "/v1/users/" + w.ids["uwe"]
			w.want(w.do(olga, "POST", p+"/deactivate", ""), 200)
			w.want(w.do(olga, "POST", p+"/reactivate", ""), 200)
		},
		"lengthen/shorten": func(w *W, olga, otto string) {
			w.want(w.do(olga, "PUT", "/v1/settings/security", `{"idleDays":90,"confirmed":9}`), 200)
			w.want(w.do(olga, "PUT", "/v1/settings/security", `{"idleDays":60,"confirmed":9}`), 200)
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := world(t, false)
			w.now = w.now.Add(100 * 24 * time.Hour)
			olga, otto := w.sign("muster", "olga@muster.example"), w.sign("werk", "otto@werk.example")
			w.want(w.do(olga, "PUT", "/v1/settings/security", `{"idleDays":60,"confirmed":9}`), 200)
			w.ok(w.p.WarnIdle(w.c))
			w.ok(w.p.WarnIdle(w.c))
			warn := w.account(w.ten, "uwe").Warning
			if warn == nil {
				t.Fatal("no warning")
			}
			f(w, olga, otto)
			w.now = warn.Promise.Add(time.Minute)
			w.ok(w.p.DeactivateIdle(w.c))
			if w.account(w.ten, "uwe").Status != user.Active {
				t.Error("deactivated on a void letter")
			}
		})
	}
}

// People whom the confirmed preview did not count (exempt then) pass the brake.
func TestBrakePassedByExempt(t *testing.T) {
	w := world(t, false)
	for n := range 12 {
		w.join("p"+string(rune('a'+n)), w.ten, user.Draft{})
	}
	w.now = w.now.Add(200 * 24 * time.Hour)
	olga := w.sign("muster", "olga@muster.example")
	w.sign("muster", "anna@muster.example")
	w.sign("muster", "uwe@muster.example")
	for n := range 12 {
		w.want(w.do(olga, "PUT", "/v1/users/"+w.ids["p"+string(rune('a'+n))]+"/exemption", `{"until":"2027-06-01T00:00:00Z","reason":"on leave"}`), 200)
	}
	w.want(w.do(olga, "PUT", "/v1/settings/security", `{"idleDays":60,"confirmed":0}`), 200)
	for n := range 12 {
		w.want(w.do(olga, "DELETE", "/v1/users/"+w.ids["p"+string(rune('a'+n))]+"/exemption", ""), 200)
	}
	for range 20 * 24 {
		w.now = w.now.Add(time.Hour)
		w.ok(w.p.WarnIdle(w.c))
		w.ok(w.p.DeactivateIdle(w.c))
	}
	ten, _ := tenant.Get(w.c, w.p.Table, w.ten)
	if ten.Counts.Deactivated > 5 {
		t.Errorf("%d deactivated within a day, confirmed were 0, the brake allows 5; waiting %v", ten.Counts.Deactivated, ten.Brake.Waiting)
	}
}
