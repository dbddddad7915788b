package ses_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/google/go-cmp/cmp"

	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/mail/ses"
)

// post is a post office that speaks the wire format of SES, answers as told and counts.
type post struct {
	*httptest.Server
	requests atomic.Int64
	body     atomic.Value
}

func newPost(t *testing.T, answer http.HandlerFunc) *post {
	p := &post{}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.requests.Add(1)
		raw, _ := io.ReadAll(r.Body)
		p.body.Store(raw)
		if r.Method != http.MethodPost || r.URL.Path != "/v2/email/outbound-emails" {
			t.Errorf("%s %s", r.Method, r.URL.Path)
		}
		answer(w, r)
	}))
	t.Cleanup(p.Close)
	return p
}

// sender is a client as eager to retry as can be: the sender itself must keep it from that.
func (p *post) sender() *ses.SES {
	return ses.New(sesv2.New(sesv2.Options{
		Region:       "eu-central-1",
		BaseEndpoint: aws.String(p.URL),
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "a", SecretAccessKey: "b"}, nil
		}),
		Retryer: retry.AddWithMaxAttempts(retry.NewStandard(), 5),
	}), "curfew-mail")
}

func letter() mail.Message {
	return mail.Message{
		To: "info@müller.example", From: "Werkbank <no-reply@werkbank.example>", ReplyTo: "anna@muster.example",
		Subject: "Zugang für Grüße", Text: "Guten Tag\n", HTML: "<p>Guten Tag</p>",
		Tags: map[string]string{"tenant": "ten_1", "letter": "invitation"},
	}
}

func accept(w http.ResponseWriter, _ *http.Request) {
	_, _ = io.WriteString(w, `{"MessageId":"0107-1"}`)
}

func TestSend(t *testing.T) {
	p := newPost(t, accept)
	id, err := p.sender().Send(context.Background(), letter())
	if err != nil || id != "0107-1" {
		t.Fatalf("%q, %v", id, err)
	}
	var got any
	if err := json.Unmarshal(p.body.Load().([]byte), &got); err != nil {
		t.Fatal(err)
	}
	text := func(s string) any { return map[string]any{"Charset": "UTF-8", "Data": s} }
	pair := func(name, value string) any { return map[string]any{"Name": name, "Value": value} }
	want := map[string]any{
		"ConfigurationSetName": "curfew-mail",
		"FromEmailAddress":     `"Werkbank" <no-reply@werkbank.example>`,
		"ReplyToAddresses":     []any{"anna@muster.example"},
		"Destination":          map[string]any{"ToAddresses": []any{"info@xn--mller-kva.example"}},
		"EmailTags":            []any{pair("letter", "invitation"), pair("tenant", "ten_1")},
		"Content": map[string]any{"Simple": map[string]any{
			"Subject": text("Zugang für Grüße"),
			"Body":    map[string]any{"Text": text("Guten Tag\n"), "Html": text("<p>Guten Tag</p>")},
			"Headers": []any{pair("Auto-Submitted", "auto-generated"), pair("X-Auto-Response-Suppress", "All")},
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func answer(status int, kind, message string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Amzn-ErrorType", kind)
		w.WriteHeader(status)
		_ = json.NewEncoder(w).Encode(map[string]string{"message": message})
	}
}

// T3: each fault is one request and one class; what may have been accepted is never called refused.
func TestFaults(t *testing.T) {
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		want   error
	}{
		"rejected":             {answer(400, "MessageRejected", "Address blacklisted."), mail.ErrRefused},
		"bad address":          {answer(400, "BadRequestException", "Illegal address"), mail.ErrRefused},
		"identity":             {answer(400, "MessageRejected", "Email address is not verified. The following identities failed"), mail.ErrLater},
		"rate":                 {answer(429, "TooManyRequestsException", "Maximum sending rate exceeded."), mail.ErrLater},
		"throttled":            {answer(400, "ThrottlingException", "Rate exceeded"), mail.ErrLater},
		"quota":                {answer(400, "LimitExceededException", "Daily quota"), mail.ErrLater},
		"paused":               {answer(400, "SendingPausedException", ""), mail.ErrLater},
		"suspended":            {answer(400, "AccountSuspendedException", ""), mail.ErrLater},
		"from domain":          {answer(400, "MailFromDomainNotVerifiedException", ""), mail.ErrLater},
		"no configuration set": {answer(404, "NotFoundException", ""), mail.ErrLater},
		"no right":             {answer(403, "AccessDeniedException", ""), mail.ErrLater},
		"not JSON":             {func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "<html>", 404) }, mail.ErrLater},
		"408":                  {answer(408, "RequestTimeout", ""), mail.ErrUnknown},
		"500":                  {answer(500, "InternalServiceErrorException", ""), mail.ErrUnknown},
		"502":                  {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(502) }, mail.ErrUnknown},
		"503":                  {answer(503, "ServiceUnavailable", ""), mail.ErrUnknown},
		"no id":                {func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, `{}`) }, mail.ErrUnknown},
		"answer cut off": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			_, _ = io.WriteString(w, `{"MessageId"`)
		}, mail.ErrUnknown},
		"connection lost":                 {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, mail.ErrUnknown},
		"rejected by somebody with a 500": {answer(500, "MessageRejected", ""), mail.ErrUnknown},
	} {
		p := newPost(t, c.answer)
		id, err := p.sender().Send(context.Background(), letter())
		if id != "" || !errors.Is(err, c.want) {
			t.Errorf("%s: %q, %v; want %v", name, id, err, c.want)
		}
		if n := classes(err); n != 1 {
			t.Errorf("%s: %d classes at once", name, n)
		}
		if n := p.requests.Load(); n != 1 {
			t.Errorf("%s: %d requests", name, n)
		}
	}
}

