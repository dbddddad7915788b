package sheettest

import (
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"

	"github.com/curfew/curfew/pkg/sheet"
)

// Workbook is Source as .xlsx by excelize, encrypted when there is a password: behind a hidden sheet, with a chart in it and a second visible sheet after it.
func Workbook(from1904 bool, password string) (content []byte, err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	const hidden, visible = "Versteckt", "Benutzer"
	_, second := f.NewSheet(visible)
	_, third := f.NewSheet("Danach")
	err = errors.Join(second, third, f.SetSheetName("Sheet1", hidden), f.SetCellStr(hidden, "A1", "hidden: must not be read"),
		f.SetCellStr("Danach", "A1", "not the first: must not be read"), f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from1904}))
	if err != nil {
		return nil, err
	}
	f.SetActiveSheet(1)
	for r, row := range Source(from1904) {
		for c, v := range row {
			if err := put(f, visible, fmt.Sprintf("%s%d", sheet.Column(c), r+1), v); err != nil {
				return nil, err
			}
		}
	}
	chart := &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Name: visible + "!$C$1", Categories: visible + "!$A$7:$E$7", Values: visible + "!$A$7:$E$7"}}}
	if err := errors.Join(f.SetSheetVisible(hidden, false), f.AddChart(visible, "G2", chart)); err != nil {
		return nil, err
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	if password != "" {
		return excelize.Encrypt(b.Bytes(), &excelize.Options{Password: password})
	}
	return b.Bytes(), nil
}

func put(f *excelize.File, on, at string, v *Value) error {
	typed := v.Text
	if v.Raw != "" {
		typed = v.Raw
	}
	if v.Format != "" {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &v.Format})
		if err = errors.Join(err, f.SetCellStyle(on, at, at, style)); err != nil {
			return err
		}
	}
	switch {
	case v.Formula != "":
		return f.SetCellFormula(on, at, v.Formula)
	case v.Kind == "bool":
		return f.SetCellBool(on, at, v.Number == 1)
	case v.Kind == "text" && v.Rich:
		r := []rune(typed)
		return f.SetCellRichText(on, at, []excelize.RichTextRun{{Text: string(r[:3]), Font: &excelize.Font{Bold: true}}, {Text: string(r[3:])}})
	case v.Kind == "text":
		return f.SetCellStr(on, at, typed)
	}
	return f.SetCellFloat(on, at, v.Number, -1, 64)
}
