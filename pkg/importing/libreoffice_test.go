package importing_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/curfew/curfew/pkg/importing"
	"github.com/curfew/curfew/pkg/table/tabletest"
)

// TestLibreOffice: a real .xls, with what people put into one, gets a verdict per row; testdata/README.md says how it was made.
func TestLibreOffice(t *testing.T) {
	t.Parallel()
	w := open(t, tabletest.New(t), 5, 5)
	w.tree(w.by(), "Projekte", "Projekte>Neubau")
	content, err := os.ReadFile("testdata/people.xls")
	if err != nil {
		t.Fatal(err)
	}
	i, err := importing.Rehearse(t.Context(), w.Table, w.by(), w.tenant, content, nobody, nil)
	if err != nil || i.Format != "xls" || i.Rows != 9 {
		t.Fatalf("%+v, %v", i, err)
	}
	rows := w.rows(i)
	want := []string{"2 create", "3 create", "5 error mail twice_in_file", "6 error mail address_invalid", "7 error department not_understood", "8 exists",
		"9 error folders driver_needs_licence", "10 error folders folder_unknown", "11 error mail address_letters"}
	if diff := cmp.Diff(want, verdicts(rows)); diff != "" {
		t.Error(diff)
	}
	first := rows[0]
	first.Places = nil
	if diff := cmp.Diff(importing.Row{Number: 2, Verdict: importing.Create, Mail: "juergen.mueller-weiss@muster.example", FirstName: "Jürgen", LastName: "Müller-Weiß",
		Country: "DE", Language: "de", Department: "Einkauf", Licence: "driver"}, first); diff != "" {
		t.Error(diff)
	}
	if said := w.said(i)[0]; said != "Projekte/Neubau (Fahrer); Projekte" {
		t.Errorf("his folders mean %q", said)
	}
	if r := rows[1]; r.FirstName != "Łukasz" || r.LastName != "Wałęsa" || r.Licence != "executive" || !r.Administrator || r.Department != "00123" {
		t.Errorf("%+v", r)
	}
	w.run(i)
	if rows := w.rows(i); rows[0].Verdict != importing.Created || rows[1].Verdict != importing.Created || rows[8].Mail != "" || rows[8].Said != "" {
		t.Errorf("%v, %+v", verdicts(rows), rows[8])
	}
	if again, err := importing.Rehearse(t.Context(), w.Table, w.by(), w.tenant, content, nobody, nil); err != nil || again.Counts[importing.Exists] != 3 || again.Counts[importing.Create] != 0 {
		t.Errorf("the same file again: %v, %v", again.Counts, err)
	}
}
