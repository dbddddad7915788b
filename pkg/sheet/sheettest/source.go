package sheettest

import (
	"fmt"
	"strings"
)

// Value is a cell of Source and how it must read. The recipes of the fixtures get it as JSON.
type Value struct {
	Kind    string  `json:"kind"` // text, number, date, bool, error, or empty
	Text    string  `json:"text"` // as sheet.Cell has it
	Number  float64 `json:"number,omitempty"`
	Format  string  `json:"format,omitempty"`  // of the number
	Formula string  `json:"formula,omitempty"` // that gives it
	Rich    bool    `json:"rich,omitempty"`    // the first three characters are bold
	Raw     string  `json:"raw,omitempty"`     // what is typed, where it differs from Text
}

func text(s string) Value { return Value{Kind: "text", Text: s} }
func rich(s string) Value { return Value{Kind: "text", Text: s, Rich: true} }
func typed(raw, s string) Value {
	return Value{Kind: "text", Text: s, Raw: raw}
}
func number(v float64, format, s string) Value {
	return Value{Kind: "number", Text: s, Number: v, Format: format}
}
func date(v float64, format, s string) Value {
	return Value{Kind: "date", Text: s, Number: v, Format: format}
}

// yesNo is a boolean; programs that have none store 1 and 0.
func yesNo(v bool) Value {
	if v {
		return Value{Kind: "bool", Text: "TRUE", Number: 1}
	}
	return Value{Kind: "bool", Text: "FALSE"}
}

// by is what a formula gives.
func by(formula string, v Value) Value {
	v.Formula = formula
	return v
}

// Source is the visible sheet of the workbook that programs convert; nil is an empty cell. from1904 chooses the system of dates.
func Source(from1904 bool) [][]*Value {
	shift := 0.0
	if from1904 {
		shift = 1462
	}
	day := 46083 - shift // 2 March 2026
	rows := [][]Value{
		{text("E-Mail"), text("Vorname"), text("Nachname"), text("E-Mail"), text("Wert")},
		{text("juergen@muster.example"), text("Jürgen"), text("Müßig-Ärger"), text("ÄÖÜäöüß éèê ñ €")},
		{text("lukasz@muster.example"), text("Łukasz"), text("Дмитрий"), text("田中"), text("😀 Zoë")},
		{text("rich@muster.example"), rich("fett und normal"), rich("Жирный текст")},
		{text("zeile@muster.example"), text("Zeile 1\nZeile 2"), text("a;b,c\"d"), text("  Rand ")},
		{date(day, "dd.mm.yyyy", "2026-03-02"), date(day+8.5/24, "yyyy-mm-dd hh:mm", "2026-03-02 08:30:00"), date(0.5, "hh:mm:ss", "12:00:00"), date(day, "d/m/yy", "2026-03-02")},
		{number(0.5, "0%", "0.5"), number(0.125, "0.00%", "0.125"), number(1234.5, "#,##0.00", "1234.5"), number(-7, "General", "-7"), number(0.1, "0.00", "0.1")},
		{},
		{yesNo(true), yesNo(false), number(1234, "00000", "01234"), number(12345678901, "0", "12345678901"), number(1.5e-7, "General", "0.00000015")},
		{by("1+1", number(2, "General", "2")), by(`"ä"&"b"`, text("äb")), by("1=1", yesNo(true)), by("DATE(2026,3,2)", date(day, "yyyy-mm-dd", "2026-03-02")), by("1/0", Value{Kind: "error", Text: "#DIV/0!"})},
		{typed("=1+1", "=1+1"), typed("'=1+1", "=1+1"), text("01234"), typed("'+49 30 1234", "+49 30 1234"), text("'tis")},
		{},
		{},
	}
	for i := range 60 { // texts that do not fit one record
		latin := fmt.Sprintf("%d: ", i) + strings.Repeat("Größe ", 30+i%7)
		wide := fmt.Sprintf("%d: ", i) + strings.Repeat("Привет ", 15+i%5)
		rows = append(rows, []Value{text(fmt.Sprintf("nr%d@muster.example", i)), text(latin), text(wide), rich(fmt.Sprintf("%d rich €", i))})
	}
	all := make([][]*Value, len(rows))
	for r, row := range rows {
		for c := range row {
			all[r] = append(all[r], &row[c])
		}
	}
	return all
}
