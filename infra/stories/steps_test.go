package stories_test

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/curfew/curfew/pkg/mail/mailtest"
)

// request sends one line's request as the person whose turn it is.
func (s *story) request(method, path, body string) error {
	s.Helper()
	s.begin()
	if s.asked && s.answer.Status >= 300 {
		return fmt.Errorf("the answer before, %d, was not wanted: %s", s.answer.Status, s.answer.Raw)
	}
	a := ask{Method: method, Path: s.named(path, inPath), Body: s.named(body, inBody), Token: s.token, Headers: s.headers, Source: s.source}
	if s.as != nil && a.Token == "" {
		a.Token = s.tokenOf(s.as)
		s.token = a.Token
	}
	if s.language != "" {
		a.Headers["Accept-Language"] = s.language
	}
	resource := thing.FindString(a.Path)
	if _, said := a.Headers["If-Match"]; !said && method == "PATCH" && resource != "" && !strings.HasPrefix(a.Path, "/v1/tenants") {
		if s.etags[resource] == "" {
			s.etags[resource] = s.do(ask{Method: "GET", Path: resource, Token: a.Token}).Headers["etag"]
		}
		a.Headers["If-Match"] = s.etags[resource]
	}
	if a.Headers["If-Match"] == "none" {
		delete(a.Headers, "If-Match")
	}
	s.browser.carry(&a)
	s.got(s.do(a))
	if err := s.browser.learn(s.answer); err != nil {
		return err
	}
	if tag := s.answer.Headers["etag"]; tag != "" {
		s.etags[or(thing.FindString(s.answer.Headers["location"]), resource)] = tag
	}
	if s.answer.Status == 201 && path == "/v1/support/sessions" && (s.browser == nil || s.browser.off) {
		s.support = s.answer.text("token")
		s.token = s.support
	}
	return nil
}

var thing = regexp.MustCompile(`^/v1/(users|folders|settings)(/(usr|fld)_[0-9a-z]+)?`)

// got keeps an answer, and lets send-mail wake.
func (s *story) got(a answer) {
	s.Helper()
	s.before, s.answer, s.asked = s.answer, a, true
	s.headers = map[string]string{}
	s.wake()
}

// askStep is who asks, and how.
func (s *story) askStep(words []string) (bool, error) {
	s.Helper()
	line := strings.Join(words, " ")
	switch {
	case words[0] == "as" && len(words) == 2:
		return true, s.turn(words[1])
	case words[0] == "from" && len(words) == 2: // an address
		s.source = words[1]
	case words[0] == "reading" && len(words) == 2: // a language
		s.language = words[1]
	case words[0] == "with" && len(words) == 3:
		value, _ := quoted(words[2])
		if words[1] == "If-Match" && value != "none" && value != "off" {
			value = `"` + value + `"`
		}
		s.headers[words[1]] = value
	case strings.HasPrefix(line, "sign in ") && (len(words) == 3 || len(words) == 5):
		p := s.people[words[2]]
		if p == nil {
			return true, fmt.Errorf("who is %s?", words[2])
		}
		with := p.password
		if len(words) == 5 {
			with, _ = quoted(words[4])
		}
		s.as, s.token = p, ""
		s.got(s.signIn(p, with, s.source))
		if s.answer.Status == 200 {
			s.token = p.token
		}
	case words[0] == "introspect" && len(words) <= 3:
		body := map[string]any{"token": s.tokenNamed(words[1])}
		if len(words) == 3 {
			body["heartbeat"] = true
		}
		s.got(s.do(ask{Method: "POST", Path: "/v1/introspect", Token: s.key, Body: jsonOf(body)}))
	case strings.HasPrefix(line, "use ") && strings.Contains(line, "link of"):
		return true, s.useLink(words[1:])
	case words[0] == "call" && len(words) == 3 && words[1] == "it": // names what the last answer made
		s.names[words[2]] = s.answer.text("id")
		if address, ok := s.answer.at("mail"); ok && s.as != nil {
			s.people[words[2]] = &person{name: words[2], id: s.answer.text("id"), mail: fmt.Sprint(address), tenant: s.as.tenant, handle: s.as.handle, password: password}
		}
	case words[0] == "keep" && len(words) == 4 && words[2] == "as": // a value of the last answer, under a name
		s.names[words[3]] = s.answer.text(words[1])
	default:
		return false, nil
	}
	return true, nil
}

// turn lets somebody ask from here on: with his own session, the support session, the service key, or nothing.
func (s *story) turn(name string) error {
	switch name {
	case "nobody":
		s.as, s.token = nil, ""
	case "support":
		s.token = s.support
	case "key":
		s.token = s.key
	default:
		p, ok := s.people[name]
		if !ok {
			return fmt.Errorf("who is %s?", name)
		}
		s.as, s.token = p, p.token
	}
	return nil
}

func (s *story) tokenNamed(name string) string {
	s.Helper()
	if name == "support" {
		return s.support
	}
	if p := s.people[name]; p != nil {
		return s.tokenOf(p)
	}
	value, _ := quoted(name)
	return value
}

var linkText = regexp.MustCompile(`#(cfl_[0-9A-Za-z._-]+)`)

