// Package letters writes the letters that the product sends: every kind, in German, English and French.
//
// Rule: a letter is a function of its recipient's Data and of nothing else, and it is whole or it is not written. What a kind
// needs and does not get is an error, a secret stands only in the two letters that are there to carry it, and no value of
// a field can become a header, a tag, a link or a part of the letter's form.
//
// The prose of a letter is one file, <language>/<kind>.txt; both parts of the mail are made of it, so they cannot disagree.
// The form of these files is described at block. html/template is slow to load: import this package only where mail
// leaves.
package letters

import (
	"errors"
	"fmt"
	"strings"

	"github.com/curfew/curfew/pkg/mail"
)

// What keeps a letter from being written. Both are mistakes of the caller; the text names the fields.
var (
	ErrIncomplete = errors.New("the letter lacks what it must say")
	ErrUnfit      = errors.New("the letter cannot say this")
)

// ErrUnwritten is returned for a kind or a language in which there are no letters.
var ErrUnwritten = errors.New("there is no such letter")

// LinkHours is how long the links in an invitation and in a password letter are good, as the letters say.
const LinkHours = 72

// longestSubject is in characters, so that it is not folded.
const longestSubject = 78

// Languages returns the languages in which letters are written.
func Languages() []string { return []string{"de", "en", "fr"} }

// Render writes a letter. lang is one of Languages, alone or with a region (de-AT).
//
// The message has To, Subject, Text, HTML and the tag "letter" (the kind); the caller adds From, ReplyTo and further tags.
// What each kind needs is written at Data. The error is ErrIncomplete, ErrUnfit or ErrUnwritten.
func Render(kind mail.Kind, lang string, d Data) (mail.Message, error) {
	lang, _, _ = strings.Cut(lang, "-")
	prose, err := open(kind, lang)
	if err != nil {
		return mail.Message{}, err
	}
	v := &view{Data: d, lang: lang}
	if err := v.clean(); err != nil {
		return mail.Message{}, fmt.Errorf("%s: %w", kind, err)
	}
	if err := v.check(kind); err != nil {
		return mail.Message{}, fmt.Errorf("%s: %w", kind, err)
	}
	s, err := prose.sheet(v)
	if err != nil {
		return mail.Message{}, fmt.Errorf("%s: %w", kind, err)
	}
	html, err := s.html()
	if err != nil {
		return mail.Message{}, fmt.Errorf("%s: %w", kind, err)
	}
	return mail.Message{
		To:      v.RecipientMail,
		Subject: s.Subject,
		Text:    s.text(),
		HTML:    html,
		Tags:    map[string]string{"letter": string(kind)},
	}, nil
}
