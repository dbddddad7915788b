package stories_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/curfew/curfew/pkg/table/tabletest"
)

// lookStep looks at answers, events and the table.
func (s *story) lookStep(words []string) (bool, error) {
	s.Helper()
	switch {
	case words[0] == "want" && len(words) > 1:
		if !s.asked {
			return true, fmt.Errorf("nothing was asked")
		}
		s.asked = false
		return true, s.want(words[1:])
	case words[0] == "see" && len(words) > 1: // more of the same answer
		return true, s.fields(words[1:])
	case words[0] == "event" && len(words) == 3, words[0] == "no" && words[1] == "event" && len(words) == 4:
		return true, s.told(words)
	case words[0] == "mark":
		if s.as != nil && s.token == "" {
			s.token = s.tokenOf(s.as)
		}
		s.marked = s.table()
	case words[0] == "unchanged":
		if now := s.table(); now != s.marked {
			return true, fmt.Errorf("the table changed:\n%s", difference(s.marked, now))
		}
	default:
		return false, nil
	}
	return true, nil
}

// want holds the answer to a status and its fields. The word after a status of refusal is the problem's code.
func (s *story) want(words []string) error {
	if words[0] == "same" {
		if a, b := s.before.alike(), s.answer.alike(); a != b {
			return fmt.Errorf("not the same as before:\n%s\n%s", a, b)
		}
		return nil
	}
	if fmt.Sprint(s.answer.Status) != words[0] {
		return fmt.Errorf("%d %s", s.answer.Status, s.answer.Raw)
	}
	words = words[1:]
	if s.answer.Status >= 400 && len(words) > 0 {
		if code := s.answer.text("code"); code != words[0] {
			return fmt.Errorf("the code is %s: %s", code, s.answer.Raw)
		}
		words = words[1:]
	}
	return s.fields(words)
}

// fields holds the answer to pairs of path and value, "…" that must stand in it and no "…" that must not.
func (s *story) fields(words []string) error {
	for i := 0; i < len(words); i++ {
		text, isText := quoted(words[i])
		switch {
		case isText:
			if !strings.Contains(s.answer.Raw, s.named(text, inPath)) {
				return fmt.Errorf("%q is not in the answer: %s", text, s.answer.Raw)
			}
		case i+1 == len(words):
			return fmt.Errorf("%s of what value?", words[i])
		case words[i] == "no":
			i++
			if text, _ = quoted(words[i]); strings.Contains(s.answer.Raw, s.named(text, inPath)) {
				return fmt.Errorf("%q is in the answer: %s", text, s.answer.Raw)
			}
		case words[i] == "header" && i+2 < len(words):
			name, _ := quoted(words[i+1])
			want, _ := quoted(words[i+2])
			if have := s.answer.Headers[strings.ToLower(name)]; have != s.named(want, inPath) {
				return fmt.Errorf("header %s is %q", name, have)
			}
			i += 2
		default:
			i++
			want, _ := quoted(words[i])
			want = s.named(want, inPath)
			if have := s.answer.text(words[i-1]); have != want {
				return fmt.Errorf("%s is %s, not %s: %s", words[i-1], have, want, s.answer.Raw)
			}
		}
	}
	return nil
}

// told looks for an event: event UserDeactivated @uwe, or no event ….
func (s *story) told(words []string) error {
	no := words[0] == "no"
	if no {
		words = words[1:]
	}
	id, found := s.named(words[2], inPath), false
	for _, e := range s.bus.all()[s.events:] {
		found = found || e.Type == words[1] && strings.Contains(string(e.Detail), id)
	}
	if found == no {
		return fmt.Errorf("event %s of %s: %v", words[1], id, found)
	}
	return nil
}

// discreet ends every story: no event holds an address or a name, no secret stands in the table or on the bus.
func (s *story) discreet() {
	s.Helper()
	whole := s.table()
	for _, p := range s.people {
		for _, e := range s.bus.all() {
			if strings.Contains(string(e.Detail), p.mail) || strings.Contains(string(e.Detail), title(p.name)) {
				s.Errorf("an event names %s: %s", p.name, e.Detail)
			}
		}
		for _, cookie := range s.jar() {
			if strings.Contains(whole, cookie) {
				s.Error("a cookie's token stands in the table")
			}
		}
		if p.token != "" && strings.Contains(whole, p.token) || strings.Contains(whole, p.password) {
			s.Errorf("a secret of %s stands in the table", p.name)
		}
		for _, link := range s.links(p.mail) {
			if strings.Contains(whole, link) {
				s.Errorf("a link of %s stands in the table", p.name)
			}
		}
	}
	if s.key != "" && strings.Contains(whole, s.key) || s.support != "" && strings.Contains(whole, s.support) {
		s.Error("a key or a support session's token stands in the table")
	}
}

// table is the whole table as text, one line per item.
func (w *world) table() string {
	w.Helper()
	var lines []string
	for _, item := range w.scan("") {
		lines = append(lines, item.Key().Partition+" "+item.Key().Sort+" "+jsonOf(tabletest.Plain(item)))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// difference lists the lines that only one of two texts has.
func difference(a, b string) string {
	was, is := strings.Split(a, "\n"), strings.Split(b, "\n")
	var diff []string
	for _, line := range was {
		if !slices.Contains(is, line) {
			diff = append(diff, "- "+line)
		}
	}
	for _, line := range is {
		if !slices.Contains(was, line) {
			diff = append(diff, "+ "+line)
		}
	}
	return strings.Join(diff, "\n")
}
