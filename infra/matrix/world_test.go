package matrix_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/curfew/curfew/infra/local/product"
	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/api"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/key"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/mail/mailtest"
	"github.com/curfew/curfew/pkg/session"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

// principals are the kinds of callers.
var principals = []string{"nobody", "user", "executive", "demoted", "administrator", "owner", "deactivated", "deleted", "agent", "support", "support after its end",
	"support after off", "operator", "service key", "revoked key", "forged"}

// world is one tenant with everybody in it, another one, and the vendor's.
type world struct {
	memory              *table.Memory
	table               *table.Table
	handler             http.Handler
	engine              *engine
	home, tenant, other tenant.Tenant
	people              map[string]user.User
	tokens              map[string]string
	grants              map[string]grant.Grant // live; the others are over
	folder, otherFolder string
	key                 string
	stranger            user.User // in the other tenant
}

var start = time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)

var base = sync.OnceValue(build)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func none(string) table.Writes { return nil }

// build makes the world once; each test works on a clone.
func build() *world {
	ctx := context.Background()
	w := &world{memory: table.NewMemory(), people: map[string]user.User{}, tokens: map[string]string{}, grants: map[string]grant.Grant{}}
	w.table = table.New(w.memory, func() time.Time { return start })
	job := actor.Job("test")
	draft := func(name string, k licence.Kind, administrator bool) user.Draft {
		return user.Draft{Mail: name + "@matrix.example", FirstName: name, LastName: "M", Licence: k, Administrator: administrator, Country: "DE"}
	}
	var err error
	w.home, w.people["operator"], err = vendor.OpenVendor(ctx, w.table, vendor.Opening{Handle: "vendor", Name: "Vendor", Owner: draft("otto", licence.Executive, true)})
	must(0, err)
	w.tenant, w.people["owner"], err = vendor.Open(ctx, w.table, job, vendor.Opening{Handle: "muster", Name: "Muster", Drivers: 9, Executives: 9, Owner: draft("olga", licence.Executive, true)}, none)
	must(0, err)
	w.other, w.stranger, err = vendor.Open(ctx, w.table, job, vendor.Opening{Handle: "other", Name: "Other", Drivers: 9, Executives: 9, Owner: draft("oskar", licence.Executive, true)}, none)
	must(0, err)
	make := func(name string, k licence.Kind, administrator bool) {
		w.people[name] = must(user.Create(ctx, w.table, job, w.tenant.ID, draft(name, k, administrator), nil))
	}
	make("user", licence.Collaborator, false)
	make("executive", licence.Executive, false)
	make("administrator", licence.Executive, true)
	make("profile", licence.Executive, true)
	make("demoted", licence.Executive, true)
	make("deactivated", licence.Executive, true)
	make("deleted", licence.Executive, true)
	agent := draft("arne", licence.Collaborator, false)
	agent.Agent = true
	w.people["agent"] = must(user.Create(ctx, w.table, job, w.home.ID, agent, nil))
	for name, u := range w.people {
		w.tokens[name] = w.signIn(u)
	}
	w.lose(job)
	w.tokens["forged"] = w.tokens["owner"][:len(w.tokens["owner"])-2] + "xx"
	k, token, err := key.Create(ctx, w.table, actor.Job("test"), w.home.ID, "product", key.Scopes())
	must(0, err)
	w.key, w.tokens["service key"] = k.ID, token
	k, w.tokens["revoked key"], err = key.Create(ctx, w.table, actor.Job("test"), w.home.ID, "old", key.Scopes())
	must(0, err)
	must(0, key.Revoke(ctx, w.table, actor.Job("test"), w.home.ID, k.ID))
	super := folder.By{Actor: actor.Actor{Kind: actor.Person, User: w.people["owner"].ID}, Administrator: true, Super: true}
	w.folder = must(folder.Create(ctx, w.table, super, w.tenant.ID, "Folder", "", nil)).ID
	super.User = w.stranger.ID
	w.otherFolder = must(folder.Create(ctx, w.table, super, w.other.ID, "Folder", "", nil)).ID
	return w
}

