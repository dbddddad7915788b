// Package sheet reads the first visible sheet of a file that somebody uploaded: .xls (BIFF8 and BIFF5), .csv and, when the package
// sheet/xlsx is imported too, .xlsx; and it writes CSV that spreadsheet programs open as it is meant.
//
// Rule: the file is hostile until read. What it is, its bytes say and never its name. Every length is checked against what was
// read and every amount against Limits, so a damaged or malicious file is one fault with one sentence: never a panic, never a
// hang, never part of the rows as if they were all.
package sheet

import (
	"context"
	"strconv"
)

// Kind is what a cell holds.
type Kind uint8

// The kinds of cells. Text is how each reads in Cell.Text.
const (
	Empty  Kind = iota // nothing: ""
	Text               // as typed; all of a CSV file is text
	Number             // plain decimal with a point, 15 significant digits: "1234.5"; a format of zeros such as 00000 pads: "01234"
	Date               // "2006-01-02", "2006-01-02 15:04:05" or, without a day, "15:04:05"
	Bool               // "TRUE" or "FALSE"
	Error              // "#N/A" and its like
)

// Cell is one cell.
type Cell struct {
	Kind Kind
	Text string
}

// Row is a row that holds something.
type Row struct {
	Number int    // as the user's spreadsheet program shows it, from 1
	Cells  []Cell // from column A to the last cell that holds something
}

// Text is what the column holds, counted from 0; "" when nothing.
func (r Row) Text(column int) string {
	if column < 0 || column >= len(r.Cells) {
		return ""
	}
	return r.Cells[column].Text
}

// Sheet is the first visible sheet of a file. Empty rows are not in it, hidden and filtered ones are.
type Sheet struct {
	Format string // "xls", "xlsx" or "csv"
	Name   string // of the sheet; "" for CSV
	Rows   []Row  // by rising number, at least one
}

// Column names a column as spreadsheet programs do: 0 is A, 26 is AA.
func Column(index int) string {
	name := ""
	for index++; index > 0; index = (index - 1) / 26 {
		name = string(rune('A'+(index-1)%26)) + name
	}
	return name
}

// Limits bound what is read. A file beyond one of them is refused, whole.
type Limits struct {
	Bytes     int // of the file
	Rows      int // that hold something, the header's not counted
	Columns   int // of any row
	CellBytes int // of one cell's text
	Unpacked  int // bytes of one part of an .xlsx once unpacked; one and a half of it for all parts
	Strings   int // shared texts of a file
	TextBytes int // of all shared texts
}

// Standard are the product's limits: a file of 4 MiB with 10,000 rows of at most 64 columns. Reading within them takes at most
// 64 MiB of memory.
func Standard() Limits {
	return Limits{Bytes: 4 << 20, Rows: 10_000, Columns: 64, CellBytes: 32 << 10, Unpacked: 32 << 20, Strings: 650_000, TextBytes: 16 << 20}
}

// Reader reads a file whose kind the first bytes gave away. Its faults are those of this package.
type Reader func(ctx context.Context, content []byte, limits Limits) (Sheet, error)

// xlsx reads .xlsx; nil unless the package sheet/xlsx is linked in.
var xlsx Reader

// RegisterXLSX makes Open read .xlsx with the reader. Only init functions call it.
func RegisterXLSX(r Reader) { xlsx = r }

// mebibytes rounds up, for a sentence.
func mebibytes(n int) string { return strconv.Itoa((n + 1<<20 - 1) >> 20) }
