package xlsx

import (
	"strconv"
	"strings"

	"github.com/curfew/curfew/pkg/sheet"
)

// cell makes a cell of its type, its format and what stands in it.
func (b *book) cell(kind, style, value, inline string) (sheet.Cell, error) {
	switch kind {
	case "inlineStr":
		return sheet.Cell{Kind: sheet.Text, Text: inline}, nil
	case "str":
		return sheet.Cell{Kind: sheet.Text, Text: unescape(value)}, nil
	}
	value = strings.TrimSpace(value)
	if value == "" {
		return sheet.Cell{}, nil
	}
	switch kind {
	case "s":
		i, err := strconv.Atoi(value)
		if err != nil || i < 0 || i >= len(b.shared) {
			return sheet.Cell{}, sheet.ErrDamaged.Because(errShared)
		}
		return sheet.Cell{Kind: sheet.Text, Text: b.shared[i]}, nil
	case "b":
		if yes(value) {
			return sheet.Cell{Kind: sheet.Bool, Text: "TRUE"}, nil
		}
		return sheet.Cell{Kind: sheet.Bool, Text: "FALSE"}, nil
	case "e":
		return sheet.Cell{Kind: sheet.Error, Text: value}, nil
	case "d":
		return sheet.Cell{Kind: sheet.Date, Text: isoDate(value)}, nil
	}
	v, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return sheet.Cell{}, sheet.ErrDamaged.Because(errNumber)
	}
	return sheet.NumberCell(v, b.style(style), b.from1904), nil
}

// style is that of a format of cells by its number.
func (b *book) style(number string) sheet.Style {
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= len(b.styles) {
		return sheet.Plain
	}
	return b.styles[i]
}

// isoDate writes a date of ISO 8601 as the other dates are: a space before the time, no time at midnight.
func isoDate(value string) string {
	day, time, _ := strings.Cut(strings.TrimSuffix(value, "Z"), "T")
	time, _, _ = strings.Cut(time, ".")
	if time == "" || time == "00:00:00" {
		return day
	}
	return strings.TrimSpace(day + " " + time)
}