// useLink presses the button behind a link: use link of anna, use first link of anna; with "…" says the new password.
func (s *story) useLink(words []string) error {
	s.Helper()
	which := words[0] // link, first, second, …
	for words[0] != "of" {
		words = words[1:]
	}
	p := s.people[words[1]]
	if p == nil {
		return fmt.Errorf("who is %s?", words[1])
	}
	links := s.links(p.mail)
	i := len(links) - 1
	switch which {
	case "first":
		i = 0
	case "second":
		i = 1
	}
	if i < 0 || i >= len(links) {
		return fmt.Errorf("%d links were mailed to %s", len(links), p.mail)
	}
	with := p.password
	if len(words) == 4 {
		with, _ = quoted(words[3])
	}
	s.got(s.do(ask{Method: "POST", Path: "/v1/passwords", Body: jsonOf(map[string]string{"link": links[i], "password": with}), Source: s.source}))
	if s.answer.Status == 204 {
		p.password = with
	}
	return nil
}

// links are the one-time links mailed to an address.
func (w *world) links(address string) []string {
	var links []string
	for _, sent := range w.mails.To(address) {
		if m := linkText.FindStringSubmatch(sent.Message.Text); m != nil {
			links = append(links, m[1])
		}
	}
	return links
}

// timeStep moves the clock and the jobs.
func (s *story) timeStep(words []string) (bool, error) {
	s.Helper()
	switch {
	case words[0] == "wait" && len(words) == 2:
		d, err := span(words[1])
		if err != nil {
			return true, err
		}
		s.wait(s.Clock.Now().Add(d))
	case words[0] == "at" && len(words) == 2:
		until, err := time.Parse(time.RFC3339Nano, words[1])
		if err != nil {
			return true, err
		}
		if until.Before(s.Clock.Now()) {
			return true, fmt.Errorf("it is %s already", s.Clock.Now().Format(time.RFC3339Nano))
		}
		s.wait(until)
	case words[0] == "run" && len(words) == 2:
		s.run(words[1])
	case words[0] == "jobs" && len(words) == 2: // off: every run is missed
		s.idle = words[1] == "off"
		s.wake()
	case words[0] == "sweep":
		s.sweep()
	default:
		return false, nil
	}
	return true, nil
}

// mailStep looks at what was mailed.
func (s *story) mailStep(words []string) (bool, error) {
	s.Helper()
	switch {
	case words[0] == "mail" && len(words) >= 4 && words[1] == "to":
		return true, s.mailed(s.address(words[2]), words[3], words[4:])
	case words[0] == "no" && len(words) == 4 && words[1] == "mail":
		if got := s.mails.To(s.address(words[3])); len(got) > 0 {
			return true, fmt.Errorf("%d mails went there, the last: %s", len(got), got[len(got)-1].Message.Subject)
		}
	case words[0] == "mails" && len(words) == 4 && words[1] == "to":
		got := s.mails.To(s.address(words[2]))
		if fmt.Sprint(len(got)) != words[3] {
			var subjects []string
			for _, sent := range got {
				subjects = append(subjects, sent.Message.Subject)
			}
			return true, fmt.Errorf("%d mails went there: %s", len(got), strings.Join(subjects, " | "))
		}
	case words[0] == "forget" && words[1] == "mails":
		s.mails.Clear()
	case words[0] == "mailer" && len(words) == 2:
		how, ok := map[string]mailtest.Answer{"refuses": mailtest.Refuse, "waits": mailtest.Later, "fails": mailtest.Fail, "loses": mailtest.Lose}[words[1]]
		if !ok {
			return true, fmt.Errorf("refuses, waits, fails or loses")
		}
		s.answers <- how
	case words[0] == "bounce" || words[0] == "deliver" || words[0] == "reject":
		return true, s.report(s.address(words[1]), map[string]string{"bounce": "Bounce", "deliver": "Delivery", "reject": "Reject"}[words[0]])
	default:
		return false, nil
	}
	return true, nil
}

func (s *story) address(name string) string {
	if p := s.people[name]; p != nil {
		return p.mail
	}
	return name
}

// mailed holds the last mail to an address to what it must say: contains "…" …, lacks "…" …, is <kind>.
func (s *story) mailed(address, how string, words []string) error {
	got := s.mails.To(address)
	if len(got) == 0 {
		return fmt.Errorf("no mail went to %s", address)
	}
	m := got[len(got)-1].Message
	if how == "is" && len(words) == 1 { // among those that were not forgotten
		for _, one := range got {
			if one.Message.Tags["kind"] == words[0] {
				return nil
			}
		}
	}
	text := m.Subject + "\n" + strings.Join(strings.Fields(m.Text), " ")
	for _, word := range words {
		want, _ := quoted(word)
		switch has := strings.Contains(text, want); {
		case how == "is" && m.Tags["kind"] != want:
			return fmt.Errorf("it is a mail of kind %s", m.Tags["kind"])
		case how == "contains" && !has, how == "lacks" && has:
			return fmt.Errorf("%q in the mail: %v\n%s", want, has, m.Subject+"\n"+m.Text)
		}
	}
	return nil
}
