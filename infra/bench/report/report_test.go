package report_test

import (
	"strings"
	"testing"

	"github.com/curfew/curfew/infra/bench/report"
)

func TestBudgets(t *testing.T) {
	cases := map[string]struct {
		row          report.Row
		over, failed bool
	}{
		"within the ratio":     {report.Row{Measured: 19, Reference: 10, MaxRatio: 2}, false, false},
		"over the ratio":       {report.Row{Measured: 21, Reference: 10, MaxRatio: 2}, true, true},
		"over it, but noisy":   {report.Row{Measured: 21, Reference: 10, MaxRatio: 2, Noisy: true}, true, false},
		"nothing to compare":   {report.Row{Measured: 21, MaxRatio: 2}, true, true},
		"at the maximum":       {report.Row{Measured: 6500, Reference: 276, Max: 6500}, false, false},
		"over the maximum":     {report.Row{Measured: 6501, Reference: 276, Max: 6500}, true, true},
		"no budget, only told": {report.Row{Measured: 9000, Reference: 1}, false, false},
	}
	for name, c := range cases {
		if c.row.Over() != c.over || report.Failed([]report.Row{{}, c.row}) != c.failed {
			t.Errorf("%s: over %t, failed %t", name, c.row.Over(), report.Failed([]report.Row{c.row}))
		}
	}
}

func TestPrint(t *testing.T) {
	var out strings.Builder
	err := report.Print(&out, []report.Row{
		{Name: "users: init + first", Unit: "ms", Measured: 5.5, Reference: 2.75, MaxRatio: 1.9, Noisy: true},
		{Name: "users: init allocs", Unit: "allocs", Measured: 7000, Max: 6500},
	})
	want := []string{"name measured reference ratio budget",
		"users: init + first 5.50 ms 2.75 ms 2.00 × ≤ 1.90 × over",
		"users: init allocs 7000 allocs – – ≤ 6500 allocs OVER"}
	for i, line := range strings.Split(strings.TrimSpace(out.String()), "\n") {
		if got := strings.Join(strings.Fields(line), " "); err != nil || i >= len(want) || got != want[i] {
			t.Errorf("line %d: %q (%v)", i, got, err)
		}
	}
}
