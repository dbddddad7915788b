package sheet_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"strings"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/sheet"
	"github.com/curfew/curfew/pkg/sheet/sheettest"
)

// withRecord puts a record right after the begin mark of a workbook.
func withRecord(stream []byte, id uint16, data ...byte) []byte {
	head := binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint16(nil, id), uint16(len(data)))
	return append(append(bytes.Clone(stream[:20]), append(head, data...)...), stream[20:]...)
}

// column is one text per row.
func column(n int, s string) sheettest.Cells {
	all := make(sheettest.Cells, n)
	for i := range all {
		all[i] = []any{s}
	}
	return all
}

// TestRefused covers T16: what cannot be read is one fault with a code and a sentence that names no place left open.
func TestRefused(t *testing.T) {
	encrypted, err := sheettest.Workbook(false, "secret")
	if err != nil {
		t.Fatal(err)
	}
	workbook, err := sheettest.Workbook(false, "")
	if err != nil {
		t.Fatal(err)
	}
	small := sheettest.Stream(sheettest.Cells{{"x"}})
	wide := make([]any, 65)
	wide[64] = "x"
	for name, c := range map[string]struct {
		content []byte
		code    string
	}{
		"nothing":              {nil, "file_empty"},
		"spaces":               {[]byte(" \r\n\r\n "), "file_empty"},
		"empty cells":          {[]byte(";;;\n;;\n"), "file_empty"},
		"empty xls":            {sheettest.XLS(nil), "file_empty"},
		"too large":            {make([]byte, 4<<20+1), "file_too_large"},
		"encrypted xlsx":       {encrypted, "file_encrypted"},
		"encrypted xls":        {sheettest.Container("Workbook", withRecord(small, 0x2F, 0, 0)), "file_encrypted"},
		"html named xls":       {[]byte("<html><body><table><tr><td>a</td></tr></table></body></html>"), "file_is_markup"},
		"html with a BOM":      {[]byte("\xEF\xBB\xBF \n<!DOCTYPE html><table>"), "file_is_markup"},
		"SpreadsheetML":        {[]byte(`<?xml version="1.0"?><Workbook>`), "file_is_markup"},
		"web archive":          {[]byte("MIME-Version: 1.0\nContent-Type: multipart/related"), "file_is_markup"},
		"PDF":                  {[]byte("%PDF-1.7 ..."), "file_not_a_sheet"},
		"picture":              {[]byte("\x89PNG\r\n\x1a\n"), "file_not_a_sheet"},
		"zeros":                {[]byte("a;b\x00;c"), "file_not_a_sheet"},
		"Word":                 {sheettest.Container("WordDocument", nil), "file_not_a_sheet"},
		"zip that is none":     {[]byte("PK\x03\x04 and then nothing"), "file_damaged"},
		"half a signature":     {[]byte("\xD0\xCF\x11\xE0"), "file_damaged"},
		"BIFF4":                {[]byte{9, 4, 6, 0, 0, 0, 16, 0, 0, 0}, "file_too_old"},
		"BIFF8 of version 2":   {[]byte{9, 8, 4, 0, 0, 2, 16, 0, 10, 0, 0, 0}, "file_too_old"},
		"xlsx cut in half":     {workbook[:len(workbook)/2], "file_damaged"},
		"xls rows":             {sheettest.XLS(column(10_002, "x")), "too_many_rows"},
		"csv rows":             {[]byte(strings.Repeat("x\n", 10_002)), "too_many_rows"},
		"xls columns":          {sheettest.XLS(sheettest.Cells{wide}), "too_many_columns"},
		"csv columns":          {[]byte(strings.Repeat(";", 64) + "x"), "too_many_columns"},
		"xls cell":             {sheettest.XLS(column(2, strings.Repeat("x", 33_000))), "cell_too_long"},
		"csv cell":             {[]byte("a;b\n;" + strings.Repeat("x", 33_000)), "cell_too_long"},
		"quote":                {[]byte("a;b\nc;\"d\ne;f\n"), "quote_not_closed"},
		"shared text too far":  {bytes.Replace(small, []byte{0xFD, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0}, []byte{0xFD, 0, 10, 0, 0, 0, 0, 0, 0, 0, 9, 0}, 1), "file_damaged"},
		"end mark missing":     {small[:len(small)-4], "file_damaged"},
		"sheet beyond the end": {bytes.Replace(small, []byte{0x85, 0, 13, 0}, []byte{0x85, 0, 0, 0}, 1), "file_damaged"},
	} {
		_, err := sheet.Open(context.Background(), c.content, sheet.Standard())
		f := fault.Of(err)
		if f == nil || f.Code != c.code {
			t.Errorf("%s: %v, not %s", name, err, c.code)
			continue
		}
		if strings.ContainsAny(f.Error(), "{}") {
			t.Errorf("%s: %s", name, f)
		}
	}
}

// TestWithin: as much as the limits allow is read.
func TestWithin(t *testing.T) {
	for _, content := range [][]byte{sheettest.XLS(column(10_001, "x")), []byte(strings.Repeat("x\n", 10_001) + "\n\n;;\n"), []byte(strings.Repeat("\n", 500_000) + "x"), []byte("a" + strings.Repeat(";", 1_000_000))} {
		if _, err := sheet.Open(context.Background(), content, sheet.Standard()); err != nil {
			t.Error(err)
		}
	}
	s := open(t, strings.Repeat("\n", 500_000)+"x")
	if s.Rows[0].Number != 500_001 {
		t.Errorf("row %d", s.Rows[0].Number)
	}
}

// TestTime: the caller's deadline ends the reading.
func TestTime(t *testing.T) {
	people := sheettest.Texts(sheettest.People(10_000))
	xlsx, err := sheettest.XLSX(people)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithDeadline(context.Background(), time.Now().Add(-time.Second))
	defer cancel()
	for _, content := range [][]byte{sheettest.XLS(people), xlsx, []byte(strings.Repeat("a;b\n", 1000))} {
		if _, err := sheet.Open(ctx, content, sheet.Standard()); fault.Of(err) == nil || fault.Of(err).Code != "file_took_too_long" {
			t.Error(err)
		}
	}
}

// TestOwnWriter: the tiny writer's shared texts, cut amid characters by CONTINUE with the width changing, read back whole.
func TestOwnWriter(t *testing.T) {
	for shift := range 40 {
		rows := [][]string{{strings.Repeat("x", 8180+shift), "Łukasz" + strings.Repeat("ab", 5000), strings.Repeat("Ж", 5000) + strings.Repeat("z", 9000)}, {"😀", "", "end"}}
		s, err := sheet.Open(context.Background(), sheettest.XLS(sheettest.Texts(rows)), sheet.Standard())
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, want := range row {
				if s.Rows[r].Text(c) != want {
					t.Fatalf("shift %d, row %d, column %d: %d bytes of %d", shift, r, c, len(s.Rows[r].Text(c)), len(want))
				}
			}
		}
	}
}
