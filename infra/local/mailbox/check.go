package mailbox

import (
	"net/mail"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// The limits of SES for one mail.
const (
	maxRecipients = 50
	maxAddress    = 320
	maxLocal      = 64
	maxDomain     = 255
	maxHeader     = 996 // name and value together
)

var (
	domainForm      = regexp.MustCompile(`^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$`)
	tagForm         = regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`)
	headerNameForm  = regexp.MustCompile(`^[!-9;-~]{1,126}$`)
	headerValueForm = regexp.MustCompile(`^[ -~]{0,995}$`)
)

// check refuses what SES refuses.
func (s *Server) check(q sendRequest) error {
	if err := s.checkSender(q); err != nil {
		return err
	}
	recipients := q.recipients()
	switch n := len(recipients); {
	case n == 0:
		return badRequest("Missing required header 'To'.")
	case n > maxRecipients:
		return badRequest("Recipient count exceeds %d.", maxRecipients)
	case n > 1 && s.options.OneRecipient:
		return badRequest("A letter goes to exactly one address, this one to %d.", n)
	}
	for _, a := range slices.Concat(recipients, q.ReplyToAddresses) {
		if err := checkAddress(a); err != nil {
			return err
		}
	}
	if err := checkTags(q.EmailTags); err != nil {
		return err
	}
	return checkContent(q.Content.Simple)
}

func (s *Server) checkSender(q sendRequest) error {
	if q.FromEmailAddress == "" {
		return badRequest("Missing required header 'From'.")
	}
	if err := checkAddress(q.FromEmailAddress); err != nil {
		return err
	}
	bare := bareAddress(q.FromEmailAddress)
	domain := bare[strings.LastIndexByte(bare, '@')+1:]
	verified := func(v string) bool { return strings.EqualFold(v, bare) || strings.EqualFold(v, domain) }
	if len(s.options.Senders) > 0 && !slices.ContainsFunc(s.options.Senders, verified) {
		return rejected("Email address is not verified. The following identities failed the check in region EU-CENTRAL-1: %s", bare)
	}
	return nil
}

// checkAddress accepts an address, alone or behind a display name, in ASCII only: an umlaut in a display name must be
// an encoded word, one in a domain must be punycode, one in a local part cannot be sent at all.
func checkAddress(a string) error {
	if strings.ContainsFunc(a, unicode.IsControl) {
		return badRequest("Local address contains control or whitespace")
	}
	if strings.ContainsFunc(a, notASCII) {
		return badRequest("An address may only contain ASCII characters: encode the display name, write the domain in punycode.")
	}
	parsed, err := mail.ParseAddress(a)
	if err != nil {
		return badRequest("Missing final '@domain', or an address that cannot be read")
	}
	at := strings.LastIndexByte(parsed.Address, '@')
	local, domain := parsed.Address[:at], parsed.Address[at+1:]
	switch {
	case strings.ContainsAny(local, " \t"):
		return badRequest("Local address contains control or whitespace")
	case len(local) > maxLocal || len(domain) > maxDomain || len(parsed.Address) > maxAddress:
		return badRequest("Address is too long")
	case !domainForm.MatchString(domain):
		return badRequest("Domain contains illegal character")
	}
	return nil
}

func checkTags(tags []Header) error {
	seen := map[string]bool{}
	for _, t := range tags {
		switch {
		case !tagForm.MatchString(t.Name) || !tagForm.MatchString(t.Value):
			return badRequest("Tags may only contain ASCII letters, numbers, underscores and dashes: %q", t.Name)
		case seen[t.Name]:
			return badRequest("Tag name appears twice: %q", t.Name)
		}
		seen[t.Name] = true
	}
	return nil
}

func checkContent(c *simple) error {
	switch {
	case c == nil:
		return badRequest("Only simple content is spoken here.")
	case c.Subject == nil || c.Body == nil || c.Body.Text == nil && c.Body.Html == nil:
		return badRequest("Subject and one of text and html are required.")
	case strings.ContainsFunc(c.Subject.Data, unicode.IsControl):
		return badRequest("The subject contains a line break or another control character.")
	}
	for _, part := range []*content{c.Subject, c.Body.Text, c.Body.Html} {
		if part != nil && !strings.EqualFold(part.Charset, "UTF-8") && strings.ContainsFunc(part.Data, notASCII) {
			return badRequest("The charset must be UTF-8: without one SES sends ASCII, and umlauts are lost.")
		}
	}
	for _, h := range c.Headers {
		if !headerNameForm.MatchString(h.Name) || !headerValueForm.MatchString(h.Value) || len(h.Name)+len(h.Value) > maxHeader {
			return badRequest("Header %q is too long or contains a line break or a character outside ASCII.", h.Name)
		}
	}
	return nil
}

func notASCII(r rune) bool { return r > unicode.MaxASCII }

// bareAddress takes the display name off.
func bareAddress(a string) string {
	if open := strings.LastIndexByte(a, '<'); open >= 0 && strings.HasSuffix(a, ">") {
		return a[open+1 : len(a)-1]
	}
	return strings.TrimSpace(a)
}
