package importing

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/sheet"
)

// Fields are the columns of an import in the template's order; the first Required must be there.
func Fields() []string {
	return []string{"mail", "firstName", "lastName", "country", "zone", "language", "licence", "administrator", "department", "folders"}
}

// Required is how many of the first fields must be there, in the header and in every row.
const Required = 3

// words are how people head the columns, small and without spaces; the first of each language is the template's.
var words = map[string][]string{
	"mail":          {"email", "e-mail", "mail", "e-mailadresse", "mailadresse", "emailadresse", "emailaddress", "e-mailaddress", "adressee-mail", "courriel", "adressemail"},
	"firstName":     {"vorname", "firstname", "prénom", "prenom", "givenname", "rufname"},
	"lastName":      {"nachname", "lastname", "nom", "familienname", "surname", "familyname", "name", "nomdefamille"},
	"country":       {"land", "country", "pays", "ländercode", "countrycode"},
	"zone":          {"zeitzone", "timezone", "fuseauhoraire", "zone"},
	"language":      {"sprache", "language", "langue"},
	"licence":       {"lizenz", "licence", "license", "lizenztyp", "typedelicence"},
	"administrator": {"administrator", "admin", "administrateur", "administratorrecht"},
	"department":    {"abteilung", "department", "service", "département", "departement", "bereich"},
	"folders":       {"ordner", "folders", "dossiers", "folder", "dossier", "projektordner"},
}

// weak are headings that are a field's only where no other column is: in an export a name stands beside its parts.
var weak = map[string]bool{"name": true, "nom": true}

// Heading is a column's heading in a language.
func Heading(field, lang string) string {
	headings := map[string]map[string]string{
		"de": {"mail": "E-Mail", "firstName": "Vorname", "lastName": "Nachname", "country": "Land", "zone": "Zeitzone", "language": "Sprache", "licence": "Lizenz", "administrator": "Administrator", "department": "Abteilung", "folders": "Ordner"},
		"en": {"mail": "Email", "firstName": "First name", "lastName": "Last name", "country": "Country", "zone": "Time zone", "language": "Language", "licence": "Licence", "administrator": "Administrator", "department": "Department", "folders": "Folders"},
		"fr": {"mail": "E-mail", "firstName": "Prénom", "lastName": "Nom", "country": "Pays", "zone": "Fuseau horaire", "language": "Langue", "licence": "Licence", "administrator": "Administrateur", "department": "Service", "folders": "Dossiers"},
	}
	if _, ok := headings[lang]; !ok {
		lang = "en"
	}
	return headings[lang][field]
}

// columns finds which column holds which field.
func columns(head sheet.Row) (map[string]int, error) {
	found := map[string]int{}
	for i := range head.Cells {
		field := field(head.Text(i))
		if field == "" {
			continue
		}
		if first, twice := found[field]; twice {
			switch {
			case weak[word(head.Text(i))] && !weak[word(head.Text(first))]:
				continue
			case weak[word(head.Text(i))] || !weak[word(head.Text(first))]:
				return nil, ErrTwice.With("column", head.Text(i))
			}
		}
		found[field] = i
	}
	for _, f := range Fields()[:Required] {
		if _, ok := found[f]; !ok {
			return nil, ErrHeader.With("column", Heading(f, "de")+" / "+Heading(f, "en")+" / "+Heading(f, "fr"))
		}
	}
	return found, nil
}

// word is a heading as it is compared.
func word(heading string) string {
	return strings.Trim(strings.Join(strings.Fields(strings.ToLower(norm.NFC.String(heading))), ""), "*:")
}

func field(heading string) string {
	word := word(heading)
	for _, f := range Fields() {
		for _, w := range words[f] {
			if word == w {
				return f
			}
		}
	}
	return ""
}

// yes reads a mark of yes or no; ok is false for anything else.
func yes(s string) (is, ok bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "", "0", "nein", "no", "non", "false", "falsch", "faux", "n":
		return false, true
	case "1", "ja", "yes", "oui", "true", "wahr", "vrai", "x", "j", "y":
		return true, true
	}
	return false, false
}

// kind reads a licence; ok is false for a word that is none.
func kind(s string) (k licence.Kind, ok bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "":
		return licence.Collaborator, true
	case "collaborator", "mitarbeiter", "collaborateur":
		return licence.Collaborator, true
	case "driver", "fahrer", "pilot", "pilote":
		return licence.Driver, true
	case "executive":
		return licence.Executive, true
	}
	return "", false
}
