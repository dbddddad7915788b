package infra_test

import (
	"os/exec"
	"path"
	"strings"
	"testing"
)

// TestLinksAlone: what is heavy is linked where it is needed and nowhere else, so that no other function starts slower for it.
func TestLinksAlone(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-f", `{{.ImportPath}} {{join .Deps " "}} `, "../functions/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for line := range strings.Lines(string(out)) {
		name, deps, _ := strings.Cut(line, " ")
		if name = path.Base(name); !strings.Contains(deps, module) {
			continue
		}
		seen++
		for pkg, only := range map[string]string{"github.com/xuri/excelize/v2": "imports", module + "pkg/sheet/xlsx": "imports"} {
			if has := strings.Contains(deps, " "+pkg+" "); has != (name == only) {
				t.Errorf("%s links %s: %v", name, pkg, has)
			}
		}
	}
	if seen < 15 {
		t.Errorf("%d functions seen", seen)
	}
}
