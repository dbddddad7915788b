package sheet_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/sheet"
	"github.com/curfew/curfew/pkg/sheet/sheettest"
)

// survive opens anything and holds what Open promises of it: a whole sheet within the limits, or one fault, and never for long.
func survive(t testing.TB, content []byte) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	limits := sheet.Standard()
	start := time.Now()
	s, err := sheet.Open(ctx, content, limits)
	if took := time.Since(start); took > 5*time.Second {
		t.Fatalf("%d bytes took %v", len(content), took)
	}
	var p *sheet.Panic
	switch {
	case errors.As(err, &p):
		t.Fatalf("contained panic %v for %d bytes beginning %.80q", p, len(content), content)
	case err != nil && fault.Of(err) == nil:
		t.Fatalf("no fault: %v", err)
	case err != nil:
		return
	}
	last := 0
	for _, r := range s.Rows {
		n := len(r.Cells)
		if r.Number <= last || n == 0 || n > limits.Columns || r.Cells[n-1].Text == "" {
			t.Fatalf("row %d after %d: %v", r.Number, last, r.Cells)
		}
		last = r.Number
		for _, c := range r.Cells {
			if (c.Text == "") != (c.Kind == sheet.Empty) || len(c.Text) > limits.CellBytes || !utf8.ValidString(c.Text) {
				t.Fatalf("row %d holds %v", r.Number, c)
			}
		}
	}
	if len(s.Rows) == 0 || len(s.Rows) > limits.Rows+1 {
		t.Fatalf("%d rows", len(s.Rows))
	}
}

// fixtures are the files that match, and a small one of our own writer.
func fixtures(t testing.TB, pattern string) [][]byte {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", pattern))
	if err != nil || len(files) == 0 {
		t.Fatal("no fixture", pattern, err)
	}
	var all [][]byte
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, content)
	}
	return all
}

// mutate damages a copy: cuts it, flips bits, writes extreme numbers, copies or swaps pieces.
func mutate(r *rand.Rand, content []byte) []byte {
	b := bytes.Clone(content)
	for range 1 + r.IntN(8) {
		if len(b) < 16 {
			return b
		}
		at := r.IntN(len(b) - 8)
		if r.IntN(3) == 0 {
			at = r.IntN(min(len(b)-8, 2048)) // where the headers are
		}
		switch r.IntN(7) {
		case 0:
			b[at] ^= 1 << r.IntN(8)
		case 1:
			b[at] = byte(r.IntN(256))
		case 2:
			binary.LittleEndian.PutUint16(b[at:], []uint16{0, 1, 0x7FFF, 0x8000, 0xFFFF}[r.IntN(5)])
		case 3:
			binary.LittleEndian.PutUint32(b[at:], []uint32{0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF, uint32(r.IntN(len(b)))}[r.IntN(7)])
		case 4:
			n := min(r.IntN(600), len(b)-at)
			copy(b[r.IntN(len(b)):], b[at:at+n])
		case 5:
			clear(b[at:min(at+r.IntN(600), len(b))])
		case 6:
			if r.IntN(4) == 0 {
				b = b[:at]
			}
		}
	}
	return b
}

// streams are workbooks without their container, so that damage reaches the records.
func streams() [][]byte {
	long := strings.Repeat("Größe Привет ", 900)
	return [][]byte{
		sheettest.Stream(sheettest.Texts(sheettest.People(20))),
		sheettest.Stream(sheettest.Cells{{"a", 1.5, true, nil, "田中"}, {}, {long, long + "x", "😀" + long}}),
	}
}

// TestDamaged opens some thousands of damaged files, always the same ones.
func TestDamaged(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 16))
	for name, c := range map[string]struct {
		seeds [][]byte
		each  int
	}{
		"xls":    {fixtures(t, "*.xls"), 200},
		"stream": {streams(), 800},
		"csv":    {fixtures(t, "*.csv"), 100},
		"xlsx":   {fixtures(t, "*.xlsx"), 50},
	} {
		t.Run(name, func(t *testing.T) {
			for _, seed := range c.seeds {
				survive(t, seed)
				for range c.each {
					survive(t, mutate(r, seed))
				}
			}
		})
	}
}

// TestTruncated: a file of a program that is cut anywhere is one fault, never some of its rows.
func TestTruncated(t *testing.T) {
	for i, seed := range append(fixtures(t, "*.xls"), fixtures(t, "*.xlsx")...) {
		for n := 0; n < 40; n++ {
			cut := seed[:len(seed)*n/40]
			s, err := sheet.Open(context.Background(), cut, sheet.Standard())
			if err == nil {
				t.Errorf("fixture %d cut at %d of 40 reads %d rows", i, n, len(s.Rows))
			}
			if f := fault.Of(err); n > 0 && (f == nil || f.Code != "file_damaged") {
				t.Errorf("fixture %d cut at %d of 40: %v", i, n, err)
			}
		}
	}
}

func fuzz(f *testing.F, seeds [][]byte) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, content []byte) { survive(t, content) })
}

func FuzzXLS(f *testing.F)    { fuzz(f, fixtures(f, "*.xls")) }
func FuzzStream(f *testing.F) { fuzz(f, streams()) }
func FuzzXLSX(f *testing.F)   { fuzz(f, fixtures(f, "*.xlsx")) }

func FuzzCSV(f *testing.F) {
	fuzz(f, append(fixtures(f, "*.csv"), []byte("a;\"b\"\"\r\n;"), []byte("sep=|\n'=1|x"), []byte("\xFF\xFEa\x00"), []byte(fmt.Sprint("\xEF\xBB\xBF'", "\x00")), []byte("M\xFCller\ty")))
}

func FuzzFormat(f *testing.F) {
	for _, code := range []string{"dd.mm.yyyy", "00000", `"x"0`, "[Red]0_", `\`} {
		f.Add(14, code, true, 46083.5, true)
	}
	f.Fuzz(func(t *testing.T, id int, code string, own bool, v float64, from1904 bool) {
		if c := sheet.NumberCell(v, sheet.StyleOf(id, code, own), from1904); c.Text == "" || c.Kind == sheet.Empty || len(c.Text) > 400 {
			t.Fatal(c)
		}
	})
}
