package erase_test

import (
	"encoding/base64"
	"encoding/hex"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// canaries are texts that must be found nowhere; each is unlike every other text.
type canaries struct {
	rand    *rand.Rand
	planted []string
}

// word is a new canary: a text of a person with an umlaut and capitals, so that the encodings of it differ.
func (c *canaries) word() string {
	const signs = "abcdefghijklmnopqrstuvwxyz"
	b := []byte("Kanari")
	for range 12 {
		b = append(b, signs[c.rand.IntN(len(signs))])
	}
	s := string(b[:12]) + "Ä" + string(b[12:])
	c.planted = append(c.planted, s)
	return s
}

// address is a new canary in an address.
func (c *canaries) address() string {
	s := strings.ReplaceAll(c.word(), "Ä", "Q") + "@muster.example"
	c.planted[len(c.planted)-1] = s[:strings.Index(s, "@")]
	return s
}

// encodings are the forms in which a text may hide.
func encodings(s string) []string {
	all := []string{s, strings.ToLower(s), norm.NFD.String(s), hex.EncodeToString([]byte(s)), url.QueryEscape(s), url.PathEscape(s)}
	for _, form := range []string{s, strings.ToLower(s)} {
		for shift := range 3 { // wherever in a longer text it stands, its middle is encoded alike
			text := base64.StdEncoding.EncodeToString([]byte("xx"[:shift] + form))
			all = append(all, strings.TrimRight(text, "=")[4:20])
		}
		all = append(all, hex.EncodeToString([]byte(strings.ToLower(form))))
	}
	return all
}

// findings looks for all canaries in all encodings in a text, in one pass per length.
func findings(text string, planted []string) (found []string) {
	forms := map[int]map[string]string{}
	for _, one := range planted {
		for _, form := range encodings(one) {
			if forms[len(form)] == nil {
				forms[len(form)] = map[string]string{}
			}
			forms[len(form)][form] = one
		}
	}
	for n, of := range forms {
		for i := 0; i+n <= len(text); i++ {
			if one, bad := of[text[i:i+n]]; bad {
				found = append(found, one+" as "+text[i:i+n]+" in ..."+text[max(0, i-80):min(len(text), i+n+40)])
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}
