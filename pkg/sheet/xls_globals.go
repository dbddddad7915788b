package sheet

import (
	"encoding/binary"
	"errors"
)

// book is what the beginning of a workbook says about all of it.
type book struct {
	limits   Limits
	biff8    bool
	from1904 bool
	page     int // code page of the texts of BIFF5
	sheets   []bound
	codes    map[int]string // number formats of the file's own
	formats  []int          // of each XF, the id of its number format
	styles   []Style        // of each XF, once all is read
	shared   []string
}

// bound is a sheet as the list of sheets names it.
type bound struct {
	name   string
	offset int
	hidden bool
	cells  bool // a worksheet, not a chart or a macro
}

// readGlobals reads up to the first end mark.
func readGlobals(r *records, limits Limits) (*book, error) {
	b := &book{limits: limits, page: 1252, codes: map[int]string{}}
	if err := r.advance(); err != nil {
		return nil, err
	}
	if r.id != recBOF || len(r.data) < 4 {
		return nil, ErrDamaged.Because(errNoBOF)
	}
	switch r.u16(0) {
	case 0x0600:
		b.biff8 = true
	case 0x0500:
	default:
		return nil, ErrTooOld
	}
	for {
		if err := r.advance(); err != nil {
			return nil, err
		}
		if r.id == recEOF {
			break
		}
		if err := b.global(r); err != nil {
			return nil, err
		}
	}
	for _, id := range b.formats {
		code, own := b.codes[id]
		b.styles = append(b.styles, StyleOf(id, code, own))
	}
	return b, nil
}

func (b *book) global(r *records) error {
	switch r.id {
	case recFilePass:
		return ErrEncrypted
	case rec1904:
		b.from1904 = len(r.data) >= 2 && r.u16(0) == 1
	case recCodePage:
		if len(r.data) >= 2 {
			b.page = r.u16(0)
		}
	case recBoundSheet:
		return b.bound(r)
	case recXF:
		if err := r.need(4); err != nil {
			return err
		}
		b.formats = append(b.formats, r.u16(2))
	case recFormat:
		return b.format(r)
	case recSST:
		return b.sst(r)
	}
	return nil
}

func (b *book) bound(r *records) error {
	if err := r.need(8); err != nil {
		return err
	}
	s := bound{offset: int(binary.LittleEndian.Uint32(r.data)), hidden: r.data[4]&3 != 0, cells: r.data[5] == 0}
	name, err := b.text(r.data[6:], 1)
	if err != nil {
		return ErrDamaged.Because(err)
	}
	s.name = name
	b.sheets = append(b.sheets, s)
	return nil
}

func (b *book) format(r *records) error {
	if err := r.need(4); err != nil {
		return err
	}
	countBytes := 1
	if b.biff8 {
		countBytes = 2
	}
	code, err := b.text(r.data[2:], countBytes)
	if err != nil {
		return ErrDamaged.Because(err)
	}
	b.codes[r.u16(0)] = code
	return nil
}

// text reads a text that lies in one record.
func (b *book) text(data []byte, countBytes int) (string, error) {
	return b.parts([][]byte{data}, countBytes)
}

// parts reads a text of either version; one of BIFF5 goes on in a continuation without a byte of its own.
func (b *book) parts(parts [][]byte, countBytes int) (string, error) {
	t := texts{parts: parts}
	if b.biff8 {
		return t.text(countBytes)
	}
	count, err := t.number(countBytes)
	if err != nil {
		return "", err
	}
	out := make([]byte, 0, min(int(count), len(parts[0])))
	for len(out) < int(count) {
		if !t.left() {
			return "", errText
		}
		n := min(int(count)-len(out), len(t.parts[0]))
		out = append(out, t.parts[0][:n]...)
		t.parts[0] = t.parts[0][n:]
	}
	return eightBit(out, b.page), nil
}

// sst reads the shared texts. Some writers count them wrongly, so they end where the record does; a text that is cut short is
// damage.
func (b *book) sst(r *records) error {
	if err := r.need(8); err != nil {
		return err
	}
	claimed := binary.LittleEndian.Uint32(r.data[4:])
	parts, err := r.continued()
	if err != nil {
		return err
	}
	parts[0] = parts[0][8:]
	t, bytes := texts{parts: parts}, 0
	for uint32(len(b.shared)) < claimed && t.left() {
		s, err := t.text(2)
		if err != nil {
			return ErrDamaged.Because(err)
		}
		if bytes += len(s); bytes > b.limits.TextBytes || len(b.shared) >= b.limits.Strings {
			return ErrUnpacked.With("most", mebibytes(b.limits.TextBytes)).Because(errors.New("too many shared texts"))
		}
		b.shared = append(b.shared, s)
		if len(b.shared)%1024 == 0 && r.ctx.Err() != nil {
			return ErrTime.Because(r.ctx.Err())
		}
	}
	return nil
}

// chosen is the first visible worksheet, the first worksheet where all are hidden.
func (b *book) chosen() (bound, bool) {
	var first *bound
	for i := range b.sheets {
		s := &b.sheets[i]
		if s.cells && !s.hidden {
			return *s, true
		}
		if s.cells && first == nil {
			first = s
		}
	}
	if first == nil {
		return bound{}, false
	}
	return *first, true
}
