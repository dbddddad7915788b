package coldstart

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/curfew/curfew/infra/bench/report"
)

const testdata = module + "/infra/bench/coldstart/testdata/"

// The player sees a slow start, its allocations and its larger binary, and tells no difference where there is none.
func TestMeasure(t *testing.T) {
	twin := Hello
	twin.Name = "twin"
	heavy := Program{Name: "heavy", Package: testdata + "heavy", Event: []byte(`{"wake":1}`)}
	r, err := Measure(t.Context(), []Program{Hello, twin, heavy}, 9)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range r {
		t.Logf("%s: init %v, first %v, total %v, %d allocs, %d bytes, binary %d", r.Name, r.Init, r.First, r.Total, r.Allocs, r.Bytes, r.Size)
		if r.Init <= 0 || r.First <= 0 || r.Total < max(r.Init, r.First) || r.Size < 1e6 {
			t.Errorf("%s cannot be: %+v", r.Name, r)
		}
	}
	if r[0].Size != r[1].Size {
		t.Errorf("twins of %d and %d bytes", r[0].Size, r[1].Size)
	}
	if r[2].Total < 2*r[0].Total || r[2].Allocs < r[0].Allocs+100_000 || r[2].Bytes < r[0].Bytes+1e6 {
		t.Errorf("heavy is not seen: %+v beside %+v", r[2], r[0])
	}
}

func TestProgramsThatFail(t *testing.T) {
	cases := map[string]struct {
		program Program
		want    string
	}{
		"ends at once":         {Program{Name: "broken", Package: testdata + "broken"}, "no table, no start"},
		"fails its invocation": {Program{Name: "broken", Package: testdata + "broken", Event: []byte("{}"), Env: []string{"FAIL=1"}}, "failed as told"},
		"does not build":       {Program{Name: "none", Package: testdata + "none"}, "building none"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if _, err := Measure(t.Context(), []Program{c.program}, 1); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %q in it", err, c.want)
			}
		})
	}
}

func TestFunction(t *testing.T) {
	root := t.TempDir()
	if _, err := functions(root); err == nil {
		t.Error("no function to measure, and no error")
	}
	write := func(content string, path ...string) {
		file := filepath.Join(append([]string{root}, path...)...)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("package main", "functions", "users", "main.go")
	write("package main", "functions", "end-grants", "main.go")
	write(`{"rawPath":"/v1/users","cookies":["a=1"],"headers":{"Authorization":"Bearer x","accept":"*/*"}}`, "infra", "events", "users.json")
	names, err := functions(root)
	if err != nil || strings.Join(names, " ") != "end-grants users" {
		t.Errorf("functions %v, error %v", names, err)
	}
	users, err := function(root, "users")
	if err != nil || !users.overHTTP() || string(users.Event) != `{"headers":{"accept":"*/*"},"rawPath":"/v1/users"}` {
		t.Errorf("users gets %s, error %v", users.Event, err)
	}
	job, err := function(root, "end-grants")
	if err != nil || job.overHTTP() || string(job.Event) != "{}" {
		t.Errorf("end-grants gets %s, error %v", job.Event, err)
	}
}

func TestCompare(t *testing.T) {
	hello := Result{Program: Hello, Total: 2, Allocs: 276, Bytes: 38_000, Size: 6_000_000}
	r := Result{Program: Program{Name: "users", Event: []byte(`{"rawPath":"/"}`)}, Total: 4, Allocs: 6501, Bytes: 960_000, Size: 9_000_000}
	if rows := compare(r, hello); rows[0].Ratio() != 2 || rows[0].Over() || !rows[1].Over() || !report.Failed(rows) || rows[2].Over() || rows[3].Over() {
		t.Errorf("rows %+v", rows)
	}
	r.Event = []byte("{}")
	if rows := compare(r, hello); report.Failed(rows) || rows[0].MaxRatio != maxRatio {
		t.Errorf("a job has the budget of a request: %+v", rows)
	}
}

// The empty table must be readable for everything that asks it.
func TestEmptyTable(t *testing.T) {
	if !json.Valid([]byte(emptyTable)) {
		t.Error(emptyTable)
	}
}
