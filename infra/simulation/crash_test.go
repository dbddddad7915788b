package simulation_test

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
)

var long = flag.Bool("long", false, "play every pair of faults, and many more years")

// moment is a world just before an event of the run without faults.
type moment struct {
	*world
	calls int
}

// rehearse plays a story without faults and keeps the worlds along it; the last is the one at rest.
func (s *story) rehearse(w *world) []moment {
	var along []moment
	w.record = true
	w.play(s, func() { along = append(along, moment{w.clone(), w.calls}) })
	w.quiet()
	return append(along, moment{w, w.calls})
}

func (s *story) world() *world {
	zone := s.zone
	if zone == "" {
		zone = "Europe/Vienna"
	}
	w := genesis(zone, max(s.people, 1))
	if s.people == 0 { // a story of support: Carl is the profile
		_ = administrator(true)(w, w.calm)
	}
	w.events = 0
	return w
}

// from is the world to start from when the first fault comes at a call.
func from(along []moment, call int) *world {
	i, _ := slices.BinarySearchFunc(along, call, func(m moment, call int) int { return m.calls - call })
	for i = min(i, len(along)-1); i > 0 && along[i].calls >= call; i-- {
	}
	return along[i].clone()
}

// with plays the story with faults planned; the answer is what was wrong.
func (s *story) with(along []moment, plan map[int]mode) *world {
	first := 0
	for at := range plan {
		if first == 0 || at < first {
			first = at
		}
	}
	w := from(along, first)
	w.plan = plan
	w.play(s, nil)
	w.quiet()
	return w
}

// told is a plan and what came of it, to be repeated.
func told(plan map[int]mode, w *world) string {
	var faults []string
	for at, m := range plan {
		faults = append(faults, fmt.Sprintf("%s at call %d", m.name, at))
	}
	slices.Sort(faults)
	return strings.Join(faults, ", ") + ":\n\t" + strings.Join(w.bad, "\n\t")
}

// TestCrash stops each story before and after every call, lets every call fail in every way, and lets others act before each.
func TestCrash(t *testing.T) {
	for _, s := range idles {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) { singles(t, &s, faults) })
		})
	}
	for _, s := range supports {
		t.Run("support "+s.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) { singles(t, &s, spells) })
		})
	}
}

func singles(t *testing.T, s *story, faults []mode) {
	along := s.rehearse(s.world())
	last := along[len(along)-1]
	if len(last.bad) > 0 {
		t.Fatalf("without any fault: %s", strings.Join(last.bad, "\n\t"))
	}
	if testing.Verbose() {
		t.Logf("%d events, %d calls", last.events, len(last.kinds))
	}
	if !s.short && !*long { // the short stories have these too
		faults = slices.DeleteFunc(slices.Clone(faults), func(m mode) bool { return slices.Contains([]string{"conflict", "throttled", "slow read"}, m.name) })
	}
	points, bad := 0, 0
	for i, kind := range last.kinds {
		for _, m := range append(acts(s.acts), faults...) {
			if !m.fits(kind) {
				continue
			}
			points++
			plan := map[int]mode{i + 1: m}
			if w := s.with(along, plan); len(w.bad) > 0 {
				if bad++; bad <= 5 {
					t.Errorf("%s (%s)", told(plan, w), kind)
				}
			}
		}
	}
	t.Logf("%d calls, %d single faults, %d wrong", len(last.kinds), points, bad)
}

// TestPairs lets two things go wrong in the short stories: the second within the next calls after the first.
func TestPairs(t *testing.T) {
	first := named("crash before", "crash after", "answer lost", "mail taken, answer lost", "second runner")
	for _, s := range append(slices.Clone(idles), supports...) {
		if !s.short {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) { pairs(t, &s, first) })
		})
	}
}

// pairs plays all pairs within reach of one another; the ways in which the second goes wrong take turns unless all are asked for.
func pairs(t *testing.T, s *story, firsts []mode) {
	along := s.rehearse(s.world())
	last := along[len(along)-1]
	seconds := append(slices.Clone(firsts), acts(s.acts)...)
	reach, turns, turn, points, bad := 8, 1, 0, 0, 0
	if *long {
		reach, turns = 60, len(seconds)
	}
	for i, kind := range last.kinds {
		for _, m := range firsts {
			for k := i + 1; k <= min(i+reach, len(last.kinds)-1) && m.fits(kind); k++ {
				for range turns {
					n := seconds[turn%len(seconds)]
					for turn++; !n.fits(last.kinds[k]); turn++ {
						n = seconds[turn%len(seconds)]
					}
					points++
					plan := map[int]mode{i + 1: m, k + 1: n}
					if w := s.with(along, plan); len(w.bad) > 0 {
						if bad++; bad <= 5 {
							t.Error(told(plan, w))
						}
					}
				}
			}
		}
	}
	t.Logf("%d calls, %d pairs, %d wrong", len(last.kinds), points, bad)
}
