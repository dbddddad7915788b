package sheet_test

import (
	"testing"

	"github.com/curfew/curfew/pkg/sheet/sheettest"
	_ "github.com/curfew/curfew/pkg/sheet/xlsx"
)

// TestMemory holds the promise of Standard: reading takes at most 64 MiB, for what people import and for as much as fits.
func TestMemory(t *testing.T) {
	people := sheettest.Texts(sheettest.People(10_000))
	wide := make(sheettest.Cells, 10_001)
	for i := range wide {
		for c := range 64 {
			wide[i] = append(wide[i], float64((i*64+c)%9))
		}
	}
	xlsx, err := sheettest.XLSX(people)
	if err != nil {
		t.Fatal(err)
	}
	wideXLSX, err := sheettest.XLSX(wide)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		content []byte
		read    func([]byte, int) error
		limit   uint64
	}{
		"xls":              {sheettest.XLS(people), sheettest.Read, 64 << 20},
		"xlsx":             {xlsx, sheettest.Read, 64 << 20},
		"xlsx, 64 columns": {wideXLSX, sheettest.Read, 64 << 20},
		"excelize":         {xlsx, sheettest.ReadExcelize, 1 << 40},
	} {
		cost, err := sheettest.Measure(func() error { return c.read(c.content, 10_001) })
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		t.Logf("%-16s %4d kB file, %4d ms, %3d MiB at most", name, len(c.content)>>10, cost.Time.Milliseconds(), cost.Peak>>20)
		if cost.Peak > c.limit {
			t.Errorf("%s takes %d MiB", name, cost.Peak>>20)
		}
	}
}
