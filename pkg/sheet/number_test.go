package sheet_test

import (
	"math"
	"testing"

	"github.com/curfew/curfew/pkg/sheet"
)

func TestNumberCell(t *testing.T) {
	for _, c := range []struct {
		v        float64
		style    sheet.Style
		from1904 bool
		kind     sheet.Kind
		text     string
	}{
		{1, sheet.Plain, false, sheet.Number, "1"},
		{math.Copysign(0, -1), sheet.Plain, false, sheet.Number, "0"},
		{0.1 + 0.2, sheet.Plain, false, sheet.Number, "0.3"},
		{1e15, sheet.Plain, false, sheet.Number, "1000000000000000"},
		{1.5e-7, sheet.Plain, false, sheet.Number, "0.00000015"},
		{1e300, sheet.Plain, false, sheet.Number, "1e+300"},
		{1234, sheet.Padded + 5, false, sheet.Number, "01234"},
		{123456, sheet.Padded + 5, false, sheet.Number, "123456"},
		{1, sheet.Dated, false, sheet.Date, "1900-01-01"},
		{31, sheet.Dated, false, sheet.Date, "1900-01-31"},
		{59, sheet.Dated, false, sheet.Date, "1900-02-28"},
		{61, sheet.Dated, false, sheet.Date, "1900-03-01"},
		{46083, sheet.Dated, false, sheet.Date, "2026-03-02"},
		{46083 - 1462, sheet.Dated, true, sheet.Date, "2026-03-02"},
		{46083.999999, sheet.Dated, false, sheet.Date, "2026-03-03"},
		{46083 + 8.5/24, sheet.Dated, false, sheet.Date, "2026-03-02 08:30:00"},
		{0.5, sheet.Dated, false, sheet.Date, "12:00:00"},
		{0.5, sheet.Dated, true, sheet.Date, "12:00:00"},
		{-1, sheet.Dated, false, sheet.Number, "-1"},
		{2958466, sheet.Dated, false, sheet.Number, "2958466"},
		{math.NaN(), sheet.Dated, false, sheet.Error, "#NUM!"},
		{math.Inf(1), sheet.Plain, false, sheet.Error, "#NUM!"},
	} {
		if have := sheet.NumberCell(c.v, c.style, c.from1904); have != (sheet.Cell{Kind: c.kind, Text: c.text}) {
			t.Errorf("%v in style %d is %v, not %q", c.v, c.style, have, c.text)
		}
	}
}

func TestStyleOf(t *testing.T) {
	for code, want := range map[string]sheet.Style{
		"General": sheet.Plain, "Standard": sheet.Plain, "@": sheet.Plain, "0%": sheet.Plain, "#,##0.00": sheet.Plain, `0" days"`: sheet.Plain,
		`0.00\h`: sheet.Plain, "[Red]0": sheet.Plain, "[$-407]0": sheet.Plain, "_d0*s": sheet.Plain, `"unended d`: sheet.Plain, "": sheet.Plain,
		"dd.mm.yyyy": sheet.Dated, "[$-407]d. mmmm yyyy": sheet.Dated, "h:mm AM/PM": sheet.Dated, "0;[Red]-0;mm": sheet.Dated,
		"00000": sheet.Padded + 5, "0": sheet.Padded + 1,
	} {
		if have := sheet.StyleOf(14, code, true); have != want {
			t.Errorf("%q is of style %d, not %d", code, have, want)
		}
	}
	if sheet.StyleOf(14, "", false) != sheet.Dated || sheet.StyleOf(9, "", false) != sheet.Plain {
		t.Error("built-in formats")
	}
}

func TestColumn(t *testing.T) {
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 63: "BL", 701: "ZZ", 702: "AAA"} {
		if have := sheet.Column(i); have != want {
			t.Errorf("%d is %s, not %s", i, have, want)
		}
	}
}
