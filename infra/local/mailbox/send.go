package mailbox

import (
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"net/mail"
	"slices"

	"github.com/curfew/curfew/infra/local/bus"
)

const maxBody = 10 << 20 // bytes of one request

// sendRequest is SendEmail as the SDK writes it. Fields that are missing here are refused, not ignored.
type sendRequest struct {
	FromEmailAddress     string
	Destination          struct{ ToAddresses, CcAddresses, BccAddresses []string }
	ReplyToAddresses     []string
	Content              struct{ Simple *simple }
	EmailTags            []Header
	ConfigurationSetName string
}

type simple struct {
	Subject *content
	Body    *struct{ Text, Html *content }
	Headers []Header
}

type content struct{ Data, Charset string }

// recipients are all addresses the mail goes to, as written.
func (q sendRequest) recipients() []string {
	return slices.Concat(q.Destination.ToAddresses, q.Destination.CcAddresses, q.Destination.BccAddresses)
}

// send answers SendEmail: faults that strike before, the checks, taking the mail, faults that strike after, and once
// the answer is out the events.
func (s *Server) send(w http.ResponseWriter, r *http.Request) {
	var q sendRequest
	in := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody))
	in.DisallowUnknownFields()
	if err := in.Decode(&q); err != nil {
		s.turnAway(w, badRequest("not understood here: %v", err))
		return
	}
	if f, struck := s.strike(q.recipients(), Throttle, Fail); struck {
		s.turnAway(w, f.refusal())
		return
	}
	if err := s.check(q); err != nil {
		s.turnAway(w, err)
		return
	}
	if f, struck := s.strike(q.recipients(), Refuse); struck {
		s.turnAway(w, f.refusal())
		return
	}
	m := s.message(q)
	s.keep(m)
	now, later := s.fates(m)
	for _, f := range now {
		s.bus().Deliver(r.Context(), s.report(m, f))
	}
	s.log.Info("mail", "id", m.ID, "set", m.ConfigurationSet, "tags", m.Tags)
	answered := make(chan struct{})
	defer close(answered)
	for _, f := range later {
		s.bus().PublishAfter(r.Context(), answered, s.report(m, f))
	}
	s.answer(w, m)
}

// answer says that the mail was accepted, unless a fault keeps the caller from learning it.
func (s *Server) answer(w http.ResponseWriter, m Message) {
	f, struck := s.strike(m.Recipients(), FailAfter, Lose)
	switch {
	case struck && f.Kind == Lose:
		panic(http.ErrAbortHandler) // closes the connection without a word
	case struck:
		s.turnAway(w, f.refusal())
	default:
		write(w, http.StatusOK, map[string]string{"MessageId": m.ID})
	}
}

func (s *Server) bus() *bus.Bus { return s.options.Bus }

// message decodes a checked request.
func (s *Server) message(q sendRequest) Message {
	at := s.now().UTC()
	m := Message{
		ID:   fmt.Sprintf("0107%012x-%s-000000", max(at.UnixMilli(), 0), bus.ID()),
		At:   at,
		From: readable(q.FromEmailAddress),
		To:   readableAll(q.Destination.ToAddresses), Cc: readableAll(q.Destination.CcAddresses), Bcc: readableAll(q.Destination.BccAddresses),
		ReplyTo: readableAll(q.ReplyToAddresses),
		Subject: decoded(q.Content.Simple.Subject.Data),
		Headers: q.Content.Simple.Headers, ConfigurationSet: q.ConfigurationSetName, Outcome: Accepted,
		Tags: map[string]string{},
	}
	if text := q.Content.Simple.Body.Text; text != nil {
		m.Text = text.Data
	}
	if html := q.Content.Simple.Body.Html; html != nil {
		m.HTML = html.Data
	}
	for _, t := range q.EmailTags {
		m.Tags[t.Name] = t.Value
	}
	return m
}

// decoded reads RFC 2047 encoded words; what is none stays as it is.
func decoded(text string) string {
	if plain, err := new(mime.WordDecoder).DecodeHeader(text); err == nil {
		return plain
	}
	return text
}

// readable writes an address as name <address>, or alone, with the name decoded.
func readable(address string) string {
	parsed, err := mail.ParseAddress(address)
	switch {
	case err != nil:
		return address
	case parsed.Name == "":
		return parsed.Address
	}
	return parsed.Name + " <" + parsed.Address + ">"
}

func readableAll(addresses []string) []string {
	var all []string
	for _, a := range addresses {
		all = append(all, readable(a))
	}
	return all
}
