package mail_test

import (
	"errors"
	"os/exec"
	"strings"
	"testing"

	"github.com/curfew/curfew/pkg/mail"
)

// Every function pays for what this package imports, at each cold start.
func TestImportsStaySmall(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	deps := strings.Fields(string(out))
	if len(deps) < 20 {
		t.Fatalf("saw %d packages only", len(deps))
	}
	for _, dep := range deps {
		if strings.HasPrefix(dep, "github.com/aws/") || strings.HasSuffix(dep, "/template") {
			t.Errorf("pkg/mail imports %s", dep)
		}
	}
}

func TestKinds(t *testing.T) {
	seen := map[mail.Kind]bool{}
	for _, k := range mail.Kinds() {
		if seen[k] || !k.Known() || strings.ToLower(string(k)) != string(k) {
			t.Errorf("kind %q", k)
		}
		seen[k] = true
	}
	if len(seen) != 15 || mail.Kind("idle").Known() {
		t.Errorf("%d kinds", len(seen))
	}
}

func TestFailed(t *testing.T) {
	cause := errors.New("rate")
	err := mail.Failed(mail.ErrLater, cause)
	if !errors.Is(err, mail.ErrLater) || !errors.Is(err, cause) || errors.Is(err, mail.ErrRefused) || errors.Is(err, mail.ErrUnknown) {
		t.Errorf("%v", err)
	}
}

func sound() mail.Message {
	return mail.Message{To: "anna@muster.example", From: "Werkbank <no-reply@werkbank.example>", Subject: "Ihr Zugang", Text: "Guten Tag\n"}
}

func TestPrepare(t *testing.T) {
	given := sound()
	given.To, given.From, given.ReplyTo = "Info@Müller.example", "Bücher & Co. <no-reply@werkbank.example>", "b@straße.example"
	given.Headers = map[string]string{"X-Letter": "invitation"}
	m, err := mail.Prepare(given)
	if err != nil {
		t.Fatal(err)
	}
	if m.To != "Info@xn--mller-kva.example" || m.ReplyTo != "b@xn--strae-oqa.example" ||
		m.From != "=?utf-8?b?QsO8Y2hlciAmIENvLg==?= <no-reply@werkbank.example>" {
		t.Errorf("%q %q %q", m.To, m.From, m.ReplyTo)
	}
	if m.Headers["Auto-Submitted"] != "auto-generated" || m.Headers["X-Auto-Response-Suppress"] != "All" || m.Headers["X-Letter"] == "" {
		t.Errorf("headers %v", m.Headers)
	}
	if len(given.Headers) != 1 {
		t.Error("the caller's headers were changed")
	}
	again, err := mail.Prepare(sound())
	if err != nil || again.From != `"Werkbank" <no-reply@werkbank.example>` {
		t.Errorf("%q, %v", again.From, err)
	}
}

func TestPrepareRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*mail.Message)
		class error
	}{
		"no recipient":        {func(m *mail.Message) { m.To = "" }, mail.ErrRefused},
		"two recipients":      {func(m *mail.Message) { m.To = "a@muster.example, b@muster.example" }, mail.ErrRefused},
		"recipient with name": {func(m *mail.Message) { m.To = "Anna <anna@muster.example>" }, mail.ErrRefused},
		"recipient and more":  {func(m *mail.Message) { m.To = "anna@muster.example\r\nBcc: b@muster.example" }, mail.ErrRefused},
		"no subject":          {func(m *mail.Message) { m.Subject = " " }, mail.ErrRefused},
		"subject of lines":    {func(m *mail.Message) { m.Subject = "Hallo\r\nBcc: b@muster.example" }, mail.ErrRefused},
		"endless subject":     {func(m *mail.Message) { m.Subject = strings.Repeat("a", 999) }, mail.ErrRefused},
		"no text":             {func(m *mail.Message) { m.Text = "\n" }, mail.ErrRefused},
		"NUL in the text":     {func(m *mail.Message) { m.Text = "a\x00" }, mail.ErrRefused},
		"NUL in the HTML":     {func(m *mail.Message) { m.HTML = "a\x00" }, mail.ErrRefused},
		"header To":           {func(m *mail.Message) { m.Headers = map[string]string{"to": "b@muster.example"} }, mail.ErrRefused},
		"header unsubscribe":  {func(m *mail.Message) { m.Headers = map[string]string{"List-Unsubscribe": "<x>"} }, mail.ErrRefused},
		"header of lines":     {func(m *mail.Message) { m.Headers = map[string]string{"X-A": "a\r\nBcc: b"} }, mail.ErrRefused},
		"header name":         {func(m *mail.Message) { m.Headers = map[string]string{"X-A: b\r\nBcc": "b"} }, mail.ErrRefused},
		"tag with an address": {func(m *mail.Message) { m.Tags = map[string]string{"who": "anna@muster.example"} }, mail.ErrRefused},
		"no sender":           {func(m *mail.Message) { m.From = "" }, mail.ErrLater},
		"two senders":         {func(m *mail.Message) { m.From = "A <a@muster.example>, B <b@muster.example>" }, mail.ErrLater},
		"sender of lines":     {func(m *mail.Message) { m.From = "A\r\nBcc: x <a@muster.example>" }, mail.ErrLater},
		"answers nowhere":     {func(m *mail.Message) { m.ReplyTo = "Anna" }, mail.ErrLater},
	} {
		m := sound()
		c.spoil(&m)
		if got, err := mail.Prepare(m); !errors.Is(err, c.class) || got.To != "" {
			t.Errorf("%s: %v, want %v", name, err, c.class)
		}
	}
}
