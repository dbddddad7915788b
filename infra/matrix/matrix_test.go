// Package matrix_test asks every route as every kind of caller.
//
// Rule: what is expected stands here, written down apart from the product's own table; a new route fails until somebody says who
// may use it. Support is denied whatever is not named.
package matrix_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/curfew/curfew/infra/template"
	"github.com/curfew/curfew/pkg/api"
)

// who are the groups of callers that a kind of route is for.
var who = map[string][]string{
	"everybody":      principals,
	"signed in":      {"user", "executive", "administrator", "owner", "agent", "operator", "support"},
	"persons":        {"user", "executive", "administrator", "owner", "agent", "operator"},
	"administrators": {"administrator", "owner", "operator"}, // the operator is the vendor's first owner
	"owners":         {"owner", "operator"},
	"agents":         {"agent"},
	"operators":      {"operator"},
	"service":        {"service key"},
}

// support are the only operations a support session may use.
var support = []string{"sign-out", "get-me", "heartbeat", "list-users", "search-users", "list-columns", "get-licence-summary", "get-user", "change-user", "preview-licence",
	"deactivate-user", "batch-users", "preview-deletion", "list-user-history", "get-settings", "list-tenant-history", "get-security", "preview-security", "hand-back",
	"list-user-folders", "list-folders", "get-folder", "list-members", "search-candidates", "get-member", "set-member", "remove-member", "set-subtree", "list-jobs", "get-job", "cancel-job"}

// meant says for whom each operation is.
var meant = map[string]string{
	"sign-in": "everybody", "ask-password-link": "everybody", "set-password": "everybody",
	"sign-out": "signed in", "get-me": "signed in", "heartbeat": "signed in", "hand-back": "signed in",
	"list-sessions": "persons", "end-session": "persons", "sign-out-everywhere": "persons",
	"list-users": "administrators", "search-users": "administrators", "list-columns": "administrators", "get-licence-summary": "administrators",
	"get-view": "administrators", "set-view": "administrators", "clear-filters": "administrators", "export-users": "administrators", "export-user-history": "administrators",
	"create-user": "administrators", "get-user": "administrators", "change-user": "administrators", "preview-licence": "administrators",
	"deactivate-user": "administrators", "reactivate-user": "administrators", "batch-users": "administrators", "invite-user": "administrators", "exempt-user": "administrators",
	"unexempt-user": "administrators", "answer-hold": "administrators", "preview-deletion": "administrators", "delete-user": "administrators",
	"list-user-history": "administrators", "list-user-folders": "administrators", "hand-over-ownership": "owners",
	"rehearse-import": "administrators", "list-imports": "administrators", "get-import-template": "administrators", "get-import": "administrators", "list-import-rows": "administrators",
	"get-import-errors": "administrators", "invite-never-told": "administrators", "run-import": "administrators",
	"get-settings": "administrators", "change-settings": "administrators", "list-tenant-history": "administrators", "get-security": "administrators",
	"set-security": "administrators", "preview-security": "administrators", "answer-brake": "administrators",
	"get-support-access": "administrators", "set-support-access": "administrators", "get-support-register": "administrators", "list-support-acts": "administrators", "end-support-session": "administrators",
	"get-nomination": "owners", "refuse-nomination": "owners",
	"list-folders": "signed in", "create-folder": "persons", "get-folder": "signed in", "change-folder": "persons", "close-folder": "persons", "reopen-folder": "persons",
	"list-members": "signed in", "search-candidates": "signed in", "get-member": "signed in", "set-member": "signed in", "remove-member": "signed in",
	"set-subtree": "signed in", "list-jobs": "signed in", "get-job": "signed in", "cancel-job": "signed in",
	"list-open-tenants": "agents", "get-open-tenant": "agents", "start-support-session": "agents",
	"list-tenants": "operators", "open-tenant": "operators", "get-tenant": "operators", "change-tenant": "operators", "suspend-tenant": "operators", "resume-tenant": "operators",
	"close-tenant": "operators", "nominate-owner": "operators", "list-service-keys": "operators", "create-service-key": "operators", "revoke-service-key": "operators",
	"introspect": "service", "register-many": "service", "list-appearances": "service", "register-thing": "service", "get-thing": "service", "unregister-thing": "service",
	"register-appearance": "service", "unregister-appearance": "service",
}

