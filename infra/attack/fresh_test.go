package attack

import (
	"context"
	"encoding/base64"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/erase"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// A driver sets a role in the subtree of his folder, and reads in the job's results how folders are called that he may not see.
func TestSubtreeNamesHiddenFolders(t *testing.T) {
	w := world(t, false)
	w.join("dora", w.ten, user.Draft{Licence: "driver"})
	olga, dora := w.sign("muster", "olga@muster.example"), w.sign("muster", "dora@muster.example")
	top := w.want(w.do(olga, "POST", "/v1/folders", `{"name":"Projects"}`), 201).m["id"].(string)
	w.want(w.do(olga, "POST", "/v1/folders", `{"name":"Layoffs 2027","parent":"`+top+`"}`), 201)
	w.want(w.do(olga, "PUT", "/v1/folders/"+top+"/members/"+w.ids["dora"], `{"role":"driver"}`), 200)
	if tree := w.want(w.do(dora, "GET", "/v1/folders", ""), 200); strings.Contains(tree.raw, "Layoffs") {
		t.Fatal("she sees it anyway")
	}
	j := w.want(w.do(dora, "POST", "/v1/folders/"+top+"/subtree", `{"user":"`+w.ids["uwe"]+`","role":"participant"}`), 202)
	if a := w.want(w.do(dora, "GET", "/v1/jobs/"+j.m["id"].(string), ""), 200); strings.Contains(a.raw, "Layoffs") {
		t.Errorf("she reads the name of a folder she may not see: %s", a.raw)
	}
}

// He who was taken out of his folders still reads in an old job how they are called today.
func TestOldJobNamesFolders(t *testing.T) {
	w := world(t, false)
	w.join("dora", w.ten, user.Draft{Licence: "driver"})
	olga, dora := w.sign("muster", "olga@muster.example"), w.sign("muster", "dora@muster.example")
	top := w.want(w.do(olga, "POST", "/v1/folders", `{"name":"Projects"}`), 201).m["id"].(string)
	w.want(w.do(olga, "PUT", "/v1/folders/"+top+"/members/"+w.ids["dora"], `{"role":"driver"}`), 200)
	j := w.want(w.do(dora, "POST", "/v1/folders/"+top+"/subtree", `{"user":"`+w.ids["uwe"]+`","role":"participant"}`), 202)
	w.want(w.do(olga, "DELETE", "/v1/folders/"+top+"/members/"+w.ids["dora"], ""), 204)
	g := w.want(w.do(olga, "GET", "/v1/folders/"+top, ""), 200)
	w.want(w.do(olga, "PATCH", "/v1/folders/"+top, `{"name":"Layoffs 2027"}`, "If-Match", g.h.Get("ETag")), 200)
	if a := w.want(w.do(dora, "GET", "/v1/jobs/"+j.m["id"].(string), ""), 200); strings.Contains(a.raw, "Layoffs") {
		t.Errorf("she is in no folder any more, and reads: %s", a.raw)
	}
}

// An import is carried out while somebody who stands in it is deleted for ever: he is made again out of the rows that were read before.
func TestImportRevivesTheDeleted(t *testing.T) {
	w := world(t, false)
	olga := w.sign("muster", "olga@muster.example")
	csv := base64.StdEncoding.EncodeToString([]byte("Email,First name,Last name\nnele@muster.example,Nele,Neu\nmax@muster.example,Max,Neu\n"))
	imp := w.want(w.do(olga, "POST", "/v1/imports", `{"name":"a.csv","content":"`+csv+`"}`), 201).m["id"].(string)
	nele := w.want(w.do(olga, "POST", "/v1/users", `{"mail":"nele@muster.example","firstName":"Nele","lastName":"Neu"}`), 201).m["id"].(string)
	w.want(w.do(olga, "POST", "/v1/users/"+nele+"/deletion", `{"confirm":"nele@muster.example"}`), 202)
	once, part := false, false
	w.e.read = func(_ context.Context, k []table.Key) error {
		for _, one := range k {
			part = part || one == table.ImportPart(w.ten, imp, "0000")
			if part && !once && one == table.Mail(w.ten, "nele@muster.example") { // the rows were read, the addresses not yet
				once = true
				for range 9 {
					w.ok(erase.Due(w.c, w.p.Table))
				}
			}
		}
		return nil
	}
	w.want(w.do(olga, "POST", "/v1/imports/"+imp+"/run", ""), 202)
	w.ok(w.p.RunJobs(w.c))
	w.e.read = nil
	e, _, err := user.ErasureOf(w.c, w.p.Table, w.ten, nele)
	w.ok(err)
	if !once || e.State != user.Done {
		t.Fatal("not played", once, e.State)
	}
	id, err := user.ByMail(w.c, w.p.Table, w.ten, "nele@muster.example")
	w.ok(err)
	if id != "" {
		t.Errorf("deleted for ever, and there again as %s", id)
	}
	if id, err := user.ByMail(w.c, w.p.Table, w.ten, "max@muster.example"); err != nil || id == "" {
		t.Error("max was not made", err)
	}
}

// A link that was asked for is void by what happened since; whoever asks anew gets nothing, and is told nothing.
func TestAskAgainAfterTheLinkDied(t *testing.T) {
	for name, f := range map[string]func(w *W, olga string) (mail string){
		"reactivated": func(w *W, olga string) string {
			p := "/v1/users/" + w.ids["uwe"]
			w.want(w.do(olga, "POST", p+"/deactivate", ""), 200)
			w.want(w.do(olga, "POST", p+"/reactivate", ""), 200)
			return "uwe@muster.example"
		},
		"address": func(w *W, olga string) string {
			p := "/v1/users/" + w.ids["uwe"]
			w.want(w.do(olga, "PATCH", p, `{"mail":"uwe.neu@muster.example"}`, "If-Match", w.do(olga, "GET", p, "").h.Get("ETag")), 200)
			return "uwe.neu@muster.example"
		},
		"signed out everywhere": func(w *W, _ string) string {
			uwe := w.sign("muster", "uwe@muster.example")
			w.want(w.do(uwe, "DELETE", "/v1/sessions", ""), 204)
			return "uwe@muster.example"
		},
		"resumed": func(w *W, _ string) string {
			otto := w.sign("werk", "otto@werk.example")
			w.want(w.do(otto, "POST", "/v1/tenants/"+w.ten+"/suspend", ""), 200)
			w.want(w.do(otto, "POST", "/v1/tenants/"+w.ten+"/resume", ""), 200)
			return "uwe@muster.example"
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := world(t, false)
			olga := w.sign("muster", "olga@muster.example")
			w.now = w.now.Add(10 * time.Minute) // his invitation came a while ago
			w.want(w.do("", "POST", "/v1/password-links", `{"tenant":"muster","mail":"uwe@muster.example"}`), 202)
			old := w.link("uwe@muster.example")
			w.now = w.now.Add(time.Minute)
			mail := f(w, olga)
			w.want(w.do("", "POST", "/v1/passwords", `{"link":"`+old+`","password":"`+pw+` again"}`), 404)
			w.want(w.do("", "POST", "/v1/password-links", `{"tenant":"muster","mail":"`+mail+`"}`), 202)
			if l := w.link(mail); l == "" || l == old {
				t.Error("his link is void, he asked for another and none was sent")
			} else {
				w.want(w.do("", "POST", "/v1/passwords", `{"link":"`+l+`","password":"`+pw+` again"}`), 204)
			}
		})
	}
}

