// Package report prints what was measured beside what it is compared with and what it may cost.
//
// Rule: milliseconds of one machine say nothing about another, so times stand only as a ratio to a reference that was
// measured in the same run. Counts and sizes are the same everywhere and may fail a build; noisy rows only say "over".
package report

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// Row is one line of the table.
type Row struct {
	Name                string
	Unit                string  // of Measured and Reference
	Measured, Reference float64 // Reference 0: nothing to compare with
	MaxRatio            float64 // the budget for Measured / Reference; 0: none
	Max                 float64 // the budget for Measured itself, in Unit; 0: none
	Noisy               bool    // a busy machine can push it over: never a reason to fail
}

// Ratio is Measured / Reference; 0 without a reference.
func (r Row) Ratio() float64 {
	if r.Reference == 0 {
		return 0
	}
	return r.Measured / r.Reference
}

// Over tells whether the row exceeds a budget of its own. A row with a ratio budget but no reference is over: nothing
// was compared.
func (r Row) Over() bool {
	return r.MaxRatio > 0 && (r.Reference == 0 || r.Ratio() > r.MaxRatio) || r.Max > 0 && r.Measured > r.Max
}

// Failed tells whether a row that is not noisy exceeds its budget.
func Failed(rows []Row) bool {
	for _, r := range rows {
		if r.Over() && !r.Noisy {
			return true
		}
	}
	return false
}

// Print writes the table: name, measured, reference, ratio, budget.
func Print(w io.Writer, rows []Row) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(t, "name\tmeasured\treference\tratio\tbudget\t") // Flush tells
	for _, r := range rows {
		_, _ = fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", r.Name,
			figure(r.Measured, r.Unit), figure(r.Reference, r.Unit), figure(r.Ratio(), "×"), r.budget(), r.verdict())
	}
	return t.Flush()
}

func (r Row) budget() string {
	switch {
	case r.MaxRatio > 0:
		return "≤ " + figure(r.MaxRatio, "×")
	case r.Max > 0:
		return "≤ " + figure(r.Max, r.Unit)
	}
	return "–"
}

func (r Row) verdict() string {
	switch {
	case r.Over() && r.Noisy:
		return "over"
	case r.Over():
		return "OVER"
	}
	return ""
}

func figure(v float64, unit string) string {
	switch {
	case v == 0:
		return "–"
	case v == float64(int64(v)) && v >= 10:
		return fmt.Sprintf("%d %s", int64(v), unit)
	}
	return fmt.Sprintf("%.2f %s", v, unit)
}
