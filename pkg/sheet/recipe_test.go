package sheet_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/curfew/curfew/pkg/sheet/sheettest"
)

var recipe = flag.String("recipe", "", "directory to write the workbooks and rows to that testdata/recipe/make.sh converts")

// TestRecipe writes what the recipe begins with; it does nothing unless asked.
func TestRecipe(t *testing.T) {
	if *recipe == "" {
		t.SkipNow()
	}
	for name, from1904 := range map[string]bool{"1900": false, "1904": true} {
		rows, err := json.Marshal(sheettest.Source(from1904))
		if err != nil {
			t.Fatal(err)
		}
		workbook, err := sheettest.Workbook(from1904, "")
		if err != nil {
			t.Fatal(err)
		}
		for file, content := range map[string][]byte{name + ".json": rows, "excelize-" + name + ".xlsx": workbook} {
			if err := os.WriteFile(filepath.Join(*recipe, file), content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}