// At one browser an agent signs out and somebody else signs in: the agent's session in a tenant goes on under his cookie.
func TestSupportCookieOutlivesItsAgent(t *testing.T) {
	w := world(t, false)
	olga := w.sign("muster", "olga@muster.example")
	w.want(w.do(olga, "PUT", "/v1/support-access", `{"on":true}`), 200)
	jar := map[string]string{}
	ask := func(form, method, path, body string) ans {
		cookies := []string{}
		for k, v := range jar {
			cookies = append(cookies, k+"="+v)
		}
		a := w.do("", method, path, body, "Curfew-Session", form, "Cookie", strings.Join(cookies, "; "), "Content-Type", "application/json")
		for _, c := range (&http.Response{Header: a.h}).Cookies() {
			if jar[c.Name] = c.Value; c.MaxAge < 0 {
				delete(jar, c.Name)
			}
		}
		return a
	}
	in := func(mail string) string { return `{"tenant":"werk","mail":"` + mail + `","password":"` + pw + `"}` }
	w.want(ask("own", "POST", "/v1/sign-in", in("arne@werk.example")), 200)
	w.want(ask("own", "POST", "/v1/support/sessions", `{"tenant":"muster","as":"`+w.ids["anna"]+`","reason":"invoice import fails","ticket":"S-1"}`), 201)
	w.want(ask("own", "POST", "/v1/sign-in", in("arne@werk.example")), 200)
	w.want(ask("support", "GET", "/v1/users", ""), 200) // his own, he only signed in anew
	w.want(ask("own", "POST", "/v1/sign-out", ""), 204)
	w.want(ask("own", "POST", "/v1/sign-in", in("otto@werk.example")), 200)
	if a := ask("support", "GET", "/v1/users", ""); a.code == 200 {
		t.Error("otto, who is no agent, works in the tenant as arne: history will name arne")
	}
}
