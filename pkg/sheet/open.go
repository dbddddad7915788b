package sheet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"

	"github.com/curfew/curfew/pkg/fault"
)

// compound begins the container in which .xls files and encrypted .xlsx files lie.
var compound = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// Open reads the first visible sheet of a file. It goes by the bytes alone: a compound file is .xls, a zip archive .xlsx, mark-up
// is refused with a hint, any other text is CSV. It stops when ctx does. Every error is a fault of this package.
func Open(ctx context.Context, content []byte, limits Limits) (s Sheet, err error) {
	defer func() {
		if p := recover(); p != nil {
			s, err = Sheet{}, ErrDamaged.Because(&Panic{Value: p})
		}
		if err != nil && fault.Of(err) == nil {
			err = ErrDamaged.Because(err)
			if ctx.Err() != nil {
				err = ErrTime.Because(ctx.Err())
			}
		}
	}()
	if len(content) > limits.Bytes {
		return Sheet{}, ErrTooLarge.With("most", mebibytes(limits.Bytes))
	}
	if len(bytes.TrimSpace(content)) == 0 {
		return Sheet{}, ErrEmpty
	}
	switch {
	case bytes.HasPrefix(content, compound[:4]):
		return readCompound(ctx, content, limits)
	case bytes.HasPrefix(content, []byte{9, 8}): // BOF of BIFF5 or BIFF8 without a container, as a few programs write it
		return readBIFF(ctx, content, limits)
	case oldest(content):
		return Sheet{}, ErrTooOld
	case bytes.HasPrefix(content, []byte("PK")):
		if xlsx == nil {
			return Sheet{}, ErrNotSheet.Because(errors.New("sheet/xlsx is not linked into this program"))
		}
		return xlsx(ctx, content, limits)
	case markup.Match(content[:min(len(content), 512)]):
		return Sheet{}, ErrMarkup
	case foreignBytes(content):
		return Sheet{}, ErrNotSheet
	}
	return readCSV(ctx, content, limits)
}

// Panic is the internal cause of a file_damaged whose reader panicked: contained, and worth a mend.
type Panic struct{ Value any }

func (p *Panic) Error() string { return fmt.Sprintf("sheet: contained panic: %v", p.Value) }

// oldest tells BIFF2 to BIFF4: a BOF of their own, no container.
func oldest(content []byte) bool {
	return len(content) > 4 && content[0] == 9 && content[3] == 0 &&
		(content[1] == 0 && content[2] == 4 || (content[1] == 2 || content[1] == 4) && content[2] == 6)
}

// markup are the beginnings of what programs like to name .xls though it is HTML, XML or a web archive.
var markup = regexp.MustCompile(`(?i)^\x{FEFF}?\s*(<(!doctype|html|head|body|meta|style|table|div|script|workbook)\b|<!--|<\?xml|mime-version:)`)

// marks of files that are neither text nor sheets but may lack a zero byte early on.
var foreign = [][]byte{[]byte("%PDF"), []byte("{\\rtf"), []byte("\x89PNG"), []byte("\xFF\xD8\xFF"), []byte("GIF8"), []byte("\x1F\x8B"), []byte("7z\xBC\xAF"), []byte("Rar!")}

// foreignBytes tells what cannot be text. Text with a mark of its encoding may hold zero bytes, other text not.
func foreignBytes(content []byte) bool {
	for _, mark := range foreign {
		if bytes.HasPrefix(content, mark) {
			return true
		}
	}
	return encoding(content) == unmarked && bytes.IndexByte(content, 0) >= 0
}
