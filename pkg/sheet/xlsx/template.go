package xlsx

import (
	"fmt"
	"strings"

	"github.com/curfew/curfew/pkg/sheet"
	"github.com/xuri/excelize/v2"
)

// Column is a column of a template. Texts are by language ("de", "en", "fr"); English stands in where one is missing.
type Column struct {
	Titles   map[string]string
	Hints    map[string]string   // shown when a cell of the column is chosen; "" for none; 255 characters at most
	Choices  map[string][]string // offered in a drop-down; other values are warned of, not refused
	Required bool                // an asterisk after the title
	Width    float64             // in characters, 0 for 18
}

const (
	lists      = "lists" // the hidden sheet that the drop-downs look into
	hintLength = 255
)

// Template is an .xlsx with a header and rows of text cells for people to fill in: text, so that 01234 keeps its zero and nothing
// becomes a date. Drop-downs reach as far as the rows that Standard lets in.
func Template(lang string, columns []Column) (content []byte, err error) {
	f := excelize.NewFile()
	defer func() {
		if closed := f.Close(); err == nil {
			err = closed
		}
	}()
	lang, _, _ = strings.Cut(strings.ToLower(lang), "-")
	w := &writing{file: f, lang: lang, sheet: titles[lang]}
	if w.sheet == "" {
		w.sheet = titles["en"]
	}
	if err := w.begin(len(columns)); err != nil {
		return nil, err
	}
	for i, c := range columns {
		if err := w.column(i, c); err != nil {
			return nil, fmt.Errorf("template, column %s: %w", sheet.Column(i), err)
		}
	}
	buffer, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return buffer.Bytes(), nil
}

// titles name the sheet.
var titles = map[string]string{"de": "Benutzer", "en": "Users", "fr": "Utilisateurs"}

// writing is a template half done.
type writing struct {
	file  *excelize.File
	lang  string
	sheet string
	head  int // style of the header
	body  int // style of the rest
}

func (w *writing) begin(columns int) (err error) {
	if err = w.file.SetSheetName("Sheet1", w.sheet); err != nil {
		return err
	}
	if _, err = w.file.NewSheet(lists); err != nil {
		return err
	}
	if err = w.file.SetSheetVisible(lists, false); err != nil {
		return err
	}
	if w.body, err = w.file.NewStyle(&excelize.Style{NumFmt: 49}); err != nil { // 49 is @, text
		return err
	}
	w.head, err = w.file.NewStyle(&excelize.Style{NumFmt: 49, Font: &excelize.Font{Bold: true},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7EDF3"}}})
	if err != nil || columns == 0 {
		return err
	}
	if err = w.file.SetColStyle(w.sheet, "A:"+sheet.Column(columns-1), w.body); err != nil {
		return err
	}
	return w.file.SetPanes(w.sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

func (w *writing) column(i int, c Column) error {
	name, title, width := sheet.Column(i), pick(c.Titles, w.lang), c.Width
	if width == 0 {
		width = 18
	}
	if c.Required {
		title += " *"
	}
	if err := w.file.SetColWidth(w.sheet, name, name, width); err != nil {
		return err
	}
	if err := w.file.SetCellStr(w.sheet, name+"1", title); err != nil {
		return err
	}
	if err := w.file.SetCellStyle(w.sheet, name+"1", name+"1", w.head); err != nil {
		return err
	}
	hint, choices := pick(c.Hints, w.lang), pick(c.Choices, w.lang)
	if hint == "" && len(choices) == 0 {
		return nil
	}
	v := excelize.NewDataValidation(true)
	v.SetSqref(fmt.Sprintf("%s2:%s%d", name, name, sheet.Standard().Rows+1))
	if hint != "" {
		v.SetInput(pick(c.Titles, w.lang), short(hint, hintLength))
	}
	if len(choices) > 0 {
		if err := w.choices(v, name, choices); err != nil {
			return err
		}
	}
	return w.file.AddDataValidation(w.sheet, v)
}

// choices puts what a column offers into the hidden sheet: a list inside the rule itself could hold 255 characters and no commas.
func (w *writing) choices(v *excelize.DataValidation, name string, choices []string) error {
	if err := w.file.SetSheetCol(lists, name+"1", &choices); err != nil {
		return err
	}
	v.SetSqrefDropList(fmt.Sprintf("%s!$%s$1:$%s$%d", lists, name, name, len(choices)))
	v.SetError(excelize.DataValidationErrorStyleWarning, "", "")
	return nil
}

// pick is what stands there for the language, else for English.
func pick[T any](texts map[string]T, lang string) T {
	if t, ok := texts[lang]; ok {
		return t
	}
	return texts["en"]
}

// short cuts a text to a number of characters.
func short(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
