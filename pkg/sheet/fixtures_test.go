package sheet_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"github.com/curfew/curfew/pkg/sheet"
	"github.com/curfew/curfew/pkg/sheet/sheettest"
)

var kinds = map[sheet.Kind]string{sheet.Empty: "empty", sheet.Text: "text", sheet.Number: "number", sheet.Date: "date", sheet.Bool: "bool", sheet.Error: "error"}

// program is what a program that wrote a fixture cannot write, so that the cell reads otherwise or not at all.
type program struct {
	numberedBools bool // booleans are 1 and 0
	numberedTests bool // so are those that formulas give
	noResults     bool // of formulas
	swappedText   bool // results of formulas that are text have their bytes the wrong way round
	eightBit      bool // BIFF5 in Windows-1252
}

func programOf(file string) program {
	name := filepath.Base(file)
	return program{
		numberedBools: strings.HasPrefix(name, "writeexcel"),
		numberedTests: strings.HasPrefix(name, "libreoffice") && strings.HasSuffix(name, ".xlsx") || strings.HasPrefix(name, "gnumeric"),
		swappedText:   strings.HasPrefix(name, "writeexcel"),
		noResults:     strings.HasPrefix(name, "excelize") || strings.HasPrefix(name, "xlwt"),
		eightBit:      strings.HasPrefix(name, "gnumeric-biff5"),
	}
}

// expects says how a cell of the source must read in the program's file.
func (p program) expects(v sheettest.Value) string {
	switch {
	case p.noResults && v.Formula != "":
		return "|"
	case v.Kind == "bool" && (p.numberedBools && v.Formula == "" || p.numberedTests && v.Formula != ""):
		return fmt.Sprintf("number|%g", v.Number)
	case p.swappedText && v.Formula != "" && v.Kind == "text":
		return "text|*"
	case p.eightBit && v.Kind == "text":
		for _, r := range v.Text {
			if _, ok := charmap.Windows1252.EncodeRune(r); !ok {
				return "text|*"
			}
		}
	}
	return v.Kind + "|" + v.Text
}

// TestFixtures reads what real programs wrote, every cell.
func TestFixtures(t *testing.T) {
	files, err := filepath.Glob("testdata/*-19*.xls*")
	if err != nil || len(files) != 14 {
		t.Fatalf("%d fixtures, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s, err := sheet.Open(context.Background(), content, sheet.Standard())
			if err != nil {
				t.Fatal(err)
			}
			if s.Name != "Benutzer" || s.Format != strings.TrimPrefix(filepath.Ext(file), ".") {
				t.Errorf("sheet %q of a %s", s.Name, s.Format)
			}
			have := map[int]sheet.Row{}
			for _, r := range s.Rows {
				have[r.Number] = r
			}
			source := sheettest.Source(strings.Contains(file, "1904"))
			for i, row := range source {
				compare(t, programOf(file), i+1, row, have[i+1])
				delete(have, i+1)
			}
			for n, r := range have {
				t.Errorf("row %d should not be: %v", n, r)
			}
		})
	}
}

func compare(t *testing.T, p program, number int, want []*sheettest.Value, have sheet.Row) {
	t.Helper()
	if len(have.Cells) > len(want) {
		t.Errorf("row %d has %d cells: %v", number, len(have.Cells), have.Cells)
	}
	if len(want) == 0 && have.Number != 0 {
		t.Errorf("row %d is not left out", number)
	}
	for c, v := range want {
		var cell sheet.Cell
		if c < len(have.Cells) {
			cell = have.Cells[c]
		}
		w, got := p.expects(*v), kinds[cell.Kind]+"|"+cell.Text
		if w == "text|*" && cell.Kind == sheet.Text || w == "|" && v.Formula != "" {
			continue
		}
		if got != w {
			t.Errorf("%s%d: %q, not %q", sheet.Column(c), number, got, w)
		}
	}
}
