package mailbox_test

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	ebtypes "github.com/aws/aws-sdk-go-v2/service/eventbridge/types"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"
	"github.com/aws/smithy-go"

	"github.com/curfew/curfew/infra/local/mailbox"
)

// order sets faults by HTTP, as a test outside this process does.
func (b *box) order(t *testing.T, faults string) {
	t.Helper()
	if status := b.call(t, http.MethodPut, "/faults", faults, nil); status != http.StatusOK {
		t.Fatalf("PUT /faults %s: %d", faults, status)
	}
}

func TestThrottleStrikesTheNextNOrAll(t *testing.T) {
	b := start(t, mailbox.Options{})
	b.order(t, `[{"kind":"throttle","times":2}]`)
	for range 2 {
		_, err := b.client.SendEmail(t.Context(), letter(anna))
		if slow := (*types.TooManyRequestsException)(nil); !errors.As(err, &slow) {
			t.Fatalf("got %v, want TooManyRequestsException", err)
		}
	}
	b.send(t, letter(anna))
	b.order(t, `[{"kind":"throttle"}]`)
	for range 5 {
		if _, err := b.client.SendEmail(t.Context(), letter(anna)); err == nil {
			t.Fatal("a mail passed while all are throttled")
		}
	}
	b.order(t, `[]`)
	b.send(t, letter(anna))
	if n := len(b.Messages("")); n != 2 {
		t.Fatalf("%d mails kept, want 2", n)
	}
}

func TestRefuseByAddress(t *testing.T) {
	b := start(t, mailbox.Options{})
	b.order(t, `[{"kind":"refuse","to":"anna@muster.example"},{"kind":"refuse","to":"bert@muster.example","error":"SendingPausedException"}]`)
	_, err := b.client.SendEmail(t.Context(), letter("Anna <Anna@muster.example>"))
	if rejected := (*types.MessageRejected)(nil); !errors.As(err, &rejected) {
		t.Errorf("got %v, want MessageRejected", err)
	}
	_, err = b.client.SendEmail(t.Context(), letter(bert))
	if paused := (*types.SendingPausedException)(nil); !errors.As(err, &paused) {
		t.Errorf("got %v, want SendingPausedException", err)
	}
	b.send(t, letter("carla@muster.example"))
}

func TestFailBeforeAccepting(t *testing.T) {
	b := start(t, mailbox.Options{})
	b.order(t, `[{"kind":"fail","times":1}]`)
	_, err := b.client.SendEmail(t.Context(), letter(anna))
	var answer smithy.APIError
	if !errors.As(err, &answer) || answer.ErrorCode() != "InternalFailure" || len(b.Messages("")) != 0 {
		t.Fatalf("got %v and %d mails", err, len(b.Messages("")))
	}
}

func TestFailAfterAccepting(t *testing.T) {
	b := start(t, mailbox.Options{})
	b.order(t, `[{"kind":"fail-after","times":1}]`)
	_, err := b.client.SendEmail(t.Context(), letter(anna))
	var answer smithy.APIError
	if !errors.As(err, &answer) || answer.ErrorCode() != "InternalFailure" || len(b.Messages(anna)) != 1 {
		t.Fatalf("got %v and %d mails", err, len(b.Messages("")))
	}
}

func TestLoseTheAnswer(t *testing.T) {
	b := start(t, mailbox.Options{})
	b.order(t, `[{"kind":"lose","times":1}]`)
	_, err := b.client.SendEmail(t.Context(), letter(anna))
	var answer smithy.APIError
	if err == nil || errors.As(err, &answer) || len(b.Messages(anna)) != 1 {
		t.Fatalf("got %v and %d mails, want a broken connection and 1", err, len(b.Messages("")))
	}
}

// TestTheSDKSendsTwiceByItself shows why the product must set the SDK's attempts to 1 for mail (T3).
func TestTheSDKSendsTwiceByItself(t *testing.T) {
	for _, kind := range []mailbox.Kind{mailbox.FailAfter, mailbox.Lose} {
		for attempts, want := range map[int]int{0: 2, 1: 1} {
			t.Run(fmt.Sprintf("%s, %d attempts", kind, attempts), func(t *testing.T) {
				t.Parallel() // the SDK waits before it tries again
				b := start(t, mailbox.Options{})
				if err := b.SetFaults(mailbox.Fault{Kind: kind, To: anna, Times: 1}); err != nil {
					t.Fatal(err)
				}
				_, err := b.withAttempts(attempts).SendEmail(t.Context(), letter(anna))
				if got := len(b.Messages(anna)); got != want || (err == nil) != (attempts == 0) {
					t.Errorf("%d mails, want %d; error %v", got, want, err)
				}
			})
		}
	}
}

func TestFaultsThatMakeNoSenseAreRefused(t *testing.T) {
	b := start(t, mailbox.Options{})
	b.order(t, `[{"kind":"throttle","times":3}]`)
	for _, faults := range []string{`[{"kind":"explode"}]`, `[{"kind":"throttle","times":-1}]`, `[{"kind":"throttle","knd":1}]`,
		`[{"kind":"refuse","error":"Whim"}]`, `[{"kind":"lose","error":"MessageRejected"}]`, `{`} {
		if status := b.call(t, http.MethodPut, "/faults", faults, nil); status != http.StatusBadRequest {
			t.Errorf("%s: %d", faults, status)
		}
	}
	b.client.SendEmail(t.Context(), letter(anna))
	var left []mailbox.Fault
	b.call(t, http.MethodGet, "/faults", "", &left)
	if len(left) != 1 || left[0].Times != 2 {
		t.Fatalf("left: %+v", left)
	}
}

func TestTheBusAnswersOnTheSamePort(t *testing.T) {
	b := start(t, mailbox.Options{})
	client := eventbridge.New(eventbridge.Options{Region: "eu-central-1", BaseEndpoint: &b.url, RetryMaxAttempts: 1, Credentials: b.client.Options().Credentials})
	out, err := client.PutEvents(t.Context(), &eventbridge.PutEventsInput{Entries: []ebtypes.PutEventsRequestEntry{
		{Source: aws.String("curfew"), DetailType: aws.String("UserErased"), Detail: aws.String(`{"user":"usr_1"}`), EventBusName: aws.String("curfew")},
	}})
	if err != nil || out.FailedEntryCount != 0 {
		t.Fatal(out, err)
	}
	b.send(t, letter(anna))
	b.Settle()
	var listed []struct {
		Bus   string
		Event struct {
			DetailType string `json:"detail-type"`
		}
	}
	b.call(t, http.MethodGet, "/events", "", &listed)
	if len(listed) != 2 || listed[0].Event.DetailType != "Email Delivered" || listed[0].Bus != "default" || listed[1].Event.DetailType != "UserErased" || listed[1].Bus != "curfew" {
		t.Fatalf("listed %+v", listed)
	}
	if len(b.events) != 1 || !strings.Contains(string(b.events[0]), "aws.ses") {
		t.Fatalf("OnEvent got %s, want only what SES publishes", b.events)
	}
}
