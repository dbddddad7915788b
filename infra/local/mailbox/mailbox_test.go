package mailbox_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"

	"github.com/curfew/curfew/infra/local/mailbox"
)

const (
	anna = "anna@muster.example"
	bert = "bert@muster.example"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// box is a served mailbox, the real client that speaks to it, and the events it published.
type box struct {
	*mailbox.Server
	client *sesv2.Client
	url    string

	mu     sync.Mutex
	events []json.RawMessage
}

func start(t *testing.T, o mailbox.Options) *box {
	t.Helper()
	b := &box{}
	if o.Now == nil {
		o.Now = func() time.Time { return noon }
	}
	o.OnEvent = func(_ context.Context, e json.RawMessage) {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.events = append(b.events, e)
	}
	b.Server = mailbox.New(o)
	server := httptest.NewServer(b.Server)
	t.Cleanup(server.Close)
	b.url = server.URL
	b.client = b.withAttempts(1)
	return b
}

// withAttempts gives a client that tries a call so often; 0 is the SDK's own choice.
func (b *box) withAttempts(n int) *sesv2.Client {
	return sesv2.New(sesv2.Options{
		Region: "eu-central-1", BaseEndpoint: &b.url, RetryMaxAttempts: n,
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "local", SecretAccessKey: "local"}, nil
		}),
	})
}

func utf8(s string) *types.Content { return &types.Content{Data: &s, Charset: aws.String("UTF-8")} }

// letter is a mail as the product sends it.
func letter(to ...string) *sesv2.SendEmailInput {
	return &sesv2.SendEmailInput{
		FromEmailAddress: aws.String("Curfew <curfew@vendor.example>"), Destination: &types.Destination{ToAddresses: to},
		Content: &types.EmailContent{Simple: &types.Message{
			Subject: utf8("Ihr Zugang läuft ab"), Body: &types.Body{Text: utf8("Grüße, 12 € übrig"), Html: utf8("<p>Grüße</p>")},
		}},
		EmailTags:            []types.MessageTag{{Name: aws.String("letter"), Value: aws.String("idle-warning")}},
		ConfigurationSetName: aws.String("curfew"),
	}
}

