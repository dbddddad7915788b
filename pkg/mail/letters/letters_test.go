package letters_test

import (
	"errors"
	"io/fs"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/mail/letters"
)

// Every letter, in every language, as a sender would take it.
func TestEveryLetter(t *testing.T) {
	every(t, func(t *testing.T, _ string, kind mail.Kind, lang string, d letters.Data) {
		m, err := letters.Render(kind, lang, d)
		if err != nil {
			t.Fatal(err)
		}
		m.From = "Werkbank <no-reply@werkbank.example>"
		if _, err := mail.Prepare(m); err != nil {
			t.Error(err)
		}
		if n := utf8.RuneCountInString(m.Subject); n > 78 {
			t.Errorf("subject of %d characters", n)
		}
		if m.Tags["letter"] != string(kind) || m.To != d.RecipientMail {
			t.Errorf("%q to %q", m.Tags, m.To)
		}
		for part, text := range map[string]string{"text": m.Text, "html": plain(m.HTML)} {
			for _, want := range []string{d.ProductName, d.TenantName, d.Recipient, d.Contact, d.ProductURL} {
				if !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
					t.Errorf("%s does not say %q", part, want)
				}
			}
			for _, leak := range []string{"<no value>", "{{", "}}", "%!", "ZgotmplZ", "0001", "\x1f", "<nil>"} {
				if strings.Contains(text, leak) {
					t.Errorf("%s says %q", part, leak)
				}
			}
		}
		shape(t, m, lang, d)
	})
}

var href = regexp.MustCompile(`href="([^"]*)"`)

// shape checks the form of both parts: a language, tables that say they are for layout only, links that are given and
// stand there to be read, and lines of bounded length.
func shape(t *testing.T, m mail.Message, lang string, d letters.Data) {
	t.Helper()
	if !strings.Contains(m.HTML, `<html lang="`+lang+`"`) || !strings.Contains(m.HTML, `content="light dark"`) {
		t.Error("no language or no dark form")
	}
	if strings.Count(m.HTML, "<table") != strings.Count(m.HTML, `<table role="presentation"`) {
		t.Error("a table without role")
	}
	if strings.Contains(m.HTML, "<img") || strings.Contains(m.HTML, "<script") || strings.Contains(m.HTML, "@import") {
		t.Error("the letter loads something")
	}
	given := []string{d.ProductURL, d.SignInURL, d.ForgottenURL, d.GettingToKnowURL, d.AnswerURL, d.LinkURL}
	for _, found := range href.FindAllStringSubmatch(m.HTML, -1) {
		if !slices.Contains(given, found[1]) {
			t.Errorf("link to %q", found[1])
		}
		if !strings.Contains(plain(m.HTML), found[1]) || !strings.Contains(m.Text, "\n"+found[1]+"\n") {
			t.Errorf("%q is not there to be read", found[1])
		}
	}
	for line := range strings.Lines(m.Text) {
		if utf8.RuneCountInString(line) > 79 && !strings.HasPrefix(line, "https://") {
			t.Errorf("line too long: %q", line)
		}
	}
}

var tags = regexp.MustCompile(`(?s)<style>.*</style>|<[^>]*>`)

// plain is what a page says.
func plain(html string) string {
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&#39;", "'", "&#34;", `"`, "&#43;", "+", "&amp;", "&").
		Replace(tags.ReplaceAllString(html, ""))
}

// Each field that a kind needs is missed when it is gone, and all that are missing are named at once.
func TestMissing(t *testing.T) {
	common := []string{"ProductName", "ProductURL", "TenantName", "Recipient", "RecipientMail", "Contact", "Zone"}
	for _, kind := range mail.Kinds() {
		needed := slices.Concat(common, needed(t, kind))
		for _, name := range needed {
			d := sample(t, kind)
			blank(&d, name)
			m, err := letters.Render(kind, "de", d)
			if !errors.Is(err, letters.ErrIncomplete) || !strings.Contains(err.Error(), name) || !reflect.ValueOf(m).IsZero() {
				t.Errorf("%s without %s: %v", kind, name, err)
			}
		}
		_, err := letters.Render(kind, "fr", letters.Data{})
		for _, name := range needed {
			if err == nil || !strings.Contains(err.Error(), name) {
				t.Errorf("%s from nothing: %s is not named in %v", kind, name, err)
			}
		}
	}
}

var row = regexp.MustCompile(`(?m)^//\t([a-z-]+)  +([A-Za-z ]+)`)

// needed reads the table at Data, so that what is written there is what holds.
func needed(t *testing.T, kind mail.Kind) []string {
	t.Helper()
	source, err := os.ReadFile("data.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, found := range row.FindAllStringSubmatch(string(source), -1) {
		if found[1] == string(kind) {
			return slices.DeleteFunc(strings.Fields(found[2]), func(word string) bool { return unicode.IsLower(rune(word[0])) })
		}
	}
	t.Fatalf("%s is not in the table at Data", kind)
	return nil
}

func blank(d *letters.Data, name string) {
	f := reflect.ValueOf(d).Elem().FieldByName(name)
	f.Set(reflect.Zero(f.Type()))
}

