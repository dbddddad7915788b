package simulation_test

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/curfew/curfew/pkg/table"
)

// weakened is a care that is taken out on purpose, and where it is missed.
type weakened struct {
	care  string
	story string   // in which it is missed
	modes []string // what must go wrong for it; nil: nothing
	of    string   // the item: the beginning of its sort key
	what  string   // if, edit, put, remove
	paths string   // attributes, all that begin so
	late  bool     // only after the letters
}

var weaknesses = []weakened{
	{"a deactivation looks again at what the warning rests on", "plain", []string{"Carl signs in"}, "user", "if", "epoch warning. anchor held", true},
	{"a deactivation asks whether he is active", "plain", []string{"Carl is deactivated"}, "user", "if", "epoch warning. anchor held status version", true},
	{"a deactivation repeats the rule", "plain", []string{"the rule is switched off"}, "tenant", "if", "status rule. brake.", false},
	{"a sign-in asks whether he is still active", "sign-in between", []string{"Carl is deactivated"}, "user", "if", "status stamp epoch", false},
	{"the epoch rises with a change of address", "plain", []string{"Carl gets another address"}, "user", "edit", "epoch", false},
	{"the rule's number rises when it is switched on", "plain", []string{"the rule is switched off and on"}, "tenant", "edit", "rule.number", false},
	{"a letter is claimed by one", "plain", []string{"second runner"}, "letter/", "if", "state claim", false},
	{"a claim keeps the letter for a while", "plain", []string{"second runner"}, "letter/", "edit", "lease dueAt", false},
	{"an accepted warning stands on the account", "plain", nil, "user", "edit", "warning", false},
	{"a mail that came back holds the deactivation", "bounce, then proceed", nil, "user", "edit", "held", false},
	{"a mail that was refused for good holds the deactivation", "refused, then proceed", nil, "user", "edit", "held", false},
	{"a change of the rule wakes it", "plain", nil, "tenant", "edit", "due", false},
	{"the brake counts", "brake, go on", nil, "tenant", "edit", "brake.hours", false},
	{"a letter is written for once by each circular", "support ends by itself", []string{"second runner"}, "letter/", "if", "", false},
	{"the digest is owed", "plain", nil, "digest", "edit", "due", false},
	{"a seat is given back", "plain", nil, "tenant", "edit", "seats.", false},
	{"a change by support stands on the grant", "support ends by itself", []string{"support access is switched off"}, "grant", "if", "id unlimited", false},
	{"a session stands on the agent's stamp", "support ends by itself", []string{"the agent is deactivated and reactivated"}, "user", "if", "stamp", false},
	{"off takes the grant away", "support switched off, on again", nil, "grant", "remove", "", false},
	{"an end that has passed is not moved", "support prolonged too late", []string{"slow write"}, "grant", "if", "unlimited", false},
	{"what is owed at the end is an item", "support ends by itself", nil, "ending/", "put", "", false},
	{"an end is recorded once", "support ends by itself", []string{"second runner"}, "register/", "if", "ended", false},
	{"the register's entries are owed too", "support switched off, on again", []string{"crash after"}, "ending/", "put", "", false},
}

func (c weakened) weaken(key table.Key, care, path string) bool {
	if care != c.what || !strings.HasPrefix(key.Sort, c.of) {
		return false
	}
	return path == c.paths || slices.ContainsFunc(strings.Fields(c.paths), func(p string) bool { return strings.HasPrefix(path, p) })
}

// caught plays the story without the care until something is wrong; "" when the suite would not miss it.
func (c weakened) caught(s *story) string {
	w := s.world()
	w.weaken = c.weaken
	if c.late {
		s.steps = append(slices.Clone(s.steps), step{10 * day, "without " + c.care, func(w *world, _ *table.Table) error {
			w.weaken, w.mem.Weaken = c.weaken, c.weaken
			return nil
		}})
		w.weaken = nil
	}
	w.equip()
	along := s.rehearse(w)
	if last := along[len(along)-1]; len(last.bad) > 0 {
		return last.bad[0]
	}
	for _, m := range named(c.modes...) {
		for i, kind := range w.kinds {
			if !m.fits(kind) {
				continue
			}
			if got := s.with(along, map[int]mode{i + 1: m}); len(got.bad) > 0 {
				return m.name + ": " + got.bad[0]
			}
		}
	}
	return ""
}

// TestWeakened takes cares out, one after the other: each must be missed.
func TestWeakened(t *testing.T) {
	for _, c := range weaknesses {
		t.Run(c.care, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				for _, s := range every() {
					if s.name == c.story {
						if by := c.caught(&s); by != "" {
							t.Log(by)
							return
						}
					}
				}
				t.Errorf("nobody would miss it (story %s)", c.story)
			})
		})
	}
}

// every gives all stories.
func every() []story {
	all := slices.Clone(idles)
	for _, s := range supports {
		s.name = "support " + s.name
		all = append(all, s)
	}
	return all
}
