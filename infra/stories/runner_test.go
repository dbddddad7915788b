package stories_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/vendor"
)

// TestStories plays every story file. A story begins with its promise in one sentence, then its cast, then steps.
func TestStories(t *testing.T) {
	files, err := filepath.Glob("*.story")
	if err != nil || len(files) < 80 {
		t.Fatalf("%d stories only: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(file, ".story"), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			play(t, file, string(text))
		})
	}
}

// story is a story being played.
type story struct {
	*cast
	as       *person // who asks; nil: nobody
	token    string  // what he shows
	support  string  // the support session begun last
	names    map[string]string
	etags    map[string]string
	headers  map[string]string // of the next request
	source   string
	browser  *browser // nil: whoever asks sends his token himself
	language string
	answer   answer
	before   answer
	asked    bool // an answer waits to be looked at
	marked   string
	events   int // events before this are forgotten
	handle   string
	opened   bool
	pending  map[string]vendor.Opening
}

func newStory(c *cast) *story {
	return &story{cast: c, names: map[string]string{}, etags: map[string]string{}, headers: map[string]string{}, pending: map[string]vendor.Opening{}}
}

var heading = regexp.MustCompile(`^# [A-Z].*[.]\n`)

func play(t *testing.T, file, text string) {
	t.Helper()
	if !heading.MatchString(text) {
		t.Fatalf("%s:1: a story begins with its promise: # and one sentence", file)
	}
	s := newStory(newCast(newWorld(t)))
	at := ""
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		at = fmt.Sprintf("%s:%d: %s", file, i+1, line)
		err := s.step(line)
		if err != nil {
			t.Errorf("%s\n\t%v", at, err)
		}
		if t.Failed() {
			t.Fatalf("the story ends at %s\n\tlast answer: %d %.600s", at, s.answer.Status, s.answer.Raw)
		}
	}
	if s.asked && s.answer.Status >= 300 {
		t.Fatalf("%s: the last answer, %d, was not wanted: %s", at, s.answer.Status, s.answer.Raw)
	}
	s.discreet()
}

var verbs = regexp.MustCompile(`^(GET|POST|PUT|PATCH|DELETE) (\S+)(?: (.*))?$`)

// step does one line.
func (s *story) step(line string) error {
	s.Helper()
	if m := verbs.FindStringSubmatch(line); m != nil {
		return s.request(m[1], m[2], m[3])
	}
	words, err := split(line)
	if err != nil {
		return err
	}
	if done, err := s.castStep(words); done || err != nil {
		return err
	}
	s.begin()
	for _, try := range []func([]string) (bool, error){s.askStep, s.browserStep, s.timeStep, s.mailStep, s.lookStep} {
		if done, err := try(words); done || err != nil {
			return err
		}
	}
	return fmt.Errorf("there is no such step")
}

// castStep reads the cast: tenants and who is in them.
func (s *story) castStep(words []string) (bool, error) {
	s.Helper()
	rest := words[1:]
	switch _, isRole := roles[words[0]]; {
	case words[0] == "tenant":
		if len(rest) < 3 || rest[1] != "in" {
			return true, fmt.Errorf("tenant <short name> in <zone> …")
		}
		o := options(rest[3:])
		s.handle = rest[0]
		s.pending[s.handle] = vendor.Opening{Zone: rest[2], Language: or(o["language"], "en"), Subscription: licence.Subscription(o["subscription"]),
			Drivers: number(o["drivers"], 20), Executives: number(o["executives"], 20), ProductURL: o["product"]}
	case words[0] == "crowd":
		for i := range number(rest[1], 0) {
			if _, err := s.castStep(append([]string{or(options(rest[2:])["role"], "user"), fmt.Sprint(rest[0], i+1)}, rest[2:]...)); err != nil {
				return true, err
			}
		}
	case words[0] == "service" && len(rest) > 0 && rest[0] == "key":
		scopes := rest[1:]
		if len(scopes) == 0 {
			scopes = []string{"introspect"}
		}
		_, s.key = s.serviceKey(scopes...)
	case isRole && len(rest) > 0:
		handle := s.handle
		if words[0] == "agent" || words[0] == "operator" {
			handle = "werk"
		}
		if o, waits := s.pending[handle]; waits {
			if words[0] != "owner" {
				return true, fmt.Errorf("the first of a tenant is its owner")
			}
			delete(s.pending, handle)
			s.open(handle, o, rest[0])
			break
		}
		if handle == "" {
			return true, fmt.Errorf("in which tenant?")
		}
		s.join(rest[0], handle, words[0], options(rest[1:]))
	default:
		return false, nil
	}
	s.opened = false
	return true, nil
}

// begin ends the cast: what it owed is sent and forgotten.
func (s *story) begin() {
	s.Helper()
	if !s.opened {
		s.opened = true
		s.settled()
		s.events = len(s.bus.all())
	}
}

func options(words []string) map[string]string {
	o := map[string]string{}
	for i := 0; i+1 < len(words); i += 2 {
		o[words[i]] = words[i+1]
	}
	return o
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// split cuts a line into words; what stands in quotation marks is one word, with its marks.
func split(line string) ([]string, error) {
	var words []string
	for line = strings.TrimSpace(line); line != ""; line = strings.TrimSpace(line) {
		if line[0] != '"' {
			word, rest, _ := strings.Cut(line, " ")
			words, line = append(words, word), rest
			continue
		}
		end := strings.Index(line[1:], `"`)
		if end < 0 {
			return nil, fmt.Errorf("a quotation mark is missing")
		}
		words, line = append(words, line[:end+2]), line[end+2:]
	}
	return words, nil
}

func quoted(word string) (string, bool) {
	if len(word) >= 2 && word[0] == '"' {
		return word[1 : len(word)-1], true
	}
	return word, false
}

var (
	inPath = regexp.MustCompile(`(?:^|[ /=?&"])@[a-z][a-z0-9-]*(?:\.mail)?`)
	inBody = regexp.MustCompile(`"@([a-z][a-z0-9-]*)(\.mail)?"`)
)

// named puts ids where a text has names.
func (s *story) named(text string, form *regexp.Regexp) string {
	return form.ReplaceAllStringFunc(text, func(found string) string {
		before, name, _ := strings.Cut(found, "@")
		name, after := strings.TrimSuffix(name, `"`), ""
		if strings.HasSuffix(found, `"`) {
			after = `"`
		}
		name, isMail := strings.CutSuffix(name, ".mail")
		id, ok := s.idOf(name)
		if p := s.people[name]; isMail && p != nil {
			id = p.mail
		}
		if !ok {
			return found
		}
		return before + id + after
	})
}

func (s *story) idOf(name string) (string, bool) {
	if id, ok := s.names[name]; ok {
		return id, true
	}
	if p, ok := s.people[name]; ok {
		return p.id, true
	}
	id, ok := s.tenants[name]
	return id, ok
}

func jsonOf(v any) string {
	raw, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(raw)
}

// span reads a duration, with days: 14d23h59m.
func span(s string) (time.Duration, error) {
	var days time.Duration
	if before, after, ok := strings.Cut(s, "d"); ok {
		var n int
		if _, err := fmt.Sscan(before, &n); err != nil {
			return 0, err
		}
		if days = time.Duration(n) * 24 * time.Hour; after == "" {
			return days, nil
		}
		s = after
	}
	d, err := time.ParseDuration(s)
	return days + d, err
}
