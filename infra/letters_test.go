package infra_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestLettersLeadThroughTheConsole: where a letter names a way through menus, it stands in the console by these very words, and what it
// tells people to type is called as the field is.
func TestLettersLeadThroughTheConsole(t *testing.T) {
	const src, letters = "../functions/console/web/src/", "../pkg/mail/letters/"
	for _, lang := range []string{"de", "en", "fr"} {
		shell, entry := inLanguage(t, src+"shell/words.ts", lang), inLanguage(t, src+"entry/words.ts", lang)
		way := shell("settings") + " › " + shell("support") + " › " + shell("supportAccess")
		for _, name := range []string{"support-opened", "support-changed", "support-entered", "support-ended"} {
			text := oneLine(t, letters+lang+"/"+name+".txt")
			if !strings.Contains(text, way) || strings.Count(text, "›") != strings.Count(way, "›") {
				t.Errorf("%s/%s does not name the way %q", lang, name, way)
			}
			if !strings.Contains(text, "{{.AnswerURL}}") || strings.Contains(text, "{{.SignInURL}}") {
				t.Errorf("%s/%s does not lead to the page itself", lang, name)
			}
		}
		for _, name := range []string{"invitation", "password-link"} {
			text := oneLine(t, letters+lang+"/"+name+".txt")
			for _, want := range []string{"| " + entry("tenant") + ": {{.Handle}}", "| " + entry("mail") + ": {{.RecipientMail}}"} {
				if !strings.Contains(text, want) {
					t.Errorf("%s/%s lacks %q", lang, name, want)
				}
			}
		}
	}
}

// inLanguage reads the console's words of a part in a language, by their names.
func inLanguage(t *testing.T, file, lang string) func(name string) string {
	t.Helper()
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, part, _ := strings.Cut(string(source), "\n  "+lang+": {")
	part, _, ok := strings.Cut(part, "\n  },")
	return func(name string) string {
		found := regexp.MustCompile(`[ {]` + name + `: "([^"]+)"`).FindStringSubmatch(part)
		if !ok || found == nil {
			t.Fatalf("%s has no word %s in %s", file, name, lang)
		}
		return found[1]
	}
}

func oneLine(t *testing.T, file string) string {
	t.Helper()
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(source)), " ")
}
