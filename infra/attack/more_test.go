package attack

import (
	"context"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/erase"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// The eraser reads "closed, grace over"; the tenant is resumed and closed again; the eraser commits: gone on the first of 30 days.
func TestErasedWithoutGrace(t *testing.T) {
	w := world(t, false)
	otto := w.sign("werk", "otto@werk.example")
	w.want(w.do(otto, "POST", "/v1/tenants/"+w.ten+"/close", ""), 200)
	w.now = w.now.Add(30*24*time.Hour + time.Minute)
	otto = w.sign("werk", "otto@werk.example")
	once := false
	w.e.before = func(_ context.Context, a []table.Write) error {
		if !once && len(a) == 1 && has(a, table.Tenant(w.ten)) {
			once = true
			w.want(w.do(otto, "POST", "/v1/tenants/"+w.ten+"/resume", ""), 200)
			w.want(w.do(otto, "POST", "/v1/tenants/"+w.ten+"/close", ""), 200)
		}
		return nil
	}
	if err := erase.Due(w.c, w.p.Table); err != nil {
		t.Log(err)
	}
	if _, err := tenant.Get(w.c, w.p.Table, w.ten); err != nil && once {
		t.Error("erased, closed a moment ago:", err)
	}
}

// While a nomination is open, an operator learns of any address whether it is an administrator's, without trace.
func TestNominationOracle(t *testing.T) {
	w := world(t, false)
	w.join("ada", w.ten, user.Draft{Administrator: true, Licence: "executive"})
	otto := w.sign("werk", "otto@werk.example")
	w.want(w.do(otto, "POST", "/v1/tenants/"+w.ten+"/owner", `{"mail":"anna@muster.example"}`), 202)
	a := w.do(otto, "POST", "/v1/tenants/"+w.ten+"/owner", `{"mail":"ada@muster.example"}`)
	b := w.do(otto, "POST", "/v1/tenants/"+w.ten+"/owner", `{"mail":"uwe@muster.example"}`)
	if a.m["code"] != b.m["code"] {
		t.Errorf("ada: %v, uwe: %v", a.m["code"], b.m["code"])
	}
}

// An id with an escaped slash reads a part of an import as an import.
func TestImportIDWithSlash(t *testing.T) {
	w := world(t, false)
	olga := w.sign("muster", "olga@muster.example")
	csv := base64.StdEncoding.EncodeToString([]byte("Email,First name,Last name\nn@muster.example,N,N\n"))
	id := w.want(w.do(olga, "POST", "/v1/imports", `{"name":"a.csv","content":"`+csv+`"}`), 201).m["id"].(string)
	for _, p := range []string{"", "/rows", "/errors"} {
		if a := w.do(olga, "GET", "/v1/imports/"+id+"%2F0000"+p, ""); a.code != 404 {
			t.Errorf("%q %d %.120s", p, a.code, a.raw)
		}
	}
	if a := w.do(olga, "POST", "/v1/imports/"+id+"%2F0000/run", ""); a.code != 404 {
		t.Errorf("run %d %s", a.code, a.raw)
	}
}

// Rows of an upload are written after the uploader was put out.
func TestImportPartsWithoutStanding(t *testing.T) {
	w := world(t, false)
	olga, anna := w.sign("muster", "olga@muster.example"), w.sign("muster", "anna@muster.example")
	var b strings.Builder
	b.WriteString("Email,First name,Last name\n")
	for n := range 600 {
		fmt.Fprintf(&b, "n%d@muster.example,N,N\n", n)
	}
	once, parts := false, 0
	w.e.before = func(_ context.Context, a []table.Write) error {
		if len(a) > 0 && strings.HasPrefix(a[0].Key().Sort, table.Imports) {
			if !once {
				once = true
				w.want(w.do(olga, "POST", "/v1/users/"+w.ids["anna"]+"/deactivate", ""), 200)
			}
			parts += len(a)
		}
		return nil
	}
	a := w.do(anna, "POST", "/v1/imports", `{"name":"a.csv","content":"`+base64.StdEncoding.EncodeToString([]byte(b.String()))+`"}`)
	w.e.before = nil
	page, err := w.p.Table.Query(w.c, table.Query{Index: table.Main, Partition: w.ten, Prefix: table.Imports})
	w.ok(err)
	if a.code == 401 && len(page.Items) > 0 {
		t.Errorf("answer %d, and %d parts with people's rows were written after she was deactivated", a.code, len(page.Items))
	}
}

// A refused invitation counts against the person.
func TestRefusedInvitationCounts(t *testing.T) {
	w := world(t, false)
	w.join("otmar", w.ten, user.Draft{Owner: true, Licence: "executive"})
	olga, anna := w.sign("muster", "olga@muster.example"), w.sign("muster", "anna@muster.example")
	for range 5 {
		w.want(w.do(anna, "POST", "/v1/users/"+w.ids["otmar"]+"/invite", ""), 403)
	}
	if a := w.do(olga, "POST", "/v1/users/"+w.ids["otmar"]+"/invite", ""); a.code == 429 {
		t.Error("an administrator who may not invite an owner keeps the owner from it")
	}
}

// GrantByOwners is set between an administrator's check and his commit.
func TestGrantByOwnersNotRepeated(t *testing.T) {
	w := world(t, false)
	olga, anna := w.sign("muster", "olga@muster.example"), w.sign("muster", "anna@muster.example")
	once := false
	w.e.before = func(_ context.Context, a []table.Write) error {
		if !once && has(a, table.Grant(w.ten)) {
			once = true
			w.want(w.do(olga, "PATCH", "/v1/settings", `{"grantByOwners":true}`), 200)
		}
		return nil
	}
	if a := w.do(anna, "PUT", "/v1/support-access", `{"on":true,"period":"unlimited"}`); a.code == 200 {
		t.Error("an administrator let support in after owners kept that for themselves")
	}
}
