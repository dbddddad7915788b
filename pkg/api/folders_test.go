package api_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/api"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/session"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

// desk is the API over a table, with people signed in.
type desk struct {
	*testing.T
	*tabletest.World
	handler http.Handler
	n       int
}

func open(t *testing.T) *desk {
	t.Helper()
	d := &desk{T: t, World: tabletest.New(t)}
	s := &api.Server{Table: d.Table, Log: slog.New(slog.DiscardHandler)}
	d.handler = s.Handler(api.Names()...)
	return d
}

// tenant opens a tenant and gives its owner.
func (d *desk) tenant(handle string) user.User {
	d.Helper()
	_, u, err := vendor.Open(d.Context(), d.Table, actor.Job("test"), vendor.Opening{Handle: handle, Name: handle, Drivers: 9, Executives: 9,
		Owner: user.Draft{Mail: "o@" + handle + ".example", FirstName: "Olga", LastName: "Owner"}}, func(string) table.Writes { return nil })
	if err != nil {
		d.Fatal(err)
	}
	return u
}

func (d *desk) person(in string, kind licence.Kind) user.User {
	d.Helper()
	d.n++
	u, err := user.Create(d.Context(), d.Table, actor.Job("test"), in, user.Draft{Mail: fmt.Sprintf("p%d@muster.example", d.n), FirstName: "Paul", LastName: fmt.Sprint("Person", d.n), Licence: kind}, nil)
	if err != nil {
		d.Fatal(err)
	}
	return u
}

// token signs a person in.
func (d *desk) token(u user.User) string {
	d.Helper()
	s, token := session.New(d.Table, session.Session{Tenant: u.Tenant, User: u.ID, Stamp: u.Stamp, TenantStamp: 1})
	if err := d.Table.Commit(d.Context(), session.Open(s)); err != nil {
		d.Fatal(err)
	}
	return token
}

// ask sends "METHOD path body" and must get the status.
func (d *desk) ask(token, request string, status int, headers ...string) (map[string]any, http.Header) {
	d.Helper()
	parts := strings.SplitN(request, " ", 3)
	body := ""
	if len(parts) == 3 {
		body = parts[2]
	}
	r := httptest.NewRequest(parts[0], parts[1], strings.NewReader(body))
	r.Header.Set("Authorization", "Bearer "+token)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	d.handler.ServeHTTP(w, r)
	if w.Code != status {
		d.Errorf("%s: %d, want %d: %s", request, w.Code, status, w.Body)
	}
	var answer map[string]any
	_ = json.Unmarshal(w.Body.Bytes(), &answer)
	return answer, w.Header()
}

// TestFolders plays the menu from the first folder to a driver who manages his own.
func TestFolders(t *testing.T) {
	d := open(t)
	owner := d.tenant("muster")
	o := d.token(owner)
	driver, free := d.person(owner.Tenant, licence.Driver), d.person(owner.Tenant, licence.Collaborator)

	top, h := d.ask(o, `POST /v1/folders {"name":"Project"}`, 201, "Idempotency-Key", "k")
	again, _ := d.ask(o, `POST /v1/folders {"name":"Project"}`, 201, "Idempotency-Key", "k")
	id := top["id"].(string)
	if again["id"] != id || h.Get("Location") != "/v1/folders/"+id || h.Get("ETag") != `"1"` || top["role"] != "driver" || top["mayManage"] != true {
		t.Errorf("made %v, %v", top, h)
	}
	below, _ := d.ask(o, `POST /v1/folders {"name":"Below","parent":"`+id+`"}`, 201)
	d.ask(o, `PATCH /v1/folders/`+id+` {"name":"P"}`, 428)
	d.ask(o, `PATCH /v1/folders/`+id+` {"name":"P"}`, 412, "If-Match", `"7"`)
	d.ask(o, `PATCH /v1/folders/`+id+` {"name":"P"}`, 200, "If-Match", `"1"`)
	if p, _ := d.ask(o, `PATCH /v1/folders/`+id+` {"parent":"`+below["id"].(string)+`"}`, 409, "If-Match", `"2"`); p["code"] != "folder_loop" {
		t.Errorf("a loop: %v", p)
	}
	member := `/v1/folders/` + id + `/members/`
	d.ask(o, `PUT `+member+driver.ID+` {"role":"driver"}`, 200)
	if p, _ := d.ask(o, `PUT `+member+free.ID+` {"role":"driver"}`, 409, "Accept-Language", "de"); p["code"] != "driver_needs_licence" || !strings.Contains(fmt.Sprint(p["title"]), "Fahrer") {
		t.Errorf("a collaborator as driver: %v", p)
	}
	d.ask(o, `PUT `+member+free.ID+` {"role":"boss"}`, 422)

	// The driver has no user menu, and manages his folder.
	dt := d.token(driver)
	d.ask(dt, `GET /v1/users`, 403)
	if found, _ := d.ask(dt, `POST /v1/folders/`+id+`/candidates {"text":"person2"}`, 200); len(found["users"].([]any)) != 1 {
		t.Errorf("found %v", found)
	}
	d.ask(dt, `PUT `+member+free.ID+` {"role":"participant"}`, 200)
	d.ask(dt, `GET `+member+free.ID, 200)
	if list, _ := d.ask(dt, `GET /v1/folders/`+id+`/members`, 200); len(list["members"].([]any)) != 3 {
		t.Errorf("members %v", list)
	}
	d.ask(dt, `POST /v1/folders {"name":"Top"}`, 403)
	ft := d.token(free)
	d.ask(ft, `DELETE `+member+driver.ID, 403)
	d.ask(ft, `GET /v1/folders/`+id, 200)
	d.ask(ft, `GET /v1/folders/`+below["id"].(string), 403)
	d.ask(dt, `DELETE `+member+free.ID, 204)
	d.ask(dt, `GET `+member+free.ID, 404)

	// A whole tree in one request, and what it became of.
	j, h := d.ask(o, `POST /v1/folders/`+id+`/subtree {"user":"`+free.ID+`","role":"participant"}`, 202)
	if j["state"] != "done" || j["done"] != 2.0 {
		t.Errorf("job %v", j)
	}
	if j, _ = d.ask(o, `GET `+h.Get("Location"), 200); len(j["results"].([]any)) != 2 {
		t.Errorf("job %v", j)
	}
	d.ask(ft, `GET `+h.Get("Location"), 404)
	d.ask(o, `POST `+h.Get("Location")+`/cancel`, 409)
	d.ask(o, `POST /v1/folders/`+id+`/subtree {"user":"`+free.ID+`","role":null}`, 202)
	d.ask(o, `POST /v1/folders/`+id+`/subtree {"user":"`+free.ID+`","role":"driver"}`, 202)

	boxes, _ := d.ask(o, `GET /v1/users/`+driver.ID+`/folders`, 200)
	if list := boxes["folders"].([]any); len(list) != 2 || list[0].(map[string]any)["box"] != "driver" || list[1].(map[string]any)["box"] != nil || len(boxes["drives"].([]any)) != 1 {
		t.Errorf("boxes %v", boxes)
	}
	d.foreseen(o, driver.ID)
	if p, _ := d.ask(o, `PATCH /v1/users/`+driver.ID+` {"licence":"collaborator"}`, 409, "If-Match", `"1"`, "Accept-Language", "de"); p["code"] != "still_drives" || !strings.Contains(fmt.Sprint(p["title"]), "1") {
		t.Errorf("lowered: %v", p)
	}
	d.ask(o, `POST /v1/folders/`+id+`/close`, 200)
	d.ask(o, `POST /v1/folders/`+id+`/close`, 409)
	d.ask(o, `POST /v1/folders/`+id+`/reopen`, 200)
	if tree, _ := d.ask(o, `GET /v1/folders`, 200); len(tree["folders"].([]any)) != 2 {
		t.Errorf("tree %v", tree)
	}
}

