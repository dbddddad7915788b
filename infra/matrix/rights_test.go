package matrix_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/curfew/curfew/infra/local/product"
	"github.com/curfew/curfew/infra/template"
	"github.com/curfew/curfew/pkg/mail/mailtest"
	"github.com/curfew/curfew/pkg/post"
	"github.com/curfew/curfew/pkg/table"
)

// watched is an engine that remembers which reads it was asked for, and of which index.
type watched struct {
	*table.Memory
	asked map[[2]string]bool
}

func (e *watched) Read(ctx context.Context, keys []table.Key) ([]table.Item, error) {
	e.asked[[2]string{"BatchGetItem", ""}] = true
	return e.Memory.Read(ctx, keys)
}

func (e *watched) Query(ctx context.Context, q table.Query) (table.Page, error) {
	e.asked[[2]string{"Query", q.Index.Name}] = true
	return e.Memory.Query(ctx, q)
}

func (e *watched) Write(ctx context.Context, actions []table.Write, now time.Time) error {
	for _, action := range []string{"ConditionCheckItem", "PutItem", "UpdateItem", "DeleteItem"} {
		e.asked[[2]string{action, ""}] = true
	}
	return e.Memory.Write(ctx, actions, now)
}

// may is whom an operation is asked as, by whom it is for.
var may = map[string]string{"everybody": "nobody", "signed in": "owner", "persons": "owner", "administrators": "owner", "owners": "owner", "agents": "agent",
	"operators": "operator", "service": "service key"}

// TestRightsFollowTheCode: what a function asks of the table, its policy allows: for every operation, and for every job over work that
// is owed. An index that a policy allows and nothing asks for is too much.
func TestRightsFollowTheCode(t *testing.T) {
	t.Parallel()
	tpl, err := template.Read("../../template.yaml")
	if err != nil {
		t.Fatal(err)
	}
	w, now := open(t), start
	e := &watched{w.memory.Clone(), map[[2]string]bool{}}
	p := product.New(product.Parts{Engine: e, Clock: func() time.Time { return now }, Sender: &mailtest.Memory{}, House: post.House{PublicURL: "https://a.example",
		ProductName: "P", ProductURL: "https://b.example", GettingToKnow: "https://b.example/tour", From: "p@b.example"}})
	w.handler = p.Handler
	used := map[[2]string]bool{}
	of := func(name, what string) {
		for a := range e.asked {
			if used[[2]string{name, a[1]}] = true; !tpl.Functions[name].May(a[0], a[1]) {
				t.Errorf("%s, for %s, asks for %s of %q, and may not", name, what, a[0], a[1])
			}
		}
		clear(e.asked)
	}
	for _, r := range routes() {
		e.Memory = w.memory.Clone()
		w.ask(may[meant[r.ID]], r, "own")
		of(tpl.Answers(r.Path), r.ID)
	}
	e.Memory = w.memory.Clone()
	w.owe(t, func(path string) { of(tpl.Answers(path), path) })
	for _, day := range []int{0, 2, 16, 32, 33} {
		now = start.AddDate(0, 0, day)
		for name, run := range p.Jobs() {
			if err := run(t.Context()); err != nil {
				t.Errorf("%s on day %d: %v", name, day, err)
			}
			of(name, "its work")
		}
	}
	for name, f := range tpl.Functions {
		for _, index := range table.Indexes() {
			if f.May("Query", index.Name) && !used[[2]string{name, index.Name}] {
				t.Errorf("%s may ask %s, and nothing of it does", name, index.Name)
			}
		}
	}
}

// owe makes work for every job, after lists in every order; asked is told of each path.
func (w *world) owe(t *testing.T, asked func(path string)) {
	do := func(as, method, path string, body any) (id string) {
		t.Helper()
		text, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest(method, path, strings.NewReader(string(text)))
		if body == nil {
			r.Body = http.NoBody
		}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Authorization", "Bearer "+w.tokens[as])
		got := httptest.NewRecorder()
		if w.handler.ServeHTTP(got, r); got.Code >= 300 {
			t.Fatalf("%s %s: %d %s", method, path, got.Code, got.Body)
		}
		asked(path)
		var made struct{ ID string }
		_ = json.Unmarshal(got.Body.Bytes(), &made)
		return made.ID
	}
	type object = map[string]any
	user, profile := w.people["user"], w.people["profile"]
	sheet := base64.StdEncoding.EncodeToString([]byte("E-Mail;Vorname;Nachname\nneu@matrix.example;Neu;N\n"))
	for _, column := range []string{"mail", "lastSignIn", "created"} {
		do("owner", "POST", "/v1/users/search", object{"sort": object{"column": column}})
	}
	do("owner", "PUT", "/v1/support-access", object{"on": true, "period": "1d"})
	do("agent", "POST", "/v1/support/sessions", object{"tenant": "muster", "as": profile.ID, "reason": "a reason to enter", "ticket": "S"})
	do("owner", "POST", "/v1/folders/"+w.folder+"/subtree", object{"user": user.ID, "role": "participant"})
	do("owner", "POST", "/v1/imports/"+do("owner", "POST", "/v1/imports", object{"name": "x.csv", "content": sheet})+"/run", nil)
	do("owner", "POST", "/v1/imports/invitations", nil)
	do("owner", "POST", "/v1/users/"+user.ID+"/deletion", object{"confirm": user.Mail})
	do("owner", "PUT", "/v1/settings/security", object{"idleDays": 30, "confirmed": 0})
	do("operator", "POST", "/v1/tenants/"+w.tenant.ID+"/owner", object{"mail": profile.Mail})
	do("operator", "POST", "/v1/tenants/"+w.other.ID+"/close", nil)
}
