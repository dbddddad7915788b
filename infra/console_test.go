package infra_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rows are what people must find on the screen, by number: what each is for, the browser's tests say by their names.
const rows = 47

var (
	testName = regexp.MustCompile("(?m)^\\s*test(?:\\.each\\(.*\\))?\\(\\s*[\"`]((?:[RD]\\d+ )+)(.*?)[\"`],")
	number   = regexp.MustCompile(`R(\d+)`)
)

// TestConsole holds the console's table true: every requirement has a test in a real browser, which names it.
func TestConsole(t *testing.T) {
	const file, begin, end = "../functions/console/web/README.md", "<!-- rows -->\n", "<!-- /rows -->"
	files, err := filepath.Glob("../functions/console/web/test/*.test.ts")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	found := map[int][]string{}
	for _, one := range files {
		text, err := os.ReadFile(one)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range testName.FindAllStringSubmatch(string(text), -1) {
			name, _, _ := strings.Cut(strings.ReplaceAll(m[2], "|", "/"), "${")
			for _, n := range number.FindAllStringSubmatch(m[1], -1) {
				at, _ := strconv.Atoi(n[1])
				found[at] = append(found[at], fmt.Sprintf("%s ([%s](test/%s))", strings.Trim(name, " :"), strings.TrimSuffix(filepath.Base(one), ".test.ts"), filepath.Base(one)))
			}
		}
	}
	var table strings.Builder
	table.WriteString("| row | what a browser's test shows |\n|---|---|\n")
	for _, n := range slices.Sorted(maps.Keys(found)) {
		fmt.Fprintf(&table, "| R%d | %s |\n", n, strings.Join(slices.Compact(found[n]), "<br>"))
	}
	for n := 1; n <= rows; n++ {
		if found[n] == nil {
			t.Errorf("no browser's test is named by R%d", n)
		}
	}
	readme, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok1 := strings.Cut(string(readme), begin)
	_, tail, ok2 := strings.Cut(rest, end)
	if !ok1 || !ok2 {
		t.Fatal("the console's README has lost the marks of the table")
	}
	want := head + begin + table.String() + end + tail
	switch {
	case want == string(readme):
	case *update:
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Error("the console's table is not as its tests are: go test ./infra -run TestConsole -update")
	}
}
