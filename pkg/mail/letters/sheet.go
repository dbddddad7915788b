package letters

import (
	_ "embed"
	"fmt"
	"html/template"
	"strings"
	"sync"
	"unicode/utf8"
)

// sheet is a letter in the language of its recipient, before it becomes text or HTML.
type sheet struct {
	Lang, Subject, Preheader  string
	Greeting, Regards, Footer string
	ProductName, ProductURL   string
	Blocks                    []block
}

// Colon is what stands after a label.
func (s *sheet) Colon() string {
	if s.Lang == "fr" {
		return "\u00a0:"
	}
	return ":"
}

// width is how many characters a line of text has at most; addresses of pages stay whole.
const width = 78

// text is the plain part.
func (s *sheet) text() string {
	var b strings.Builder
	b.WriteString(wrap(s.Greeting, "", ""))
	for i, k := range s.Blocks {
		b.WriteString("\n")
		switch k.Form {
		case "notice":
			b.WriteString(wrap(k.Text, "  ", "  "))
		case "button", "link":
			if i == 0 || !strings.HasSuffix(s.Blocks[i-1].Text, ":") { // else the sentence before it says what it is
				b.WriteString(k.Label + s.Colon() + "\n")
			}
			b.WriteString(k.URL + "\n")
		case "facts":
			for _, f := range k.Facts {
				b.WriteString(wrap(f.Label+s.Colon()+" "+f.Value, "  ", "    "))
			}
		case "list":
			for _, item := range k.Items {
				b.WriteString(wrap(item, "- ", "  "))
			}
		default:
			b.WriteString(wrap(k.Text, "", ""))
		}
	}
	fmt.Fprintf(&b, "\n%s\n%s\n%s\n\n-- \n%s", s.Regards, s.ProductName, s.ProductURL, wrap(s.Footer, "", ""))
	return b.String()
}

// wrap breaks a text into lines; the first begins with first, the others with rest.
func wrap(s, first, rest string) string {
	var b strings.Builder
	line := first
	filled := false
	for _, word := range words(s) {
		if filled && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			b.WriteString(line + "\n")
			line, filled = rest, false
		}
		if filled {
			line += " "
		}
		line += word
		filled = true
	}
	return b.String() + line + "\n"
}

//go:embed layout.html
var layoutFile string

// layout is read when the first letter is written. html/template escapes every value for the place where it stands.
var layout = sync.OnceValues(func() (*template.Template, error) { return template.New("layout").Parse(layoutFile) })

// html is the same letter as a page.
func (s *sheet) html() (string, error) {
	t, err := layout()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	if err := t.Execute(&b, s); err != nil {
		return "", err
	}
	return b.String(), nil
}
