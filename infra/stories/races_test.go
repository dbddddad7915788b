package stories_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

// at once asks all at once and gives the answers in the order of the questions.
func (w *world) atOnce(asks ...ask) []answer {
	w.Helper()
	answers := make([]answer, len(asks))
	begin := make(chan struct{})
	var wg sync.WaitGroup
	for i, a := range asks {
		wg.Go(func() {
			<-begin
			answers[i] = w.do(a)
		})
	}
	close(begin)
	wg.Wait()
	return answers
}

// count says how many answers have a status.
func count(answers []answer, status int) (n int) {
	for _, a := range answers {
		if a.Status == status {
			n++
		}
	}
	return n
}

// fine holds answers to a set of statuses and codes.
func (w *world) fine(what string, answers []answer, want ...string) {
	w.Helper()
	for _, a := range answers {
		if got := strings.TrimSuffix(fmt.Sprint(a.Status, " ", a.text("code")), " null"); !slices.Contains(want, got) {
			w.Errorf("%s: %s %s", what, got, a.Raw)
		}
	}
}

func muster(t *testing.T, executives, drivers int) *cast {
	t.Helper()
	c := newCast(newWorld(t))
	c.open("muster", vendor.Opening{Zone: "Europe/Berlin", Language: "en", Executives: executives, Drivers: drivers}, "olga")
	return c
}

// TestTwoOwnersAtOnce: two owners take each other's place away, by every path, each against each: one is always left.
func TestTwoOwnersAtOnce(t *testing.T) {
	t.Parallel()
	type path struct {
		name string
		ask  func(c *cast, of *person) ask
	}
	patch := func(body string) func(*cast, *person) ask {
		return func(c *cast, of *person) ask {
			return ask{Method: "PATCH", Path: "/v1/users/" + of.id, Body: body, Headers: map[string]string{"If-Match": `"` + fmt.Sprint(c.account(of.name).Version) + `"`}}
		}
	}
	post := func(path, body string) func(*cast, *person) ask {
		return func(_ *cast, of *person) ask {
			return ask{Method: "POST", Path: "/v1/users/" + of.id + path, Body: strings.ReplaceAll(body, "MAIL", of.mail)}
		}
	}
	paths := []path{
		{"demote", patch(`{"owner":false}`)},
		{"lower", patch(`{"owner":false,"administrator":false,"licence":"collaborator"}`)},
		{"deactivate", post("/deactivate", "")},
		{"delete", post("/deletion", `{"confirm":"MAIL"}`)},
	}
	for i, one := range paths {
		for _, other := range paths[i:] {
			t.Run(one.name+" and "+other.name, func(t *testing.T) {
				t.Parallel()
				c := muster(t, 20, 0)
				for round := range 4 {
					a, b := c.join(fmt.Sprint("a", round), "muster", "owner", nil), c.join(fmt.Sprint("b", round), "muster", "owner", nil)
					if round == 0 { // olga leaves, so that the two are all
						c.must(ask{Method: "POST", Path: "/v1/users/" + c.people["olga"].id + "/deactivate", Token: c.tokenOf(a)}, 200)
					} else {
						for _, id := range c.find("muster").Owners {
							if id != a.id && id != b.id {
								c.must(ask{Method: "POST", Path: "/v1/users/" + id + "/deactivate", Token: c.tokenOf(a)}, 200)
							}
						}
					}
					first, second := one.ask(c, b), other.ask(c, a)
					first.Token, second.Token = c.tokenOf(a), c.tokenOf(b)
					got := c.atOnce(first, second)
					won := count(got, 200) + count(got, 202)
					if won != 1 {
						c.Errorf("%d of the two had their way: %s | %s", won, got[0].Raw, got[1].Raw)
					}
					c.fine("the other", got, "200", "202", "409 last_owner", "401 ended", "412 stale", "409 not_active", "503 busy")
					c.oneOwner()
				}
			})
		}
	}
}

// oneOwner holds a tenant to at least one owner who is active, an administrator and executive, and the set of owners to the people.
func (c *cast) oneOwner() {
	c.Helper()
	owners := c.find("muster").Owners
	good := 0
	for _, p := range c.people {
		if p.handle != "muster" || !slices.Contains(owners, p.id) {
			continue
		}
		if u := c.account(p.name); u.Status == user.Active && u.Owner && u.Administrator && u.Licence == "executive" {
			good++
		}
	}
	if good == 0 || good != len(owners) {
		c.Errorf("%d owners in the set, %d of them good", len(owners), good)
	}
}

func (w *world) must(a ask, status int) answer {
	w.Helper()
	got := w.do(a)
	if got.Status != status {
		w.Fatalf("%s %s: %d %s", a.Method, a.Path, got.Status, got.Raw)
	}
	return got
}

