package letters_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/mail/letters"
)

var evil = []string{
	"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "Anna\r\nBcc: x@evil.example", "Anna\nContent-Type: text/html",
	"- Anna", "| Ende: nie", "! Klicken Sie jetzt", "[Hier klicken] https://evil.example/", "(Link) https://evil.example/", "\x1f[Hier] https://evil.example/",
	"{{.LinkURL}}", "</title><h1>", "\u202egnurebuG", "A\u2028B", "\x00", "Anna https://evil.example", strings.Repeat("Donaudampfschiff", 100),
	"=?utf-8?q?x?=", "\xff\xfe", "javascript:alert(1)", "<!--", "&lt;script&gt;", "Anna\u0085Gruber", "%0d%0aBcc: x",
}

// words are the free fields: whatever people typed.
func words(d *letters.Data) []reflect.Value {
	var all []reflect.Value
	for _, s := range []reflect.Value{reflect.ValueOf(d).Elem(), reflect.ValueOf(&d.Held).Elem()} {
		for i := range s.NumField() {
			switch name := s.Type().Field(i).Name; {
			case s.Field(i).Kind() != reflect.String, strings.HasSuffix(name, "URL"):
			case name == "RecipientMail" || name == "OldMail" || name == "NewMail", name == "Period" || name == "Level" || name == "EndedWhy":
			case s.Field(i).String() != "":
				all = append(all, s.Field(i))
			}
		}
	}
	return all
}

// Whatever a field holds, the letter keeps its form: the same tags and links, one line of subject, no control characters.
func TestHostile(t *testing.T) {
	form := func(html string) string { return strings.Join(tags.FindAllString(html, -1), "\n") }
	rapid.Check(t, func(r *rapid.T) {
		kind := rapid.SampledFrom(mail.Kinds()).Draw(r, "kind")
		lang := rapid.SampledFrom(letters.Languages()).Draw(r, "language")
		d := sample(t, kind)
		calm, err := letters.Render(kind, lang, d)
		if err != nil {
			r.Fatal(err)
		}
		text := rapid.OneOf(rapid.SampledFrom(evil), rapid.String())
		for _, f := range words(&d) {
			f.SetString(text.Draw(r, "value") + "A")
		}
		for i := range d.People {
			d.People[i].Name = text.Draw(r, "name") + "A"
		}
		m, err := letters.Render(kind, lang, d)
		if err != nil {
			r.Fatal(err)
		}
		if form(m.HTML) != form(calm.HTML) {
			r.Fatalf("the form changed:\n%s", m.HTML)
		}
		if n := utf8.RuneCountInString(m.Subject); n > 78 || strings.IndexFunc(m.Subject, unicode.IsControl) >= 0 {
			r.Fatalf("subject %q", m.Subject)
		}
		control := func(c rune) bool {
			return c != '\n' && (unicode.IsControl(c) || unicode.In(c, unicode.Zl, unicode.Zp) || c == '\u202e')
		}
		if i := strings.IndexFunc(m.Text+m.HTML, control); i >= 0 {
			r.Fatalf("control character %q", (m.Text + m.HTML)[i:i+4])
		}
		if strings.Contains(m.Text+m.HTML+m.Subject, "://evil") || strings.Contains(m.HTML, "<script") || len(m.Text) > 30_000 {
			r.Fatalf("%s", m.Text)
		}
		m.From = "no-reply@werkbank.example"
		if _, err := mail.Prepare(m); err != nil {
			r.Fatal(err)
		}
	})
}

// A field cannot begin a block of its own in the plain part either: each hostile value stays within the sentence.
func TestHostileText(t *testing.T) {
	for _, value := range evil {
		d := sample(t, mail.SupportEntered)
		d.Agent = value + " x"
		m, err := letters.Render(mail.SupportEntered, "de", d)
		if err != nil {
			t.Fatalf("%q: %v", value, err)
		}
		calm, _ := letters.Render(mail.SupportEntered, "de", sample(t, mail.SupportEntered))
		if got, want := strings.Count(m.Text, "\n\n"), strings.Count(calm.Text, "\n\n"); got != want {
			t.Errorf("%q: %d blocks, %d before:\n%s", value, got, want, m.Text)
		}
	}
}

// The letter is the recipient's alone: the same Data give the same letter, and Data of another leave no trace in it.
func TestLetterIsItsRecipients(t *testing.T) {
	for _, kind := range mail.Kinds() {
		first, err := letters.Render(kind, "fr", sample(t, kind))
		if err != nil {
			t.Fatal(err)
		}
		other := sample(t, kind)
		other.Recipient, other.TenantName, other.Contact = "Wer Anders", "Andere AG", "Niemand <niemand@andere.example>"
		if kind != mail.AddressChanged {
			other.RecipientMail = "wer@andere.example"
		}
		if _, err := letters.Render(kind, "fr", other); err != nil {
			t.Fatal(err)
		}
		again, _ := letters.Render(kind, "fr", sample(t, kind))
		if !reflect.DeepEqual(first, again) || strings.Contains(again.Text+again.HTML, "ndere") {
			t.Errorf("%s differs the second time", kind)
		}
	}
}

// T20: the first mail an imported person ever gets says who writes, why, and how to get a password.
func TestNeverTold(t *testing.T) {
	for lang, want := range map[string][]string{
		"de": {"zum ersten Mal Post von Werkbank", "ein Konto für Sie angelegt", "Ein Passwort haben Sie noch nicht"},
		"en": {"the first message you receive from Werkbank", "an account was created for you", "You do not have a password yet"},
		"fr": {"la première fois que Werkbank vous écrit", "un compte y a été créé pour vous", "Vous n’avez pas encore de mot de passe"},
	} {
		for _, kind := range []mail.Kind{mail.IdleWarning, mail.SupportOpened, mail.IdleDigest, mail.OwnerNamed} {
			d := sample(t, kind)
			d.NeverTold = true
			m, err := letters.Render(kind, lang, d)
			if err != nil {
				t.Fatal(err)
			}
			text := strings.Join(strings.Fields(m.Text), " ")
			for _, sentence := range append(want, d.ForgottenURL) {
				if strings.Count(text, sentence) != 1 || !strings.Contains(plain(m.HTML), sentence) {
					t.Errorf("%s %s: %q stands there %d times", lang, kind, sentence, strings.Count(text, sentence))
				}
			}
		}
	}
}

// A letter is of bounded length, whatever somebody typed and however many were deactivated.
func TestBounded(t *testing.T) {
	for _, kind := range mail.Kinds() {
		d := sample(t, kind)
		for _, f := range words(&d) {
			f.SetString(strings.Repeat("Ä", 5000))
		}
		for range 10_000 {
			if d.People != nil {
				d.People = append(d.People, letters.Person{Name: strings.Repeat("Ö", 500), Mail: strings.Repeat("a", 500), Why: "x"})
			}
		}
		m, err := letters.Render(kind, "de", d)
		if err != nil {
			t.Fatal(err)
		}
		if n := utf8.RuneCountInString(m.Text); n > 60_000 || len(m.HTML) > 200_000 || !strings.Contains(m.Text, "…") {
			t.Errorf("%s: %d characters of text, %d bytes of HTML", kind, n, len(m.HTML))
		}
		if strings.Contains(m.Text, strings.Repeat("Ä", 601)) {
			t.Errorf("%s: a field was not cut", kind)
		}
	}
}
