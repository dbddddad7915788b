// Package mailtest holds a mail.Sender that keeps messages in memory, for simulations and tests.
//
// Rule: it refuses what the real sender refuses, and fails in exactly the ways in which that one can.
package mailtest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/curfew/curfew/pkg/mail"
)

// Answer is what happens to one message.
type Answer int

// The ways in which a Send can end.
const (
	Accept Answer = iota // taken, and the caller knows
	Refuse               // not taken, mail.ErrRefused
	Later                // not taken, mail.ErrLater
	Fail                 // not taken, but the caller gets mail.ErrUnknown
	Lose                 // taken, but the answer is lost: the caller gets mail.ErrUnknown
)

// Sent is a message that was taken.
type Sent struct {
	ID      string // the message id, also where its answer was lost
	Message mail.Message
}

// Memory is a mail.Sender without a network. The zero value takes everything. It may be used by several goroutines.
type Memory struct {
	// Seam decides about each message, which it sees as it would go out; nil takes everything. n counts the calls of Send
	// from 1, those with messages that no sender takes left out. Set it before the first Send.
	Seam func(n int, m mail.Message) Answer

	mu    sync.Mutex
	calls int
	sent  []Sent
}

var _ mail.Sender = (*Memory)(nil)

// Send keeps the message, or fails as the seam wants. It calls the seam without holding a lock.
func (s *Memory) Send(ctx context.Context, m mail.Message) (string, error) {
	m, err := mail.Prepare(m)
	if err != nil {
		return "", err
	}
	if err := ctx.Err(); err != nil {
		return "", mail.Failed(mail.ErrLater, err)
	}
	s.mu.Lock()
	s.calls++
	n := s.calls
	s.mu.Unlock()
	answer := Accept
	if s.Seam != nil {
		answer = s.Seam(n, m)
	}
	switch answer {
	case Refuse:
		return "", mail.Failed(mail.ErrRefused, errors.New("refused by the seam"))
	case Later:
		return "", mail.Failed(mail.ErrLater, errors.New("put off by the seam"))
	case Fail:
		return "", mail.Failed(mail.ErrUnknown, errors.New("failed by the seam, nothing taken"))
	}
	id := fmt.Sprintf("memory-%06d", n)
	s.mu.Lock()
	s.sent = append(s.sent, Sent{ID: id, Message: m})
	s.mu.Unlock()
	if answer == Lose {
		return "", mail.Failed(mail.ErrUnknown, errors.New("answer lost by the seam"))
	}
	return id, nil
}

// Sent returns every message that was taken, in order.
func (s *Memory) Sent() []Sent {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.sent)
}

// To returns the messages taken for an address in any of its spellings, in order.
func (s *Memory) To(address string) []Sent {
	_, want, err := mail.Address(address)
	return slices.DeleteFunc(s.Sent(), func(sent Sent) bool {
		_, key, _ := mail.Address(sent.Message.To)
		return err != nil || key != want
	})
}

// Clear forgets every message. The count of calls goes on, so ids stay unique.
func (s *Memory) Clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sent = nil
}
