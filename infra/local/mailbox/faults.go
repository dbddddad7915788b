package mailbox

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// Kind is what a Fault does.
type Kind string

// The kinds of faults, in the order in which they can strike a mail.
const (
	Throttle  Kind = "throttle"   // TooManyRequestsException, not taken
	Fail      Kind = "fail"       // 500, not taken
	Refuse    Kind = "refuse"     // MessageRejected or the named Error, not taken
	FailAfter Kind = "fail-after" // taken, and yet the answer is 500
	Lose      Kind = "lose"       // taken, then the connection closes without an answer
	Bounce    Kind = "bounce"     // taken and answered well; then a bounce event
	Complain  Kind = "complain"   // taken and answered well; then a delivery and a complaint event
	Reject    Kind = "reject"     // taken and answered well; then thrown away, with a reject event
)

// Fault orders something to go wrong. The first in the list that fits strikes.
type Fault struct {
	Kind      Kind   `json:"kind"`
	To        string `json:"to,omitempty"`        // only mails to this address; "" is every mail
	Times     int    `json:"times,omitempty"`     // how often; 0 is until the faults are replaced
	Error     string `json:"error,omitempty"`     // Refuse: another error type than MessageRejected
	Transient bool   `json:"transient,omitempty"` // Bounce: for now instead of for good
	Early     bool   `json:"early,omitempty"`     // Bounce, Complain, Reject: the event overtakes the answer
}

// refusals are the error types that Refuse may name, with their status.
var refusals = map[string]int{
	"MessageRejected": 400, "BadRequestException": 400, "AccountSuspendedException": 400, "SendingPausedException": 400,
	"MailFromDomainNotVerifiedException": 400, "LimitExceededException": 400, "NotFoundException": 404,
}

// SetFaults replaces all faults. It errs on a kind or error type that does not exist, and then changes nothing.
func (s *Server) SetFaults(faults ...Fault) error {
	kinds := []Kind{Throttle, Fail, Refuse, FailAfter, Lose, Bounce, Complain, Reject}
	for _, f := range faults {
		switch {
		case !slices.Contains(kinds, f.Kind):
			return fmt.Errorf("mailbox: no fault of kind %q, only %v", f.Kind, kinds)
		case f.Times < 0:
			return fmt.Errorf("mailbox: a fault cannot strike %d times", f.Times)
		case f.Error != "" && (f.Kind != Refuse || refusals[f.Error] == 0):
			return fmt.Errorf("mailbox: fault %q cannot answer with error %q", f.Kind, f.Error)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = slices.Clone(faults)
	return nil
}

// Faults returns the faults that can still strike, with the times that are left.
func (s *Server) Faults() []Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Fault{}, s.faults...)
}

// strike uses up one stroke of the first fault of these kinds that fits one of the recipients.
func (s *Server) strike(recipients []string, kinds ...Kind) (Fault, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	fits := func(f Fault) bool {
		concerned := func(a string) bool { return strings.EqualFold(bareAddress(a), f.To) }
		return slices.Contains(kinds, f.Kind) && (f.To == "" || slices.ContainsFunc(recipients, concerned))
	}
	i := slices.IndexFunc(s.faults, fits)
	if i < 0 {
		return Fault{}, false
	}
	struck := s.faults[i]
	switch struck.Times {
	case 0:
	case 1:
		s.faults = slices.Delete(s.faults, i, i+1)
	default:
		s.faults[i].Times--
	}
	return struck, true
}

// refusal is the answer a fault gives.
func (f Fault) refusal() refusal {
	switch f.Kind {
	case Throttle:
		return refusal{http.StatusTooManyRequests, "TooManyRequestsException", "Maximum sending rate exceeded."}
	case Refuse:
		if f.Error != "" {
			return refusal{refusals[f.Error], f.Error, "a fault was ordered"}
		}
		return rejected("a fault was ordered")
	}
	return refusal{http.StatusInternalServerError, "InternalFailure", "a fault was ordered"}
}
