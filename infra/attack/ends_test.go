package attack

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

const enter = `{"tenant":"muster","as":"%","reason":"invoice import fails","ticket":"S-1"}`

// An agent's lost laptop: his other device ends its session, and what was begun in it goes on in the customer's tenant.
func TestSupportOutlivesTheSessionItWasBegunIn(t *testing.T) {
	for _, how := range []string{"ended elsewhere", "signed out"} {
		w := world(t, false)
		olga, laptop, phone := w.sign("muster", "olga@muster.example"), w.sign("werk", "arne@werk.example"), w.sign("werk", "arne@werk.example")
		w.want(w.do(olga, "PUT", "/v1/support-access", `{"on":true}`), 200)
		in := strings.Replace(enter, "%", w.ids["olga"], 1)
		lost := w.want(w.do(laptop, "POST", "/v1/support/sessions", in), 201).m["token"].(string)
		kept := w.want(w.do(phone, "POST", "/v1/support/sessions", in), 201).m["token"].(string)
		if how == "signed out" {
			w.want(w.do(laptop, "POST", "/v1/sign-out", ""), 204)
		} else {
			for _, one := range w.do(phone, "GET", "/v1/sessions", "").m["sessions"].([]any) {
				if s := one.(map[string]any); s["current"] == false {
					w.want(w.do(phone, "DELETE", "/v1/sessions/"+s["id"].(string), ""), 204)
				}
			}
		}
		if a := w.do(lost, "GET", "/v1/users", ""); a.code != 401 {
			t.Errorf("%s: support goes on: %d", how, a.code)
		}
		w.want(w.do(kept, "GET", "/v1/users", ""), 200)
		over := 0
		for _, one := range strings.Split(w.do(olga, "GET", "/v1/support-access/register", "").raw, `"session":`) {
			if strings.Contains(one, `"handed back"`) {
				over++
			}
		}
		if over != 1 {
			t.Errorf("%s: %d sessions stand in the register as handed back, want 1", how, over)
		}
	}
}

// Somebody deactivated whose session had run out as well was told of the session alone, and his page kept everything for him.
func TestDeactivatedIsToldBeforeTheSession(t *testing.T) {
	w := world(t, false)
	olga := w.sign("muster", "olga@muster.example")
	anna := w.sign("muster", "anna@muster.example")
	w.want(w.do(olga, "POST", "/v1/users/"+w.ids["anna"]+"/deactivate", ""), 200)
	at := w.now.UTC().Format(time.RFC3339Nano)
	w.now = w.now.Add(9 * time.Hour)
	if a := w.do(anna, "GET", "/v1/heartbeat", ""); a.code != 401 || a.m["why"] != "deactivated" || a.m["ended"] != at {
		t.Errorf("%d %s, want it since %s", a.code, a.raw, at)
	}
}

// Who is out with the whole tenant is told since when: of the first of two reasons, and nothing of it once it was let in again.
func TestSuspendedIsToldSinceWhen(t *testing.T) {
	w := world(t, false)
	olga, otto := w.sign("muster", "olga@muster.example"), w.sign("werk", "otto@werk.example")
	at := w.now.UTC().Format(time.RFC3339Nano)
	for _, act := range []string{"suspend", "close", "resume"} {
		w.want(w.do(otto, "POST", "/v1/tenants/"+w.ten+"/"+act, ""), 200)
		if act == "resume" {
			at = ""
		}
		if a := w.do(olga, "GET", "/v1/heartbeat", ""); a.code != 401 || a.m["why"] != "suspended" || text(a.m["ended"]) != at {
			t.Errorf("%s: %d %s, want it since %q", act, a.code, a.raw, at)
		}
		w.now = w.now.Add(time.Hour)
	}
}

func text(v any) string { s, _ := v.(string); return s }

// A tab that still shows one person works on with the cookie of the next: his changes would be made as somebody else.
func TestTabOfAnother(t *testing.T) {
	w := world(t, false)
	anna := w.sign("muster", "anna@muster.example")
	ask := func(as string) (int, map[string]any) {
		a := w.do("", "GET", "/v1/me", "", "Curfew-Session", "own", "Cookie", "__Host-curfew-own="+anna, "Curfew-As", as)
		return a.code, a.m
	}
	if code, m := ask(w.ten + "/" + w.ids["olga"] + "/"); code != 409 || m["code"] != "somebody_else" {
		t.Errorf("as olga: %d %v", code, m)
	}
	if code, m := ask(w.ten + "/" + w.ids["anna"] + "/"); code != 200 {
		t.Errorf("as anna: %d %v", code, m)
	}
}

// A name that turns the text after it around: "exe.png" where "gnp.exe" was typed.
func TestNameThatTurnsText(t *testing.T) {
	w := world(t, false)
	olga := w.sign("muster", "olga@muster.example")
	for _, name := range []string{"\u202egnp.exe", "a\u2066b"} {
		body, _ := json.Marshal(map[string]string{"mail": "turn@muster.example", "firstName": "T", "lastName": name})
		if a := w.do(olga, "POST", "/v1/users", string(body)); a.code != 422 {
			t.Errorf("%q: %d %s", name, a.code, a.raw)
		}
	}
}

// Whoever watches a job is not at work: the session ends when it would.
func TestWatchingIsNoUse(t *testing.T) {
	w := world(t, false)
	olga, arne := w.sign("muster", "olga@muster.example"), w.sign("werk", "arne@werk.example")
	w.want(w.do(olga, "PUT", "/v1/support-access", `{"on":true}`), 200)
	support := w.want(w.do(arne, "POST", "/v1/support/sessions", strings.Replace(enter, "%", w.ids["olga"], 1)), 201).m["token"].(string)
	for range 4 {
		w.now = w.now.Add(4 * time.Minute)
		_ = w.do(support, "GET", "/v1/jobs/job_06e4d43w01yqcprq8tw5kyttjg", "")
	}
	if a := w.do(support, "GET", "/v1/heartbeat", ""); a.code != 401 {
		t.Errorf("after 16 minutes of watching: %d", a.code)
	}
}
