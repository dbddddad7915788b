package api

import (
	"regexp"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2/validation"
)

// detail is what the framework says of one field, and how people are told.
type detail struct{ said, en, de, fr string }

// details are the framework's sentences that a request can meet here; {1} is the first value in them. The framework's own words are
// its variables, so that one it changes is missed by the compiler or by the test, not by the reader.
var details = []detail{
	{validation.MsgUnexpectedProperty, "There is no such field.", "Dieses Feld gibt es nicht.", "Ce champ n’existe pas."},
	{validation.MsgExpectedRequiredProperty, "{1} is missing.", "{1} fehlt.", "{1} manque."},
	{validation.MsgExpectedMinLength, "At least {1} characters.", "Mindestens {1} Zeichen.", "Au moins {1} caractères."},
	{validation.MsgExpectedMaxLength, "At most {1} characters.", "Höchstens {1} Zeichen.", "Au plus {1} caractères."},
	{validation.MsgExpectedMinItems, "At least {1} entries.", "Mindestens {1} Einträge.", "Au moins {1} entrées."},
	{validation.MsgExpectedMaxItems, "At most {1} entries.", "Höchstens {1} Einträge.", "Au plus {1} entrées."},
	{validation.MsgExpectedMinimumNumber, "At least {1}.", "Mindestens {1}.", "Au moins {1}."},
	{validation.MsgExpectedMaximumNumber, "At most {1}.", "Höchstens {1}.", "Au plus {1}."},
	{validation.MsgExpectedOneOf, "One of: {1}.", "Eines von: {1}.", "L’un de : {1}."},
	{validation.MsgExpectedString, "A text is expected here.", "Hier wird ein Text erwartet.", "Un texte est attendu ici."},
	{validation.MsgExpectedBoolean, "true or false is expected here.", "Hier wird true oder false erwartet.", "true ou false est attendu ici."},
	{validation.MsgExpectedInteger, "A whole number is expected here.", "Hier wird eine ganze Zahl erwartet.", "Un nombre entier est attendu ici."},
	{validation.MsgExpectedNumber, "A number is expected here.", "Hier wird eine Zahl erwartet.", "Un nombre est attendu ici."},
	{validation.MsgExpectedArray, "A list is expected here.", "Hier wird eine Liste erwartet.", "Une liste est attendue ici."},
	{validation.MsgExpectedObject, "An object is expected here.", "Hier wird ein Objekt erwartet.", "Un objet est attendu ici."},
	{validation.MsgExpectedRFC3339DateTime, "An instant is expected here, such as 2026-03-02T16:00:00Z.", "Hier wird ein Zeitpunkt erwartet, etwa 2026-03-02T16:00:00Z.",
		"Un instant est attendu ici, par exemple 2026-03-02T16:00:00Z."},
	{noValue, "null is no value here: leave the field out, or send another one.", "null ist hier kein Wert: Lassen Sie das Feld weg, oder senden Sie einen anderen.",
		"null n’est pas une valeur ici : omettez le champ ou envoyez-en une autre."},
}

// noValue is said of a null where none is meant.
const noValue = "null is no value here"

// patterns are the details as they are recognised.
var patterns = sync.OnceValue(func() []*regexp.Regexp {
	all := make([]*regexp.Regexp, len(details))
	verbs := regexp.MustCompile(`"?%[vds]"?`)
	for i, d := range details {
		parts := verbs.Split(d.said, -1)
		for j := range parts {
			parts[j] = regexp.QuoteMeta(parts[j])
		}
		all[i] = regexp.MustCompile("^" + strings.Join(parts, `"?(.+?)"?`) + "$")
	}
	return all
})

// told is a detail as people are told it, in a language; one that is not known stays as it is.
func told(said, lang string) string {
	for i, p := range patterns() {
		m := p.FindStringSubmatch(said)
		if m == nil {
			continue
		}
		text := map[string]string{"de": details[i].de, "fr": details[i].fr}[lang]
		if text == "" {
			text = details[i].en
		}
		if len(m) > 1 {
			text = strings.ReplaceAll(text, "{1}", m[1])
		}
		return text
	}
	return said
}