// lose takes from some what their sessions remember.
func (w *world) lose(job actor.Actor) {
	ctx := context.Background()
	no, lower := false, licence.Driver
	must(user.Change(ctx, w.table, job, w.tenant.ID, w.people["demoted"].ID, 1, user.Edit{Administrator: &no, Licence: &lower}))
	must(user.Deactivate(ctx, w.table, job, w.tenant.ID, w.people["deactivated"].ID))
	must(user.Delete(ctx, w.table, job, w.tenant.ID, w.people["deleted"].ID, w.people["deleted"].Mail))
	for _, name := range []string{"support after its end", "support after off", "support"} {
		g := must(grant.Open(ctx, w.table, job, w.tenant, "1d", ""))
		w.tokens[name] = w.enter(g)
		switch name {
		case "support after off":
			must(0, grant.Close(ctx, w.table, job, w.tenant.ID, ""))
		case "support after its end":
			must(0, w.table.Commit(ctx, table.Change(table.Grant(w.tenant.ID), table.Set("end", start))))
		}
	}
}

func (w *world) signIn(u user.User) string {
	ten := must(tenant.Get(context.Background(), w.table, u.Tenant))
	s, token := session.New(w.table, session.Session{Tenant: u.Tenant, User: u.ID, Stamp: u.Stamp, TenantStamp: ten.Stamp})
	must(0, w.table.Commit(context.Background(), session.Open(s), table.Change(u.Key(), table.Set("lastUse", start))))
	return token
}

func (w *world) enter(g grant.Grant) string {
	p, a := w.people["profile"], w.people["agent"]
	s, token := session.New(w.table, session.Session{Tenant: p.Tenant, User: p.ID, Home: a.Tenant, Agent: a.ID, Stamp: p.Stamp, AgentStamp: a.Stamp, TenantStamp: w.tenant.Stamp,
		Grant: g.ID, Reason: "a reason to enter", Ticket: "S-1"})
	must(0, w.table.Commit(context.Background(), session.Open(s)))
	return token
}

// open is the world with a product over it; begin puts it back to where it was.
func open(t *testing.T) *world {
	t.Helper()
	w := *base()
	now := &engine{Memory: w.memory.Clone()}
	p := product.New(product.Parts{Engine: now, Clock: func() time.Time { return start }, Sender: &mailtest.Memory{}, Timeout: tabletest.Timeout})
	w.table, w.handler, w.engine = p.Table, p.Handler, now
	return &w
}

// engine is the memory of the moment.
type engine struct{ *table.Memory }

// begin makes everything as it was built.
func (w *world) begin() { w.engine.Memory = w.memory.Clone() }

// answer is what came back.
type answer struct {
	status     int
	code, body string
}

