package api

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestProblems: every fault of the product has its sentence in German and French, with the same blanks to fill in, and one code has
// one sentence.
func TestProblems(t *testing.T) {
	faults := map[string]string{}
	err := filepath.WalkDir("..", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 3 {
				return true
			}
			if f, ok := call.Fun.(*ast.SelectorExpr); !ok || f.Sel.Name != "New" {
				return true
			} else if pkg, ok := f.X.(*ast.Ident); !ok || pkg.Name != "fault" {
				return true
			}
			code, text := literal(call.Args[1]), literal(call.Args[2])
			if have, twice := faults[code]; twice && have != text {
				t.Errorf("%s says both %q and %q", code, have, text)
			}
			faults[code] = text
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(faults) < 100 {
		t.Fatalf("saw %d faults only", len(faults))
	}
	for code, text := range faults {
		if said, there := sentences()[code]["en"]; there && said != text {
			t.Errorf("%s in English: %q, and for the rows of a file %q", code, text, said)
		}
		for _, lang := range []string{"de", "fr"} {
			said := sentences()[code][lang]
			if said == "" || !slices.Equal(blanks(said), blanks(text)) {
				t.Errorf("%s in %s: %q, in English %q", code, lang, said, text)
			}
		}
	}
}

func literal(e ast.Expr) string {
	if l, ok := e.(*ast.BasicLit); ok {
		if s, err := strconv.Unquote(l.Value); err == nil {
			return s
		}
	}
	return ""
}

func blanks(s string) []string {
	all := regexp.MustCompile(`\{[a-z]+\}`).FindAllString(s, -1)
	slices.Sort(all)
	return all
}
