package attack

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// A vendor's administrator who is no owner takes over an operator by his address.
func TestTakeOverOperatorByAddress(t *testing.T) {
	w := world(t, false)
	w.join("adam", w.home, user.Draft{Administrator: true, Licence: licence.Executive})
	adam := w.sign("werk", "adam@werk.example")
	w.want(w.do(adam, "GET", "/v1/tenants", ""), 403)
	otto := w.ids["otto"]
	g := w.want(w.do(adam, "GET", "/v1/users/"+otto, ""), 200)
	// he may not give the right
	w.want(w.do(adam, "PATCH", "/v1/users/"+w.ids["adam"], `{"operator":true}`, "If-Match", w.do(adam, "GET", "/v1/users/"+w.ids["adam"], "").h.Get("ETag")), 403)
	a := w.do(adam, "PATCH", "/v1/users/"+otto, `{"mail":"evil@elsewhere.example"}`, "If-Match", g.h.Get("ETag"))
	if a.code == 403 {
		t.Log("held")
		return
	}
	w.want(w.do("", "POST", "/v1/password-links", `{"tenant":"werk","mail":"evil@elsewhere.example"}`), 202)
	l := w.link("evil@elsewhere.example")
	w.want(w.do("", "POST", "/v1/passwords", `{"link":"`+l+`","password":"`+pw+`"}`), 204)
	op := w.sign("werk", "evil@elsewhere.example")
	if a := w.do(op, "POST", "/v1/tenants/"+w.ten+"/suspend", ""); a.code == 200 {
		t.Error("an administrator without the right became an operator and suspended a customer")
	}
}

// The same with a super-administrator, whom only owners make.
func TestTakeOverSuperAdministratorByAddress(t *testing.T) {
	w := world(t, false)
	olga, anna := w.sign("muster", "olga@muster.example"), w.sign("muster", "anna@muster.example")
	w.join("sam", w.ten, user.Draft{Administrator: true, Licence: licence.Executive})
	sam := "/v1/users/" + w.ids["sam"]
	w.want(w.do(olga, "PATCH", sam, `{"superAdministrator":true}`, "If-Match", w.do(olga, "GET", sam, "").h.Get("ETag")), 200)
	a := w.do(anna, "PATCH", sam, `{"mail":"anna2@muster.example"}`, "If-Match", w.do(anna, "GET", sam, "").h.Get("ETag"))
	if a.code == 200 {
		t.Error("an administrator moves a super-administrator's address to his own")
	}
}

// Suspend reads "no grant", a grant is opened, Suspend commits: the grant is alive in a suspended tenant and after it resumes.
func TestGrantSurvivesSuspension(t *testing.T) {
	w := world(t, false)
	olga, otto := w.sign("muster", "olga@muster.example"), w.sign("werk", "otto@werk.example")
	once := false
	w.e.before = func(_ context.Context, a []table.Write) error {
		if !once && has(a, table.Tenant(w.ten)) && !has(a, table.Grant(w.ten)) {
			once = true
			w.want(w.do(olga, "PUT", "/v1/support-access", `{"on":true,"period":"unlimited"}`), 200)
		}
		return nil
	}
	a := w.do(otto, "POST", "/v1/tenants/"+w.ten+"/suspend", "")
	w.e.before = nil
	if a.code != 200 {
		t.Log("held", a.raw)
		return
	}
	if a.m["supportAccess"] == true {
		t.Error("suspended, and support access is on")
	}
	w.now = w.now.Add(time.Hour)
	w.want(w.do(otto, "POST", "/v1/tenants/"+w.ten+"/resume", ""), 200)
	arne := w.sign("werk", "arne@werk.example")
	b := w.do(arne, "POST", "/v1/support/sessions", `{"tenant":"muster","as":"`+w.ids["anna"]+`","reason":"invoice import fails","ticket":"S-1"}`)
	if b.code == 201 {
		t.Error("support enters after the tenant was suspended and resumed, on the grant from before")
	}
}

