package stories_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"github.com/curfew/curfew/pkg/table"
)

// fixture is a good request of an operation; in it @name stands for an id.
type fixture struct {
	as   string // "" nobody, key
	path string // "" when the route's own path has no ids
	body string
}

// fixtures are one good request per operation that has a body: a new one fails until it is here.
var fixtures = map[string]fixture{
	"sign-in":               {body: `{"tenant":"muster","mail":"uwe@muster.example","password":"` + password + `"}`},
	"ask-password-link":     {body: `{"tenant":"muster","mail":"uwe@muster.example"}`},
	"set-password":          {body: `{"link":"LINK","password":"Ein Satz aus lauter guten Zeichen"}`},
	"search-users":          {as: "olga", body: `{"view":"all","status":["active"],"text":"u","filters":[{"column":"mail","op":"contains","values":["m"]}],"sort":{"column":"mail","descending":true},"pageSize":5}`},
	"set-view":              {as: "olga", body: `{"columns":[{"name":"mail","width":100}],"filters":[{"column":"mail","op":"contains","values":["m"]}],"sort":{"column":"mail","descending":true},"text":"u","pageSize":20}`},
	"export-users":          {as: "olga", body: `{"columns":["mail"],"view":"mine","text":"u","status":["active"],"filters":[{"column":"mail","op":"contains","values":["m"]}],"sort":{"column":"mail","descending":true}}`},
	"create-user":           {as: "olga", body: `{"mail":"neu@muster.example","firstName":"Nina","lastName":"Neu","country":"DE","zone":"Europe/Berlin","language":"de","department":"D","licence":"executive","administrator":true,"owner":false,"agent":false,"operator":false}`},
	"change-user":           {as: "olga", path: "/v1/users/@p1", body: `{"mail":"anders@muster.example","firstName":"A","lastName":"B","country":"DE","zone":"Europe/Berlin","language":"de","department":"D","licence":"executive","administrator":true,"superAdministrator":true,"owner":false,"agent":false,"operator":false}`},
	"exempt-user":           {as: "olga", path: "/v1/users/@p2/exemption", body: `{"until":"2026-06-01T00:00:00Z","reason":"parental leave"}`},
	"answer-hold":           {as: "olga", path: "/v1/users/@held/hold", body: `{"answer":"proceed"}`},
	"batch-users":           {as: "olga", body: `{"do":"deactivate","users":["@p4"]}`},
	"delete-user":           {as: "olga", path: "/v1/users/@p3/deletion", body: `{"confirm":"p3@muster.example"}`},
	"rehearse-import":       {as: "olga", body: `{"name":"x.csv","content":"ZW1haWwsZmlyc3QgbmFtZSxsYXN0IG5hbWUKaW5hQG11c3Rlci5leGFtcGxlLEluYSxJbXBvcnQK"}`},
	"create-folder":         {as: "olga", body: `{"name":"Neu","parent":"@folder"}`},
	"change-folder":         {as: "olga", path: "/v1/folders/@folder", body: `{"name":"Anders","parent":""}`},
	"search-candidates":     {as: "olga", path: "/v1/folders/@folder/candidates", body: `{"text":"u","pageSize":5}`},
	"set-member":            {as: "olga", path: "/v1/folders/@folder/members/@p4", body: `{"role":"participant"}`},
	"set-subtree":           {as: "olga", path: "/v1/folders/@folder/subtree", body: `{"user":"@p4","role":"participant"}`},
	"change-settings":       {as: "olga", path: "/v1/settings", body: `{"name":"Muster SE","zone":"Europe/Vienna","language":"fr","productUrl":"https://muster.example","grantByOwners":true}`},
	"set-security":          {as: "olga", body: `{"idleDays":90,"confirmed":9}`},
	"answer-brake":          {as: "olga", body: `{"answer":"stop"}`},
	"set-support-access":    {as: "olga", body: `{"on":true,"period":"1d"}`},
	"start-support-session": {as: "arne", body: `{"tenant":"muster","as":"@olga","reason":"a reason to enter","ticket":"S-1"}`},
	"open-tenant":           {as: "otto", body: `{"handle":"neu","name":"Neu AG","zone":"Europe/Zurich","language":"fr","productUrl":"https://neu.example","subscription":"seats","seats":{"driver":1,"executive":2},"owner":{"mail":"n@neu.example","firstName":"N","lastName":"N","country":"CH","language":"fr"}}`},
	"change-tenant":         {as: "otto", path: "/v1/tenants/@muster", body: `{"subscription":"metered","seats":{"driver":30,"executive":30},"prices":{"currency":"EUR","driver":1000,"executive":2000}}`},
	"nominate-owner":        {as: "otto", path: "/v1/tenants/@muster/owner", body: `{"mail":"anna@muster.example"}`},
	"create-service-key":    {as: "otto", body: `{"name":"product","scopes":["introspect"]}`},
	"introspect":            {as: "key", body: `{"token":"cfs_x","heartbeat":true}`},
	"register-many":         {as: "key", path: "/v1/presence/@muster/batch", body: `{"entries":[{"kind":"document","id":"d1","user":"@uwe","roles":["author"]}]}`},
	"register-thing":        {as: "key", path: "/v1/presence/@muster/action/a1", body: `{"closed":false}`},
	"register-appearance":   {as: "key", path: "/v1/presence/@muster/action/a2/users/@uwe", body: `{"roles":["responsible"]}`},
}