// TestSeatsAtOnce: many take the last seats at once, by every path; never one more than there are.
func TestSeatsAtOnce(t *testing.T) {
	t.Parallel()
	c := muster(t, 5, 2)
	token := c.tokenOf(c.people["olga"])
	var asks []ask
	for i := range 12 {
		switch p := c.join(fmt.Sprint("p", i), "muster", "user", nil); i % 3 {
		case 0:
			asks = append(asks, ask{Method: "PATCH", Path: "/v1/users/" + p.id, Body: `{"licence":"driver"}`, Headers: map[string]string{"If-Match": `"1"`}})
		case 1:
			asks = append(asks, ask{Method: "POST", Path: "/v1/users", Body: jsonOf(map[string]string{"mail": fmt.Sprint("n", i, "@muster.example"), "firstName": "N", "lastName": "N", "licence": "driver"})})
		case 2: // one who had a seat and was deactivated
			c.must(ask{Method: "PATCH", Path: "/v1/users/" + p.id, Token: token, Body: `{"licence":"driver"}`, Headers: map[string]string{"If-Match": `"1"`}}, 200)
			c.must(ask{Method: "POST", Path: "/v1/users/" + p.id + "/deactivate", Token: token}, 200)
			asks = append(asks, ask{Method: "POST", Path: "/v1/users/" + p.id + "/reactivate"})
		}
	}
	for i := range asks {
		asks[i].Token = token
	}
	got := c.atOnce(asks...)
	c.fine("seats", got, "200", "201", "409 no_seat", "503 busy")
	seats := c.find("muster").Seats.Driver
	if won := count(got, 200) + count(got, 201); seats.Used != 2 || won != 2 {
		t.Errorf("%d seats used of 2, %d got one", seats.Used, won)
	}
	have := 0
	for _, item := range c.scan("people") {
		if item.Text("licence") == "driver" && item.Text("status") == "active" {
			have++
		}
	}
	if have != 2 {
		t.Errorf("%d active drivers", have)
	}
}

// TestSignInAgainstDeactivation: of a sign-in and a deactivation at the same instant exactly one wins, and whoever is deactivated
// has no session that works.
func TestSignInAgainstDeactivation(t *testing.T) {
	t.Parallel()
	c := muster(t, 5, 2)
	token := c.tokenOf(c.people["olga"])
	for i := range 8 {
		p := c.join(fmt.Sprint("p", i), "muster", "user", nil)
		got := c.atOnce(
			ask{Method: "POST", Path: "/v1/sign-in", Body: jsonOf(map[string]string{"tenant": "muster", "mail": p.mail, "password": password})},
			ask{Method: "POST", Path: "/v1/users/" + p.id + "/deactivate", Token: token})
		c.fine("sign-in", got[:1], "200", "403 deactivated")
		c.fine("deactivation", got[1:], "200", "412 stale")
		if got[0].Status == 200 {
			after := c.do(ask{Method: "GET", Path: "/v1/me", Token: got[0].text("token")})
			if deactivated := got[1].Status == 200; deactivated != (after.Status == 401) {
				t.Errorf("deactivated %v, and his session: %d %s", deactivated, after.Status, after.Raw)
			}
		}
	}
}

// TestLinkAtOnce: a one-time link pressed by many at once is used once.
func TestLinkAtOnce(t *testing.T) {
	t.Parallel()
	c := muster(t, 5, 2)
	c.mails.Clear()
	c.must(ask{Method: "POST", Path: "/v1/password-links", Body: `{"tenant":"muster","mail":"olga@muster.example"}`}, 202)
	c.wake()
	link := c.links("olga@muster.example")[0]
	asks := make([]ask, 6)
	for i := range asks {
		asks[i] = ask{Method: "POST", Path: "/v1/passwords", Body: jsonOf(map[string]string{"link": link, "password": fmt.Sprintf("Satz Nummer %d für den, der gewinnt", i)})}
	}
	got := c.atOnce(asks...)
	c.fine("link", got, "204", "404 link_dead")
	if n := count(got, 204); n != 1 {
		t.Errorf("used %d times", n)
	}
	for i := range asks {
		in := c.do(ask{Method: "POST", Path: "/v1/sign-in", Body: jsonOf(map[string]string{"tenant": "muster", "mail": "olga@muster.example", "password": fmt.Sprintf("Satz Nummer %d für den, der gewinnt", i)})})
		if (in.Status == 200) != (got[i].Status == 204) {
			t.Errorf("password %d: %d, its link %d", i, in.Status, got[i].Status)
		}
	}
}

