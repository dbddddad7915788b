package sheet

import (
	"io"
	"strings"
)

// Writer writes CSV as spreadsheet programs of a language open it by a double click: UTF-8 with its mark, the separator of the
// language, CRLF, quotes by RFC 4180. A cell that could run as a formula gets an apostrophe before it, so +49 30 123 becomes
// '+49 30 123; Open takes it off again. Rows of equal
// length read back unchanged, except that bytes that are no UTF-8 are U+FFFD.
type Writer struct {
	out       io.Writer
	separator byte
	line      []byte
	err       error
}

// Separator is what a language puts between the cells: a semicolon where the comma is the decimal point (de, fr), else a comma.
func Separator(lang string) byte {
	switch base, _, _ := strings.Cut(strings.ToLower(lang), "-"); base {
	case "de", "fr":
		return ';'
	}
	return ','
}

// NewWriter writes to out in the manner of a language ("de", "de-CH", "fr", "en"; any other as "en"). Nothing is held back.
func NewWriter(out io.Writer, lang string) *Writer {
	return &Writer{out: out, separator: Separator(lang), line: []byte("\uFEFF")}
}

// Write writes one row. After an error of the writer below it returns that error for ever.
func (w *Writer) Write(cells []string) error {
	if w.err != nil {
		return w.err
	}
	for i, text := range cells {
		if i > 0 {
			w.line = append(w.line, w.separator)
		}
		w.cell(text)
	}
	w.line = append(w.line, '\r', '\n')
	_, w.err = w.out.Write(w.line)
	w.line = w.line[:0]
	return w.err
}

func (w *Writer) cell(text string) {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if Formula(text) {
		text = "'" + text
	}
	if !strings.ContainsAny(text, "\",;\t\r\n\x00") && !strings.HasPrefix(text, "sep=") && strings.TrimSpace(text) == text {
		w.line = append(w.line, text...)
		return
	}
	w.line = append(w.line, '"')
	w.line = append(w.line, strings.ReplaceAll(text, `"`, `""`)...)
	w.line = append(w.line, '"')
}
