package infra_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/curfew/curfew/"

// TestImports holds the table of imports in the README true: every package of pkg stands in it, with exactly the packages of the
// product that it imports, and imports go downwards only.
func TestImports(t *testing.T) {
	have := imports(t, filepath.Join("..", "pkg"))
	if len(have) < 28 {
		t.Fatalf("saw %d packages only: this test would pass by seeing none", len(have))
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string][]string{}
	order := map[string]int{}
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z/]+)` \\| ([^|]*) \\|").FindAllStringSubmatch(string(readme), -1) {
		said[row[1]] = regexp.MustCompile("[a-z]+(/[a-z]+)*").FindAllString(strings.ReplaceAll(row[2], "–", ""), -1)
		order[row[1]] = len(order)
	}
	for name, want := range have {
		if !slices.Equal(said[name], want) {
			t.Errorf("README says of `%s`: %v; it imports: %s", name, said[name], strings.Join(want, " "))
		}
		for _, one := range want {
			if order[one] >= order[name] {
				t.Errorf("%s imports %s, which does not stand above it", name, one)
			}
		}
	}
	for name := range said {
		if have[name] == nil {
			t.Errorf("README's table names %s, which is no package", name)
		}
	}
}

// imports lists, per package below root, the packages of the product that its files but the tests import.
func imports(t *testing.T, root string) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		name := path.Dir(filepath.ToSlash(strings.TrimPrefix(file, root+string(filepath.Separator))))
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		list := append([]string{}, all[name]...)
		for _, i := range parsed.Imports {
			if one, ours := strings.CutPrefix(strings.Trim(i.Path.Value, `"`), module+"pkg/"); ours && !slices.Contains(list, one) {
				list = append(list, one)
			}
		}
		slices.Sort(list)
		all[name] = list
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range all {
		if strings.HasSuffix(name, "test") { // tabletest, mailtest: for tests alone
			delete(all, name)
		}
	}
	return all
}
