package letters

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/curfew/curfew/pkg/civil"
)

// view is what the prose sees: the fields of Data and what can be said of them.
type view struct {
	Data
	lang string
}

// LinkHours is how long a link is good.
func (v *view) LinkHours() int { return LinkHours }

// At is an instant in full, to the minute and with its zone.
func (v *view) At(t time.Time) string { return civil.Format(t, v.Zone, v.lang) }

// days are the short forms of a date. English spells the month, because 03/04 is read in two ways.
var days = map[string]string{"de": "02.01.2006", "en": "2 January 2006", "fr": "02/01/2006"}

// Day is the date of an instant, for subjects and lists.
func (v *view) Day(t time.Time) string { return t.In(v.Zone).Format(days[v.lang]) }

// Short is a name that leaves room in a subject.
func (v *view) Short(name string) string { return clip(name, 28) }

// De is "de" and a name in French, which says d’Anna but de Bert.
func (v *view) De(name string) string {
	first, _ := utf8.DecodeRuneInString(norm.NFD.String(name))
	if strings.ContainsRune("AEIOUaeiou", first) {
		return "d’" + name
	}
	return "de " + name
}

// ToOld tells whether the letter goes to the address before the change.
func (v *view) ToOld() bool { return same(v.RecipientMail, v.OldMail) }

// Masked is an address that its owner recognises and nobody else learns.
func (v *view) Masked(address string) string {
	name, host, _ := strings.Cut(address, "@")
	first := []rune(name)
	if len(first) == 0 {
		return "…@" + host
	}
	return string(first[:1]) + "…@" + host
}

// Shown are the people a digest names.
func (v *view) Shown() []Person { return v.People[:min(len(v.People), mostPeople)] }

// Decided tells whether an administrator's decision stands for the letter of one of those shown.
func (v *view) Decided() bool {
	return slices.ContainsFunc(v.Shown(), func(p Person) bool { return p.Proceed })
}

// More is how many it leaves out.
func (v *view) More() int { return v.Count - len(v.Shown()) }
