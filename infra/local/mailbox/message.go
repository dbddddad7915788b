package mailbox

import (
	"slices"
	"strings"
	"time"
)

// Outcome is what became of a mail that was accepted.
type Outcome string

// The outcomes. A mail without a configuration set stays accepted: SES reports nothing about it.
const (
	Accepted   Outcome = "accepted"   // taken, nothing reported yet
	Delivered  Outcome = "delivered"  // taken by the recipient's server
	Bounced    Outcome = "bounced"    // refused for good; the address is suppressed from then on
	Returned   Outcome = "returned"   // refused for now (a transient bounce)
	Complained Outcome = "complained" // delivered, and reported as spam; the address is suppressed from then on
	Rejected   Outcome = "rejected"   // taken, then thrown away over its content: it never left
	Suppressed Outcome = "suppressed" // never tried, because the address was on the suppression list
)

// Header is one header of a mail, beside those that have a field of their own.
type Header struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Message is a mail that was accepted, decoded for reading.
type Message struct {
	ID               string            `json:"id"`
	At               time.Time         `json:"at"` // arrival, by the server's clock
	From             string            `json:"from"`
	To               []string          `json:"to"`
	Cc               []string          `json:"cc,omitempty"`
	Bcc              []string          `json:"bcc,omitempty"`
	ReplyTo          []string          `json:"replyTo,omitempty"`
	Subject          string            `json:"subject"`
	Text             string            `json:"text"`
	HTML             string            `json:"html"`
	Headers          []Header          `json:"headers,omitempty"`
	Tags             map[string]string `json:"tags,omitempty"`
	ConfigurationSet string            `json:"configurationSet,omitempty"`
	Outcome          Outcome           `json:"outcome"`
}

// Recipients are the bare addresses the mail goes to, from To, Cc and Bcc.
func (m Message) Recipients() []string {
	var bare []string
	for _, a := range slices.Concat(m.To, m.Cc, m.Bcc) {
		bare = append(bare, bareAddress(a))
	}
	return bare
}

// Header returns the value of the first header of this name, in any case, or "".
func (m Message) Header(name string) string {
	for _, h := range m.Headers {
		if strings.EqualFold(h.Name, name) {
			return h.Value
		}
	}
	return ""
}

// tagged says whether the mail bears a tag, written as name or name:value.
func (m Message) tagged(name, value string, exact bool) bool {
	v, has := m.Tags[name]
	return has && (!exact || v == value)
}
