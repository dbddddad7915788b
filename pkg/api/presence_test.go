package api_test

import (
	"testing"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/key"
	"github.com/curfew/curfew/pkg/licence"
)

// TestPresenceNeedsItsKey: a key of the scope presence serves every tenant; one without the scope, a session and no key do not, and a
// tenant that is not there is unknown.
func TestPresenceNeedsItsKey(t *testing.T) {
	d := open(t)
	a, b := d.tenant("muster"), d.tenant("other")
	u := d.person(a.Tenant, licence.Driver)
	made := func(scope string) string {
		_, token, err := key.Create(t.Context(), d.Table, actor.Job("test"), a.Tenant, scope, []string{scope})
		if err != nil {
			t.Fatal(err)
		}
		return token
	}
	good, other := made(key.Presence), made(key.Introspect)
	for token, status := range map[string]int{good: 204, other: 403, d.token(a): 401, "": 401, "cfk_x.y": 401} {
		d.ask(token, "PUT /v1/presence/"+a.Tenant+"/action/A/users/"+u.ID+` {"roles":["responsible"]}`, status)
	}
	d.ask(good, "PUT /v1/presence/"+b.Tenant+"/action/A {}", 200)
	d.ask(good, "PUT /v1/presence/"+b.Tenant+"/action/A/users/"+u.ID+` {"roles":["responsible"]}`, 409) // he is in the other tenant
	d.ask(good, "GET /v1/presence/"+b.Tenant+"/users/"+u.ID, 404)
	d.ask(good, "GET /v1/presence/ten_00000000000000000000000000/action/A", 404)
	d.ask(good, "GET /v1/presence/muster/action/A", 404)
	d.ask(good, "POST /v1/presence/"+a.Tenant+`/batch {"entries":[]}`, 422)
	d.ask(good, "GET /v1/users", 401)
	page, _ := d.ask(good, "GET /v1/presence/"+a.Tenant+"/action/A?page_size=1", 200)
	if page["users"].([]any)[0].(map[string]any)["user"] != u.ID {
		t.Errorf("%v", page)
	}
}
