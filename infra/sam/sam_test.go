//go:build sam

package sam

import (
	"slices"
	"testing"

	"github.com/curfew/curfew/infra/template"
)

// TestUnderSAM shares one stack between its parts, since a container's first start is what costs here.
//
// The parts to come are stories, told once through SAM's gateway and `sam local invoke` (what they mean in every detail is
// told elsewhere, in one process): each a function of *stack in a file of its own, and each begins where the last one ended.
//
//   - opening: invoke open-vendor with its sample · invoke send-mail · mail(owner, "kind:invitation"), the link in its text ·
//     POST /v1/passwords · POST /v1/sign-in · GET /v1/me names the operator
//   - people: POST /v1/tenants · its owner's invitation, password, session · POST /v1/users · that user signs in ·
//     POST /v1/users/{id}/deactivate · his next request is 401, his sign-in is told to ask the administrator ·
//     heard("UserDeactivated") after follow-table is invoked with the entry that the table holds
//   - support: PUT /v1/support-access {"on":true,"period":"1d"} · the agent POSTs /v1/support/sessions and reads /v1/users ·
//     PUT {"on":false} · the agent's next request is 401 · on again, invoke end-grants at(two days later): the register
//     has the end, and a letter tells it
//   - idle: PUT /v1/settings/security with the preview's number · invoke warn-idle at(the first due hour): one letter, with a
//     date · deactivate-idle at(14 days 23 hours later) does nothing, at(its promise) deactivates · read-bounces with the
//     letter's own tags holds another
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
