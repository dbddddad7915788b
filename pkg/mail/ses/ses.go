// Package ses gives messages to Amazon SES.
//
// Rule: one call, one request. The client's own retries are off for every call, because it would send a mail again after a
// failure on the other side, and nobody would know of the second one. Whoever sends decides what an error means.
package ses

import (
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"

	"github.com/curfew/curfew/pkg/mail"
)

// SES is the mail.Sender of the product.
type SES struct {
	client *sesv2.Client
	set    string
}

// New makes a sender from a client. set is the configuration set that reports bounces, "" for none.
func New(client *sesv2.Client, set string) *SES { return &SES{client: client, set: set} }

var _ mail.Sender = (*SES)(nil)

// Send gives one message to SES and returns its message id. See mail.Sender for the errors.
func (s *SES) Send(ctx context.Context, m mail.Message) (string, error) {
	m, err := mail.Prepare(m)
	if err != nil {
		return "", err
	}
	if err := ctx.Err(); err != nil {
		return "", mail.Failed(mail.ErrLater, err)
	}
	out, err := s.client.SendEmail(ctx, s.input(m), once)
	if err != nil {
		return "", mail.Failed(class(err), err)
	}
	if aws.ToString(out.MessageId) == "" {
		return "", mail.Failed(mail.ErrUnknown, errors.New("accepted without a message id"))
	}
	return *out.MessageId, nil
}

// once keeps the client from sending a message again.
func once(o *sesv2.Options) {
	o.Retryer = aws.NopRetryer{}
	o.RetryMaxAttempts = 1
}

// input is the message in the words of SES: one recipient, and no raw form in which headers could hide.
func (s *SES) input(m mail.Message) *sesv2.SendEmailInput {
	body := &types.Body{Text: utf8(m.Text)}
	if m.HTML != "" {
		body.Html = utf8(m.HTML)
	}
	in := &sesv2.SendEmailInput{
		FromEmailAddress: aws.String(m.From),
		Destination:      &types.Destination{ToAddresses: []string{m.To}},
		Content:          &types.EmailContent{Simple: &types.Message{Subject: utf8(m.Subject), Body: body}},
	}
	if s.set != "" {
		in.ConfigurationSetName = aws.String(s.set)
	}
	if m.ReplyTo != "" {
		in.ReplyToAddresses = []string{m.ReplyTo}
	}
	for _, name := range slices.Sorted(maps.Keys(m.Headers)) {
		in.Content.Simple.Headers = append(in.Content.Simple.Headers,
			types.MessageHeader{Name: aws.String(name), Value: aws.String(m.Headers[name])})
	}
	for _, name := range slices.Sorted(maps.Keys(m.Tags)) {
		in.EmailTags = append(in.EmailTags, types.MessageTag{Name: aws.String(name), Value: aws.String(m.Tags[name])})
	}
	return in
}

func utf8(s string) *types.Content {
	return &types.Content{Data: aws.String(s), Charset: aws.String("UTF-8")}
}
