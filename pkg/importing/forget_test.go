package importing_test

import (
	"strings"
	"testing"

	"github.com/curfew/curfew/pkg/importing"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/user"
)

// TestForget: a deletion takes its person, and nobody else, out of files that were not carried out.
func TestForget(t *testing.T) {
	t.Parallel()
	w := open(t, tabletest.New(t), 5, 5)
	u, err := user.Create(t.Context(), w.Table, w.owner.Actor(), w.tenant, user.Draft{Mail: "gone@muster.example", FirstName: "Gero", LastName: "Gone"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	i := w.rehearse(append(people(21, ""), "GONE@muster.example,Gero,Gone,", "no address,Gero,Gone,", "other@muster.example,Gero,Gone,")...)
	rows := 0
	none := func(n int) table.Writes { rows += n; return nil }
	for range 2 {
		if err := importing.Forget(t.Context(), w.Table, u, late, none); err != nil {
			t.Fatal(err)
		}
	}
	list, _, err := i.Lines(t.Context(), w.Table, 500, nil)
	if err != nil {
		t.Fatal(err)
	}
	named, settled := "", 0
	for _, r := range list {
		if r.LastName == "Gone" {
			named += r.Mail
		}
		if r.Code == "being_deleted" && r.Mail+r.FirstName == "" {
			settled++
		}
	}
	if rows != 2 || settled != 2 || !strings.EqualFold(named, "other@muster.example") {
		t.Errorf("%d rows taken out, %d left bare, named: %q", rows, settled, named)
	}
}