// foreseen asks what another licence would mean for somebody who drives one folder.
func (d *desk) foreseen(as, driver string) {
	for to, n := range map[string]int{"collaborator": 1, "executive": 0} {
		if p, _ := d.ask(as, `GET /v1/users/`+driver+`/licence?to=`+to, 200); p["refused"] != (n > 0) || len(p["drives"].([]any)) != n {
			d.Errorf("foreseen as %s: %v", to, p)
		}
	}
}

// TestFoldersOfOthers: another tenant's id is answered as an unknown one, on every route (T11).
func TestFoldersOfOthers(t *testing.T) {
	d := open(t)
	mine, other := d.tenant("muster"), d.tenant("other")
	o, there := d.token(mine), d.token(other)
	f, _ := d.ask(there, `POST /v1/folders {"name":"Theirs"}`, 201)
	j, _ := d.ask(there, `POST /v1/folders/`+f["id"].(string)+`/subtree {"user":"`+other.ID+`","role":"participant"}`, 202)
	own, _ := d.ask(o, `POST /v1/folders {"name":"Mine"}`, 201)
	unknown := map[string]string{f["id"].(string): "fld_00000000000000000000000000", j["id"].(string): "job_00000000000000000000000000", other.ID: "usr_00000000000000000000000000"}
	request := regexp.MustCompile(`"request":"[^"]*"`)
	for _, r := range []string{
		"GET /v1/folders/FLD", `POST /v1/folders {"name":"x","parent":"FLD"}`, `PATCH /v1/folders/FLD {"name":"x"}`, "POST /v1/folders/FLD/close", "POST /v1/folders/FLD/reopen",
		"GET /v1/folders/FLD/members", `POST /v1/folders/FLD/candidates {}`, "GET /v1/folders/FLD/members/" + mine.ID, "GET /v1/folders/OWN/members/USR",
		`PUT /v1/folders/FLD/members/` + mine.ID + ` {"role":"driver"}`, `PUT /v1/folders/OWN/members/USR {"role":"driver"}`, "DELETE /v1/folders/FLD/members/" + mine.ID,
		"DELETE /v1/folders/OWN/members/USR", `POST /v1/folders/FLD/subtree {"user":"` + mine.ID + `","role":null}`, `POST /v1/folders/OWN/subtree {"user":"USR","role":null}`,
		"GET /v1/jobs/JOB", "POST /v1/jobs/JOB/cancel", "GET /v1/users/USR/folders",
	} {
		r = strings.NewReplacer("FLD", f["id"].(string), "JOB", j["id"].(string), "USR", other.ID, "OWN", own["id"].(string)).Replace(r)
		none := r
		for theirs, nobodys := range unknown {
			none = strings.ReplaceAll(none, theirs, nobodys)
		}
		a, _ := d.ask(o, r, 404, "If-Match", `"1"`)
		b, _ := d.ask(o, none, 404, "If-Match", `"1"`)
		one, _ := json.Marshal(a)
		two, _ := json.Marshal(b)
		if request.ReplaceAllString(string(one), "") != request.ReplaceAllString(string(two), "") {
			t.Errorf("%s: %s\nunknown: %s", r, one, two)
		}
	}
}
