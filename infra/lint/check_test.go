package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	long := strings.Repeat("\t_ = 1\n", functionLines)
	for name, c := range map[string]struct{ file, text, want string }{
		"fine":         {"pkg/x/x.go", "package x\n\n// A is one.\nconst A = 1\n", ""},
		"undocumented": {"pkg/x/x.go", "package x\n\ntype A int\n", "A is exported"},
		"group":        {"pkg/x/x.go", "package x\n\n// All of them.\nconst (\n\tA = 1\n\tB = 2\n)\n", ""},
		"method":       {"pkg/x/x.go", "package x\n\ntype a int\n\nfunc (a) B() {}\n", ""},
		"clock":        {"pkg/x/x.go", "package x\n\nimport \"time\"\n\nvar a = time.Now\n", "time.Now"},
		"clock in app": {"pkg/app/x.go", "package app\n\nimport \"time\"\n\nvar a = time.Now\n", ""},
		"environment":  {"functions/x/y.go", "package main\n\nimport \"os\"\n\nvar a = os.Getenv(\"A\")\n", "os.Getenv"},
		"test":         {"pkg/x/x_test.go", "package x\n\nimport \"time\"\n\nvar A = time.Now\n", ""},
		"long file":    {"pkg/x/x.go", "package x\n" + strings.Repeat("\n", fileLines), "251 lines"},
		"long main":    {"functions/x/main.go", "package main\n" + strings.Repeat("\n", mainLines), "26 lines"},
		"long func":    {"pkg/x/x.go", "package x\n\nfunc a() {\n" + long + "}\n", "a has 62 lines"},
		"promise":      {"pkg/x/x.go", "package x\n\n// TO" + "DO: more\n", "a promise"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.MkdirAll(filepath.Dir(c.file), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(c.file, []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			found, err := check(c.file)
			if err != nil {
				t.Fatal(err)
			}
			if c.want == "" && len(found) > 0 || c.want != "" && (len(found) != 1 || !strings.Contains(found[0].String(), c.want)) {
				t.Errorf("found %v, want %q", found, c.want)
			}
		})
	}
}

func TestCheckBrowser(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want string }{
		"fine":        {"web/src/a.ts", "// What it is for.\nconst a = 1;\n", ""},
		"no comment":  {"web/src/a.tsx", "const a = 1;\n", "the first line"},
		"words":       {"web/src/words.ts", "const a = 1;\n", ""},
		"long":        {"web/src/a.ts", "//\n" + strings.Repeat("\n", fileLines), "251 lines"},
		"fetch":       {"web/src/a.ts", "// x\nfetch(a);\n", "src/api/client.ts alone"},
		"the one way": {"web/src/api/client.ts", "// x\nfetch(a);\n", ""},
		"in a test":   {"web/test/a.ts", "fetch(a);\n", ""},
		"markup":      {"web/src/a.ts", "// x\na.innerHTML = b;\n", "made of strings"},
		"chatter":     {"web/src/a.ts", "// x\nconsole.log(b);\n", "a browser's console"},
		"promise":     {"web/src/a.ts", "// TO" + "DO\n", "a promise"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.MkdirAll(filepath.Dir(c.file), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(c.file, []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			found, err := checkBrowser(c.file)
			if err != nil {
				t.Fatal(err)
			}
			if c.want == "" && len(found) > 0 || c.want != "" && (len(found) != 1 || !strings.Contains(found[0].String(), c.want)) {
				t.Errorf("found %v, want %q", found, c.want)
			}
		})
	}
}
