package sheet

import (
	"context"
	"encoding/binary"
	"errors"
	"math"
)

// readBIFF reads the stream of a workbook.
func readBIFF(ctx context.Context, stream []byte, limits Limits) (Sheet, error) {
	r := &records{ctx: ctx, stream: stream}
	b, err := readGlobals(r, limits)
	if err != nil {
		return Sheet{}, err
	}
	s, ok := b.chosen()
	if !ok {
		return Sheet{}, ErrEmpty
	}
	if s.offset < 0 || s.offset >= len(stream) {
		return Sheet{}, ErrDamaged.Because(errCut)
	}
	r.next = s.offset
	if err := r.advance(); err != nil {
		return Sheet{}, err
	}
	if r.id != recBOF {
		return Sheet{}, ErrDamaged.Because(errNoBOF)
	}
	c := &cells{records: r, book: b, grid: NewGrid(limits)}
	for depth := 1; depth > 0; {
		if err := r.advance(); err != nil {
			return Sheet{}, err
		}
		switch {
		case r.id == recBOF: // a chart inside the sheet
			depth++
		case r.id == recEOF:
			depth--
		case depth == 1:
			if err := c.record(); err != nil {
				return Sheet{}, err
			}
		}
	}
	return c.grid.Sheet("xls", s.name)
}

// cells turns the records of one sheet into cells.
type cells struct {
	*records
	book    *book
	grid    *Grid
	pending bool // the formula at row, column has its text in the next STRING
	row     int
	column  int
}

// sizes are the least lengths of the records of cells: row, column, XF and what they hold.
var sizes = map[uint16]int{recLabelSST: 10, recLabel: 8, recRString: 8, recNumber: 14, recRK: 10, recMulRK: 6, recBoolErr: 8, recFormula: 14}

func (c *cells) record() error {
	size, ok := sizes[c.id]
	if !ok {
		if c.id == recString && c.pending {
			c.pending = false
			return c.long(c.row, c.column)
		}
		return nil
	}
	if err := c.need(size); err != nil {
		return err
	}
	row, column := c.u16(0), c.u16(2)
	switch c.id {
	case recLabelSST:
		i := binary.LittleEndian.Uint32(c.data[6:])
		if uint64(i) >= uint64(len(c.book.shared)) {
			return ErrDamaged.Because(errShared)
		}
		return c.put(row, column, Cell{Text, c.book.shared[i]})
	case recLabel, recRString:
		c.data = c.data[6:]
		return c.long(row, column)
	case recNumber:
		return c.number(row, column, c.u16(4), c.float(6))
	case recRK:
		return c.number(row, column, c.u16(4), rk(binary.LittleEndian.Uint32(c.data[6:])))
	case recMulRK:
		return c.several(row, column)
	case recBoolErr:
		return c.put(row, column, boolOrError(c.data[6], c.data[7] == 1))
	case recFormula:
		return c.formula(row, column)
	}
	return nil
}

// put sets a cell; row and column as the file counts them, from 0.
func (c *cells) put(row, column int, cell Cell) error { return c.grid.Put(row+1, column, cell) }

func (c *cells) number(row, column, xf int, v float64) error {
	style := Plain
	if xf < len(c.book.styles) {
		style = c.book.styles[xf]
	}
	return c.put(row, column, NumberCell(v, style, c.book.from1904))
}

func (c *cells) float(at int) float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(c.data[at:]))
}

// long reads the text that the record holds, and its continuations.
func (c *cells) long(row, column int) error {
	parts, err := c.continued()
	if err != nil {
		return err
	}
	s, err := c.book.parts(parts, 2)
	if err != nil {
		return ErrDamaged.Because(err)
	}
	return c.put(row, column, Cell{Text, s})
}

// several reads MULRK: an XF and a number per column.
func (c *cells) several(row, column int) error {
	for at := 4; at+6 <= len(c.data)-2; at += 6 {
		if err := c.number(row, column, c.u16(at), rk(binary.LittleEndian.Uint32(c.data[at+2:]))); err != nil {
			return err
		}
		column++
	}
	return nil
}

// formula reads the result that the program kept when it saved.
func (c *cells) formula(row, column int) error {
	c.pending = false
	if c.u16(12) != 0xFFFF {
		return c.number(row, column, c.u16(4), c.float(6))
	}
	switch c.data[6] {
	case 0:
		c.pending, c.row, c.column = true, row, column
	case 1:
		return c.put(row, column, boolOrError(c.data[8], false))
	case 2:
		return c.put(row, column, boolOrError(c.data[8], true))
	case 3: // the empty text
	default:
		return ErrDamaged.Because(errors.New("a formula's result is of no known kind"))
	}
	return nil
}

// rk unpacks a short number: bit 0 says that it counts hundredths, bit 1 that it is whole, else it is the upper part of a float.
func rk(v uint32) float64 {
	f := math.Float64frombits(uint64(v&^3) << 32)
	if v&2 != 0 {
		f = float64(int32(v) >> 2)
	}
	if v&1 != 0 {
		f /= 100
	}
	return f
}

// errorNames are the errors of spreadsheets by their number in a file.
var errorNames = map[byte]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}

func boolOrError(v byte, isError bool) Cell {
	switch {
	case isError && errorNames[v] != "":
		return Cell{Error, errorNames[v]}
	case isError:
		return Cell{Error, "#N/A"}
	case v != 0:
		return Cell{Bool, "TRUE"}
	}
	return Cell{Bool, "FALSE"}
}