// anyText are fields in which every character is as good as another: passwords, and what is only compared.
var anyText = map[string][]string{"sign-in": {"/password"}, "set-password": {"/password"}, "search-users": {"/text", "/filters/0/values/0"},
	"export-users": {"/text", "/filters/0/values/0"}, "set-view": {"/text", "/filters/0/values/0"}, "search-candidates": {"/text"}, "introspect": {"/token"},
	"ask-password-link": {"/tenant", "/mail"}, "rehearse-import": {"/name"},
	"register-many": {"/entries/0/kind", "/entries/0/id", "/entries/0/user", "/entries/0/roles/0"}} // a verdict per entry

// bad is the world in which bad input is tried.
type bad struct{ *story }

func newBad(t *testing.T) *bad {
	t.Helper()
	c := newCast(newWorld(t))
	s := newStory(c)
	for _, line := range strings.Split(strings.TrimSpace(badWorld), "\n") {
		if err := s.step(line); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
	}
	return &bad{story: s}
}

const badWorld = `
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
user held
crowd p 4
agent arne
operator otto
service key introspect presence
as olga
PUT /v1/settings/security {"idleDays":30,"confirmed":99}
want 200
POST /v1/folders {"name":"Ordner"}
want 201
call it folder
at 2026-03-17T09:05:00Z
bounce held
as nobody
POST /v1/password-links {"tenant":"muster","mail":"uwe@muster.example"}
want 202
sign in arne
sign in otto
sign in olga
PUT /v1/support-access {"on":true,"period":"1w"}
want 200
`

// request is the good request of an operation.
func (b *bad) request(id, method, path string) ask {
	f := fixtures[id]
	a := ask{Method: method, Path: b.named(or(f.path, path), inPath), Body: b.named(f.body, inBody), Headers: map[string]string{}}
	switch f.as {
	case "":
	case "key":
		a.Token = b.key
	default:
		a.Token = b.tokenOf(b.people[f.as])
	}
	if method == "PATCH" && !strings.HasPrefix(path, "/v1/tenants") {
		a.Headers["If-Match"] = b.do(ask{Method: "GET", Path: a.Path, Token: a.Token}).Headers["etag"]
	}
	if links := b.links("uwe@muster.example"); len(links) > 0 {
		a.Body = strings.ReplaceAll(a.Body, "LINK", links[len(links)-1])
	}
	return a
}

// TestBadInput: whatever is wrong with a body, field by field as the schema says, is told as one problem that names the field, and
// changes nothing; the good request is then accepted.
func TestBadInput(t *testing.T) {
	t.Parallel()
	operations := map[string][3]string{}
	doc := newWorld(t).product.API.OpenAPI()
	for path, item := range doc.Paths {
		for method, op := range map[string]*huma.Operation{"POST": item.Post, "PUT": item.Put, "PATCH": item.Patch, "DELETE": item.Delete} {
			if op == nil || op.RequestBody == nil {
				continue
			}
			operations[op.OperationID] = [3]string{method, path, op.RequestBody.Content["application/json"].Schema.Ref}
			if _, known := fixtures[op.OperationID]; !known {
				t.Errorf("%s has a body, and no good request stands in fixtures", op.OperationID)
			}
		}
	}
	for id := range fixtures {
		if _, there := operations[id]; !there {
			t.Errorf("there is no operation %s with a body", id)
		}
	}
	var probed atomic.Int64
	ids := slices.Sorted(maps.Keys(operations))
	t.Run("operations", func(t *testing.T) {
		const worlds = 6
		for n := range worlds {
			t.Run(fmt.Sprint(n), func(t *testing.T) {
				t.Parallel()
				b := newBad(t)
				for i := n; i < len(ids); i += worlds {
					op := operations[ids[i]]
					if _, known := fixtures[ids[i]]; known {
						probed.Add(int64(b.operation(ids[i], op[0], op[1], doc.Components.Schemas.SchemaFromRef(op[2]), doc.Components.Schemas)))
					}
				}
			})
		}
	})
	if probed.Load() < 1500 {
		t.Errorf("only %d probes", probed.Load())
	}
	t.Logf("%d operations, %d probes", len(ids), probed.Load())
}

