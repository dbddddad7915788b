package xlsx

import (
	"strconv"
	"strings"

	"github.com/curfew/curfew/pkg/sheet"
)

// book is what the workbook says about the sheet that is read.
type book struct {
	name       string // of the sheet
	sheet      string // its part, "" when the workbook has no worksheet
	hidden     bool   // that sheet is, for all so far are
	from1904   bool
	stylesPart string
	sharedPart string
	styles     []sheet.Style // of each format of cells
	shared     []string
}

// relation is one part that another names.
type relation struct {
	kind string // the last word of its type: worksheet, styles, sharedStrings, officeDocument
	part string
}

// relations reads what a part names, by id. A part without such a list names nothing.
func (p *parts) relations(of string) (map[string]relation, error) {
	dir, file := "", of
	if i := strings.LastIndexByte(of, '/'); i >= 0 {
		dir, file = of[:i+1], of[i+1:]
	}
	list, all := dir+"_rels/"+file+".rels", map[string]relation{}
	if p.files[key(list)] == nil {
		return all, nil
	}
	err := p.walk(list, func(t *part) error {
		if t.name == "Relationship" && t.attr("TargetMode") != "External" {
			kind := t.attr("Type")
			if len(all) >= most {
				return sheet.ErrDamaged.Because(errMany)
			}
			all[t.attr("Id")] = relation{kind[strings.LastIndexByte(kind, '/')+1:], target(of, t.attr("Target"))}
		}
		return nil
	})
	return all, err
}

// workbook finds the workbook, its first visible worksheet and the parts that this needs.
func (p *parts) workbook() (*book, error) {
	main := ""
	top, err := p.relations("")
	if err != nil {
		return nil, err
	}
	for _, r := range top {
		if r.kind == "officeDocument" {
			main = r.part
		}
	}
	if main == "" && p.files["xl/workbook.xml"] != nil {
		main = "xl/workbook.xml"
	}
	if main == "" || !strings.HasSuffix(main, ".xml") || strings.HasPrefix(main, "word/") || strings.HasPrefix(main, "ppt/") {
		return nil, sheet.ErrNotSheet
	}
	named, err := p.relations(main)
	if err != nil {
		return nil, err
	}
	b := &book{}
	for _, r := range named {
		switch r.kind {
		case "styles":
			b.stylesPart = r.part
		case "sharedStrings":
			b.sharedPart = r.part
		}
	}
	return b, p.walk(main, func(t *part) error { b.about(t, named); return nil })
}

// about reads what one element of the workbook says. The first visible worksheet wins over one that is hidden.
func (b *book) about(t *part, named map[string]relation) {
	switch t.name {
	case "workbookPr":
		b.from1904 = yes(t.attr("date1904"))
	case "sheet":
		r := named[t.attr("id")]
		visible := t.attr("state") == "" || t.attr("state") == "visible"
		if r.kind == "worksheet" && (b.sheet == "" || visible && b.hidden) {
			b.sheet, b.name, b.hidden = r.part, t.attr("name"), !visible
		}
	}
}

// styles reads the number format of every format of cells. A workbook may have none.
func (p *parts) styles(name string) (styles []sheet.Style, err error) {
	if p.files[name] == nil {
		return nil, nil
	}
	codes := map[int]string{}
	err = p.walk(name, func(t *part) error {
		switch t.name {
		case "numFmts":
			return t.within(func(start bool) error {
				if id, err := strconv.Atoi(t.attr("numFmtId")); start && err == nil {
					if len(codes) >= most {
						return sheet.ErrDamaged.Because(errMany)
					}
					codes[id] = t.attr("formatCode")
				}
				return nil
			})
		case "cellXfs":
			return t.within(func(start bool) error {
				if !start || t.name != "xf" {
					return nil
				}
				if len(styles) >= most {
					return sheet.ErrDamaged.Because(errMany)
				}
				id, _ := strconv.Atoi(t.attr("numFmtId")) // none is 0, the general one
				code, own := codes[id]
				styles = append(styles, sheet.StyleOf(id, code, own))
				return nil
			})
		}
		return nil
	})
	return styles, err
}

// mebibytes rounds up, for a sentence.
func mebibytes(n int) string { return strconv.Itoa((n + 1<<20 - 1) >> 20) }
