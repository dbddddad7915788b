package api

import (
	"bytes"
	"compress/gzip"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/sheet"
)

// fileOutput is a CSV file as one gzip answer.
type fileOutput struct {
	ContentType string `header:"Content-Type"`
	Encoding    string `header:"Content-Encoding"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

// mostFile is what fits into one answer of a function, once it is base64.
const mostFile = 4 << 20

var errLargeFile = fault.New(fault.TooLarge, "export_too_large", "This is more than fits into one file; filter the list first.")

// file is a CSV file in the making.
type file struct {
	packed bytes.Buffer
	zip    *gzip.Writer
	csv    *sheet.Writer
}

func newFile(lang string) *file {
	f := &file{}
	f.zip = gzip.NewWriter(&f.packed)
	f.csv = sheet.NewWriter(f.zip, lang)
	return f
}

// row adds a row; a buffer never refuses.
func (f *file) row(cells ...string) { _ = f.csv.Write(cells) }

// done is the answer, or the advice to filter when it does not fit.
func (f *file) done(name string) (*fileOutput, error) {
	if err := f.zip.Close(); err != nil {
		return nil, err
	}
	if f.packed.Len() > mostFile {
		return nil, errLargeFile
	}
	return &fileOutput{ContentType: "text/csv; charset=utf-8", Encoding: "gzip", Disposition: `attachment; filename="` + name + `.csv"`, Body: f.packed.Bytes()}, nil
}