func classes(err error) (n int) {
	for _, class := range []error{mail.ErrRefused, mail.ErrLater, mail.ErrUnknown} {
		if errors.Is(err, class) {
			n++
		}
	}
	return n
}

// A connection that was kept open and breaks under the second message is no reason to send it again.
func TestLostOnKeptConnection(t *testing.T) {
	var n atomic.Int64
	p := newPost(t, func(w http.ResponseWriter, r *http.Request) {
		if n.Add(1) > 1 {
			panic(http.ErrAbortHandler)
		}
		accept(w, r)
	})
	sender := p.sender()
	if _, err := sender.Send(context.Background(), letter()); err != nil {
		t.Fatal(err)
	}
	if _, err := sender.Send(context.Background(), letter()); !errors.Is(err, mail.ErrUnknown) || p.requests.Load() != 2 {
		t.Errorf("%v after %d requests", err, p.requests.Load())
	}
}

func TestTimeOut(t *testing.T) {
	over := make(chan struct{})
	p := newPost(t, func(http.ResponseWriter, *http.Request) { <-over })
	defer close(over)
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if _, err := p.sender().Send(ctx, letter()); !errors.Is(err, mail.ErrUnknown) || p.requests.Load() != 1 {
		t.Errorf("under way: %v after %d requests", err, p.requests.Load())
	}
	if _, err := p.sender().Send(ctx, letter()); !errors.Is(err, mail.ErrLater) || p.requests.Load() != 1 {
		t.Errorf("too late to begin: %v after %d requests", err, p.requests.Load())
	}
}

func TestRefusesBeforeTheNetwork(t *testing.T) {
	p := newPost(t, accept)
	m := letter()
	m.Subject = "Hallo\r\nBcc: b@muster.example"
	if _, err := p.sender().Send(context.Background(), m); !errors.Is(err, mail.ErrRefused) {
		t.Errorf("%v", err)
	}
	m = letter()
	m.To = strings.Repeat("a", 300) + "@muster.example"
	if _, err := p.sender().Send(context.Background(), m); !errors.Is(err, mail.ErrRefused) || p.requests.Load() != 0 {
		t.Errorf("%v after %d requests", err, p.requests.Load())
	}
}
