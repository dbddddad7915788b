package sheet

import (
	"context"
	"strconv"
	"strings"
)

// readCSV reads text in rows and fields (RFC 4180), more forgiving than its letter: any of CRLF, LF and CR ends a row, a quote
// inside an unquoted field is itself. A row of the file is a row of the sheet, however many lines it takes and also when empty.
func readCSV(ctx context.Context, content []byte, limits Limits) (Sheet, error) {
	text := decode(content)
	separator, text := announced(text)
	if separator == 0 {
		separator = delimiter(text)
	}
	g := NewGrid(limits)
	f := fields{rest: text, separator: separator}
	for row := 1; f.rest != ""; row++ {
		if row%256 == 1 && ctx.Err() != nil {
			return Sheet{}, ErrTime.Because(ctx.Err())
		}
		for column, more := 0, true; more; column++ {
			var field string
			var closed bool
			if field, more, closed = f.next(); !closed {
				return Sheet{}, ErrOpenQuote.With("row", strconv.Itoa(row))
			}
			if err := g.Put(row, column, Cell{Text, field}); err != nil {
				return Sheet{}, err
			}
		}
	}
	return g.Sheet("csv", "")
}

// fields walks through a text field by field.
type fields struct {
	rest      string
	separator byte
}

// next is one field and whether the row goes on after it. It is not closed when a quote is missing at the end of the file.
func (f *fields) next() (field string, more, closed bool) {
	if strings.HasPrefix(f.rest, `"`) {
		if field, closed = f.quoted(); !closed {
			return "", false, false
		}
	}
	n := f.plain()
	field += f.rest[:n]
	f.rest = f.rest[n:]
	if f.rest == "" {
		return field, false, true
	}
	more = f.rest[0] == f.separator
	if strings.HasPrefix(f.rest, "\r\n") {
		f.rest = f.rest[1:]
	}
	f.rest = f.rest[1:]
	return field, more, true
}

// plain is the length of what stands before the next separator or end of row.
func (f *fields) plain() int {
	for i := 0; i < len(f.rest); i++ {
		if c := f.rest[i]; c == f.separator || c == '\n' || c == '\r' {
			return i
		}
	}
	return len(f.rest)
}

// quoted reads from one quote to its partner; two of them inside are one.
func (f *fields) quoted() (string, bool) {
	var b strings.Builder
	for rest := f.rest[1:]; ; {
		n := strings.IndexByte(rest, '"')
		if n < 0 {
			return "", false
		}
		if !strings.HasPrefix(rest[n+1:], `"`) {
			f.rest = rest[n+1:]
			if b.Len() == 0 {
				return rest[:n], true
			}
			b.WriteString(rest[:n])
			return b.String(), true
		}
		b.WriteString(rest[:n+1])
		rest = rest[n+2:]
	}
}

// announced is the separator that a first line such as sep=; names, and what follows that line; programs do not count it as a row.
func announced(text string) (byte, string) {
	rest, ok := strings.CutPrefix(text, "sep=")
	if !ok || rest == "" || rest[0] >= 0x80 || rest[0] == '"' || rest[0] == '\r' || rest[0] == '\n' {
		return 0, text
	}
	for _, end := range []string{"\r\n", "\n", "\r"} {
		if after, ok := strings.CutPrefix(rest[1:], end); ok {
			return rest[0], after
		}
	}
	return 0, text
}

// separators by preference, where they fit equally well.
const separators = ";\t,"

// sampled is how many rows the choice of a separator looks at.
const sampled = 50

// delimiter chooses the separator that gives most of the first rows as many fields as the first of them; among equals the one that
// gives more fields.
func delimiter(text string) byte {
	best, bestRows, bestFields := separators[0], 0, 0
	for _, separator := range []byte(separators) {
		rows, first := consistent(text, separator)
		if first > 1 && (rows > bestRows || rows == bestRows && first > bestFields) {
			best, bestRows, bestFields = separator, rows, first
		}
	}
	return best
}

// consistent counts the fields of the first row that is not blank, and the rows among the first ones that have as many.
func consistent(text string, separator byte) (rows, first int) {
	f := fields{rest: text, separator: separator}
	for seen := 0; f.rest != "" && seen < sampled; seen++ {
		count, blank := 0, true
		for more := true; more; count++ {
			field, goesOn, closed := f.next()
			if !closed {
				return rows, first
			}
			blank = blank && field == ""
			more = goesOn
		}
		if first == 0 && !(blank && count == 1) {
			first = count
		}
		if first > 0 && count == first {
			rows++
		}
	}
	return rows, first
}
