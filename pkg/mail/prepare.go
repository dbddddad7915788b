package mail

import (
	"errors"
	"fmt"
	"maps"
	netmail "net/mail"
	"strings"
	"unicode"
)

// always are the headers of every mail: it is written by a program, and no program should answer it.
var always = map[string]string{"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}

var (
	headerName = pattern(`^[A-Za-z0-9-]{1,126}$`)
	tagPart    = pattern(`^[A-Za-z0-9_-]{1,256}$`)
	// reserved are the headers that say who writes to whom, what the parts are and how to unsubscribe: not for callers.
	reserved = pattern(`(?i)^(from|to|cc|bcc|reply-to|sender|return-path|resent-.*|subject|date|message-id|` +
		`received|mime-version|content-.*|dkim-.*|list-.*|x-ses-.*|auto-submitted|x-auto-response-suppress)$`)
)

const (
	longestSubject = 998 // bytes, the longest line that mail can carry
	longestHeader  = 870 // bytes of a value
)

// Prepare checks a message and gives it as it goes out: addresses in the form that is sent, the headers of every mail
// added. For those who write a Sender; each form calls it first, so all refuse the same messages. The error is ErrRefused,
// or ErrLater where not the recipient but the sender's own address is wrong.
func Prepare(m Message) (Message, error) {
	to, err := envelope(m.To)
	if err != nil {
		return Message{}, Failed(ErrRefused, err)
	}
	m.To = to
	if m.From, err = mailbox(m.From); err != nil {
		return Message{}, Failed(ErrLater, fmt.Errorf("from: %w", err))
	}
	if m.ReplyTo != "" {
		if m.ReplyTo, err = mailbox(m.ReplyTo); err != nil {
			return Message{}, Failed(ErrLater, fmt.Errorf("reply to: %w", err))
		}
	}
	if err := content(m); err != nil {
		return Message{}, Failed(ErrRefused, err)
	}
	m.Headers = maps.Clone(m.Headers)
	if m.Headers == nil {
		m.Headers = map[string]string{}
	}
	maps.Copy(m.Headers, always)
	m.Tags = maps.Clone(m.Tags)
	return m, nil
}

// mailbox is an address with or without a name, as it is sent: the name encoded where it is not ASCII.
func mailbox(s string) (string, error) {
	if strings.IndexFunc(s, unicode.IsControl) >= 0 {
		return "", errors.New("control character")
	}
	name, address := "", s
	if strings.HasSuffix(strings.TrimSpace(s), ">") {
		parsed, err := netmail.ParseAddress(s)
		if err != nil {
			return "", err
		}
		name, address = parsed.Name, parsed.Address
	}
	address, err := envelope(address)
	if err != nil || name == "" {
		return address, err
	}
	return (&netmail.Address{Name: name, Address: address}).String(), nil
}

// content refuses what could become a header of its own, and what would be no letter.
func content(m Message) error {
	switch {
	case strings.TrimSpace(m.Subject) == "" || strings.TrimSpace(m.Text) == "":
		return errors.New("no subject or no text")
	case len(m.Subject) > longestSubject || strings.IndexFunc(m.Subject, unicode.IsControl) >= 0:
		return errors.New("subject is not one line")
	case strings.IndexFunc(m.Text, unprintable) >= 0 || strings.IndexFunc(m.HTML, unprintable) >= 0:
		return errors.New("control character in the text")
	}
	for name, value := range m.Headers {
		if !headerName().MatchString(name) || reserved().MatchString(name) {
			return fmt.Errorf("header %q is not for callers", name)
		}
		if len(value) > longestHeader || strings.IndexFunc(value, notPrintableASCII) >= 0 {
			return fmt.Errorf("value of header %q", name)
		}
	}
	for name, value := range m.Tags {
		if !tagPart().MatchString(name) || !tagPart().MatchString(value) {
			return fmt.Errorf("tag %q", name)
		}
	}
	return nil
}

func unprintable(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

func notPrintableASCII(r rune) bool { return r < ' ' || r > '~' }
