package fault

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line tells whether a text that somebody typed is one line of a length between least and most characters: UTF-8, without control
// characters and without anything that breaks lines.
func Line(s string, least, most int) bool {
	n := utf8.RuneCountInString(s)
	return n >= least && n <= most && utf8.ValidString(s) &&
		strings.IndexFunc(s, func(r rune) bool {
			return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
		}) < 0
}
