package mail_test

import (
	"errors"
	netmail "net/mail"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/mail"
)

func TestAddress(t *testing.T) {
	for _, c := range []struct{ in, display, key string }{
		{"anna@muster.example", "anna@muster.example", "anna@muster.example"},
		{"Anna.Gruber@Muster.Example", "Anna.Gruber@muster.example", "anna.gruber@muster.example"},
		{"  anna@muster.example\r\n", "anna@muster.example", "anna@muster.example"},
		{"\u200banna@muster.example\ufeff", "anna@muster.example", "anna@muster.example"},
		{"anna+test@muster.example", "anna+test@muster.example", "anna+test@muster.example"},
		{"o'neil@muster.example", "o'neil@muster.example", "o'neil@muster.example"},
		{"info@Müller.example", "info@müller.example", "info@xn--mller-kva.example"},
		{"info@Mu\u0308ller.example", "info@müller.example", "info@xn--mller-kva.example"},
		{"info@XN--mller-kva.example", "info@müller.example", "info@xn--mller-kva.example"},
		{"info@straße.example", "info@straße.example", "info@xn--strae-oqa.example"},
		{"\u212aim@\u212aino.example", "Kim@kino.example", "kim@kino.example"},
		{"ｋｉｍ＠ｋｉｎｏ．ｅｘａｍｐｌｅ", "kim@kino.example", "kim@kino.example"},
		{"kim@kino。example", "kim@kino.example", "kim@kino.example"},
	} {
		display, key, err := mail.Address(c.in)
		if err != nil || display != c.display || key != c.key {
			t.Errorf("Address(%q) = %q, %q, %v; want %q, %q", c.in, display, key, err, c.display, c.key)
		}
	}
}

func TestAddressRefuses(t *testing.T) {
	long := strings.Repeat("a", 60)
	for _, in := range []string{
		"", "@", "anna", "anna@", "@muster.example", "a@b@muster.example", "anna@localhost", "anna@muster", "anna@.example",
		"anna@muster..example", "anna@muster.example.", ".anna@muster.example", "anna.@muster.example", "an..na@muster.example",
		`"anna"@muster.example`, `"an na"@muster.example`, "an na@muster.example", "Anna <anna@muster.example>", "anna(x)@muster.example",
		"anna@[127.0.0.1]", "anna@127.0.0.1", "anna@[IPv6:::1]", "anna@muster.1", "anna@mus_ter.example", "anna@-muster.example",
		"anna@muster-.example", "anna@mus ter.example", "anna@muster.example,bert@muster.example", "anna@muster.example;b",
		"anna\n@muster.example", "anna@muster.example\r\nBcc: x@y.example", "an\x00na@muster.example", "anna@mus\u200dter.example",
		"anna@mus\u00adter.example", "\u202eanna@muster.example", "anna@xn--a.example", "anna@xn--\u00e9.example", "an\\na@muster.example",
		long + "aaaaa@muster.example", "anna@" + long + "aaaa.example",
		"anna@" + strings.Repeat(long+".", 4) + "example", strings.Repeat("a", 2000) + "@muster.example",
	} {
		display, key, err := mail.Address(in)
		if in == "\u202eanna@muster.example" {
			if err != nil || display != "anna@muster.example" { // pasted around it: taken off
				t.Errorf("Address(%q) = %q, %v", in, display, err)
			}
			continue
		}
		if !errors.Is(err, mail.ErrAddress) || display != "" || key != "" {
			t.Errorf("Address(%q) = %q, %q, %v; want ErrAddress", in, display, key, err)
		}
	}
	for _, in := range []string{"jürgen@muster.example", "анна@muster.example", "\u0131@muster.example", "\u0130@muster.example",
		"an\u200bna@muster.example", "ß@muster.example"} {
		if _, _, err := mail.Address(in); !errors.Is(err, mail.ErrAddressLetters) || fault.Of(err).Kind != fault.Invalid {
			t.Errorf("Address(%q): %v; want ErrAddressLetters", in, err)
		}
	}
}

