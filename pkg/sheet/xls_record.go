package sheet

import (
	"context"
	"encoding/binary"
	"errors"
)

// The records that are read; all others are passed over.
const (
	recFormula    = 0x0006
	recEOF        = 0x000A
	rec1904       = 0x0022
	recFilePass   = 0x002F
	recContinue   = 0x003C
	recCodePage   = 0x0042
	recBoundSheet = 0x0085
	recMulRK      = 0x00BD
	recRString    = 0x00D6
	recXF         = 0x00E0
	recSST        = 0x00FC
	recLabelSST   = 0x00FD
	recNumber     = 0x0203
	recLabel      = 0x0204
	recBoolErr    = 0x0205
	recString     = 0x0207
	recRK         = 0x027E
	recFormat     = 0x041E
	recBOF        = 0x0809
)

var (
	errCut    = errors.New("a record goes past the end of the stream")
	errShort  = errors.New("a record is too short for what it holds")
	errNoEnd  = errors.New("the stream ends before its end mark")
	errParts  = errors.New("more continuations than programs write")
	errNoBOF  = errors.New("no begin mark where one must be")
	errShared = errors.New("a cell names a shared text that is not there")
)

// maxParts is how many records one text or list may lie over; programs fill 8 KiB before they begin another.
const maxParts = 16_384

// records walks through a stream of BIFF: two bytes of id, two of length, data.
type records struct {
	ctx    context.Context
	stream []byte
	next   int // where the next record begins
	seen   int
	id     uint16
	data   []byte
}

// advance moves to the next record; a stream that ends in between two records is one without its end mark.
func (r *records) advance() error {
	if r.seen++; r.seen%1024 == 0 && r.ctx.Err() != nil {
		return ErrTime.Because(r.ctx.Err())
	}
	if r.next+4 > len(r.stream) {
		return ErrDamaged.Because(errNoEnd)
	}
	r.id = binary.LittleEndian.Uint16(r.stream[r.next:])
	end := r.next + 4 + int(binary.LittleEndian.Uint16(r.stream[r.next+2:]))
	if end > len(r.stream) {
		return ErrDamaged.Because(errCut)
	}
	r.data = r.stream[r.next+4 : end]
	r.next = end
	return nil
}

// continued is the current record's data and that of the CONTINUE records after it, each a part of its own.
func (r *records) continued() (parts [][]byte, err error) {
	parts = [][]byte{r.data}
	for r.next+4 <= len(r.stream) && binary.LittleEndian.Uint16(r.stream[r.next:]) == recContinue {
		if err := r.advance(); err != nil {
			return nil, err
		}
		if len(parts) >= maxParts {
			return nil, ErrDamaged.Because(errParts)
		}
		parts = append(parts, r.data)
	}
	return parts, nil
}

// need refuses a record that is shorter.
func (r *records) need(n int) error {
	if len(r.data) < n {
		return ErrDamaged.Because(errShort)
	}
	return nil
}

func (r *records) u16(at int) int { return int(binary.LittleEndian.Uint16(r.data[at:])) }
