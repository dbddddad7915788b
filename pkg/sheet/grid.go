package sheet

import (
	"slices"
	"strconv"
	"strings"
)

// Grid gathers cells in any order into rows, within limits. Readers of further formats use it.
type Grid struct {
	limits Limits
	at     map[int]int // row number → place in rows
	rows   []Row
	last   int // number of the row that was written last
	place  int // and its place
}

// NewGrid is an empty grid.
func NewGrid(limits Limits) *Grid { return &Grid{limits: limits, at: map[int]int{}} }

// Put sets a cell; row counts from 1, column from 0. An empty cell is nothing, wherever it stands; a later one replaces an
// earlier. Text that Unformula recognises loses its apostrophe. Faults: too_many_rows, too_many_columns, cell_too_long.
func (g *Grid) Put(row, column int, c Cell) error {
	if c.Text == "" || c.Kind == Empty {
		return nil
	}
	switch {
	case column < 0 || column >= g.limits.Columns:
		return tooColumns(row, g.limits)
	case len(c.Text) > g.limits.CellBytes:
		return tooLong(row, column)
	}
	if row != g.last {
		place, seen := g.at[row]
		if !seen {
			if len(g.rows) > g.limits.Rows {
				return ErrRows.With("most", strconv.Itoa(g.limits.Rows))
			}
			place = len(g.rows)
			g.rows = append(g.rows, Row{Number: row})
			g.at[row] = place
		}
		g.last, g.place = row, place
	}
	if c.Kind == Text {
		c.Text = Unformula(c.Text)
	}
	r := &g.rows[g.place]
	if column >= len(r.Cells) {
		if r.Cells == nil && g.place > 0 {
			r.Cells = make([]Cell, 0, max(column+1, len(g.rows[g.place-1].Cells)))
		}
		r.Cells = slices.Grow(r.Cells, column+1-len(r.Cells))[:column+1]
	}
	r.Cells[column] = c
	return nil
}

// Sheet is what was gathered; file_empty when that is nothing.
func (g *Grid) Sheet(format, name string) (Sheet, error) {
	if len(g.rows) == 0 {
		return Sheet{}, ErrEmpty
	}
	slices.SortFunc(g.rows, func(a, b Row) int { return a.Number - b.Number })
	return Sheet{Format: format, Name: name, Rows: g.rows}, nil
}

// triggers are the first characters that make spreadsheet programs take a cell of a CSV file for a formula.
const triggers = "=+-@\t\r\n\x00＝＋－＠"

// Formula tells whether a spreadsheet program could take the text for a formula, any apostrophes before it left aside.
func Formula(text string) bool {
	text = strings.TrimLeft(text, "'")
	return text != "" && strings.IndexAny(text, triggers) == 0
}

// Unformula takes off the one apostrophe that Writer puts before what could be a formula; other text stays as it is.
func Unformula(text string) string {
	if strings.HasPrefix(text, "'") && Formula(text) {
		return text[1:]
	}
	return text
}
