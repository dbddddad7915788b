package mailbox_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/curfew/curfew/infra/local/mailbox"
)

// published is what a function that reads bounces takes from an event.
type published struct {
	Version, ID, Source, Account, Region string
	DetailType                           string `json:"detail-type"`
	Time                                 time.Time
	Resources                            []string
	Detail                               struct {
		EventType string
		Mail      struct {
			MessageID   string
			Timestamp   time.Time
			Destination []string
			Tags        map[string][]string
		}
		Bounce *struct {
			BounceType, BounceSubType, FeedbackID string
			Timestamp                             time.Time
			BouncedRecipients                     []struct{ EmailAddress string }
		}
		Complaint *struct {
			ComplaintSubType     *string
			ComplainedRecipients []struct{ EmailAddress string }
		}
		Delivery *struct{ Recipients []string }
		Reject   *struct{ Reason string }
	}
}

// published waits for the events, reads them and forgets them.
func (b *box) published(t *testing.T) []published {
	t.Helper()
	b.Settle()
	b.mu.Lock()
	defer b.mu.Unlock()
	var all []published
	for _, raw := range b.events {
		var p published
		if err := json.Unmarshal(raw, &p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	b.events = nil
	return all
}

func kinds(events []published) string {
	var all []string
	for _, e := range events {
		kind := e.Detail.EventType
		if e.Detail.Bounce != nil {
			kind += " " + e.Detail.Bounce.BounceType + " " + e.Detail.Bounce.BounceSubType
		}
		if e.Detail.Complaint != nil && e.Detail.Complaint.ComplaintSubType != nil {
			kind += " " + *e.Detail.Complaint.ComplaintSubType
		}
		all = append(all, kind)
	}
	return fmt.Sprint(all)
}

func (b *box) wantOutcome(t *testing.T, id string, want mailbox.Outcome) {
	t.Helper()
	if m, _ := b.Message(id); m.Outcome != want {
		t.Errorf("outcome %q, want %q", m.Outcome, want)
	}
}

func TestDelivery(t *testing.T) {
	b := start(t, mailbox.Options{})
	id := b.send(t, letter(anna))
	events := b.published(t)
	if len(events) != 1 {
		t.Fatalf("%d events", len(events))
	}
	e := events[0]
	if e.Version != "0" || e.ID == "" || e.Source != "aws.ses" || e.DetailType != "Email Delivered" || !e.Time.Equal(noon) || e.Account == "" ||
		!slices.Equal(e.Resources, []string{"arn:aws:ses:eu-central-1:123456789012:configuration-set/curfew"}) {
		t.Errorf("envelope: %+v", e)
	}
	if d := e.Detail; d.EventType != "Delivery" || d.Delivery.Recipients[0] != anna || d.Mail.MessageID != id || !d.Mail.Timestamp.Equal(noon) ||
		!slices.Equal(d.Mail.Destination, []string{anna}) || d.Mail.Tags["letter"][0] != "idle-warning" || d.Mail.Tags["ses:configuration-set"][0] != "curfew" {
		t.Errorf("detail: %+v", d)
	}
	b.wantOutcome(t, id, mailbox.Delivered)
}

func TestBounceSuppressesTheAddress(t *testing.T) {
	b := start(t, mailbox.Options{})
	b.order(t, `[{"kind":"bounce","to":"anna@muster.example","times":1}]`)
	id := b.send(t, letter(anna))
	b.send(t, letter(bert))
	events := b.published(t)
	if kinds(events) != "[Bounce Permanent General Delivery]" || events[0].DetailType != "Email Bounced" ||
		events[0].Detail.Bounce.BouncedRecipients[0].EmailAddress != anna || events[0].Detail.Mail.MessageID != id {
		t.Fatalf("got %s: %+v", kinds(events), events)
	}
	b.wantOutcome(t, id, mailbox.Bounced)

	again := b.send(t, letter("Anna@muster.example"))
	if events = b.published(t); kinds(events) != "[Bounce Permanent OnAccountSuppressionList]" {
		t.Fatalf("got %s", kinds(events))
	}
	b.wantOutcome(t, again, mailbox.Suppressed)
	if !b.Unsuppress(anna) || b.Unsuppress(anna) {
		t.Fatal("Anna was not on the suppression list exactly once")
	}
	b.send(t, letter(anna))
	if events = b.published(t); kinds(events) != "[Delivery]" {
		t.Fatalf("got %s", kinds(events))
	}
}

func TestTransientBounceSuppressesNobody(t *testing.T) {
	b := start(t, mailbox.Options{})
	b.order(t, `[{"kind":"bounce","transient":true,"times":1}]`)
	id := b.send(t, letter(anna))
	b.send(t, letter(anna))
	if got := kinds(b.published(t)); got != "[Bounce Transient MailboxFull Delivery]" {
		t.Fatalf("got %s", got)
	}
	b.wantOutcome(t, id, mailbox.Returned)
}

func TestRejectedIsTakenAndNeverLeaves(t *testing.T) {
	b := start(t, mailbox.Options{})
	b.order(t, `[{"kind":"reject","times":1}]`)
	id := b.send(t, letter(anna))
	events := b.published(t)
	if kinds(events) != "[Reject]" || events[0].DetailType != "Email Rejected" || events[0].Detail.Reject.Reason != "Bad content" || events[0].Detail.Mail.Tags["letter"] == nil {
		t.Fatalf("got %s: %+v", kinds(events), events)
	}
	b.wantOutcome(t, id, mailbox.Rejected)
	b.send(t, letter(anna))
	if got := kinds(b.published(t)); got != "[Delivery]" {
		t.Fatalf("its address was suppressed: %s", got)
	}
}

func TestComplaintSuppressesTheAddress(t *testing.T) {
	b := start(t, mailbox.Options{})
	b.order(t, `[{"kind":"complain"}]`)
	id := b.send(t, letter(anna))
	events := b.published(t)
	if kinds(events) != "[Delivery Complaint]" || events[1].DetailType != "Email Complaint Received" || events[1].Detail.Complaint.ComplainedRecipients[0].EmailAddress != anna {
		t.Fatalf("got %s", kinds(events))
	}
	b.wantOutcome(t, id, mailbox.Complained)
	b.send(t, letter(anna))
	if got := kinds(b.published(t)); got != "[Complaint OnAccountSuppressionList]" {
		t.Fatalf("got %s", got)
	}
}

func TestEachRecipientHasItsOwnFate(t *testing.T) {
	b := start(t, mailbox.Options{})
	b.order(t, `[{"kind":"bounce","to":"bert@muster.example"}]`)
	b.send(t, letter(anna, bert))
	if got := kinds(b.published(t)); got != "[Delivery Bounce Permanent General]" {
		t.Fatalf("got %s", got)
	}
}

func TestWithoutConfigurationSetNothingIsReported(t *testing.T) {
	b := start(t, mailbox.Options{})
	b.order(t, `[{"kind":"bounce"}]`)
	in := letter(anna)
	in.ConfigurationSetName = nil
	id := b.send(t, in)
	if got := kinds(b.published(t)); got != "[]" {
		t.Fatalf("got %s", got)
	}
	b.wantOutcome(t, id, mailbox.Accepted)
}

func TestAnEarlyEventOvertakesTheAnswer(t *testing.T) {
	b := start(t, mailbox.Options{})
	b.order(t, `[{"kind":"bounce","early":true},{"kind":"lose","times":1}]`)
	if _, err := b.client.SendEmail(t.Context(), letter(anna)); err == nil {
		t.Fatal("the answer was not lost")
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.events) != 1 {
		t.Fatalf("%d events before the end of the call, want 1", len(b.events))
	}
}

func TestReportMakesAnEventOfAnOldMail(t *testing.T) {
	now := noon
	b := start(t, mailbox.Options{Now: func() time.Time { return now }})
	id := b.send(t, letter(anna))
	b.published(t)
	now = noon.Add(48 * time.Hour)
	if err := b.Report(t.Context(), id, mailbox.Bounced); err != nil {
		t.Fatal(err)
	}
	events := b.published(t)
	if kinds(events) != "[Bounce Permanent General]" || !events[0].Detail.Bounce.Timestamp.Equal(now) || !events[0].Detail.Mail.Timestamp.Equal(noon) {
		t.Fatalf("got %+v", events)
	}
	if status := b.call(t, http.MethodPost, "/messages/"+id+"/complained", "", nil); status != http.StatusNoContent {
		t.Errorf("report by HTTP: %d", status)
	}
	b.wantOutcome(t, id, mailbox.Complained)
	for _, path := range []string{"/messages/" + id + "/accepted", "/messages/none/bounced"} {
		if status := b.call(t, http.MethodPost, path, "", nil); status != http.StatusNotFound {
			t.Errorf("%s: %d", path, status)
		}
	}
}
