package xlsx

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/curfew/curfew/pkg/sheet"
)

var (
	errRow    = errors.New("a row or cell bears an impossible name")
	errShared = errors.New("a cell names a shared text that is not there")
	errNumber = errors.New("a number that is none")
	errNoData = errors.New("the sheet has no rows element")
)

// lastRow is the last one that spreadsheet programs know.
const lastRow = 1 << 20

// shared reads the shared texts. A workbook without such a part has none.
func (p *parts) shared(name string) (texts []string, err error) {
	if p.files[name] == nil {
		return nil, nil
	}
	bytes := 0
	err = p.walk(name, func(t *part) error {
		if t.name != "si" {
			return nil
		}
		s, err := t.rich()
		if err != nil {
			return err
		}
		if bytes += len(s); bytes > p.limits.TextBytes || len(texts) >= p.limits.Strings {
			return sheet.ErrUnpacked.With("most", mebibytes(p.limits.TextBytes))
		}
		texts = append(texts, s)
		return nil
	})
	return texts, err
}

// rich joins the runs of a text, leaving out how it is pronounced.
func (t *part) rich() (string, error) {
	var b strings.Builder
	reads, phonetic := false, 0
	err := t.within(func(start bool) error {
		switch {
		case start && t.name == "rPh":
			phonetic++
		case t.ended && t.name == "rPh":
			phonetic--
		case start && t.name == "t":
			reads = phonetic == 0
		case t.ended && t.name == "t":
			reads = false
		case reads:
			b.Write(t.text)
		}
		return nil
	})
	return unescape(b.String()), err
}

// unescape decodes _x000D_, which stands for a character that XML cannot hold or would change.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out []uint16
	for rest := s; rest != ""; {
		if len(rest) >= 7 && rest[:2] == "_x" && rest[6] == '_' {
			if v, err := strconv.ParseUint(rest[2:6], 16, 16); err == nil {
				out, rest = append(out, uint16(v)), rest[7:]
				continue
			}
		}
		next := strings.IndexByte(rest[1:], '_') + 1
		if next == 0 {
			next = len(rest)
		}
		out, rest = append(out, utf16.Encode([]rune(rest[:next]))...), rest[next:]
	}
	return string(utf16.Decode(out))
}

// cells reads the sheet.
func (p *parts) cells(b *book) (sheet.Sheet, error) {
	g, rows := sheet.NewGrid(p.limits), false
	err := p.walk(b.sheet, func(t *part) error {
		if t.name != "sheetData" || rows {
			return nil
		}
		rows = true
		r := &reading{part: t, book: b, grid: g}
		if err := t.within(r.row); err != nil {
			return err
		}
		if err := t.finish(); err != nil {
			return err
		}
		return io.EOF
	})
	if err != nil && err != io.EOF {
		return sheet.Sheet{}, err
	}
	if !rows {
		return sheet.Sheet{}, sheet.ErrDamaged.Because(errNoData)
	}
	return g.Sheet("xlsx", b.name)
}

// reading is where in the rows of a sheet we are.
type reading struct {
	*part
	book *book
	grid *sheet.Grid
	at   int // number of the row, from 1
	next int // column of the next cell that does not name its own

	value []byte // kept between cells
}

// row takes one token inside the rows.
func (r *reading) row(start bool) error {
	switch {
	case start && r.name == "row":
		r.at, r.next = r.at+1, 0
		if n := r.attr("r"); n != "" {
			at, err := strconv.Atoi(n)
			if err != nil {
				return sheet.ErrDamaged.Because(errRow)
			}
			r.at = at
		}
		if r.at < 1 || r.at > lastRow {
			return sheet.ErrDamaged.Because(errRow)
		}
	case start && r.name == "c":
		return r.cell()
	}
	return nil
}

// cell reads one cell: its value as the program kept it, or the text that stands in it.
func (r *reading) cell() error {
	column, kind, style := r.next, r.attr("t"), r.attr("s")
	if name := r.attr("r"); name != "" {
		if column = columnOf(name); column < 0 {
			return sheet.ErrDamaged.Because(errRow)
		}
	}
	r.next = column + 1
	value, reads, inline := r.value[:0], false, ""
	err := r.within(func(start bool) (err error) {
		switch {
		case start && r.name == "is":
			inline, err = r.rich()
		case start:
			reads = r.name == "v"
		case r.ended:
			reads = false
		case reads:
			value = append(value, r.text...)
		}
		return err
	})
	if err != nil {
		return err
	}
	r.value = value
	c, err := r.book.cell(kind, style, string(value), inline)
	if err != nil {
		return err
	}
	return r.grid.Put(r.at, column, c)
}

// columnOf reads the letters of a cell's name, 0 for A; -1 when they are none or too many.
func columnOf(name string) int {
	column := 0
	for i := range len(name) {
		c := name[i] | 0x20
		if c < 'a' || c > 'z' || i > 2 {
			break
		}
		column = column*26 + int(c-'a') + 1
	}
	return column - 1
}
