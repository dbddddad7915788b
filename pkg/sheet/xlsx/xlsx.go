// Package xlsx makes sheet.Open read .xlsx, by being imported, and writes the template that people fill in.
//
// Rule: parts are read as streams and counted while they unpack, so nothing a file claims about itself is believed. Kinds of cells
// come from their types and number formats; excelize's row iterator gives neither (a date is its serial, a boolean is 1), which is
// why it writes here, and reads only in tests, as the second opinion.
package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/curfew/curfew/pkg/sheet"
)

func init() { sheet.RegisterXLSX(read) }

// read is the sheet.Reader of .xlsx.
func read(ctx context.Context, content []byte, limits sheet.Limits) (sheet.Sheet, error) {
	p, err := unpack(ctx, content, limits)
	if err != nil {
		return sheet.Sheet{}, err
	}
	b, err := p.workbook()
	if err != nil {
		return sheet.Sheet{}, err
	}
	if b.sheet == "" {
		return sheet.Sheet{}, sheet.ErrEmpty
	}
	if b.styles, err = p.styles(b.stylesPart); err != nil {
		return sheet.Sheet{}, err
	}
	if b.shared, err = p.shared(b.sharedPart); err != nil {
		return sheet.Sheet{}, err
	}
	return p.cells(b)
}

// most is how many parts, relations and formats a file may have; programs write at most 65,490 of any.
const most = 65_536

// parts are the files in the archive.
type parts struct {
	ctx    context.Context
	limits sheet.Limits
	files  map[string]*zip.File // by name in lower case
	left   int                  // bytes that may still be unpacked
}

var (
	errNoPart = errors.New("a part that the workbook names is not there")
	errMany   = errors.New("more of something than programs write")
	errTwice  = errors.New("two parts bear one name")
)

func unpack(ctx context.Context, content []byte, limits sheet.Limits) (*parts, error) {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, sheet.ErrDamaged.Because(err)
	}
	if len(archive.File) > most {
		return nil, sheet.ErrDamaged.Because(errMany)
	}
	p := &parts{ctx: ctx, limits: limits, files: map[string]*zip.File{}, left: limits.Unpacked + limits.Unpacked/2}
	for _, f := range archive.File {
		if f.Flags&1 != 0 {
			return nil, sheet.ErrEncrypted
		}
		name := key(f.Name)
		if p.files[name] != nil {
			return nil, sheet.ErrDamaged.Because(errTwice)
		}
		p.files[name] = f
	}
	return p, nil
}

// key is how a part is found, whatever slashes and case its name is written in.
func key(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// target resolves the name that a part gives to another.
func target(from, name string) string {
	if strings.HasPrefix(name, "/") {
		return key(name)
	}
	return key(path.Join(path.Dir(from), name))
}

// open begins to read a part.
func (p *parts) open(name string) (*part, error) {
	f := p.files[key(name)]
	if f == nil {
		return nil, sheet.ErrDamaged.Because(errNoPart)
	}
	r, err := f.Open()
	if err != nil {
		return nil, sheet.ErrDamaged.Because(err)
	}
	return newPart(p, r), nil
}

// walk reads a part to its end and hands every start of an element to f, which may read on. It knows by the checksum that all of
// the part was read as it was written.
func (p *parts) walk(name string, f func(*part) error) error {
	t, err := p.open(name)
	if err != nil {
		return err
	}
	defer t.close()
	for {
		start, err := t.token()
		if err == io.EOF {
			return t.finish()
		}
		if err != nil {
			return err
		}
		if start {
			if err := f(t); err != nil {
				return err
			}
		}
	}
}