// A link from before a suspension is good after it.
func TestLinkSurvivesSuspension(t *testing.T) {
	w := world(t, false)
	otto := w.sign("werk", "otto@werk.example")
	l := w.link("uwe@muster.example")
	w.want(w.do(otto, "POST", "/v1/tenants/"+w.ten+"/suspend", ""), 200)
	w.now = w.now.Add(time.Hour)
	w.want(w.do(otto, "POST", "/v1/tenants/"+w.ten+"/resume", ""), 200)
	if a := w.do("", "POST", "/v1/passwords", `{"link":"`+l+`","password":"`+pw+`"}`); a.code == 204 {
		t.Error("resuming revived a link")
	}
}

// An operator suspends a tenant for the seven days in which an owner could refuse.
func TestNominationDuringSuspension(t *testing.T) {
	w := world(t, false)
	olga, otto := w.sign("muster", "olga@muster.example"), w.sign("werk", "otto@werk.example")
	w.want(w.do(otto, "POST", "/v1/tenants/"+w.ten+"/suspend", ""), 200)
	a := w.do(otto, "POST", "/v1/tenants/"+w.ten+"/owner", `{"mail":"anna@muster.example"}`)
	if a.code != 202 {
		t.Log("held", a.raw)
		return
	}
	w.want(w.do(olga, "DELETE", "/v1/owner-nomination", ""), 401)
	w.now = w.now.Add(7*24*time.Hour + time.Minute)
	w.ok(w.p.EndGrants(w.c))
	if w.account(w.ten, "anna").Owner {
		t.Error("owner of a suspended tenant whose owners could never refuse")
	}
}

// An operator names himself owner of the vendor's own tenant.
func TestOperatorNominatesHimself(t *testing.T) {
	w := world(t, false)
	w.join("oleg", w.home, user.Draft{Operator: true, Administrator: true, Licence: licence.Executive})
	oleg := w.sign("werk", "oleg@werk.example")
	a := w.do(oleg, "POST", "/v1/tenants/"+w.home+"/owner", `{"mail":"oleg@werk.example"}`)
	w.now = w.now.Add(7*24*time.Hour + time.Minute)
	w.ok(w.p.EndGrants(w.c))
	if a.code == 202 && w.account(w.home, "oleg").Owner {
		t.Error("an operator made himself owner of the vendor's tenant")
	}
}

// One key, two folders, one body: the second is answered as if it were done.
func TestIdempotencyKeyIgnoresPath(t *testing.T) {
	w := world(t, false)
	olga := w.sign("muster", "olga@muster.example")
	f1 := w.want(w.do(olga, "POST", "/v1/folders", `{"name":"A"}`), 201).m["id"].(string)
	f2 := w.want(w.do(olga, "POST", "/v1/folders", `{"name":"B"}`), 201).m["id"].(string)
	body := `{"user":"` + w.ids["uwe"] + `","role":"participant"}`
	w.want(w.do(olga, "POST", "/v1/folders/"+f1+"/subtree", body, "Idempotency-Key", "k"), 202)
	a := w.do(olga, "POST", "/v1/folders/"+f2+"/subtree", body, "Idempotency-Key", "k")
	if a.code == 202 && a.m["folder"] == f1 {
		t.Errorf("asked for folder B, answered 202 with the job of folder A; uwe is in B: %d", w.do(olga, "GET", "/v1/folders/"+f2+"/members/"+w.ids["uwe"], "").code)
	}
}

// A sign-in between a deactivation's read and its commit: the tally of the invited falls twice.
func TestInvitedTally(t *testing.T) {
	w := world(t, false)
	olga := w.sign("muster", "olga@muster.example")
	once := false
	w.e.before = func(_ context.Context, a []table.Write) error {
		if !once && has(a, table.Tenant(w.ten)) && has(a, table.User(w.ten, w.ids["uwe"])) {
			once = true
			w.sign("muster", "uwe@muster.example")
		}
		return nil
	}
	a := w.do(olga, "POST", "/v1/users/"+w.ids["uwe"]+"/deactivate", "")
	w.e.before = nil
	ten, err := tenant.Get(w.c, w.p.Table, w.ten)
	w.ok(err)
	if a.code == 200 && ten.Counts.Invited != 1 { // anna alone
		t.Errorf("invited is %d, one (anna) is invited", ten.Counts.Invited)
	}
}

