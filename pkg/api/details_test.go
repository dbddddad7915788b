package api

import (
	"fmt"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2/validation"
)

// What the framework says of a field is said in the reader's language, with the value it is about.
func TestDetails(t *testing.T) {
	for _, c := range []struct{ said, lang, want string }{
		{fmt.Sprintf(validation.MsgExpectedMaxLength, 320), "de", "Höchstens 320 Zeichen."},
		{fmt.Sprintf(validation.MsgExpectedRequiredProperty, "mail"), "fr", "mail manque."},
		{fmt.Sprintf(validation.MsgExpectedOneOf, "go-on, stop"), "en", "One of: go-on, stop."},
		{validation.MsgUnexpectedProperty, "", "There is no such field."},
		{noValue, "de", "null ist hier kein Wert: Lassen Sie das Feld weg, oder senden Sie einen anderen."},
		{"something else", "de", "something else"},
	} {
		if got := told(c.said, c.lang); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.said, c.lang, got, c.want)
		}
	}
	for _, d := range details {
		for lang, text := range map[string]string{"en": d.en, "de": d.de, "fr": d.fr} {
			if strings.Contains(d.said, "%") != strings.Contains(text, "{1}") {
				t.Errorf("%s: %q loses the value of %q", lang, text, d.said)
			}
		}
	}
}
