package xlsx_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/sheet"
	"github.com/curfew/curfew/pkg/sheet/sheettest"
)

const (
	relations = `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="r3" Type="x/styles" Target="styles.xml"/></Relationships>`
	workbook  = `<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>`
	styles    = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd.mm.yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`
)

// archive is an .xlsx with the given parts beside the usual ones, which they replace; "" leaves one out.
func archive(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	all := map[string]string{"xl/workbook.xml": workbook, "xl/_rels/workbook.xml.rels": relations, "xl/styles.xml": styles}
	for name, text := range parts {
		all[name] = text
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range all {
		if text == "" {
			continue
		}
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func rows(text string) map[string]string {
	return map[string]string{"xl/worksheets/sheet1.xml": "<worksheet><sheetData>" + text + "</sheetData></worksheet>"}
}

func open(content []byte) (sheet.Sheet, error) {
	return sheet.Open(context.Background(), content, sheet.Standard())
}

func is(k sheet.Kind, text string) sheet.Cell { return sheet.Cell{Kind: k, Text: text} }

func TestCells(t *testing.T) {
	p := rows(`<row r="2"><c r="A2" t="s"><v>0</v></c><c t="s"><v>1</v></c><c r="D2"><v>1.50</v></c><c r="E2" s="1"><v>46083</v></c></row>
<row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v>x_x0041_</v></c><c t="inlineStr"><is><t>in</t><r><t>line</t></r></is></c><c t="d"><v>2026-03-02T00:00:00Z</v></c><c t="d"><v>2026-03-02T08:30:00</v></c></row>
<row r="9"><c r="B9"><f>1+1</f></c><c r="C9" s="7"><v><![CDATA[4]]>2</v></c></row>`)
	p["xl/sharedStrings.xml"] = `<sst><si><t>a&amp;b_x000D_c</t></si><si><r><t>ri</t></r><r><t xml:space="preserve">ch </t></r><rPh><t>nope</t></rPh></si></sst>`
	s, err := open(archive(t, p))
	if err != nil {
		t.Fatal(err)
	}
	want := []sheet.Row{
		{Number: 2, Cells: []sheet.Cell{is(sheet.Text, "a&b\rc"), is(sheet.Text, "rich "), {}, is(sheet.Number, "1.5"), is(sheet.Date, "2026-03-02")}},
		{Number: 3, Cells: []sheet.Cell{is(sheet.Bool, "TRUE"), is(sheet.Error, "#N/A"), is(sheet.Text, "xA"), is(sheet.Text, "inline"), is(sheet.Date, "2026-03-02"), is(sheet.Date, "2026-03-02 08:30:00")}},
		{Number: 9, Cells: []sheet.Cell{{}, {}, is(sheet.Number, "42")}},
	}
	if len(s.Rows) != len(want) {
		t.Fatal(s.Rows)
	}
	for i, r := range s.Rows {
		if r.Number != want[i].Number || len(r.Cells) != len(want[i].Cells) {
			t.Fatalf("%v, not %v", r, want[i])
		}
		for c := range r.Cells {
			if r.Cells[c] != want[i].Cells[c] {
				t.Errorf("row %d: %v, not %v", r.Number, r.Cells[c], want[i].Cells[c])
			}
		}
	}
}

func TestRefused(t *testing.T) {
	one := `<row r="1"><c><v>1</v></c></row>`
	with := func(more map[string]string) []byte {
		all := rows(one)
		for k, v := range more {
			all[k] = v
		}
		return archive(t, all)
	}
	limits := sheet.Standard() // smaller, for the race detector's sake; TestHostileMemory has them whole
	limits.Unpacked, limits.Strings = 2<<20, 50_000
	bomb := strings.Repeat(" ", 3<<20)
	for name, c := range map[string]struct {
		content []byte
		code    string
	}{
		"fine":                   {with(nil), ""},
		"no styles":              {with(map[string]string{"xl/styles.xml": ""}), ""},
		"external entity":        {with(map[string]string{"xl/workbook.xml": `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + workbook}), ""},
		"bomb in the sheet":      {archive(t, rows(one+bomb)), "file_damaged"},
		"bomb of rows":           {archive(t, rows(strings.Repeat("<x/>", 1<<20))), "file_unpacks_too_large"},
		"bomb after the rows":    {archive(t, map[string]string{"xl/worksheets/sheet1.xml": "<worksheet><sheetData>" + one + "</sheetData>" + bomb}), "file_unpacks_too_large"},
		"bomb of texts":          {with(map[string]string{"xl/sharedStrings.xml": "<sst>" + strings.Repeat("<si/>", 60_000) + "</sst>"}), "file_unpacks_too_large"},
		"bomb nobody reads":      {with(map[string]string{"xl/media/image1.png": bomb}), ""},
		"tag without end":        {archive(t, rows("<row "+bomb)), "file_damaged"},
		"attributes":             {archive(t, rows("<row"+strings.Repeat(` a=""`, 1<<20)+">")), "file_damaged"},
		"deep":                   {archive(t, rows(strings.Repeat("<a>", 100))), "file_damaged"},
		"unended":                {archive(t, rows(`<row><c>`)), "file_damaged"},
		"entity":                 {archive(t, rows(`<row><c t="str"><v>&x;</v></c></row>`)), "file_damaged"},
		"row 0":                  {archive(t, rows(`<row r="0"><c><v>1</v></c></row>`)), "file_damaged"},
		"row 2147483647":         {archive(t, rows(`<row r="2147483647"><c><v>1</v></c></row>`)), "file_damaged"},
		"column XFE":             {archive(t, rows(`<row r="1"><c r="XFE1"><v>1</v></c></row>`)), "too_many_columns"},
		"cell 1":                 {archive(t, rows(`<row r="1"><c r="1"><v>1</v></c></row>`)), "file_damaged"},
		"too many rows":          {archive(t, rows(strings.Repeat(`<row><c><v>1</v></c></row>`, 10_002))), "too_many_rows"},
		"cell":                   {archive(t, rows(`<row><c t="str"><v>`+strings.Repeat("x", 40_000)+`</v></c></row>`)), "cell_too_long"},
		"shared text":            {archive(t, rows(`<row><c t="s"><v>-1</v></c></row>`)), "file_damaged"},
		"no number":              {archive(t, rows(`<row><c><v>abc</v></c></row>`)), "file_damaged"},
		"no rows":                {archive(t, rows("")), "file_empty"},
		"no sheet part":          {archive(t, nil), "file_damaged"},
		"no sheet":               {with(map[string]string{"xl/workbook.xml": "<workbook/>"}), "file_empty"},
		"zip of something":       {with(map[string]string{"xl/workbook.xml": ""}), "file_not_a_sheet"},
		"formats without number": {with(map[string]string{"xl/styles.xml": strings.ReplaceAll(styles, `numFmtId="0"`, "")}), ""},
		"many formats":           {with(map[string]string{"xl/styles.xml": "<s><cellXfs>" + strings.Repeat("<xf/>", 70_000) + "</cellXfs></s>"}), "file_damaged"},
	} {
		var p *sheet.Panic
		_, err := sheet.Open(context.Background(), c.content, limits)
		if f := fault.Of(err); errors.As(err, &p) || (f == nil) != (c.code == "") || f != nil && f.Code != c.code {
			t.Errorf("%s: %v, not %s (%v)", name, err, c.code, errors.Unwrap(err))
		}
	}
}