// operation tries everything on one operation.
func (b *bad) operation(id, method, path string, schema *huma.Schema, all huma.Registry) int {
	b.Helper()
	b.forget()
	if id == "answer-brake" { // nobody would wait for it for real
		if err := b.product.Table.Commit(context.Background(), table.Change(table.Tenant(b.tenants["muster"]), table.Set("brake.waiting", b.Clock.Now()))); err != nil {
			b.Fatal(err)
		}
	}
	good := b.request(id, method, path)
	before := b.quiet()
	probes := shapeless(good.Body)
	var body any
	if err := json.Unmarshal([]byte(good.Body), &body); err != nil {
		b.Fatalf("%s: %v", id, err)
	}
	g := &generator{schemas: all, body: body, any: anyText[id]}
	g.object("", schema, body.(map[string]any))
	probes = append(probes, g.probes...)
	for _, u := range g.unbounded {
		if id != "rehearse-import" || u != "/content" {
			b.Errorf("%s: %s has no bound", id, u)
		}
	}
	for i, p := range probes {
		if p.body == good.Body && p.kind == "" {
			continue
		}
		bad := good
		bad.Body, bad.Source = p.body, fmt.Sprintf("10.1.%d.%d", i/200, i%200)
		if p.kind != "" {
			bad.Headers = map[string]string{"content-type": p.kind, "If-Match": good.Headers["If-Match"]}
		}
		b.refused(id, p, b.do(bad))
	}
	if after := b.quiet(); after != before {
		b.Errorf("%s: bad input changed something:\n%s", id, difference(before, after))
	}
	b.forget()
	if got := b.do(good); got.Status >= 300 {
		b.Errorf("%s: the good request is refused: %d %s", id, got.Status, got.Raw)
	}
	b.wake()
	return len(probes)
}

// refused holds an answer to what a problem is.
func (b *bad) refused(id string, p probe, got answer) {
	b.Helper()
	text := p.body[:min(len(p.body), 300)]
	switch {
	case got.Status < 400 || got.Status >= 500 || !slices.Contains([]int{400, 401, 403, 404, 409, 413, 415, 422}, got.Status):
		b.Errorf("%s: %s is answered %d %s\n\t%s", id, p.what, got.Status, got.Raw, text)
	case got.Headers["content-type"] != "application/problem+json" || got.text("title") == "null" || got.text("code") == "null" ||
		got.text("status") != fmt.Sprint(got.Status) || !strings.HasPrefix(got.text("type"), "urn:curfew:problem:") || !strings.HasPrefix(got.text("request"), "request-"):
		b.Errorf("%s: %s: no whole problem: %v %s", id, p.what, got.Headers["content-type"], got.Raw)
	case p.code != "" && got.text("code") != p.code:
		b.Errorf("%s: %s: the code is %s: %s\n\t%s", id, p.what, got.text("code"), got.Raw, text)
	case p.pointer != "" && !strings.Contains(got.Raw, `"pointer":"`+p.pointer+`"`):
		b.Errorf("%s: %s: %s is not named: %s", id, p.what, p.pointer, got.Raw)
	}
}

// quiet is the table without the counters of attempts.
func (b *bad) quiet() string {
	b.Helper()
	var lines []string
	for _, line := range strings.Split(b.table(), "\n") {
		if !strings.HasPrefix(line, "throttle/") {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// forget removes the counters of attempts.
func (b *bad) forget() {
	b.Helper()
	for _, item := range b.scan("") {
		if strings.HasPrefix(item.Key().Partition, "throttle/") {
			b.delete(item.Key())
		}
	}
}
