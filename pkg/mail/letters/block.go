package letters

import "strings"

// block is a piece of a letter. In the files, blocks stand between blank lines, and a block's first characters say what
// it is; everything else is a paragraph, its lines joined.
//
//	! text            what the letter is about, set off
//	[Label] URL       a button, with the address to see under it
//	(Label) URL       a plain link, with its address to see
//	| Label: value    one of several rows of facts
//	- text            one of several items of a list
type block struct {
	Form  string // paragraph, notice, button, link, facts or list
	Text  string // of a paragraph or notice
	Label string // of a button or link
	URL   string
	Facts []fact
	Items []string
}

type fact struct{ Label, Value string }

// blocks divides filled-in prose. Lines of a list or of facts that carry no sign continue the line before.
func blocks(filled, lang string) []block {
	var all []block
	for _, part := range parts(filled) {
		kind := byte(0)
		if strings.HasPrefix(part[0], sign) {
			kind = part[0][len(sign)]
		}
		var b block
		for i, text := range part {
			part[i] = spaced(lang, text)
		}
		switch kind {
		case '!':
			b = block{Form: "notice", Text: body(part[0])}
		case '[', '(':
			form, closing := "button", "] "
			if kind == '(' {
				form, closing = "link", ") "
			}
			label, url, _ := strings.Cut(part[0][len(sign)+1:], closing)
			b = block{Form: form, Label: label, URL: url}
		case '|':
			b = block{Form: "facts"}
			for _, row := range part {
				label, value, _ := strings.Cut(body(row), ": ")
				b.Facts = append(b.Facts, fact{label, value})
			}
		case '-':
			b = block{Form: "list"}
			for _, row := range part {
				b.Items = append(b.Items, body(row))
			}
		default:
			b = block{Form: "paragraph", Text: part[0]}
		}
		all = append(all, b)
	}
	return all
}

// body is a row without its sign and marker.
func body(row string) string { return strings.TrimSpace(row[len(sign)+1:]) }

// parts gives the rows of each block: one for every sign at the start of a line, continuation lines joined to them.
func parts(filled string) [][]string {
	var all [][]string
	open := false
	for text := range strings.Lines(filled) {
		text = strings.Join(words(text), " ")
		last := len(all) - 1
		switch {
		case text == "":
			open = false
		case !open:
			all, open = append(all, []string{text}), true
		case strings.HasPrefix(text, sign):
			all[last] = append(all[last], text)
		default:
			all[last][len(all[last])-1] += " " + text
		}
	}
	return all
}

// words divides at blanks, but not at those that keep words together.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' })
}

// french puts the blanks that no line may end at where French has them.
var french = strings.NewReplacer(" :", "\u00a0:", " ;", "\u00a0;", " !", "\u00a0!", " ?", "\u00a0?", "« ", "«\u00a0", " »", "\u00a0»")

func spaced(lang, s string) string {
	if lang == "fr" {
		return french.Replace(s)
	}
	return s
}
