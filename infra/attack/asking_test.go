package attack

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/table"
)

// Guessing goes on under the tenant's other name when the first has been counted out.
func TestThrottleByTwoNames(t *testing.T) {
	w := world(t, false)
	guess := func(name string) int {
		return w.do("", "POST", "/v1/sign-in", `{"tenant":"`+name+`","mail":"olga@muster.example","password":"not the password at all"}`).code
	}
	n := 0
	for range 20 {
		for _, name := range []string{"muster", w.ten} {
			if guess(name) == 401 {
				n++
			}
		}
	}
	if n > 10 {
		t.Errorf("%d guesses within a window from one source", n)
	}
}

// Somebody elsewhere asks again and again for links in a person's name: his mailbox fills, and the link in his hand dies.
func TestLinksVoidedForEver(t *testing.T) {
	w := world(t, false)
	sources := 0
	ask := func() {
		sources++
		w.from = fmt.Sprintf("198.51.100.%d", sources)
		w.want(w.do("", "POST", "/v1/password-links", `{"tenant":"muster","mail":"uwe@muster.example"}`), 202)
	}
	before := len(w.mails.To("uwe@muster.example"))
	ask()
	mine := w.link("uwe@muster.example")
	for range 2 {
		w.now = w.now.Add(time.Minute)
		ask()
	}
	w.ok(w.p.SendMail(w.c))
	if got := len(w.mails.To("uwe@muster.example")) - before; got != 1 {
		t.Errorf("%d letters within two minutes", got)
	}
	w.want(w.do("", "POST", "/v1/passwords", `{"link":"`+mine+`","password":"`+pw+` again"}`), 204)
	w.now = w.now.Add(10 * time.Minute)
	ask()
	w.ok(w.p.SendMail(w.c))
	if got := len(w.mails.To("uwe@muster.example")) - before; got != 2 {
		t.Errorf("%d letters, a later wish counts", got)
	}
}

// A batch that began before its key was revoked does not go on with it.
func TestBatchAfterRevocation(t *testing.T) {
	w := world(t, false)
	otto := w.sign("werk", "otto@werk.example")
	made := w.want(w.do(otto, "POST", "/v1/service-keys", `{"name":"p","scopes":["presence"]}`), 201)
	entries := make([]string, 60)
	for i := range entries {
		entries[i] = `{"kind":"action","id":"a` + string(rune('0'+i/10)) + string(rune('0'+i%10)) + `","user":"` + w.ids["uwe"] + `","roles":["contributor"]}`
	}
	written, revoked := 0, false
	w.e.before = func(context.Context, []table.Write) error {
		if written++; written == 5 && !revoked {
			revoked = true
			w.want(w.do(otto, "DELETE", "/v1/service-keys/"+made.m["id"].(string), ""), 204)
		}
		return nil
	}
	a := w.do(made.m["token"].(string), "POST", "/v1/presence/"+w.ten+"/batch", `{"entries":[`+strings.Join(entries, ",")+`]}`)
	if a.code != 401 || written > 40 {
		t.Errorf("%d after %d writes: %s", a.code, written, a.raw)
	}
}