// TestSecondOpinion: excelize reads the same texts from what programs wrote, cell by cell, but for numbers, which it leaves raw.
func TestSecondOpinion(t *testing.T) {
	files, err := filepath.Glob("../testdata/*.xlsx")
	if err != nil || len(files) != 4 {
		t.Fatal(files, err)
	}
	people, err := sheettest.XLSX(sheettest.Texts(sheettest.People(500)))
	if err != nil {
		t.Fatal(err)
	}
	contents := [][]byte{people}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		contents = append(contents, content)
	}
	for i, content := range contents {
		s, err := open(content)
		if err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		compared := 0
		for _, r := range s.Rows {
			for c, cell := range r.Cells {
				if cell.Kind != sheet.Text {
					continue
				}
				compared++
				name, _ := excelize.CoordinatesToCellName(c+1, r.Number)
				if other, err := f.GetCellValue(s.Name, name); err != nil || sheet.Unformula(other) != cell.Text {
					t.Errorf("file %d, %s: %q, excelize says %q, %v", i, name, cell.Text, other, err)
				}
			}
		}
		if compared < 200 {
			t.Errorf("only %d cells compared", compared)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
}

// FuzzSheet damages the XML inside a sound archive, where the checksum does not protect it.
func FuzzSheet(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="s"><v>0</v></c><c s="1"><v>46083</v></c></row>`, `<sst><si><t>x</t></si></sst>`, styles, workbook)
	f.Add(`<row><c t="inlineStr"><is><r><t>in</t></r></is></c><c t="d"><v>2026-03-02T00:00:00Z</v></c></row>`, `<sst/>`, `<s/>`, `<workbook><workbookPr date1904="1"/></workbook>`)
	f.Fuzz(func(t *testing.T, data, shared, styles, workbook string) {
		p := rows(data)
		p["xl/sharedStrings.xml"], p["xl/styles.xml"], p["xl/workbook.xml"] = shared, styles, workbook
		_, err := open(archive(t, p))
		var panicked *sheet.Panic
		if errors.As(err, &panicked) || err != nil && fault.Of(err) == nil {
			t.Fatal(err, panicked)
		}
	})
}
