package access

import (
	"errors"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestAcceptable holds the rule for passwords to any script: it counts characters, never bytes.
func TestAcceptable(t *testing.T) {
	for password, want := range map[string]error{
		"käsebrötchen für alle":                      nil,
		norm.NFD.String("käsebrötchen für alle"):     nil,
		"ölöfen äußern über große öle":               nil,
		"🔑 five clés für die Tür 🚪":                  nil,
		"пароль из многих слов":                      nil,
		"长长的密码其实只是一句很好记住的话啊":                         nil,
		"fourteen chärs":                             ErrShort,
		norm.NFD.String("äöüäöüßäöüäöü"):             ErrShort, // thirteen, though it is written with more
		"\xff\xfe is no text that one could type in": ErrShort,
		"grünes 🐟grünes 🐟grünes 🐟":                   ErrCommon, // a piece three times
		"größeregrößeregrößere":                      ErrCommon,
		"größeregrößeregrößeregrö":                   ErrCommon, // and begun once more
		norm.NFD.String("größeregrößeregrößeregrö"):  ErrCommon,
		"größeregrößeregrößeregra":                   nil,
		"àáâãäåæçèéêëìíîï":                           ErrCommon, // one after the other
		"🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑":                           ErrCommon,
	} {
		if got := acceptable(password); !errors.Is(got, want) {
			t.Errorf("%q: %v, want %v", password, got, want)
		}
	}
}
