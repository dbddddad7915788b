package infra_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/curfew/curfew/infra/template"
)

// given are the variables that Lambda and SAM's emulator set by themselves.
var given = []string{"AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SAM_LOCAL"}

// roots are read by Go's own TLS.
var roots = []string{"SSL_CERT_FILE", "SSL_CERT_DIR"}

// TestEnvironmentIsExactlyWhatCodeReads: a variable that code reads is set for every function, and none is set that nobody reads.
func TestEnvironmentIsExactlyWhatCodeReads(t *testing.T) {
	read := variables(t, filepath.Join("..", "pkg"), filepath.Join("..", "functions"))
	if !slices.Contains(read, "TABLE") || !slices.Contains(read, "AWS_ENDPOINT_URL_DYNAMODB") || len(read) < 10 {
		t.Fatalf("only %v are read: this test would pass by seeing none", read)
	}
	want := slices.Sorted(slices.Values(append(roots, read...)))
	all, err := template.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range all.Functions {
		var got []string
		for key, value := range f.Env {
			got = append(got, key)
			if strings.HasPrefix(key, "AWS_ENDPOINT_URL_") && value != "" {
				t.Errorf("%s: %s is not empty", name, key)
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: read (-) and set (+): %s", name, diff)
		}
	}
}

// variables are the names that the code below the given directories reads, tests and what Lambda gives left out.
func variables(t *testing.T, dirs ...string) []string {
	t.Helper()
	var all []string
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() && (strings.HasSuffix(name, filepath.Join("console", "web")) || strings.HasSuffix(name, "test")) { // no Go; for tests only
				return fs.SkipDir
			}
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			tree, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(tree, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok {
					all = append(all, asks(call)...)
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(name string) bool { return slices.Contains(given, name) })
}

// asks are the variables that a call reads: os.Getenv("X"), app.Endpoint("X"), app.Open("X", "Y").
func asks(call *ast.CallExpr) []string {
	called := ""
	switch f := call.Fun.(type) {
	case *ast.Ident:
		called = f.Name
	case *ast.SelectorExpr:
		if of, ok := f.X.(*ast.Ident); ok {
			called = of.Name + "." + f.Sel.Name
		}
	}
	prefix := ""
	switch called {
	case "os.Getenv", "os.LookupEnv", "app.Open":
	case "Endpoint", "app.Endpoint":
		prefix = "AWS_ENDPOINT_URL_"
	default:
		return nil
	}
	var names []string
	for _, arg := range call.Args {
		if text, ok := arg.(*ast.BasicLit); ok && text.Kind == token.STRING {
			name, _ := strconv.Unquote(text.Value)
			names = append(names, prefix+name)
		}
	}
	return names
}
