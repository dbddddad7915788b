//go:build sam

package sam

import (
	"slices"
	"strings"
	"testing"

	"github.com/curfew/curfew/infra/template"
)

// TestUnderSAM shares one stack between its parts, since a container's first start is what costs here. The parts are one story,
// told once (what it means in every detail is told elsewhere, in one process): each begins where the last one ended, so the first
// that fails ends it. Then every function has had its sample event, or gets it now.
func TestUnderSAM(t *testing.T) {
	s := up(t)
	p := &play{stack: s}
	for _, part := range []struct {
		name string
		play func(*play)
	}{
		{"opening", opening}, {"people", people}, {"support", support}, {"importing", importing}, {"idle", idle},
	} {
		if !t.Run(part.name, func(t *testing.T) {
			s.in(t)
			part.play(p)
		}) {
			return
		}
	}
	t.Run("every function answers its sample", func(t *testing.T) { everyFunction(s.in(t)) })
	t.Run("the gateway reaches every prefix", func(t *testing.T) { everyPrefix(s.in(t)) })
}

// in makes a subtest answer for what fails in it; parts that run at the same time take a copy each.
func (s *stack) in(t *testing.T) *stack {
	before := s.t
	s.t = t
	t.Cleanup(func() { s.t = before })
	return s
}

// everyFunction invokes each function that the story did not, with its sample: the binary starts in the runtime that SAM provides,
// reads its environment, reaches what stands beside it, and understands the shape of event that calls it in production.
func everyFunction(s *stack) {
	samples := []string{"send-mail-stream", "read-bounces-delivery"}
	for _, name := range functions(s) {
		if !s.invoked[name] {
			samples = append(samples, name)
		}
	}
	for _, name := range samples {
		s.t.Run(name, func(t *testing.T) {
			t.Parallel()
			one := *s
			one.t, one.invoked = t, map[string]bool{}
			answer := one.invoke(strings.TrimSuffix(strings.TrimSuffix(name, "-stream"), "-delivery"), one.sample(name))
			if status, ok := answer["statusCode"].(float64); ok && status >= 500 {
				t.Errorf("answers %v: %v", status, answer["body"])
			}
		})
	}
}

// everyPrefix asks below each prefix without a session: whatever the answer, it is the product's and not the gateway's.
func everyPrefix(s *stack) {
	all := read(s)
	for _, name := range functions(s) {
		for _, prefix := range all.Functions[name].Prefixes {
			if a := (caller{stack: s}).do("GET", prefix, nil); a.status >= 500 {
				s.t.Errorf("%s: %d %s", a.what, a.status, a.text)
			}
		}
	}
}

func read(s *stack) template.Template {
	s.t.Helper()
	all, err := template.Read("../../template.yaml")
	if err != nil {
		s.t.Fatal(err)
	}
	return all
}

func functions(s *stack) []string {
	var names []string
	for name := range read(s).Functions {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
