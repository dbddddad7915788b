package mail

import (
	"errors"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"

	"github.com/curfew/curfew/pkg/fault"
)

// What is wrong with an address. Both keep the reason as their cause.
var (
	ErrAddress = fault.New(fault.Invalid, "address_invalid",
		"This is not an address that mail can be sent to; it looks like name@example.com.")
	ErrAddressLetters = fault.New(fault.Invalid, "address_letters",
		"The part before the @ may hold only unaccented letters, digits and a few signs, because mail to others is not delivered.")
)

const (
	longest      = 254 // bytes of a whole address, as it is sent
	longestLocal = 64  // bytes before the @
	longestLabel = 63  // bytes between two dots of the domain
)

var (
	localPart = pattern("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$")
	domain    = pattern(`^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+([a-z0-9]([a-z0-9-]*[a-z0-9])?)$`)
	number    = pattern(`^[0-9]+$`)
)

// pattern is an expression that is compiled when it is first needed: every function starts with this package, few read addresses.
func pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// Address reads an address as somebody typed it.
//
// display is what people see and what is kept: the name part as typed, the domain in lower case and in its own script. key is
// what addresses are compared by, and is plain ASCII: lower case, the domain as the DNS spells it. All spellings of one address
// have one key: other case, spaces around it, full-width letters, the Kelvin sign for k, müller.example and its xn-- form.
// Both may be given to Address again and lead to the same key.
//
// It is stricter than the standards, as mail would not be delivered or could mean another address: no name part beyond
// ASCII, no quotes, no comments, no numeric hosts, no host without a dot, at most 254 bytes. The error is ErrAddress or
// ErrAddressLetters.
func Address(s string) (display, key string, err error) {
	local, host, err := split(s)
	if err != nil {
		return "", "", err
	}
	shown, err := idna.Display.ToUnicode(host)
	if err != nil {
		shown = host
	}
	return local + "@" + shown, strings.ToLower(local) + "@" + host, nil
}

// envelope is the address as it is sent: the name part as typed, the domain as the DNS spells it.
func envelope(s string) (string, error) {
	local, host, err := split(s)
	if err != nil {
		return "", err
	}
	return local + "@" + host, nil
}

// split gives the name part as typed and the domain in ASCII and lower case.
func split(s string) (local, host string, err error) {
	if len(s) > 4*longest || !utf8.ValidString(s) {
		return "", "", bad("too long, or not text")
	}
	s = norm.NFKC.String(strings.TrimFunc(s, blank))
	local, host, found := strings.Cut(s, "@")
	if !found || local == "" || host == "" {
		return "", "", bad("no @, or nothing on one side of it")
	}
	if strings.IndexFunc(local, beyondASCII) >= 0 {
		return "", "", ErrAddressLetters.Because(errors.New("name part is not ASCII"))
	}
	if len(local) > longestLocal || !localPart().MatchString(local) {
		return "", "", bad("name part")
	}
	host, err = asciiHost(host)
	if err != nil {
		return "", "", err
	}
	if len(local)+1+len(host) > longest {
		return "", "", bad("too long")
	}
	return local, host, nil
}

// asciiHost is the domain as the DNS spells it.
func asciiHost(host string) (string, error) {
	if strings.IndexFunc(host, hidden) >= 0 {
		return "", bad("invisible sign in the domain")
	}
	ascii, err := idna.Lookup.ToASCII(host)
	if err != nil {
		return "", bad("domain") // the library's error repeats what was typed
	}
	if again, err := idna.Lookup.ToASCII(ascii); err != nil || again != ascii || !domain().MatchString(ascii) {
		return "", bad("domain")
	}
	labels := strings.Split(ascii, ".")
	for _, label := range labels {
		if len(label) > longestLabel {
			return "", bad("domain")
		}
	}
	if number().MatchString(labels[len(labels)-1]) {
		return "", bad("a number is no domain")
	}
	return ascii, nil
}

func bad(why string) error { return ErrAddress.Because(errors.New(why)) }

// blank is what may stand around an address that somebody pasted.
func blank(r rune) bool { return unicode.IsSpace(r) || hidden(r) }

// hidden is what nobody sees: control and format characters.
func hidden(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf) }

func beyondASCII(r rune) bool { return r > unicode.MaxASCII }
