package whole

import (
	"context"

	"github.com/curfew/curfew/infra/bench/report"
	"github.com/curfew/curfew/pkg/sheet/sheettest"
	_ "github.com/curfew/curfew/pkg/sheet/xlsx" // so that Open reads .xlsx
)

// rowsOfFile is the largest file an import takes.
const rowsOfFile = 10_000

// Sheets reads a file of 10,000 people as .xls and as .xlsx, beside the reader that is commonly used for .xlsx.
func Sheets(context.Context) ([]report.Row, error) {
	people := sheettest.Texts(sheettest.People(rowsOfFile))
	xls := sheettest.XLS(people)
	xlsx, err := sheettest.XLSX(people)
	if err != nil {
		return nil, err
	}
	reference, err := sheettest.Measure(func() error { return sheettest.ReadExcelize(xlsx, len(people)) })
	if err != nil {
		return nil, err
	}
	var rows []report.Row
	for name, content := range map[string][]byte{".xls": xls, ".xlsx": xlsx} {
		cost, err := sheettest.Measure(func() error { return sheettest.Read(content, len(people)) })
		if err != nil {
			return nil, err
		}
		rows = append(rows,
			report.Row{Name: "read " + name + " of 10,000 rows / excelize on .xlsx", Unit: "ms", Measured: float64(cost.Time.Microseconds()) / 1000,
				Reference: float64(reference.Time.Microseconds()) / 1000, MaxRatio: 1, Noisy: true},
			report.Row{Name: "read " + name + " of 10,000 rows: peak memory", Unit: "MiB", Measured: float64(cost.Peak) / (1 << 20), Max: 64})
	}
	return rows, nil
}
