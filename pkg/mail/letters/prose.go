package letters

import (
	"embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"text/template"

	"github.com/curfew/curfew/pkg/mail"
)

//go:embed de/*.txt en/*.txt fr/*.txt
var files embed.FS

// prose is a letter's file, read: the templates subject, preheader and body, and those of the language's frame.txt, any of
// which the letter may override.
type prose struct{ t *template.Template }

// opened keeps the letters that were read, by language and kind: a run writes many of few kinds.
var opened sync.Map

// open reads a letter's file, once.
func open(kind mail.Kind, lang string) (prose, error) {
	if !kind.Known() || !slices.Contains(Languages(), lang) {
		return prose{}, fmt.Errorf("%w: %q in %q", ErrUnwritten, kind, lang)
	}
	path := lang + "/" + string(kind) + ".txt"
	if p, ok := opened.Load(path); ok {
		return p.(prose), nil
	}
	t := template.New(path)
	for _, name := range []string{lang + "/frame.txt", path} {
		source, err := files.ReadFile(name)
		if err != nil {
			return prose{}, fmt.Errorf("%w: %w", ErrUnwritten, err)
		}
		if t, err = t.Parse(mark(string(source))); err != nil {
			return prose{}, fmt.Errorf("%w: %w", ErrUnwritten, err)
		}
	}
	p := prose{t}
	opened.Store(path, p)
	return p, nil
}

// sheet fills the prose in and divides it into blocks.
func (p prose) sheet(v *view) (*sheet, error) {
	s := &sheet{Lang: v.lang, ProductName: v.ProductName, ProductURL: v.ProductURL}
	for name, to := range map[string]*string{"subject": &s.Subject, "preheader": &s.Preheader, "footer": &s.Footer,
		"greeting": &s.Greeting, "regards": &s.Regards} {
		filled, err := p.fill(name, v)
		if err != nil {
			return nil, err
		}
		*to = spaced(v.lang, strings.Join(words(filled), " "))
	}
	s.Subject = clip(s.Subject, longestSubject)
	parts := []string{"body", "ask"}
	if v.NeverTold {
		parts = []string{"never-told", "body", "no-password", "ask"}
	}
	for _, name := range parts {
		filled, err := p.fill(name, v)
		if err != nil {
			return nil, err
		}
		s.Blocks = append(s.Blocks, blocks(filled, v.lang)...)
	}
	return s, nil
}

func (p prose) fill(name string, v *view) (string, error) {
	var b strings.Builder
	if err := p.t.ExecuteTemplate(&b, name, v); err != nil {
		return "", fmt.Errorf("%w: %w", ErrUnfit, err)
	}
	return b.String(), nil
}

// sign goes before the first character of a line that gives a block its form. No field can hold it, since fields hold no
// control characters: only the prose has a form.
const sign = "\x1f"

var marked = regexp.MustCompile(`(?m)^((?:\{\{[^}]*\}\})*)([!|-] |\[|\()`)

// mark puts the sign where the prose has a form.
func mark(source string) string { return marked.ReplaceAllString(source, "${1}"+sign+"${2}") }
