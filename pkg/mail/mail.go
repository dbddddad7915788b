// Package mail is how the product writes to people: what a message is, what a sender promises, and which addresses there are.
//
// Rule: a message goes to one person, and nobody guesses whether it went. A sender says that it was accepted, that it surely
// was not (ErrRefused, ErrLater), or that nobody knows (ErrUnknown); it never sends twice by itself.
//
// The package is small on purpose, because every function of the product needs kinds and addresses. What is expensive lives
// below it and is imported only where mail leaves: letters (the prose and its templates) and ses (the AWS client).
package mail

import (
	"context"
	"errors"
)

// Message is one mail to one person.
type Message struct {
	To      string            // a bare address: name@domain
	From    string            // an address, with or without a name: Werkbank <no-reply@werkbank.example>
	ReplyTo string            // like From; "" leaves answers to From
	Subject string            // one line
	Text    string            // the plain part, never empty; lines end with \n
	HTML    string            // the same in HTML; "" sends the plain part alone
	Headers map[string]string // further headers, printable ASCII; those that say who writes to whom are refused
	Tags    map[string]string // what bounces and deliveries are told apart by, such as tenant and letter; never an address
}

// Sender gives messages to whoever delivers them. The forms are ses.SES and, for simulations, mailtest.Memory.
type Sender interface {
	// Send gives one message away, once. No error means that it was accepted, and the id names it in later reports of
	// bounce and delivery. Every error is one of ErrRefused, ErrLater and ErrUnknown (errors.Is). The caller's context
	// bounds the time it takes.
	Send(ctx context.Context, m Message) (id string, err error)
}

// What a failed Send means. Wrapped errors hold the reason, which may name the address and belongs in no answer.
var (
	// ErrRefused: surely not accepted, and it would not be next time either (rejected, or no address at all).
	ErrRefused = errors.New("the mail was refused")
	// ErrLater: surely not accepted, for a reason that passes or that the operator mends (rate, quota, paused account).
	ErrLater = errors.New("the mail was not taken; try later")
	// ErrUnknown: perhaps accepted, perhaps not (time-out, lost connection, failure on the other side).
	ErrUnknown = errors.New("nobody knows whether the mail was taken")
)

// Failed wraps a cause with its class: ErrRefused, ErrLater or ErrUnknown. For those who write a Sender.
func Failed(class, cause error) error { return &failure{class: class, cause: cause} }

type failure struct{ class, cause error }

func (f *failure) Error() string   { return f.class.Error() + ": " + f.cause.Error() }
func (f *failure) Unwrap() []error { return []error{f.class, f.cause} }
