//go:build sam

package sam

import (
	"encoding/json"
	"net/url"
	"strings"
	"time"

	"github.com/curfew/curfew/infra/local/mailbox"
)

// field is a text in the answer's body.
func (a answer) field(name string) string {
	a.s.t.Helper()
	value, ok := a.body[name].(string)
	if !ok {
		a.s.t.Fatalf("%s: no %s in %s", a.what, name, a.text)
	}
	return value
}

// instant is a point in time in the answer's body.
func (a answer) instant(name string) time.Time {
	a.s.t.Helper()
	at, err := time.Parse(time.RFC3339, a.field(name))
	if err != nil {
		a.s.t.Fatalf("%s: %s: %v", a.what, name, err)
	}
	return at
}

// at is an object within the answer's body.
func (a answer) at(name string) answer {
	a.s.t.Helper()
	return a.part(name, a.body[name])
}

// all are the objects of a list in the answer's body.
func (a answer) all(name string) []answer {
	a.s.t.Helper()
	list, ok := a.body[name].([]any)
	if !ok {
		a.s.t.Fatalf("%s: no list %s in %s", a.what, name, a.text)
	}
	parts := make([]answer, len(list))
	for i, one := range list {
		parts[i] = a.part(name, one)
	}
	return parts
}

// first is the first object of a list in the answer's body.
func (a answer) first(name string) answer {
	a.s.t.Helper()
	all := a.all(name)
	if len(all) == 0 {
		a.s.t.Fatalf("%s: nothing in %s: %s", a.what, name, a.text)
	}
	return all[0]
}

func (a answer) part(name string, value any) answer {
	a.s.t.Helper()
	object, ok := value.(map[string]any)
	text, err := json.Marshal(value)
	if !ok || err != nil {
		a.s.t.Fatalf("%s: no object in %s: %s", a.what, name, a.text)
	}
	return answer{s: a.s, what: a.what + ": " + name, text: string(text), body: object}
}

// mail waits for a letter to an address that bears a tag ("kind:invitation"), and takes the newest.
func (s *stack) mail(to, tag string) mailbox.Message {
	s.t.Helper()
	var found []mailbox.Message
	s.until("a letter to "+to+" arrives, "+tag, func() bool {
		found = s.mails(to, tag)
		return len(found) > 0
	})
	return found[0]
}

// mails are the letters to an address that bear a tag, newest first.
func (s *stack) mails(to, tag string) (found []mailbox.Message) {
	s.t.Helper()
	s.get(s.mailbox+"/messages?"+url.Values{"to": {to}, "tag": {tag}}.Encode(), &found)
	return found
}

// says tells whether a letter holds these words, wherever its lines break.
func says(m mailbox.Message, words string) bool {
	return strings.Contains(strings.Join(strings.Fields(m.Text), " "), words)
}

// heard tells whether the bus got an event of this type that names an id.
func (s *stack) heard(detailType, id string) bool {
	s.t.Helper()
	var all []json.RawMessage
	s.get(s.mailbox+"/events?detail-type="+detailType, &all)
	for _, one := range all {
		if strings.Contains(string(one), id) {
			return true
		}
	}
	return false
}

func (s *stack) get(from string, into any) {
	s.t.Helper()
	r, err := client.Get(from)
	if err != nil {
		s.t.Fatal(err)
	}
	defer r.Body.Close()
	if err := json.NewDecoder(r.Body).Decode(into); err != nil {
		s.t.Fatalf("%s: %v", from, err)
	}
}
