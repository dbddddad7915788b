package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Style is what a number's format makes of it.
type Style uint8

// The styles. Padded numbers have as many digits as Style − Padded.
const (
	Plain  Style = iota // a number
	Dated               // a date, a time or both
	Padded              // a number filled up with zeros: Padded+5 is 00000
)

// widest is the longest run of zeros that pads.
const widest = 18

// StyleOf finds the style of a number format: a format code of the file's own beats the built-in one of the same id. An unknown
// id with no code is plain.
func StyleOf(id int, code string, own bool) Style {
	if own {
		return styleOfCode(code)
	}
	switch {
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		return Dated
	}
	return Plain
}

// styleOfCode looks for letters of dates outside quotes, brackets and escapes.
func styleOfCode(code string) Style {
	if code != "" && len(code) <= widest && strings.Trim(code, "0") == "" {
		return Padded + Style(len(code))
	}
	switch strings.ToLower(code) {
	case "general", "standard", "@":
		return Plain
	}
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			i = past(code, i, '"')
		case '[':
			i = past(code, i, ']')
		case '\\', '_', '*':
			i++
		case 'y', 'Y', 'm', 'M', 'd', 'D', 'h', 'H', 's', 'S':
			return Dated
		}
	}
	return Plain
}

// past is where the mark that closes stands; the end when it is missing.
func past(code string, i int, closing byte) int {
	if n := strings.IndexByte(code[i+1:], closing); n >= 0 {
		return i + 1 + n
	}
	return len(code)
}

// NumberCell is a cell with a number in a style. In a workbook of the system of 1904, day 0 is 1 January 1904. A date beyond the
// year 9999 or before day 0 stays a number.
func NumberCell(v float64, style Style, from1904 bool) Cell {
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return Cell{Error, "#NUM!"}
	case style == Dated && v >= 0 && v < 2958466:
		return Cell{Date, dateText(v, from1904)}
	}
	text := decimal(v)
	if style > Padded && v >= 0 && v == math.Trunc(v) {
		if missing := int(style-Padded) - len(text); missing > 0 {
			text = strings.Repeat("0", missing) + text
		}
	}
	return Cell{Number, text}
}

// decimal writes 15 significant digits, as spreadsheet programs do, without an exponent where it can be done shortly.
func decimal(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return strconv.FormatInt(int64(v), 10)
	}
	short := strconv.FormatFloat(v, 'g', 15, 64)
	if a := math.Abs(v); a >= 1e21 || a < 1e-9 {
		return short
	}
	if r, err := strconv.ParseFloat(short, 64); err == nil {
		return strconv.FormatFloat(r, 'f', -1, 64)
	}
	return short
}

// dateText reads a serial: days since a base, the time as their fraction, rounded to seconds. Programs of the system of 1900
// believe in a 29 February 1900, so what lies before it is one day later than the rest says.
func dateText(serial float64, from1904 bool) string {
	days := math.Floor(serial)
	seconds := int64(math.Round((serial - days) * 86400))
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case from1904:
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days < 60:
		base = base.AddDate(0, 0, 1)
	}
	at := base.AddDate(0, 0, int(days)).Add(time.Duration(seconds) * time.Second)
	switch {
	case days == 0 && seconds > 0 && seconds < 86400:
		return at.Format("15:04:05")
	case at.Hour() == 0 && at.Minute() == 0 && at.Second() == 0:
		return at.Format("2006-01-02")
	}
	return at.Format("2006-01-02 15:04:05")
}
