// Package fault says what went wrong in the product's own words: a kind for programs, a stable code for clients, one sentence
// for the person.
//
// Rule: the sentence says what is wrong and how to mend it, and never holds internals; what only engineers may see is wrapped
// with Because and reaches the log alone.
package fault

import (
	"errors"
	"strings"
	"time"
)

// Kind is the class of a fault; the edge turns it into a status.
type Kind int

// The kinds, from the caller's side of the counter to ours.
const (
	Invalid         Kind = iota + 1 // the request is wrong (422)
	Malformed                       // the request contradicts itself (400)
	Unauthenticated                 // no session, or it ended (401)
	Forbidden                       // the caller may not do this (403)
	NotFound                        // no such thing for this caller (404)
	Conflict                        // the state does not allow it (409)
	Stale                           // somebody changed it meanwhile (412)
	TooLarge                        // beyond a limit (413)
	Unsupported                     // not a form we read (415)
	Required                        // a condition is missing, such as If-Match (428)
	Throttled                       // too often (429)
	Unavailable                     // ours, passing (503)
)

// Fault is an error a person may read. Two faults are the same (errors.Is) when their codes are.
type Fault struct {
	Kind    Kind
	Code    string            // stable, English, snake_case
	Text    string            // one English sentence; {name} stands for Facts["name"]
	Pointer string            // JSON pointer to the offending field, "" when none
	Facts   map[string]string // values for the sentence, never personal data of third parties
	Retry   time.Duration     // how long to wait, 0 when it does not help
	cause   error
}

// New makes a fault of a kind with its code and sentence.
func New(kind Kind, code, text string) *Fault { return &Fault{Kind: kind, Code: code, Text: text} }

// Error is the sentence with its facts filled in.
func (f *Fault) Error() string { return Fill(f.Text, f.Facts) }

// Unwrap gives the internal cause, nil when there is none.
func (f *Fault) Unwrap() error { return f.cause }

// Is makes faults equal by code.
func (f *Fault) Is(target error) bool {
	other, ok := target.(*Fault)
	return ok && other.Code == f.Code
}

// At is the same fault pointing at a field ("/mail").
func (f *Fault) At(pointer string) *Fault {
	c := *f
	c.Pointer = pointer
	return &c
}

// With is the same fault with one more fact for its sentence.
func (f *Fault) With(name, value string) *Fault {
	c := *f
	c.Facts = map[string]string{name: value}
	for k, v := range f.Facts {
		if k != name {
			c.Facts[k] = v
		}
	}
	return &c
}

// After is the same fault saying how long to wait.
func (f *Fault) After(wait time.Duration) *Fault {
	c := *f
	c.Retry = wait
	return &c
}

// Because is the same fault with the internal cause that the log shows.
func (f *Fault) Because(err error) *Fault {
	c := *f
	c.cause = err
	return &c
}

// Of finds the fault inside an error; nil when there is none.
func Of(err error) *Fault {
	var f *Fault
	if errors.As(err, &f) {
		return f
	}
	return nil
}

// Fill puts facts into a sentence: "{n} seats" with n=3 is "3 seats".
func Fill(text string, facts map[string]string) string {
	for name, value := range facts {
		text = strings.ReplaceAll(text, "{"+name+"}", value)
	}
	return text
}
