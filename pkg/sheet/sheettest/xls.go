package sheettest

import (
	"bytes"
	"encoding/binary"
	"math"
	"unicode/utf16"
)

// recordBytes is the most that a record of BIFF8 holds.
const recordBytes = 8224

// biff writes a stream of BIFF8.
type biff struct{ bytes.Buffer }

func (w *biff) record(id uint16, data ...any) {
	var body bytes.Buffer
	for _, d := range data {
		if err := binary.Write(&body, binary.LittleEndian, d); err != nil {
			panic(err) // a type that has no fixed size: a mistake in this package
		}
	}
	var head [4]byte
	binary.LittleEndian.PutUint16(head[:], id)
	binary.LittleEndian.PutUint16(head[2:], uint16(body.Len()))
	w.Write(head[:])
	w.Write(body.Bytes())
}

// Cells is what XLS writes: a string, a float64, a bool or nil.
type Cells [][]any

// Texts are rows of text as Cells.
func Texts(rows [][]string) Cells {
	all := make(Cells, len(rows))
	for i, row := range rows {
		for _, s := range row {
			all[i] = append(all[i], s)
		}
	}
	return all
}

// XLS is a .xls file (BIFF8) with one sheet. Its shared texts lie over as many CONTINUE records as they need and are cut in the
// middle of characters, with the encoding changing where it can.
func XLS(rows Cells) []byte { return Container("Workbook", Stream(rows)) }

// Stream is the workbook without its container.
func Stream(rows Cells) []byte {
	w, index := &biff{}, map[string]uint32{}
	var shared []string
	for _, row := range rows {
		for _, c := range row {
			if s, ok := c.(string); ok && s != "" {
				if _, seen := index[s]; !seen {
					index[s] = uint32(len(shared))
					shared = append(shared, s)
				}
			}
		}
	}
	w.record(0x809, uint16(0x600), uint16(5), uint32(0), uint64(0))
	w.record(0xE0, uint16(0), uint16(0), [16]byte{})
	w.record(0xE0, uint16(0), uint16(14), [16]byte{}) // XF 1: dates
	bound := w.Len() + 4
	w.record(0x85, uint32(0), uint16(0), byte(5), byte(0), []byte("Users"))
	w.shared(shared)
	w.record(0x0A)
	start := w.Len()
	w.record(0x809, uint16(0x600), uint16(0x10), uint32(0), uint64(0))
	for r, row := range rows {
		for c, cell := range row {
			w.cell(uint16(r), uint16(c), cell, index)
		}
	}
	w.record(0x0A)
	binary.LittleEndian.PutUint32(w.Bytes()[bound:], uint32(start))
	return w.Bytes()
}

func (w *biff) cell(r, c uint16, cell any, index map[string]uint32) {
	switch v := cell.(type) {
	case string:
		if v != "" {
			w.record(0xFD, r, c, uint16(0), index[v])
		}
	case float64:
		w.record(0x203, r, c, uint16(0), math.Float64bits(v))
	case bool:
		b := byte(0)
		if v {
			b = 1
		}
		w.record(0x205, r, c, uint16(0), b, byte(0))
	}
}

// shared writes SST and its continuations.
func (w *biff) shared(texts []string) {
	part := binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(nil, uint32(len(texts))), uint32(len(texts)))
	id := uint16(0xFC)
	flush := func() {
		w.record(id, part)
		id, part = 0x3C, nil
	}
	for _, s := range texts {
		units := utf16.Encode([]rune(s))
		if len(part)+3 > recordBytes {
			flush()
		}
		wide := isWide(units)
		part = append(binary.LittleEndian.AppendUint16(part, uint16(len(units))), wide)
		for len(units) > 0 {
			size := 1 + int(wide)
			n := min(len(units), (recordBytes-len(part))/size)
			for _, u := range units[:n] {
				if part = append(part, byte(u)); wide == 1 {
					part = append(part, byte(u>>8))
				}
			}
			if units = units[n:]; len(units) > 0 {
				flush()
				wide = isWide(units) // what is left may need only one byte each
				part = append(part, wide)
			}
		}
	}
	flush()
}

func isWide(units []uint16) byte {
	for _, u := range units {
		if u > 0xFF {
			return 1
		}
	}
	return 0
}