var addresses = rapid.Custom(func(t *rapid.T) string {
	local := rapid.StringMatching(`[a-z0-9_+-]{1,12}(\.[a-z0-9_+-]{1,12})?`).Draw(t, "local")
	host := rapid.SampledFrom([]string{"muster.example", "kiosk.example", "müller.example", "straße.example", "bücher.kiosk.example",
		"xn--mller-kva.example", "пример.example"}).Draw(t, "host")
	return local + "@" + host
})

// disguise writes an address in another spelling: case, width, the Kelvin sign, the long s, blanks around it.
func disguise(t *rapid.T, s string) string {
	var b strings.Builder
	b.WriteString(rapid.SampledFrom([]string{"", " ", "\t", "\u00a0", "\u200b", "\ufeff"}).Draw(t, "before"))
	for _, r := range s {
		switch rapid.IntRange(0, 4).Draw(t, "how") {
		case 0:
			if r != 'ß' { // its capital is another letter to the DNS
				r = unicode.ToUpper(r)
			}
		case 1:
			if '!' <= r && r <= '~' {
				r += 0xfee0
			}
		case 2:
			switch r {
			case 'k':
				r = '\u212a'
			case 's':
				r = '\u017f'
			}
		}
		b.WriteRune(r)
	}
	b.WriteString(rapid.SampledFrom([]string{"", " ", "\r\n", "\u3000"}).Draw(t, "after"))
	return b.String()
}

// T19: one address has one key in all of its spellings, and different ones never share a key.
func TestAddressKeyIsOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plain := addresses.Draw(t, "address")
		_, want, err := mail.Address(plain)
		if err != nil {
			t.Fatalf("%q: %v", plain, err)
		}
		spelled := disguise(t, plain)
		display, key, err := mail.Address(spelled)
		if err != nil || key != want {
			t.Fatalf("%q: key %q, %v; want %q", spelled, key, err, want)
		}
		for _, again := range []string{display, key, strings.ToUpper(key)} {
			if _, k, err := mail.Address(again); err != nil || k != want {
				t.Fatalf("%q again: key %q, %v; want %q", again, k, err, want)
			}
		}
		other := addresses.Draw(t, "other")
		_, otherKey, _ := mail.Address(other)
		fold := strings.NewReplacer("xn--mller-kva", "müller").Replace
		if (fold(other) == fold(plain)) != (otherKey == want) {
			t.Fatalf("%q and %q: keys %q and %q", plain, other, want, otherKey)
		}
	})
}

func FuzzAddress(f *testing.F) {
	for _, s := range []string{"anna@muster.example", "ｋ@ｋ．ｅｘ", "a@xn--mller-kva.de", "\"a b\"@x.de", "a@[1.2.3.4]", "a\r\n@b.c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		display, key, err := mail.Address(s)
		if err != nil {
			if display != "" || key != "" || fault.Of(err) == nil {
				t.Fatalf("%q: %q, %q, %v", s, display, key, err)
			}
			return
		}
		for _, r := range key {
			if r <= ' ' || r > '~' || unicode.IsUpper(r) {
				t.Fatalf("%q: key %q", s, key)
			}
		}
		if len(key) > 254 || strings.Count(key, "@") != 1 || strings.IndexFunc(display, unicode.IsControl) >= 0 {
			t.Fatalf("%q: %q, %q", s, display, key)
		}
		parsed, err := netmail.ParseAddress(key)
		if err != nil || parsed.Address != key || parsed.Name != "" {
			t.Fatalf("%q: key %q is read as %v, %v", s, key, parsed, err)
		}
		if d, k, err := mail.Address(display); err != nil || d != display || k != key {
			t.Fatalf("%q: display %q gives %q, %q, %v", s, display, d, k, err)
		}
		if _, k, err := mail.Address(key); err != nil || k != key {
			t.Fatalf("%q: key %q gives %q, %v", s, key, k, err)
		}
	})
}