// A letter that would contradict itself or carry a secret where none belongs is not written.
func TestUnfit(t *testing.T) {
	for name, c := range map[string]struct {
		kind  mail.Kind
		spoil func(*letters.Data)
	}{
		"secret in a warning":      {mail.IdleWarning, func(d *letters.Data) { d.LinkURL = "https://konto.werkbank.example/password#x" }},
		"secret in a digest":       {mail.IdleDigest, func(d *letters.Data) { d.LinkURL = "https://konto.werkbank.example/password#x" }},
		"unlimited with an end":    {mail.SupportOpened, func(d *letters.Data) { d.Unlimited, d.Period = true, "unlimited" }},
		"unlimited by period only": {mail.SupportOpened, func(d *letters.Data) { d.Period = "unlimited" }},
		"two previous ends":        {mail.SupportChanged, func(d *letters.Data) { d.WasUnlimited = true }},
		"period":                   {mail.SupportOpened, func(d *letters.Data) { d.Period = "3d" }},
		"level":                    {mail.SupportOpened, func(d *letters.Data) { d.Level = "all" }},
		"why":                      {mail.SupportEnded, func(d *letters.Data) { d.EndedWhy = "over" }},
		"stranger":                 {mail.AddressChanged, func(d *letters.Data) { d.RecipientMail = "bert@muster.example" }},
		"no change":                {mail.AddressChanged, func(d *letters.Data) { d.OldMail = "Joerg.Hoeller@Muster.example" }},
		"fewer than named":         {mail.IdleDigest, func(d *letters.Data) { d.Count = 2 }},
		"no address":               {mail.IdleWarning, func(d *letters.Data) { d.RecipientMail = "a@b@c.example" }},
		"two addresses":            {mail.IdleWarning, func(d *letters.Data) { d.RecipientMail = "a@c.example\r\nBcc: b@c.example" }},
		"script for a link":        {mail.IdleWarning, func(d *letters.Data) { d.SignInURL = "javascript:alert(1)" }},
		"no host":                  {mail.IdleWarning, func(d *letters.Data) { d.SignInURL = "/sign-in" }},
		"lines in a link":          {mail.IdleWarning, func(d *letters.Data) { d.SignInURL = "https://a.example/\r\nBcc: b@c.example" }},
		"user in a link":           {mail.IdleWarning, func(d *letters.Data) { d.SignInURL = "https://werkbank.example@evil.example/" }},
		"new invitation":           {mail.Invitation, func(d *letters.Data) { d.NeverTold = true }},
	} {
		d := sample(t, c.kind)
		c.spoil(&d)
		if m, err := letters.Render(c.kind, "en", d); !errors.Is(err, letters.ErrUnfit) || !reflect.ValueOf(m).IsZero() {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, c := range map[string]struct {
		kind  mail.Kind
		spoil func(*letters.Data)
	}{
		"who switched off":      {mail.SupportEnded, func(d *letters.Data) { d.EndedWhy = "switched-off" }},
		"whom the digest names": {mail.IdleDigest, func(d *letters.Data) { d.People[1].Mail = "" }},
		"whose warning":         {mail.IdleHeld, func(d *letters.Data) { d.Held.Name = "" }},
		"how to a password":     {mail.SupportOpened, func(d *letters.Data) { d.NeverTold, d.ForgottenURL = true, "" }},
		"unlimited session":     {mail.SupportEntered, func(d *letters.Data) { d.Unlimited, d.Ends = true, time.Time{} }},
		"name of blanks":        {mail.IdleWarning, func(d *letters.Data) { d.Recipient = " \u200b\r\n" }},
	} {
		d := sample(t, c.kind)
		c.spoil(&d)
		if _, err := letters.Render(c.kind, "en", d); !errors.Is(err, letters.ErrIncomplete) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestUnwritten(t *testing.T) {
	d := sample(t, mail.IdleWarning)
	for _, lang := range []string{"", "it", "de/../en", "DE"} {
		if _, err := letters.Render(mail.IdleWarning, lang, d); !errors.Is(err, letters.ErrUnwritten) {
			t.Errorf("language %q: %v", lang, err)
		}
	}
	for _, kind := range []mail.Kind{"", "frame", "../en/idle-warning"} {
		if _, err := letters.Render(kind, "de", d); !errors.Is(err, letters.ErrUnwritten) {
			t.Errorf("kind %q: %v", kind, err)
		}
	}
	austrian, err := letters.Render(mail.IdleWarning, "de-AT", d)
	german, _ := letters.Render(mail.IdleWarning, "de", d)
	if err != nil || austrian.Text != german.Text {
		t.Errorf("de-AT: %v", err)
	}
}

// No file without a letter, and in each a line that begins like a link is one.
func TestFiles(t *testing.T) {
	link := regexp.MustCompile(`^[\[(][^\])]+[\])] \{\{\.[A-Za-z]+URL\}\}$`)
	for _, lang := range letters.Languages() {
		found, err := fs.Glob(os.DirFS(lang), "*.txt")
		if err != nil || len(found) != len(mail.Kinds())+1 {
			t.Errorf("%s: %d files, %v", lang, len(found), err)
		}
		for _, name := range found {
			if kind := mail.Kind(strings.TrimSuffix(name, ".txt")); name != "frame.txt" && !kind.Known() {
				t.Errorf("%s/%s is no letter", lang, name)
			}
			source, err := os.ReadFile(lang + "/" + name)
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(source)) {
				line = strings.TrimSpace(line)
				if (strings.HasPrefix(line, "[") || strings.HasPrefix(line, "(")) && !link.MatchString(line) {
					t.Errorf("%s/%s: %q", lang, name, line)
				}
			}
		}
	}
}
