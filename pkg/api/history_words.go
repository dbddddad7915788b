package api

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"strings"
	"sync"
	"time"
)

// historyFile says what a history's own words mean, in three languages: events, fields, causes, and values by kind of field. The
// console reads the same file.
//
//go:embed history.json
var historyFile []byte

// phrase is a word in three languages. First: of an event, there was nothing before it. Kind: of a field, how its values are read
// where its own name does not say it: flag or instant.
type phrase struct {
	DE, EN, FR, Kind string
	First            bool
}

func (p phrase) in(lang string) string { return [3]string{p.DE, p.EN, p.FR}[index(lang)] }

type phrases map[string]phrase

// said is a word in a language; what has no name stays as it is.
func (all phrases) said(word, lang string) string {
	if p, ok := all[word]; ok {
		return p.in(lang)
	}
	return word
}

type historyPhrases struct {
	Events, Fields, Causes phrases
	Values                 map[string]phrases
}

var historyWords = sync.OnceValue(func() (all historyPhrases) {
	if err := json.Unmarshal(historyFile, &all); err != nil {
		panic("history.json: " + err.Error())
	}
	return all
})

// cause is why something happened; what a person wrote stays as it is.
func (h historyPhrases) cause(word, lang string) string {
	if strings.HasPrefix(word, "import ") {
		word = "import"
	}
	return h.Causes.said(word, lang)
}

// value is a field's old or new value in words; an instant as the list's file writes it, in the tenant's zone.
func (h historyPhrases) value(field, text string, zone *time.Location, lang string) string {
	kind, word := cmp.Or(h.Fields[field].Kind, field), text
	switch kind {
	case "flag":
		if text != "true" {
			word = "false"
		}
	case "instant":
		if at, err := time.Parse(time.RFC3339, text); err == nil {
			return minute(at, zone)
		}
	case "held": // why, then what the mail system adds
		word, _, _ = strings.Cut(text, " ")
	}
	if p, ok := h.Values[kind][word]; ok {
		return p.in(lang)
	}
	return text
}

// minute is an instant as files hold it.
func minute(at time.Time, zone *time.Location) string {
	return at.In(zone).Format("2006-01-02 15:04")
}
