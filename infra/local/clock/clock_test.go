package clock_test

import (
	"errors"
	"testing"
	"time"

	"github.com/curfew/curfew/infra/local/clock"
)

func TestClock(t *testing.T) {
	real := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	c := clock.New(func() time.Time { return real }, clock.State{})
	if err := c.Hold(real.Add(-time.Millisecond)); !errors.Is(err, clock.ErrBackward) {
		t.Errorf("backward: %v", err)
	}
	target := real.Add(36 * time.Hour)
	if err := c.Hold(target); err != nil {
		t.Fatal(err)
	}
	real = real.Add(time.Hour)
	if !c.Now().Equal(target) || !c.Held() {
		t.Errorf("held, and yet %s", c.Now())
	}
	c.Run()
	real = real.Add(time.Minute)
	if want := target.Add(time.Minute); !c.Now().Equal(want) {
		t.Errorf("%s, want %s", c.Now(), want)
	}
	again := clock.New(func() time.Time { return real }, c.State())
	if !again.Now().Equal(c.Now()) {
		t.Errorf("after a restart %s, want %s", again.Now(), c.Now())
	}
}

func TestSay(t *testing.T) {
	for d, want := range map[time.Duration]string{0: "0s", -time.Hour: "0s", 90 * time.Minute: "1h30m", 385*time.Hour + 23*time.Minute + 17*time.Second: "16d1h23m17s"} {
		if got := clock.Say(d); got != want {
			t.Errorf("%s is said as %s, want %s", d, got, want)
		}
	}
}

func TestSpan(t *testing.T) {
	for s, want := range map[string]time.Duration{
		"15d": 360 * time.Hour, "23h50m": 23*time.Hour + 50*time.Minute, "90s": 90 * time.Second, "1d1h1m1s1ms": 25*time.Hour + time.Minute + time.Second + time.Millisecond,
	} {
		if got, err := clock.Span(s); err != nil || got != want {
			t.Errorf("%s: %s %v", s, got, err)
		}
	}
	for _, s := range []string{"", "15", "d", "-1d", "1w", "1.5d", "1d ", "999999d", "99999999d", "3660d3660d"} {
		if got, err := clock.Span(s); err == nil {
			t.Errorf("%q is taken as %s", s, got)
		}
	}
}

// TestStand: whatever else runs, a clock can be stopped where it is and moved on from there.
func TestStand(t *testing.T) {
	t.Parallel()
	c := clock.New(nil, clock.State{})
	for range 1000 {
		at := c.Stand()
		time.Sleep(10 * time.Microsecond)
		if err := c.Hold(at); err != nil || !c.Now().Equal(at) {
			t.Fatalf("%v; it stands at %s, not %s", err, c.Now(), at)
		}
		c.Run()
	}
}
