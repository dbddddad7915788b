package xlsx_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/curfew/curfew/pkg/sheet/xlsx"
)

func TestTemplate(t *testing.T) {
	zones := []string{"Europe/Berlin, Mitte"}
	for range 600 {
		zones = append(zones, "Zone/"+strings.Repeat("x", 20))
	}
	columns := []xlsx.Column{
		{Titles: map[string]string{"de": "E-Mail", "en": "Email", "fr": "E-mail"}, Required: true, Hints: map[string]string{"en": strings.Repeat("ä", 400)}},
		{Titles: map[string]string{"de": "Lizenz", "en": "Licence", "fr": "Licence"}, Choices: map[string][]string{"en": {"collaborator", "driver", "executive"}, "de": {"Mitarbeiter", "Fahrer", "Executive"}}},
		{Titles: map[string]string{"en": "Time zone"}, Choices: map[string][]string{"en": zones}},
		{Titles: map[string]string{"en": "Folders"}},
	}
	for lang, want := range map[string][]string{
		"de-CH": {"E-Mail *", "Lizenz", "Time zone", "Folders"},
		"fr":    {"E-mail *", "Licence", "Time zone", "Folders"},
		"it":    {"Email *", "Licence", "Time zone", "Folders"},
	} {
		content, err := xlsx.Template(lang, columns)
		if err != nil {
			t.Fatal(err)
		}
		s, err := open(content)
		if err != nil {
			t.Fatal(err)
		}
		var have []string
		for i := range s.Rows[0].Cells {
			have = append(have, s.Rows[0].Text(i))
		}
		if !slices.Equal(have, want) || len(s.Rows) != 1 {
			t.Errorf("%s: %q and %d rows", lang, have, len(s.Rows))
		}
		checkChoices(t, content, s.Name, lang)
	}
	again, err := xlsx.Template("de", columns)
	if err != nil {
		t.Fatal(err)
	}
	if once, _ := xlsx.Template("de", columns); !bytes.Equal(once, again) {
		t.Error("the same template twice differs")
	}
	if _, err := xlsx.Template("de", nil); err != nil {
		t.Error(err)
	}
}

func checkChoices(t *testing.T, content []byte, name, lang string) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	rules, err := f.GetDataValidations(name)
	if err != nil || len(rules) != 3 {
		t.Fatal(len(rules), err)
	}
	if rules[1].Sqref != "B2:B10001" || !strings.Contains(rules[1].Formula1, "lists!$B$1:$B$3") || !strings.Contains(rules[2].Formula1, "lists!$C$1:$C$601") {
		t.Errorf("%s: %+v", lang, rules[1])
	}
	first, err := f.GetCellValue("lists", "B1")
	if want := map[bool]string{true: "Mitarbeiter", false: "collaborator"}[lang == "de-CH"]; err != nil || first != want {
		t.Errorf("%s: %q, %v", lang, first, err)
	}
	if id, err := f.GetColStyle(name, "D"); err != nil || id == 0 {
		t.Error("the columns are not text", err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}
