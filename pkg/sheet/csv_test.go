package sheet_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/curfew/curfew/pkg/sheet"
)

func open(t testing.TB, content string) sheet.Sheet {
	t.Helper()
	s, err := sheet.Open(context.Background(), []byte(content), sheet.Standard())
	if err != nil {
		t.Fatalf("%q: %v", content, err)
	}
	return s
}

// texts are the rows as strings, by their number; nil where a row is empty.
func texts(s sheet.Sheet) [][]string {
	var all [][]string
	for _, r := range s.Rows {
		for len(all) < r.Number {
			all = append(all, nil)
		}
		for i := range r.Cells {
			all[r.Number-1] = append(all[r.Number-1], r.Text(i))
		}
	}
	return all
}

func TestReadCSV(t *testing.T) {
	for content, want := range map[string][][]string{
		"a;b\r\n1;2":                            {{"a", "b"}, {"1", "2"}},
		"a,b\n1,2\n":                            {{"a", "b"}, {"1", "2"}},
		"a\tb\r1\t2":                            {{"a", "b"}, {"1", "2"}},
		"Name, first;Mail\nx;y":                 {{"Name, first", "Mail"}, {"x", "y"}},
		"a,b;c\n1,2;3\n4,5,6;7\n1,1,1;1":        {{"a,b", "c"}, {"1,2", "3"}, {"4,5,6", "7"}, {"1,1,1", "1"}},
		"sep=|\r\na|b;c":                        {{"a", "b;c"}},
		"\xEF\xBB\xBFMüller;x":                  {{"Müller", "x"}},
		"M\xFCller;\x80":                        {{"Müller", "€"}},
		"\xFF\xFEM\x00\xFC\x00\t\x00x\x00":      {{"Mü", "x"}},
		"\xFE\xFF\x00M\x00\xFC":                 {{"Mü"}},
		"a;\"1;\"\"2\"\"\r\n3\";c\r\n\r\n;;\nz": {{"a", "1;\"2\"\r\n3", "c"}, nil, nil, {"z"}},
		"a;say \"hi\";\"x\"y":                   {{"a", "say \"hi\"", "xy"}},
		"'=1;'+49;''-x;'tis;'":                  {{"=1", "+49", "'-x", "'tis", "'"}},
		"only\none\ncolumn":                     {{"only"}, {"one"}, {"column"}},
		"a;;;\n;b;;":                            {{"a"}, {"", "b"}},
	} {
		if have := texts(open(t, content)); !reflect.DeepEqual(have, want) {
			t.Errorf("%q reads %q, not %q", content, have, want)
		}
	}
}

// TestCSVFixtures reads CSV by programs: UTF-8 with semicolons, Windows-1252 with commas.
func TestCSVFixtures(t *testing.T) {
	for file, marks := range map[string][]string{
		"testdata/libreoffice-utf8.csv": {"Jürgen", "Łukasz", "Zeile 1\nZeile 2", "a;b,c\"d", "+49 30 1234", "01234"},
		"testdata/gnumeric-cp1252.csv":  {"Jürgen", "Müßig-Ärger", "Zeile 1\nZeile 2", "a;b,c\"d", "+49 30 1234", "01234"},
	} {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s := open(t, string(content))
		if r := s.Rows[0]; r.Number != 1 || r.Text(0) != "E-Mail" || r.Text(4) != "Wert" || s.Rows[len(s.Rows)-1].Text(0) != "nr59@muster.example" {
			t.Errorf("%s begins with %v", file, r)
		}
		all := slices.Concat(texts(s)...)
		for _, m := range marks {
			if !slices.Contains(all, m) {
				t.Errorf("%s: no %q", file, m)
			}
		}
	}
}

func TestWriteCSV(t *testing.T) {
	for lang, want := range map[string]string{
		"de":    "\uFEFFa;\"b;c\";'=1\r\n'+49;\"say \"\"x\"\"\";\"'\t1\"\r\n",
		"fr-CH": "\uFEFFa;\"b;c\";'=1\r\n'+49;\"say \"\"x\"\"\";\"'\t1\"\r\n",
		"en":    "\uFEFFa,\"b;c\",'=1\r\n'+49,\"say \"\"x\"\"\",\"'\t1\"\r\n",
	} {
		var b bytes.Buffer
		w := sheet.NewWriter(&b, lang)
		if err := w.Write([]string{"a", "b;c", "=1"}); err != nil {
			t.Fatal(err)
		}
		if err := w.Write([]string{"+49", "say \"x\"", "\t1"}); err != nil {
			t.Fatal(err)
		}
		if b.String() != want {
			t.Errorf("%s: %q", lang, b.String())
		}
	}
}

// TestFormulas covers T16: nothing that a program could take for a formula is written bare.
func TestFormulas(t *testing.T) {
	for _, trigger := range []string{"=", "+", "-", "@", "\t", "\r", "\n", "\x00", "＝", "＋", "－", "＠"} {
		var b bytes.Buffer
		if err := sheet.NewWriter(&b, "de").Write([]string{trigger + "1+1", "x"}); err != nil {
			t.Fatal(err)
		}
		if cell := strings.TrimLeft(strings.TrimPrefix(b.String(), "\uFEFF"), `"`); !strings.HasPrefix(cell, "'"+trigger) {
			t.Errorf("%q is written %q", trigger, b.String())
		}
	}
}

// TestCSVRoundTrip: what the writer writes, Open reads unchanged, and encoding/csv agrees on where the cells are.
func TestCSVRoundTrip(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "ß", "田", "😀", "'", "=", "+", "-", "@", "＝", "\t", "\r", "\n", "\r\n", "\x00", "\"", ";", ",", "sep=", " ", "\uFEFF", "1", "<html>", "x"})
	cell := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(piece, 0, 6).Draw(t, "pieces"), "") })
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(1, 6).Draw(t, "width")
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, width, width), 1, 12).Draw(t, "rows")
		rows = append(rows, slices.Repeat([]string{"not empty"}, width))
		// What the separator is, and that it is no web page, shows in the first row: one that could be read in two ways stands behind another.
		if first := strings.Join(rows[0], ""); strings.TrimSpace(first) == "" || strings.ContainsAny(first, "<\t,;\r\n") {
			rows = slices.Insert(rows, 0, slices.Repeat([]string{"header"}, width))
		}
		lang := rapid.SampledFrom([]string{"de", "en", "fr"}).Draw(t, "lang")
		var b bytes.Buffer
		w := sheet.NewWriter(&b, lang)
		for _, r := range rows {
			if err := w.Write(r); err != nil {
				t.Fatal(err)
			}
		}
		s, err := sheet.Open(context.Background(), b.Bytes(), sheet.Standard())
		if err != nil {
			t.Fatalf("%q: %v", b.String(), err)
		}
		have := map[int]sheet.Row{}
		for _, r := range s.Rows {
			have[r.Number] = r
		}
		for i, r := range rows {
			for c, want := range r {
				if got := have[i+1].Text(c); got != want {
					t.Fatalf("row %d: %q, not %q, in %q", i+1, got, want, b.String())
				}
			}
			if len(have[i+1].Cells) > len(r) {
				t.Fatalf("row %d: %v", i+1, have[i+1])
			}
		}
		std := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\uFEFF")))
		std.Comma, std.FieldsPerRecord = rune(sheet.Separator(lang)), -1
		if _, err := std.ReadAll(); err != nil {
			t.Fatalf("encoding/csv: %v", err)
		}
	})
}
