//go:build sam

package sam

import (
	"slices"
	"testing"

	"github.com/curfew/curfew/infra/template"
)

func TestUnderSAM(t *testing.T) {
	s := up(t)
	t.Run("every function answers its sample", func(t *testing.T) { everyFunction(s.in(t)) })
	t.Run("the gateway reaches every prefix", func(t *testing.T) { everyPrefix(s.in(t)) })
}

// in is the stack for a subtest: what fails there, fails there.
func (s *stack) in(t *testing.T) *stack {
	c := *s
	c.t = t
	return &c
}

// everyFunction invokes each function once with its sample: the binary starts in the runtime that SAM provides, reads its
// environment, reaches what stands beside it, and understands the shape of event that calls it in production.
func everyFunction(s *stack) {
	for _, name := range functions(s) {
		answer := s.invoke(name, s.sample(name))
		if status, ok := answer["statusCode"].(float64); ok && status >= 500 {
			s.t.Errorf("%s answers %v: %v", name, status, answer["body"])
		}
	}
	s.invoke("send-mail", s.sample("send-mail-stream"))
	s.invoke("read-bounces", s.sample("read-bounces-delivery"))
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
