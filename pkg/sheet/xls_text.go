package sheet

import (
	"encoding/binary"
	"errors"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

var errText = errors.New("a text is longer than what is there")

// texts reads texts of BIFF8 from a record and its continuations. Where a part ends amid the characters of a text, the next part
// begins with a byte that says anew whether they take one byte or two.
type texts struct {
	parts [][]byte // parts[0] is what is left of the current one
	units []uint16 // kept between texts
}

// left drops parts that are used up and tells whether anything is left.
func (t *texts) left() bool {
	for len(t.parts) > 0 && len(t.parts[0]) == 0 {
		t.parts = t.parts[1:]
	}
	return len(t.parts) > 0
}

// byte1 is the next byte, in whatever part.
func (t *texts) byte1() (byte, error) {
	if !t.left() {
		return 0, errText
	}
	b := t.parts[0][0]
	t.parts[0] = t.parts[0][1:]
	return b, nil
}

// number is a little-endian number of n bytes.
func (t *texts) number(n int) (v uint32, err error) {
	for i := range n {
		b, err := t.byte1()
		if err != nil {
			return 0, err
		}
		v |= uint32(b) << (8 * i)
	}
	return v, nil
}

// skip passes over bytes that are not characters; parts that they run into have no byte of their own before them.
func (t *texts) skip(n uint64) error {
	for n > 0 {
		if !t.left() {
			return errText
		}
		step := min(n, uint64(len(t.parts[0])))
		t.parts[0] = t.parts[0][step:]
		n -= step
	}
	return nil
}

// text reads one text whose count of characters takes the given number of bytes.
func (t *texts) text(countBytes int) (string, error) {
	count, err := t.number(countBytes)
	if err != nil {
		return "", err
	}
	flags, err := t.byte1()
	if err != nil {
		return "", err
	}
	var runs, extra uint32
	if flags&8 != 0 {
		if runs, err = t.number(2); err != nil {
			return "", err
		}
	}
	if flags&4 != 0 {
		if extra, err = t.number(4); err != nil {
			return "", err
		}
	}
	s, err := t.characters(int(count), flags&1 != 0)
	if err != nil {
		return "", err
	}
	return s, t.skip(4*uint64(runs) + uint64(extra))
}

func (t *texts) characters(count int, wide bool) (string, error) {
	t.units = t.units[:0]
	for count > 0 {
		if len(t.parts) > 0 && len(t.parts[0]) == 0 {
			t.parts = t.parts[1:]
			flags, err := t.byte1()
			if err != nil {
				return "", err
			}
			wide = flags&1 != 0
			continue
		}
		if len(t.parts) == 0 {
			return "", errText
		}
		part := t.parts[0]
		n := min(count, len(part))
		if wide {
			if n = min(count, len(part)/2); n == 0 {
				return "", errText // half a character at the end of a part
			}
			for i := range n {
				t.units = append(t.units, binary.LittleEndian.Uint16(part[2*i:]))
			}
			t.parts[0] = part[2*n:]
		} else {
			for _, b := range part[:n] {
				t.units = append(t.units, uint16(b))
			}
			t.parts[0] = part[n:]
		}
		count -= n
	}
	return string(utf16.Decode(t.units)), nil
}

// eightBit decodes a text of BIFF5 by the workbook's code page.
func eightBit(b []byte, page int) string {
	table, ok := pages[page]
	if !ok {
		table = charmap.Windows1252
	}
	out := make([]byte, 0, len(b)+8)
	for _, c := range b {
		out = utf8.AppendRune(out, table.DecodeByte(c))
	}
	return string(out)
}

var pages = map[int]*charmap.Charmap{
	437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 855: charmap.CodePage855, 866: charmap.CodePage866,
	874: charmap.Windows874, 1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252,
	1253: charmap.Windows1253, 1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256,
	1257: charmap.Windows1257, 1258: charmap.Windows1258, 10000: charmap.Macintosh, 10007: charmap.MacintoshCyrillic,
	32768: charmap.Macintosh, 32769: charmap.Windows1252,
}