// TestCreatedOnce: the same address at once, in several spellings, is one user and one mail; so is the same request under one key.
func TestCreatedOnce(t *testing.T) {
	t.Parallel()
	c := muster(t, 5, 2)
	token := c.tokenOf(c.people["olga"])
	c.mails.Clear()
	var asks []ask
	for _, spelling := range []string{"nina@muster.example", "NINA@muster.example", "nina@Muster.Example", " nina@muster.example", "Nina@muster.example"} {
		asks = append(asks, ask{Method: "POST", Path: "/v1/users", Token: token, Body: jsonOf(map[string]string{"mail": spelling, "firstName": "Nina", "lastName": "Neu"})})
	}
	got := c.atOnce(asks...)
	c.fine("address", got, "201", "409 mail_taken", "503 busy")
	if n := count(got, 201); n != 1 {
		t.Errorf("created %d times", n)
	}
	keyed := ask{Method: "POST", Path: "/v1/users", Token: token, Headers: map[string]string{"Idempotency-Key": "k"}, Body: `{"mail":"otto@muster.example","firstName":"Otto","lastName":"Neu"}`}
	got = c.atOnce(keyed, keyed, keyed, keyed, keyed)
	c.fine("key", got, "201", "503 busy")
	ids := map[string]bool{}
	for _, a := range got {
		if a.Status == 201 {
			ids[a.text("id")] = true
		}
	}
	c.wake()
	if counts := c.find("muster").Counts; len(ids) != 1 || counts.Active != 3 {
		t.Errorf("ids %v, %d active", ids, counts.Active)
	}
	for _, address := range []string{"nina@muster.example", "otto@muster.example"} {
		if n := len(c.mails.To(address)); n != 1 {
			t.Errorf("%d mails to %s", n, address)
		}
	}
}

// TestHandOverAgainstDemotion: ownership is handed to somebody who loses the right at the same instant: an owner is always an
// administrator, and one is left.
func TestHandOverAgainstDemotion(t *testing.T) {
	t.Parallel()
	c := muster(t, 20, 0)
	other := c.join("otmar", "muster", "owner", nil)
	for i := range 5 {
		heir := c.join(fmt.Sprint("heir", i), "muster", "administrator", nil)
		from := c.people["olga"]
		if i > 0 {
			from = c.people[fmt.Sprint("heir", i-1)]
		}
		if !slices.Contains(c.find("muster").Owners, from.id) {
			from = c.people["olga"]
		}
		from.token = ""
		got := c.atOnce(
			ask{Method: "POST", Path: "/v1/users/" + heir.id + "/hand-over", Token: c.tokenOf(from)},
			ask{Method: "PATCH", Path: "/v1/users/" + heir.id, Body: `{"administrator":false}`, Headers: map[string]string{"If-Match": `"1"`}, Token: c.tokenOf(other)})
		c.fine("at once", got, "200", "412 stale", "409 owner_needs_administrator", "503 busy")
		c.oneOwner()
		if got[0].Status == 200 {
			c.must(ask{Method: "PATCH", Path: "/v1/users/" + from.id, Body: `{"owner":true}`, Token: c.tokenOf(other),
				Headers: map[string]string{"If-Match": `"` + fmt.Sprint(c.account(from.name).Version) + `"`}}, 200)
		}
	}
}

// TestIdleAgainstOwner: one of two owners is deactivated by the idle rule while the other gives ownership up: one is left.
func TestIdleAgainstOwner(t *testing.T) {
	t.Parallel()
	for i := range 3 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			c := muster(t, 20, 0)
			c.join("otmar", "muster", "owner", nil)
			olga := c.people["olga"]
			c.must(ask{Method: "PUT", Path: "/v1/settings/security", Token: c.tokenOf(olga), Body: `{"idleDays":30}`}, 200)
			c.wait(tabletest.Start.Add(29 * 24 * time.Hour))
			olga.token = ""
			c.tokenOf(olga)
			c.idle = true
			c.wait(c.account("otmar").Warning.Promise)
			olga.token = ""
			token := c.tokenOf(olga)
			var wg sync.WaitGroup
			wg.Go(func() { c.run("deactivate-idle") })
			got := c.do(ask{Method: "PATCH", Path: "/v1/users/" + olga.id, Token: token, Body: `{"owner":false}`,
				Headers: map[string]string{"If-Match": `"` + fmt.Sprint(c.account("olga").Version) + `"`}})
			wg.Wait()
			c.fine("giving up", []answer{got}, "200", "409 last_owner", "503 busy")
			if out := c.account("otmar").Status != user.Active; out == (got.Status == 200) {
				t.Errorf("otmar out: %v, olga: %d", out, got.Status)
			}
			c.oneOwner()
		})
	}
}
