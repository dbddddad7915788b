package letters

import (
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/curfew/curfew/pkg/mail"
)

// The longest that free text gets, in characters; more is cut.
const (
	longestName    = 120
	longestReason  = 600
	longestContact = 600
	longestURL     = 2000
)

// mostPeople is how many people a digest names; the others it counts.
const mostPeople = 100

// clean brings every field into the form in which a letter may show it, or says which one cannot be.
func (v *view) clean() error {
	if v.Count == 0 {
		v.Count = len(v.People)
	}
	v.People = slices.Clone(v.People)
	shown := v.Shown()
	for i := range shown {
		tidy(reflect.ValueOf(&shown[i]).Elem())
	}
	tidy(reflect.ValueOf(&v.Held).Elem())
	data := reflect.ValueOf(&v.Data).Elem()
	for i := range data.NumField() {
		name, f := data.Type().Field(i).Name, data.Field(i)
		if strings.HasSuffix(name, "URL") && f.String() != "" && !link(f.String()) {
			return fmt.Errorf("%w: %s is no link", ErrUnfit, name)
		}
	}
	if v.RecipientMail != "" {
		shown, _, err := mail.Address(v.RecipientMail)
		if err != nil {
			return fmt.Errorf("%w: RecipientMail is no address", ErrUnfit)
		}
		v.RecipientMail = shown
	}
	tidy(data)
	return nil
}

// tidy makes every string of a struct one line of bounded length, links left out.
func tidy(s reflect.Value) {
	for i := range s.NumField() {
		name, f := s.Type().Field(i).Name, s.Field(i)
		if f.Kind() != reflect.String || strings.HasSuffix(name, "URL") {
			continue
		}
		longest := longestName
		switch name {
		case "Reason", "Why":
			longest = longestReason
		case "Contact":
			longest = longestContact
		case "RecipientMail", "OldMail", "NewMail", "Mail":
			longest = 254
		}
		f.SetString(clip(line(f.String()), longest))
	}
}

// line makes one line of any text: what controls a terminal, a header or the direction of writing is gone, blanks are
// single, and "://" is broken so that no mail program makes a link of a name.
func line(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u200c' || r == '\u200d': // joiners belong to the spelling of some languages
			return r
		case unicode.IsSpace(r), unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp):
			return ' '
		case unicode.In(r, unicode.Cf, unicode.Co, unicode.Cs):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	s = strings.ReplaceAll(s, "://", ": ")
	return strings.Join(strings.Fields(s), " ")
}

// clip cuts a text after n characters, and shows that it did.
func clip(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return strings.TrimRightFunc(string(r[:n-1]), unicode.IsSpace) + "…"
}

// link tells whether s is a whole address of a page, in plain ASCII. Without https it may only lead to this machine's own
// pages or to wherever a developer runs them, so both schemes are let through; nothing else is.
func link(s string) bool {
	if len(s) > longestURL || strings.IndexFunc(s, func(r rune) bool { return r <= ' ' || r > '~' }) >= 0 {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil && u.Opaque == ""
}