// TestEveryRoute: every operation as every principal, with ids of his own tenant, of another and of nobody. Who may not is told so
// before anything else is looked at; a foreign id is answered as an unknown one, and neither changes anything.
func TestEveryRoute(t *testing.T) {
	t.Parallel()
	cells, w := 0, open(t)
	for _, r := range routes() {
		group, known := meant[r.ID]
		if !known {
			t.Errorf("nobody has said who may %s %s (%s)", r.Method, r.Path, r.ID)
			continue
		}
		for _, p := range principals {
			if testing.Short() && p != "user" && p != "administrator" && p != "support" { // the long run asks all
				continue
			}
			may := slices.Contains(who[group], p) && (p != "support" || group == "everybody" || slices.Contains(support, r.ID)) ||
				p == "support" && group == "administrators" && slices.Contains(support, r.ID)
			var foreign, unknown answer
			for _, ids := range []string{"own", "foreign", "unknown"} {
				w.begin()
				before := w.state()
				got := w.ask(p, r, ids)
				cells++
				switch {
				case !may && group == "service" && got.status != http.StatusUnauthorized:
					t.Errorf("%s as %s (%s ids): %d, want 401", r.ID, p, ids, got.status)
				case !may && group != "service" && got.status != w.refusal(p):
					t.Errorf("%s as %s (%s ids): %d %s, want %d", r.ID, p, ids, got.status, got.code, w.refusal(p))
				case may && (got.status == http.StatusUnauthorized && group != "everybody" || got.status == http.StatusForbidden && got.code == "forbidden"):
					t.Errorf("%s as %s (%s ids): %d %s, though he may", r.ID, p, ids, got.status, got.code)
				case got.status >= 500:
					t.Errorf("%s as %s (%s ids): %d %s", r.ID, p, ids, got.status, got.body)
				}
				if !may && w.state() != before {
					t.Errorf("%s as %s (%s ids) changed something", r.ID, p, ids)
				}
				if strings.Contains(r.Path, "{") && ids != "own" && group != "operators" && group != "service" && r.ID != "get-open-tenant" && w.state() != before {
					t.Errorf("%s as %s with %s ids changed something", r.ID, p, ids)
				}
				if ids == "foreign" {
					foreign = got
				} else {
					unknown = got
				}
			}
			if strings.Contains(r.Path, "{") && group != "operators" && group != "service" && r.ID != "get-open-tenant" && (foreign.status != unknown.status || foreign.body != unknown.body) {
				t.Errorf("%s as %s: a foreign id is answered %d %s, an unknown one %d %s", r.ID, p, foreign.status, foreign.body, unknown.status, unknown.body)
			}
		}
	}
	if cells < 2000 && !testing.Short() {
		t.Errorf("only %d cells", cells)
	}
	t.Logf("%d routes × %d principals × 3 ids = %d cells", len(routes()), len(principals), cells)
}

// TestRoutesAreServed: every operation lies under the prefix of the function that serves it, and stands in the document.
func TestRoutesAreServed(t *testing.T) {
	t.Parallel()
	tpl, err := template.Read("../../template.yaml")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, name := range api.Names() {
		s := &api.Server{}
		s.Handler(name)
		for _, r := range s.Routes() {
			seen++
			path := strings.NewReplacer("{", "", "}", "").Replace(r.Path)
			if f := tpl.Answers(path); f != name {
				t.Errorf("%s %s is registered by %s and answered by %q", r.Method, r.Path, name, f)
			}
			op := s.OpenAPI().Paths[r.Path]
			if op == nil {
				t.Errorf("%s is not in the document", r.Path)
			}
		}
	}
	if seen != len(routes()) || seen < 80 {
		t.Errorf("%d routes seen", seen)
	}
}

// TestSupportListIsTrue: what support may use is marked so, and nothing else is.
func TestSupportListIsTrue(t *testing.T) {
	t.Parallel()
	for _, r := range routes() {
		if said := slices.Contains(support, r.ID); meant[r.ID] != "everybody" && r.Support != said {
			t.Errorf("%s: support %v, the list says %v", r.ID, r.Support, said)
		}
	}
	for _, id := range support {
		if !slices.ContainsFunc(routes(), func(r api.Route) bool { return r.ID == id }) {
			t.Errorf("there is no operation %s", id)
		}
	}
}

func routes() []api.Route {
	s := &api.Server{}
	s.Handler(api.Names()...)
	return s.Routes()
}