// An administrator who was deactivated between check and commit still ends a support session.
func TestLeaveWithoutStanding(t *testing.T) {
	w := world(t, false)
	olga, anna, arne := w.sign("muster", "olga@muster.example"), w.sign("muster", "anna@muster.example"), w.sign("werk", "arne@werk.example")
	w.want(w.do(olga, "PUT", "/v1/support-access", `{"on":true}`), 200)
	s := w.want(w.do(arne, "POST", "/v1/support/sessions", `{"tenant":"muster","as":"`+w.ids["olga"]+`","reason":"invoice import fails","ticket":"S-1"}`), 201)
	sid := s.m["id"].(string)
	once := false
	w.e.before = func(_ context.Context, a []table.Write) error {
		if !once && has(a, table.SupportSession(w.ten, sid)) {
			once = true
			w.want(w.do(olga, "POST", "/v1/users/"+w.ids["anna"]+"/deactivate", ""), 200)
		}
		return nil
	}
	a := w.do(anna, "DELETE", "/v1/support-access/sessions/"+sid, "")
	if a.code == 204 {
		t.Error("a deactivated administrator ended a support session")
	}
}

// A read that began before the grant's end is answered after it: the time of the check's own writes is not counted.
func TestServedAfterTheEnd(t *testing.T) {
	w := world(t, true)
	olga, arne := w.sign("muster", "olga@muster.example"), w.sign("werk", "arne@werk.example")
	w.want(w.do(olga, "PUT", "/v1/support-access", `{"on":true}`), 200)
	s := w.want(w.do(arne, "POST", "/v1/support/sessions", `{"tenant":"muster","as":"`+w.ids["anna"]+`","reason":"invoice import fails","ticket":"S-1"}`), 201)
	token, sid := s.m["token"].(string), s.m["id"].(string)
	end := time.Now().Add(600 * time.Millisecond)
	w.ok(w.p.Table.Commit(w.c, table.Change(table.Grant(w.ten), table.Set("end", end)),
		table.Change(table.SupportSession(w.ten, sid), table.Set("used", time.Now().Add(-2*time.Minute)))))
	slow := func(ctx context.Context, d time.Duration) error {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(d):
			return nil
		}
	}
	w.e.before = func(ctx context.Context, a []table.Write) error { return slow(ctx, 500*time.Millisecond) }
	n := 0
	w.e.read = func(ctx context.Context, k []table.Key) error {
		if n++; n == 1 { // the check's own read
			return nil
		}
		return slow(ctx, 450*time.Millisecond)
	}
	a := w.do(token, "GET", "/v1/users/"+w.ids["uwe"], "")
	late := time.Since(end)
	if a.code == 200 && late > 0 {
		t.Errorf("served %v after the grant's end; Curfew-Access-Ends said %s", late, a.h.Get("Curfew-Access-Ends"))
	}
}

// Introspection writes use after the decision and answers active whatever the clock says then.
func TestIntrospectAfterTheEnd(t *testing.T) {
	w := world(t, false)
	olga, otto := w.sign("muster", "olga@muster.example"), w.sign("werk", "otto@werk.example")
	w.want(w.do(olga, "PUT", "/v1/support-access", `{"on":true,"period":"1d"}`), 200)
	key := w.want(w.do(otto, "POST", "/v1/service-keys", `{"name":"p","scopes":["introspect"]}`), 201).m["token"].(string)
	g, err := grant.Of(w.c, w.p.Table, w.ten)
	w.ok(err)
	w.now = g.End.Add(-2 * time.Minute)
	arne := w.sign("werk", "arne@werk.example")
	s := w.want(w.do(arne, "POST", "/v1/support/sessions", `{"tenant":"muster","as":"`+w.ids["anna"]+`","reason":"invoice import fails","ticket":"S-1"}`), 201)
	w.now = g.End.Add(-100 * time.Millisecond)
	w.e.before = func(context.Context, []table.Write) error { w.now = g.End.Add(400 * time.Millisecond); return nil }
	a := w.do(key, "POST", "/v1/introspect", `{"token":"`+s.m["token"].(string)+`"}`)
	if a.m["active"] == true || a.m["why"] != "grant" {
		t.Errorf("asked at %v, the grant ended at %v: %s", w.now, g.End, a.raw)
	}
}

