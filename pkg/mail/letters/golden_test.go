package letters_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/mail/letters"
)

var update = flag.Bool("update", false, "write testdata/golden anew from what the letters say now")

// every calls do with each kind and variant in each language.
func every(t *testing.T, do func(t *testing.T, name string, kind mail.Kind, lang string, d letters.Data)) {
	cases := variants()
	for _, kind := range mail.Kinds() {
		cases = append(cases, variant{kind: kind})
	}
	for _, c := range cases {
		for _, lang := range letters.Languages() {
			name := string(c.kind)
			d := sample(t, c.kind)
			if c.change != nil {
				name += "." + c.name
				c.change(&d)
			}
			t.Run(lang+"/"+name, func(t *testing.T) { do(t, name, c.kind, lang, d) })
		}
	}
}

// The letters say what they said when somebody last read them: go test ./pkg/mail/letters -update, then read the difference.
func TestGolden(t *testing.T) {
	written := map[string]bool{}
	every(t, func(t *testing.T, name string, kind mail.Kind, lang string, d letters.Data) {
		m, err := letters.Render(kind, lang, d)
		if err != nil {
			t.Fatal(err)
		}
		plain := fmt.Sprintf("To: %s\nSubject: %s\n\n%s", m.To, m.Subject, m.Text)
		for end, got := range map[string]string{".txt": plain, ".html": m.HTML} {
			path := filepath.Join("testdata", "golden", lang, name+end)
			written[path] = true
			compare(t, path, got)
		}
	})
	found, err := filepath.Glob("testdata/golden/*/*")
	if err != nil || len(found) < 2*3*16 {
		t.Fatalf("%d golden files, %v", len(found), err)
	}
	for _, path := range found {
		if !written[path] {
			t.Errorf("%s belongs to no letter", path)
		}
	}
}

func compare(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s:\n%s", path, diff)
	}
}
