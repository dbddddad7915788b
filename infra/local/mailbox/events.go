package mailbox

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/curfew/curfew/infra/local/bus"
)

const (
	eventSource = "aws.ses"
	stamp       = "2006-01-02T15:04:05.000Z"
)

// fate is what an event reports about some recipients of a mail.
type fate struct {
	outcome    Outcome
	reason     string // Suppressed: BOUNCE or COMPLAINT
	recipients []string
}

// tell hands events of SES to the listener.
func (s *Server) tell(ctx context.Context, e bus.Event) {
	if e.Source != eventSource {
		return
	}
	if raw, err := json.Marshal(e); err == nil {
		s.options.OnEvent(ctx, raw)
	}
}

// Report makes a delivery, bounce, complaint or reject event about a mail that was kept, and hands it on before it returns.
// It errs if there is no such mail, or nothing is ever reported of that outcome.
func (s *Server) Report(ctx context.Context, id string, o Outcome) error {
	m, found := s.Message(id)
	if !found {
		return fmt.Errorf("mailbox: no mail %q", id)
	}
	if !slices.Contains([]Outcome{Delivered, Bounced, Returned, Complained, Rejected}, o) {
		return fmt.Errorf("mailbox: nothing is reported of outcome %q", o)
	}
	s.bus().Deliver(ctx, s.report(m, fate{outcome: o, recipients: m.Recipients()}))
	return nil
}

// fates decides what becomes of a mail: which events come before the answer, which after. Without a configuration
// set there are none, as in production.
func (s *Server) fates(m Message) (early, later []fate) {
	if m.ConfigurationSet == "" {
		return nil, nil
	}
	for _, to := range m.Recipients() {
		own := []string{to}
		if entry, on := s.Suppressed(to); on {
			later = append(later, fate{Suppressed, entry.Reason, own})
			continue
		}
		f, struck := s.strike(own, Bounce, Complain, Reject)
		var fates []fate
		switch {
		case !struck:
			fates = []fate{{outcome: Delivered, recipients: own}}
		case f.Kind == Complain:
			fates = []fate{{outcome: Delivered, recipients: own}, {outcome: Complained, recipients: own}}
		case f.Kind == Reject:
			fates = []fate{{outcome: Rejected, recipients: own}}
		case f.Transient:
			fates = []fate{{outcome: Returned, recipients: own}}
		default:
			fates = []fate{{outcome: Bounced, recipients: own}}
		}
		if f.Early {
			early = append(early, fates...)
		} else {
			later = append(later, fates...)
		}
	}
	return early, later
}

// report notes the outcome on the mail and the suppression list, and builds the event.
func (s *Server) report(m Message, f fate) bus.Event {
	s.mark(m.ID, f.outcome)
	at := s.now().UTC()
	feedback := fmt.Sprintf("0107%012x-%s-000000", max(at.UnixMilli(), 0), bus.ID())
	for _, to := range f.recipients {
		switch f.outcome {
		case Bounced:
			s.suppress(to, Suppression{Reason: "BOUNCE", At: at, messageID: m.ID, feedbackID: feedback})
		case Complained:
			s.suppress(to, Suppression{Reason: "COMPLAINT", At: at, messageID: m.ID, feedbackID: feedback})
		}
	}
	detail := map[string]any{"mail": mailDetail(m)}
	detailType := "Email Bounced"
	switch {
	case f.outcome == Delivered:
		detailType, detail["eventType"], detail["delivery"] = "Email Delivered", "Delivery", deliveryDetail(f, at)
	case f.outcome == Rejected:
		detailType, detail["eventType"], detail["reject"] = "Email Rejected", "Reject", map[string]string{"reason": "Bad content"}
	case f.outcome == Complained || f.reason == "COMPLAINT":
		detailType, detail["eventType"], detail["complaint"] = "Email Complaint Received", "Complaint", complaintDetail(f, at, feedback)
	default:
		detail["eventType"], detail["bounce"] = "Bounce", bounceDetail(f, at, feedback)
	}
	raw, _ := json.Marshal(detail)
	resource := "arn:aws:ses:" + bus.Region + ":" + bus.Account + ":configuration-set/" + m.ConfigurationSet
	return bus.Event{Source: eventSource, DetailType: detailType, Time: at, Resources: []string{resource}, Detail: raw}
}

func bounceDetail(f fate, at time.Time, feedback string) map[string]any {
	kind, sub, status, diagnosis := "Permanent", "General", "5.1.1", "smtp; 550 5.1.1 user unknown"
	switch f.outcome {
	case Returned:
		kind, sub, status, diagnosis = "Transient", "MailboxFull", "4.2.2", "smtp; 452 4.2.2 mailbox full"
	case Suppressed:
		sub, diagnosis = "OnAccountSuppressionList", "Amazon SES did not send the message to this address because it is on the suppression list for your account."
	}
	bounced := []map[string]string{}
	for _, to := range f.recipients {
		bounced = append(bounced, map[string]string{"emailAddress": to, "action": "failed", "status": status, "diagnosticCode": diagnosis})
	}
	return map[string]any{
		"bounceType": kind, "bounceSubType": sub, "bouncedRecipients": bounced, "timestamp": at.Format(stamp), "feedbackId": feedback,
		"reportingMTA": "dns; localhost",
	}
}

func complaintDetail(f fate, at time.Time, feedback string) map[string]any {
	complained := []map[string]string{}
	for _, to := range f.recipients {
		complained = append(complained, map[string]string{"emailAddress": to})
	}
	detail := map[string]any{
		"complainedRecipients": complained, "timestamp": at.Format(stamp), "feedbackId": feedback, "complaintSubType": nil,
		"userAgent": "localhost", "complaintFeedbackType": "abuse", "arrivalDate": at.Format(stamp),
	}
	if f.outcome == Suppressed {
		detail["complaintSubType"] = "OnAccountSuppressionList"
	}
	return detail
}

func deliveryDetail(f fate, at time.Time) map[string]any {
	return map[string]any{
		"timestamp": at.Format(stamp), "processingTimeMillis": 1, "recipients": f.recipients,
		"smtpResponse": "250 2.0.0 OK", "reportingMTA": "localhost",
	}
}

func mailDetail(m Message) map[string]any {
	sender := bareAddress(m.From)
	domain := sender[strings.LastIndexByte(sender, '@')+1:]
	tags := map[string][]string{
		"ses:operation": {"SendEmail"}, "ses:configuration-set": {m.ConfigurationSet}, "ses:from-domain": {domain},
		"ses:source-ip": {"127.0.0.1"}, "ses:caller-identity": {"local"},
	}
	for _, name := range slices.Sorted(maps.Keys(m.Tags)) {
		tags[name] = []string{m.Tags[name]}
	}
	headers := append([]Header{{"From", m.From}, {"To", strings.Join(m.To, ", ")}, {"Subject", m.Subject}}, m.Headers...)
	return map[string]any{
		"timestamp": m.At.Format(stamp), "source": m.From, "sourceArn": "arn:aws:ses:" + bus.Region + ":" + bus.Account + ":identity/" + sender,
		"sendingAccountId": bus.Account, "messageId": m.ID, "destination": m.Recipients(), "headersTruncated": false, "headers": headers,
		"commonHeaders": map[string]any{"from": []string{m.From}, "to": m.To, "messageId": m.ID, "subject": m.Subject}, "tags": tags,
	}
}
