// Package sheettest makes sheets for tests and measures: the same rows as .xls by a small writer of its own and as .xlsx, and the
// workbook that real programs convert into the fixtures of package sheet.
package sheettest

import "fmt"

// Header is the first row of People.
var Header = []string{"E-Mail", "Vorname", "Nachname", "Land", "Zeitzone", "Sprache", "Lizenz", "Administrator", "Abteilung", "Ordner", "Eintritt"}

var (
	firsts = []string{"Jürgen", "Łukasz", "Дмитрий", "田中", "Zoë", "Anna", "Søren", "Márta"}
	lasts  = []string{"Müller", "Wałęsa", "Иванов", "太郎", "O'Neill", "Weiß-Groß", "Ångström", "Nagy"}
	homes  = []string{"DE", "PL", "RU", "JP", "FR", "AT", "SE", "HU"}
	zones  = []string{"Europe/Berlin", "Europe/Warsaw", "Europe/Moscow", "Asia/Tokyo", "Europe/Paris", "Europe/Vienna", "Europe/Stockholm", "Europe/Budapest"}
	tongue = []string{"de", "en", "fr"}
	seats  = []string{"collaborator", "driver", "executive"}
)

// People are the header and n rows of people as an import sees them: eleven columns, no two rows alike.
func People(n int) [][]string {
	rows := [][]string{Header}
	for i := range n {
		k := i % len(firsts)
		admin := "nein"
		if i%40 == 0 {
			admin = "ja"
		}
		rows = append(rows, []string{fmt.Sprintf("person%05d@muster.example", i), fmt.Sprintf("%s %d", firsts[k], i), lasts[(i/7)%len(lasts)], homes[k], zones[k],
			tongue[i%3], seats[i%3], admin, fmt.Sprintf("Abteilung %02d", i%25), fmt.Sprintf("Projekte/Werk %d; Bau %d", i%9, i), fmt.Sprintf("20%02d-%02d-%02d", i%25, i%12+1, i%28+1)})
	}
	return rows
}
