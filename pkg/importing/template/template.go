// Package template is the empty .xlsx that people fill in and import.
//
// Rule: what it offers, an import understands. It stands apart from package importing, so that only the functions that give it away
// link the writer of .xlsx.
package template

import (
	"slices"

	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/importing"
	"github.com/curfew/curfew/pkg/sheet/xlsx"
)

// texts are a text in each language.
func texts(de, en, fr string) map[string]string {
	return map[string]string{"de": de, "en": en, "fr": fr}
}

// hints say what a column takes.
var hints = map[string]map[string]string{
	"mail":          texts("Jede Adresse einmal.", "Each address once.", "Chaque adresse une seule fois."),
	"country":       texts("Zwei Buchstaben, etwa DE. Gibt die Zeitzone vor.", "Two letters such as DE. Sets the time zone.", "Deux lettres, par exemple FR. Détermine le fuseau horaire."),
	"zone":          texts("Leer: die des Landes.", "Empty: that of the country.", "Vide : celui du pays."),
	"language":      texts("Leer: die Ihres Kontos.", "Empty: that of your account.", "Vide : celle de votre compte."),
	"licence":       texts("Leer: Mitarbeiter.", "Empty: collaborator.", "Vide : collaborateur."),
	"administrator": texts("Nur mit der Lizenz Executive.", "Only with the licence executive.", "Seulement avec la licence Executive."),
	"folders": texts("Namen oder Wege von oben, getrennt durch Semikolon: Projekte/Bau (Fahrer); Werk. Ohne Wort in Klammern: Teilnehmer.",
		"Names or paths from the top, separated by semicolons: Projects/Alpha (driver); Works. Without a word in brackets: participant.",
		"Noms ou chemins depuis le haut, séparés par des points-virgules : Projets/Alpha (pilote) ; Usine. Sans mot entre parenthèses : participant."),
}

// choices are what a column offers.
func choices(field string) map[string][]string {
	switch field {
	case "country":
		return map[string][]string{"en": civil.Countries()}
	case "zone":
		var zones []string
		for _, c := range civil.Countries() {
			zone, _ := civil.ZoneOf(c)
			zones = append(zones, zone)
		}
		slices.Sort(zones)
		return map[string][]string{"en": slices.Compact(zones)}
	case "language":
		return map[string][]string{"en": {"de", "en", "fr"}}
	case "licence":
		return map[string][]string{"de": {"Mitarbeiter", "Fahrer", "Executive"}, "en": {"Collaborator", "Driver", "Executive"}, "fr": {"Collaborateur", "Pilote", "Executive"}}
	case "administrator":
		return map[string][]string{"de": {"nein", "ja"}, "en": {"no", "yes"}, "fr": {"non", "oui"}}
	}
	return nil
}

// XLSX is the template in a language.
func XLSX(lang string) ([]byte, error) {
	var columns []xlsx.Column
	for i, field := range importing.Fields() {
		columns = append(columns, xlsx.Column{Titles: texts(importing.Heading(field, "de"), importing.Heading(field, "en"), importing.Heading(field, "fr")),
			Hints: hints[field], Choices: choices(field), Required: i < importing.Required, Width: map[string]float64{"mail": 32, "folders": 40}[field]})
	}
	return xlsx.Template(lang, columns)
}