func (b *box) send(t *testing.T, in *sesv2.SendEmailInput) string {
	t.Helper()
	out, err := b.client.SendEmail(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	return *out.MessageId
}

// call makes a plain HTTP request and decodes a JSON answer.
func (b *box) call(t *testing.T, method, path, body string, answer any) int {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, b.url+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if answer != nil {
		if err := json.Unmarshal(raw, answer); err != nil {
			t.Fatalf("%s %s: %v in %s", method, path, err, raw)
		}
	}
	return response.StatusCode
}

func TestSendKeepsEverythingOfTheMail(t *testing.T) {
	b := start(t, mailbox.Options{OneRecipient: true})
	in := letter("=?UTF-8?Q?J=C3=BCrgen_M=C3=BCller=2C_Leitung?= <anna@muster.example>")
	in.ReplyToAddresses = []string{"help@vendor.example"}
	in.Content.Simple.Headers = []types.MessageHeader{
		{Name: aws.String("Auto-Submitted"), Value: aws.String("auto-generated")}, {Name: aws.String("X-Curfew"), Value: aws.String("1")},
	}
	id := b.send(t, in)
	m, found := b.Message(id)
	if !found {
		t.Fatal("the mail was not kept")
	}
	if !m.At.Equal(noon) || m.From != "Curfew <curfew@vendor.example>" || m.To[0] != "Jürgen Müller, Leitung <"+anna+">" || m.ReplyTo[0] != "help@vendor.example" {
		t.Errorf("envelope: %+v", m)
	}
	if m.Subject != "Ihr Zugang läuft ab" || m.Text != "Grüße, 12 € übrig" || m.HTML != "<p>Grüße</p>" {
		t.Errorf("content: %+v", m)
	}
	if m.Header("auto-submitted") != "auto-generated" || m.Header("X-Curfew") != "1" || m.Header("X-None") != "" {
		t.Errorf("headers: %+v", m.Headers)
	}
	if m.Tags["letter"] != "idle-warning" || m.ConfigurationSet != "curfew" || !slices.Equal(m.Recipients(), []string{anna}) {
		t.Errorf("tags: %+v", m)
	}
	if n := len(b.Messages("ANNA@muster.example")); n != 1 {
		t.Errorf("%d mails to Anna, want 1", n)
	}
}

func TestMessagesOverHTTP(t *testing.T) {
	b := start(t, mailbox.Options{})
	first := b.send(t, letter(anna))
	other := letter(bert)
	other.EmailTags[0].Value = aws.String("invitation")
	second := b.send(t, other)
	for query, want := range map[string][]string{
		"": {second, first}, "?to=" + anna: {first}, "?to=nobody@muster.example": {}, "?tag=letter": {second, first},
		"?tag=letter:invitation": {second}, "?tag=other": {}, "?limit=1": {second}, "?limit=0": {},
	} {
		var got []mailbox.Message
		b.call(t, http.MethodGet, "/messages"+query, "", &got)
		ids := []string{}
		for _, m := range got {
			ids = append(ids, m.ID)
		}
		if !slices.Equal(ids, want) {
			t.Errorf("%q: got %v, want %v", query, ids, want)
		}
	}
	var one map[string]any
	b.call(t, http.MethodGet, "/messages/"+first, "", &one)
	for _, key := range []string{"id", "at", "from", "to", "subject", "text", "html", "tags", "configurationSet", "outcome"} {
		if one[key] == nil {
			t.Errorf("a mail lacks %q", key)
		}
	}
	if status := b.call(t, http.MethodGet, "/messages/none", "", nil); status != http.StatusNotFound {
		t.Errorf("unknown mail: %d", status)
	}
	if b.call(t, http.MethodDelete, "/messages", "", nil); len(b.Messages("")) != 0 {
		t.Error("mails are left after DELETE")
	}
}

func TestOnlyTheNewestMailsAreKept(t *testing.T) {
	b := start(t, mailbox.Options{Keep: 3})
	var ids []string
	for i := range 5 {
		ids = append(ids, b.send(t, letter(fmt.Sprintf("p%d@muster.example", i))))
	}
	if all := b.Messages(""); len(all) != 3 || all[0].ID != ids[4] || all[2].ID != ids[2] {
		t.Fatalf("kept %+v", all)
	}
	if _, found := b.Message(ids[0]); found {
		t.Fatal("the oldest mail is still found")
	}
}

func TestAccount(t *testing.T) {
	now := noon
	b := start(t, mailbox.Options{Now: func() time.Time { return now }, MaxSendRate: 2.5})
	b.send(t, letter(anna))
	now = noon.Add(25 * time.Hour)
	b.send(t, letter(anna))
	out, err := b.client.GetAccount(t.Context(), &sesv2.GetAccountInput{})
	if err != nil {
		t.Fatal(err)
	}
	if q := out.SendQuota; q.MaxSendRate != 2.5 || q.SentLast24Hours != 1 || q.Max24HourSend <= 0 || !out.SendingEnabled || !out.ProductionAccessEnabled {
		t.Fatalf("got %+v", out)
	}
}

func TestTheLogHoldsNoAddress(t *testing.T) {
	var log bytes.Buffer
	b := start(t, mailbox.Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	b.send(t, letter(anna))
	b.client.SendEmail(t.Context(), letter("kaputt@"))
	if lines := log.String(); strings.Contains(lines, "@") || strings.Count(lines, "\n") != 2 || !strings.Contains(lines, "idle-warning") {
		t.Fatalf("log: %s", lines)
	}
}

func TestManyAtOnce(t *testing.T) {
	b := start(t, mailbox.Options{Keep: 20})
	if err := b.SetFaults(mailbox.Fault{Kind: mailbox.Throttle, Times: 10}, mailbox.Fault{Kind: mailbox.Bounce, To: bert}); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for i := range 40 {
		all.Go(func() {
			b.client.SendEmail(t.Context(), letter([]string{anna, bert}[i%2]))
			b.Messages(anna)
			b.call(t, http.MethodGet, "/messages", "", nil)
		})
	}
	all.Wait()
	if events, kept := len(b.published(t)), len(b.Messages("")); events != 30 || kept != 20 {
		t.Fatalf("%d events and %d mails, want 30 and 20", events, kept)
	}
}
