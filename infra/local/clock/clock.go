// Package clock is the product's clock on one machine: it can be moved forward and held.
//
// Rule: it never goes back. While it is held it stands to the millisecond; otherwise it runs as the machine's does, by an offset.
package clock

import (
	"errors"
	"sync"
	"time"
)

// ErrBackward means that somebody asked for an instant that has passed.
var ErrBackward = errors.New("the clock does not go back")

// Clock is safe for concurrent use.
type Clock struct {
	real func() time.Time

	mu     sync.Mutex
	offset time.Duration
	held   time.Time // zero while it runs
}

// State is what a restart goes on with.
type State struct {
	Offset time.Duration `json:"offset"`
	Held   time.Time     `json:"held,omitzero"`
}

// New makes a clock over the machine's; nil is time.Now.
func New(real func() time.Time, s State) *Clock {
	if real == nil {
		real = time.Now
	}
	return &Clock{real: real, offset: s.Offset, held: s.Held}
}

// Real is the machine's instant.
func (c *Clock) Real() time.Time { return c.real().UTC() }

// Now is the clock's instant.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now()
}

func (c *Clock) now() time.Time {
	if !c.held.IsZero() {
		return c.held
	}
	return c.real().Add(c.offset).UTC()
}

// Hold lets the clock stand at an instant, in whole milliseconds.
func (c *Clock) Hold(at time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	at = at.UTC().Truncate(time.Millisecond)
	if at.Before(c.now().Truncate(time.Millisecond)) {
		return ErrBackward
	}
	c.held = at
	return nil
}

// Stand lets the clock stand where it is, in whole milliseconds, and tells where that is.
func (c *Clock) Stand() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.held = c.now().Truncate(time.Millisecond)
	return c.held
}

// Run lets a held clock go on from where it stands.
func (c *Clock) Run() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.held.IsZero() {
		c.offset, c.held = c.held.Sub(c.real()), time.Time{}
	}
}

// Held tells whether it stands.
func (c *Clock) Held() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return !c.held.IsZero()
}

// State is what New takes to go on.
func (c *Clock) State() State {
	c.mu.Lock()
	defer c.mu.Unlock()
	return State{Offset: c.offset, Held: c.held}
}
