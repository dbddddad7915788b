// Package infra_test holds template.yaml to its promises.
package infra_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/curfew/curfew/infra/template"
	"github.com/curfew/curfew/pkg/api"
	"github.com/curfew/curfew/pkg/event"
)

const file = "../template.yaml"

// dataless functions have no right to the table.
var dataless = []string{"console", "follow-table"}

func root(t *testing.T) template.Node {
	t.Helper()
	n, err := template.Load(file)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// each runs f once per function, with the function's properties.
func each(t *testing.T, f func(t *testing.T, name string, p template.Node)) {
	t.Helper()
	all, err := template.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(all.Functions) < 18 {
		t.Fatalf("only %d functions seen", len(all.Functions))
	}
	resources := root(t).Get("Resources")
	for name, function := range all.Functions {
		t.Run(name, func(t *testing.T) { f(t, name, resources.Get(function.LogicalID, "Properties")) })
	}
}

func TestGlobals(t *testing.T) {
	r := root(t)
	g := r.Get("Globals", "Function")
	if g.Get("Runtime").Text() != "provided.al2023" || g.Get("Handler").Text() != "bootstrap" {
		t.Error("runtime is not provided.al2023 with bootstrap")
	}
	if a := g.Get("Architectures").Items(); len(a) != 1 || a[0].Ref() != "Architecture" {
		t.Error("the architecture is not the parameter's")
	}
	if r.Get("Parameters", "Architecture", "Default").Text() != "arm64" {
		t.Error("arm64 is not the default")
	}
	if g.Get("LoggingConfig", "LogFormat").Text() != "JSON" {
		t.Error("logs are not JSON")
	}
}

func TestFunctionIsComplete(t *testing.T) {
	r := root(t).Get("Resources")
	each(t, func(t *testing.T, name string, p template.Node) {
		for _, key := range []string{"Runtime", "Architectures", "Handler", "Layers", "Environment", "Role"} {
			if p.Get(key).Exists() {
				t.Errorf("%s is its own affair, not Globals'", key)
			}
		}
		if want := "functions/" + name + "/"; p.Get("CodeUri").Text() != want {
			t.Errorf("code is in %q, not %q", p.Get("CodeUri").Text(), want)
		}
		if b := r.Get(template.Pascal(name)+"Function", "Metadata", "BuildMethod").Text(); b != "go1.x" {
			t.Errorf("built by %q", b)
		}
		if p.Get("Description").Text() == "" {
			t.Error("no description")
		}
		group := p.Get("LoggingConfig", "LogGroup").Ref()
		g := r.Get(group, "Properties")
		if group != template.Pascal(name)+"LogGroup" || !strings.HasSuffix(g.Get("LogGroupName").Text(), "/"+name) ||
			g.Get("RetentionInDays").Ref() != "LogDays" {
			t.Errorf("log group %q is not its own or keeps logs for ever", group)
		}
	})
}

// TestFunctionHasCode fails when a directory is missing or nobody declares it.
func TestFunctionHasCode(t *testing.T) {
	all, err := template.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	for name := range all.Functions {
		if _, err := os.Stat(filepath.Join("..", "functions", name, "main.go")); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	dirs, err := filepath.Glob("../functions/*/main.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range dirs {
		if name := filepath.Base(filepath.Dir(dir)); all.Functions[name].Name == "" {
			t.Errorf("functions/%s is not in template.yaml", name)
		}
	}
}

// TestNobodyCanPlayAnotherDay: with AWS_SAM_LOCAL set, functions believe an event's time.
func TestNobodyCanPlayAnotherDay(t *testing.T) {
	for _, name := range []string{file, "alarms.yaml", "../samconfig.toml"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "AWS_SAM_LOCAL") {
			t.Errorf("%s names AWS_SAM_LOCAL", name)
		}
	}
}

func TestNoWildcardRights(t *testing.T) {
	statements := 0
	each(t, func(t *testing.T, name string, p template.Node) {
		touchesTable := false
		for _, policy := range p.Get("Policies").Items() {
			if policy.Text() != "" {
				t.Errorf("a managed policy %q", policy.Text())
			}
			for _, s := range policy.Get("Statement").Items() {
				statements++
				for _, action := range s.Get("Action").Items() {
					touchesTable = touchesTable || strings.HasPrefix(action.Text(), "dynamodb:")
					if strings.Contains(action.Text(), "*") || action.Text() == "dynamodb:Scan" {
						t.Errorf("line %d: action %s", action.Line(), action.Text())
					}
				}
				s.Get("Resource").Walk(func(n template.Node) {
					if strings.Contains(n.Text(), "*") {
						t.Errorf("line %d: resource %s", n.Line(), n.Text())
					}
				})
			}
		}
		if touchesTable == slices.Contains(dataless, name) {
			t.Error("rights to the table are not as expected")
		}
	})
	if statements < 20 {
		t.Errorf("only %d statements seen", statements)
	}
}

// TestNoCachedAuthorizer: a cached answer keeps people in after their access ended.
// TestLongRequestsHaveTheirTime: where requests may be long the product ends them itself, with an answer, before the function is
// ended; and API Gateway waits for no more than 30 seconds.
func TestLongRequestsHaveTheirTime(t *testing.T) {
	all, err := template.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"users", "imports", "settings", "folders"} {
		if limit := all.Functions[name].Timeout; limit <= api.RouteTimeout || limit > 30*time.Second {
			t.Errorf("%s: %s, and a request may take %s", name, limit, api.RouteTimeout)
		}
	}
}

func TestNoCachedAuthorizer(t *testing.T) {
	root(t).Walk(func(n template.Node) {
		for _, key := range n.Keys() {
			if (key == "ReauthorizeEvery" || key == "AuthorizerResultTtlInSeconds") && n.Get(key).Text() != "0" {
				t.Errorf("line %d: %s is not 0", n.Get(key).Line(), key)
			}
			if key == "DefaultAuthorizer" {
				t.Errorf("line %d: an authorizer before our own API", n.Get(key).Line())
			}
		}
	})
}

func TestOpenVendorIsReachableFromNowhere(t *testing.T) {
	if root(t).Get("Resources", "OpenVendorFunction", "Properties", "Events").Exists() {
		t.Error("open-vendor has an event source")
	}
}

// TestOurRulesHearWhatIsTold: a rule of ours on our own bus asks for types that the product tells, and for nothing else.
func TestOurRulesHearWhatIsTold(t *testing.T) {
	all, err := template.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	rules := 0
	for name, f := range all.Functions {
		for _, rule := range f.Rules {
			if rule.Bus == "" {
				continue
			}
			rules++
			heard := 0
			for _, kind := range event.Types() {
				hears, err := rule.Hears(event.Source, kind)
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				if hears {
					heard++
				}
			}
			if types, _ := rule.Pattern["detail-type"].([]any); heard == 0 || heard != len(types) || rule.Bus != "Bus" {
				t.Errorf("%s: its rule on %s for %v hears %d types", name, rule.Bus, types, heard)
			}
		}
	}
	if rules != 1 {
		t.Errorf("%d rules on our own bus, want that of run-jobs alone", rules)
	}
}
