package sheet

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// mark is how a text file says its encoding.
type mark int

const (
	unmarked mark = iota
	utf8Mark
	littleMark // UTF-16, as "Unicode text" is saved
	bigMark
)

func encoding(content []byte) mark {
	switch {
	case bytes.HasPrefix(content, []byte("\xEF\xBB\xBF")):
		return utf8Mark
	case bytes.HasPrefix(content, []byte("\xFF\xFE")):
		return littleMark
	case bytes.HasPrefix(content, []byte("\xFE\xFF")):
		return bigMark
	}
	return unmarked
}

// decode turns a text file into a string: by its mark, else UTF-8 if it is valid, else Windows-1252, which knows every byte. Bytes
// that mean nothing become U+FFFD.
func decode(content []byte) string {
	switch encoding(content) {
	case utf8Mark:
		return string(bytes.ToValidUTF8(content[3:], []byte("\uFFFD")))
	case littleMark:
		return decode16(content[2:], 0)
	case bigMark:
		return decode16(content[2:], 1)
	default:
		if utf8.Valid(content) {
			return string(content)
		}
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(content)
	if err != nil {
		return string(bytes.ToValidUTF8(content, []byte("\uFFFD")))
	}
	return string(text)
}

// decode16 reads units of two bytes; high is the place of the more significant one.
func decode16(content []byte, high int) string {
	high = 1 - high
	units := make([]uint16, len(content)/2)
	for i := range units {
		units[i] = uint16(content[2*i+high])<<8 | uint16(content[2*i+1-high])
	}
	return string(utf16.Decode(units))
}