// The same at a route of our own, under a clock that is moved.
func TestRouteAfterTheEnd(t *testing.T) {
	w := world(t, false)
	olga := w.sign("muster", "olga@muster.example")
	w.want(w.do(olga, "PUT", "/v1/support-access", `{"on":true,"period":"1d"}`), 200)
	g, _ := grant.Of(w.c, w.p.Table, w.ten)
	w.now = g.End.Add(-2 * time.Minute)
	arne := w.sign("werk", "arne@werk.example")
	s := w.want(w.do(arne, "POST", "/v1/support/sessions", `{"tenant":"muster","as":"`+w.ids["anna"]+`","reason":"invoice import fails","ticket":"S-1"}`), 201)
	w.now = g.End.Add(-100 * time.Millisecond)
	w.e.before = func(context.Context, []table.Write) error { w.now = g.End.Add(400 * time.Millisecond); return nil }
	a := w.do(s.m["token"].(string), "GET", "/v1/users", "")
	if a.code == 200 {
		t.Errorf("served at %v, the grant ended at %v", w.now, g.End)
	}
}

// An import can be looked at and carried out after its day, as long as TTL has not come by.
func TestImportAfterItsEnd(t *testing.T) {
	w := world(t, false)
	olga := w.sign("muster", "olga@muster.example")
	csv := "RW1haWwsRmlyc3QgbmFtZSxMYXN0IG5hbWUKbkBtdXN0ZXIuZXhhbXBsZSxOLE4K" // Email,First name,Last name / n@muster.example,N,N
	i := w.want(w.do(olga, "POST", "/v1/imports", `{"name":"a.csv","content":"`+csv+`"}`), 201)
	id := i.m["id"].(string)
	w.now = w.now.Add(3 * 24 * time.Hour)
	olga = w.sign("muster", "olga@muster.example")
	rows := w.do(olga, "GET", "/v1/imports/"+id+"/rows", "")
	a := w.do(olga, "POST", "/v1/imports/"+id+"/run", "")
	if a.code == 202 {
		t.Errorf("ends %v, it is %v: rows %d %s; run %d", i.m["ends"], w.now, rows.code, rows.raw, a.code)
	}
}

// A domain somebody typed reaches the log.
func TestAddressInLog(t *testing.T) {
	w := world(t, false)
	olga := w.sign("muster", "olga@muster.example")
	w.want(w.do(olga, "POST", "/v1/users", `{"mail":"x@xn--petra-aerger-privat.example","firstName":"N","lastName":"N"}`), 422)
	w.do(olga, "POST", "/v1/users", `{"mail":"x@-petra-aerger-privat-.example","firstName":"N","lastName":"N"}`)
	if strings.Contains(w.log.String(), "petra") {
		t.Errorf("log: %s", w.log.String())
	}
}

// Support changes the spelling that mail is sent to.
func TestSupportChangesDisplayedAddress(t *testing.T) {
	w := world(t, false)
	olga, arne := w.sign("muster", "olga@muster.example"), w.sign("werk", "arne@werk.example")
	w.want(w.do(olga, "PUT", "/v1/support-access", `{"on":true}`), 200)
	s := w.want(w.do(arne, "POST", "/v1/support/sessions", `{"tenant":"muster","as":"`+w.ids["olga"]+`","reason":"invoice import fails","ticket":"S-1"}`), 201).m["token"].(string)
	p := "/v1/users/" + w.ids["anna"]
	a := w.do(s, "PATCH", p, `{"mail":"ANNA@muster.example"}`, "If-Match", w.do(s, "GET", p, "").h.Get("ETag"))
	w.ok(w.p.SendMail(w.c))
	if a.code == 200 {
		t.Errorf("support changed where mail goes: %v; told: %d", a.m["mail"], len(w.mails.To("ANNA@muster.example")))
	}
}