// ask sends a request to a route as a principal, with ids of one sort.
func (w *world) ask(p string, r api.Route, ids string) answer {
	path := strings.ReplaceAll(r.Path, "{user}", w.pick(ids, w.people["user"].ID, w.stranger.ID, "usr_00000000000000000000000000"))
	path = strings.ReplaceAll(path, "{id}", w.id(r, ids))
	path = strings.NewReplacer("{tenant}", w.pick(ids, w.tenant.ID, w.other.ID, "ten_00000000000000000000000000"), "{kind}", "document", "{thing}", "d1").Replace(path)
	if r.ID == "preview-security" {
		path += "?idleDays=90"
	}
	if r.ID == "preview-licence" {
		path += "?to=driver"
	}
	body := bodies[r.ID]
	req := httptest.NewRequest(r.Method, path, strings.NewReader(body))
	if body == "" {
		req.Body = http.NoBody
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("If-Match", `"1"`)
	if p != "nobody" {
		req.Header.Set("Authorization", "Bearer "+w.tokens[p])
	}
	rec := httptest.NewRecorder()
	w.handler.ServeHTTP(rec, req)
	a := answer{status: rec.Code, body: rec.Body.String()}
	var problem struct{ Code string }
	_ = json.Unmarshal(rec.Body.Bytes(), &problem)
	a.code = problem.Code
	return a
}

func (w *world) pick(ids, own, foreign, unknown string) string {
	return map[string]string{"own": own, "foreign": foreign, "unknown": unknown}[ids]
}

// id is the id in a route's path.
func (w *world) id(r api.Route, ids string) string {
	const nothing = "_00000000000000000000000000"
	switch {
	case strings.HasPrefix(r.Path, "/v1/users"):
		own := "user"
		if r.ID == "hand-over-ownership" {
			own = "administrator"
		}
		return w.pick(ids, w.people[own].ID, w.stranger.ID, "usr"+nothing)
	case strings.HasPrefix(r.Path, "/v1/folders"):
		return w.pick(ids, w.folder, w.otherFolder, "fld"+nothing)
	case strings.HasPrefix(r.Path, "/v1/tenants"), strings.HasPrefix(r.Path, "/v1/support/tenants"):
		return w.pick(ids, w.tenant.ID, w.other.ID, "ten"+nothing)
	case strings.HasPrefix(r.Path, "/v1/service-keys"):
		return w.pick(ids, w.key, w.key, "key"+nothing)
	case strings.HasPrefix(r.Path, "/v1/imports"):
		return "imp" + nothing
	case strings.HasPrefix(r.Path, "/v1/jobs"):
		return "job" + nothing
	}
	return "ses" + nothing
}

// bodies are well formed, so that what is asked is about the id.
var bodies = map[string]string{
	"sign-in": `{"tenant":"muster","mail":"x@y.example","password":"wrong"}`, "ask-password-link": `{"tenant":"muster","mail":"x@y.example"}`,
	"set-password": `{"link":"cfl_x","password":"x"}`, "search-users": `{}`, "set-view": `{"columns":[],"filters":[],"sort":{}}`, "export-users": `{"columns":["name"]}`,
	"create-user": `{"mail":"new@matrix.example","firstName":"N","lastName":"N"}`, "change-user": `{"firstName":"X"}`, "exempt-user": `{"until":"2026-06-01T00:00:00Z","reason":"parental leave"}`,
	"batch-users": `{"do":"deactivate","users":["usr_00000000000000000000000000"]}`, "answer-hold": `{"answer":"proceed"}`, "delete-user": `{"confirm":"nobody@matrix.example"}`, "rehearse-import": `{"name":"x.csv","content":"eA=="}`,
	"change-settings": `{"name":"Muster"}`, "set-security": `{"idleDays":null}`, "answer-brake": `{"answer":"stop"}`, "set-support-access": `{"on":false}`,
	"create-folder": `{"name":"N"}`, "change-folder": `{"name":"N"}`, "search-candidates": `{"text":"m"}`, "set-member": `{"role":"participant"}`,
	"set-subtree": `{"user":"usr_00000000000000000000000000","role":null}`, "start-support-session": `{"tenant":"muster","as":"usr_x","reason":"a reason to enter","ticket":"S"}`,
	"open-tenant": `{"handle":"new","name":"New","owner":{"mail":"n@new.example","firstName":"N","lastName":"N"}}`, "change-tenant": `{"seats":{"driver":9}}`,
	"nominate-owner": `{"mail":"administrator@matrix.example"}`, "create-service-key": `{"name":"k","scopes":["introspect"]}`, "introspect": `{"token":"x"}`,
	"register-many": `{"entries":[{"kind":"document","id":"d1"}]}`, "register-thing": `{}`, "register-appearance": `{"roles":["owner"]}`,
}

// refusal is how a principal who may not is told so: whoever has no session that holds, by 401; all others by 403.
func (w *world) refusal(p string) int {
	if slices.Contains([]string{"nobody", "demoted", "deactivated", "deleted", "support after its end", "support after off", "service key", "revoked key", "forged"}, p) {
		return http.StatusUnauthorized
	}
	return http.StatusForbidden
}

// state is everything in the table but the counters of attempts.
func (w *world) state() string {
	var all []string
	for _, item := range w.engine.Items() {
		if !strings.HasPrefix(item.Key().Partition, "throttle/") {
			all = append(all, fmt.Sprint(tabletest.Plain(item)))
		}
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}
