package sheet

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"
)

// chunk is how much of a stream is read at once. The container's reader joins neighbouring sectors in quadratic time: with small
// chunks that costs nothing.
const chunk = 64 << 10

// readCompound finds the stream of the workbook in a compound file and reads it.
func readCompound(ctx context.Context, content []byte, limits Limits) (Sheet, error) {
	if !bytes.HasPrefix(content, compound) {
		return Sheet{}, ErrDamaged.Because(errors.New("the signature is cut"))
	}
	container, err := mscfb.New(bytes.NewReader(content))
	if err != nil {
		return Sheet{}, ErrDamaged.Because(err)
	}
	var workbook, book *mscfb.File
	for _, f := range container.File {
		if len(f.Path) > 0 {
			continue
		}
		switch strings.ToLower(f.Name) {
		case "encryptedpackage":
			return Sheet{}, ErrEncrypted
		case "workbook":
			workbook = f
		case "book":
			book = f
		}
	}
	if workbook == nil {
		workbook = book // BIFF5; a file with both, for old programs too, has the better one in Workbook
	}
	if workbook == nil {
		return Sheet{}, ErrNotSheet.Because(errors.New("a compound file without a workbook"))
	}
	stream, err := readStream(ctx, workbook, len(content))
	if err != nil {
		return Sheet{}, err
	}
	return readBIFF(ctx, stream, limits)
}

// readStream reads a whole stream, which cannot be longer than the file it lies in.
func readStream(ctx context.Context, f *mscfb.File, most int) ([]byte, error) {
	if f.Size <= 0 || f.Size > int64(most) {
		return nil, ErrDamaged.Because(errors.New("the stream claims an impossible length"))
	}
	stream := make([]byte, f.Size)
	for at := 0; at < len(stream); {
		if ctx.Err() != nil {
			return nil, ErrTime.Because(ctx.Err())
		}
		end := min(at+chunk, len(stream))
		n, err := f.Read(stream[at:end])
		if at += n; at < end || err != nil && err != io.EOF {
			return nil, ErrDamaged.Because(err)
		}
	}
	return stream, nil
}
