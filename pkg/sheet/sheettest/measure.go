package sheettest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/curfew/curfew/pkg/sheet"
)

// XLSX are the same rows as an .xlsx file by excelize, texts shared as spreadsheet programs do.
func XLSX(rows Cells) (content []byte, err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			return nil, err
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Cost is what a reading took.
type Cost struct {
	Time time.Duration
	Peak uint64 // most bytes on the heap at once beyond those before, read every millisecond with the collector at 25 %
}

// Measure runs f once.
func Measure(f func() error) (Cost, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(25))
	runtime.GC()
	before, done, peak := heap(), make(chan struct{}), make(chan uint64)
	go func() {
		most := uint64(0)
		for tick := time.NewTicker(time.Millisecond); ; {
			most = max(most, heap())
			select {
			case <-done:
				tick.Stop()
				peak <- most
				return
			case <-tick.C:
			}
		}
	}()
	start := time.Now()
	err := f()
	took := time.Since(start)
	close(done)
	return Cost{took, max(<-peak, before) - before}, err
}

func heap() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// Read opens a file within the standard limits and counts its rows.
func Read(content []byte, rows int) error {
	s, err := sheet.Open(context.Background(), content, sheet.Standard())
	if err == nil && len(s.Rows) != rows {
		err = fmt.Errorf("%d rows, not %d", len(s.Rows), rows)
	}
	return err
}

// ReadExcelize reads an .xlsx by excelize's row iterator and counts its rows: the reference beside Read.
func ReadExcelize(content []byte, rows int) (err error) {
	f, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{RawCellValue: true, UnzipSizeLimit: 64 << 20, UnzipXMLSizeLimit: 32 << 20})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	r, err := f.Rows(f.GetSheetList()[0])
	if err != nil {
		return err
	}
	n := 0
	for ; r.Next(); n++ {
		if _, err := r.Columns(); err != nil {
			return err
		}
	}
	if n != rows {
		return fmt.Errorf("%d rows, not %d", n, rows)
	}
	return r.Close()
}
