package xlsx

import (
	"bufio"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/curfew/curfew/pkg/sheet"
)

// tokenBytes is the most that one tag or one run of text may take in a part.
const tokenBytes = 1 << 20

// depth is how deeply elements may lie in each other.
const depth = 64

var (
	errToken   = errors.New("a tag or text of more than 1 MiB")
	errDepth   = errors.New("elements lie too deeply in each other")
	errUnended = errors.New("an element is not ended, or another one is")
)

// part is one part while it is read, token by token.
type part struct {
	of      *parts
	source  io.ReadCloser
	buffer  *bufio.Reader
	decoder *xml.Decoder
	bytes   int    // read from this part
	token0  int    // of them before the present token
	tokens  int    // read
	failed  error  // why ReadByte refused, for the decoder wraps it
	depth   int    // elements that are open
	name    string // of the present element, without its namespace
	attrs   []xml.Attr
	text    []byte // of the present token, when it is text
	ended   bool   // the present token ends the element `name`
}

func newPart(of *parts, source io.ReadCloser) *part {
	t := &part{of: of, source: source, buffer: bufio.NewReaderSize(source, 32<<10)}
	t.decoder = xml.NewDecoder(t)
	t.decoder.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errors.New("not UTF-8") }
	return t
}

// ReadByte gives the decoder its next byte while that is within the limits.
func (t *part) ReadByte() (byte, error) {
	b, err := t.buffer.ReadByte()
	if err != nil {
		if err != io.EOF {
			t.failed = sheet.ErrDamaged.Because(err)
		}
		return 0, err
	}
	if err := t.count(1); err != nil {
		t.failed = err
		return 0, err
	}
	if t.bytes-t.token0 > tokenBytes {
		t.failed = sheet.ErrDamaged.Because(errToken)
		return 0, t.failed
	}
	return b, nil
}

// Read is there because the decoder wants a Reader; it uses ReadByte.
func (t *part) Read(b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	c, err := t.ReadByte()
	if err != nil {
		return 0, err
	}
	b[0] = c
	return 1, nil
}

func (t *part) count(n int) error {
	t.bytes += n
	t.of.left -= n
	if t.bytes > t.of.limits.Unpacked || t.of.left < 0 {
		return sheet.ErrUnpacked.With("most", mebibytes(t.of.limits.Unpacked))
	}
	return nil
}

// token moves to the next token; start says that it begins an element. At the end of the part it is io.EOF, and file_damaged when
// elements are open there.
func (t *part) token() (start bool, err error) {
	if t.tokens++; t.tokens%1024 == 0 && t.of.ctx.Err() != nil {
		return false, sheet.ErrTime.Because(t.of.ctx.Err())
	}
	t.token0, t.text, t.ended = t.bytes, nil, false
	token, err := t.decoder.RawToken()
	switch {
	case t.failed != nil:
		return false, t.failed
	case err == io.EOF && t.depth == 0:
		return false, io.EOF
	case err != nil:
		return false, sheet.ErrDamaged.Because(err)
	}
	switch v := token.(type) {
	case xml.StartElement:
		if t.depth++; t.depth > depth {
			return false, sheet.ErrDamaged.Because(errDepth)
		}
		t.name, t.attrs = v.Name.Local, v.Attr
		return true, nil
	case xml.EndElement:
		if t.depth--; t.depth < 0 {
			return false, sheet.ErrDamaged.Because(errUnended)
		}
		t.name, t.ended = v.Name.Local, true
	case xml.CharData:
		t.text = v
	}
	return false, nil
}

// within hands f every token up to the end of the element that just began; f may look at start, name, text.
func (t *part) within(f func(start bool) error) error {
	for outside := t.depth - 1; ; {
		start, err := t.token()
		if err != nil {
			if err == io.EOF {
				return sheet.ErrDamaged.Because(errUnended)
			}
			return err
		}
		if t.depth == outside {
			return nil
		}
		if err := f(start); err != nil {
			return err
		}
	}
}

// attr is the value of an attribute, whatever its namespace; "" when it is not there.
func (t *part) attr(name string) string {
	for _, a := range t.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// finish reads what is left, which is when the archive compares the checksum.
func (t *part) finish() error {
	rest := make([]byte, 32<<10)
	for {
		n, err := t.buffer.Read(rest)
		if failed := t.count(n); failed != nil {
			return failed
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return sheet.ErrDamaged.Because(err)
		}
	}
}

func (t *part) close() { _ = t.source.Close() } // nothing was written

// yes reads a boolean of XML.
func yes(s string) bool {
	return s == "1" || strings.EqualFold(s, "true") || strings.EqualFold(s, "on")
}
