package mailbox_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"

	"github.com/curfew/curfew/infra/local/mailbox"
)

// spoil makes a good mail one that SES refuses.
type spoil func(*sesv2.SendEmailInput)

func header(name, value string) spoil {
	return func(in *sesv2.SendEmailInput) {
		in.Content.Simple.Headers = []types.MessageHeader{{Name: &name, Value: &value}}
	}
}

func tag(name, value string) spoil {
	return func(in *sesv2.SendEmailInput) { in.EmailTags = []types.MessageTag{{Name: &name, Value: &value}} }
}

func to(addresses ...string) spoil {
	return func(in *sesv2.SendEmailInput) { in.Destination.ToAddresses = addresses }
}

func from(address string) spoil {
	return func(in *sesv2.SendEmailInput) { in.FromEmailAddress = &address }
}

func subject(text string) spoil {
	return func(in *sesv2.SendEmailInput) { in.Content.Simple.Subject = utf8(text) }
}

var spoiled = map[string]spoil{
	"no recipient":             to(),
	"two recipients":           to(anna, bert),
	"hidden second recipient":  func(in *sesv2.SendEmailInput) { in.Destination.BccAddresses = []string{bert} },
	"umlaut in the local part": to("jürgen@muster.example"),
	"umlaut in the domain":     to("anna@müller.example"),
	"raw umlaut in the name":   to("Jürgen <anna@muster.example>"),
	"no domain":                to("anna"),
	"empty domain":             to("anna@"),
	"underscore in the domain": to("anna@mus_ter.example"),
	"label starts with a dash": to("anna@-muster.example"),
	"space in the local part":  to(`"anna b"@muster.example`),
	"line break in address":    to("anna@muster.example\r\nBcc: bert@muster.example"),
	"tab in address":           to("anna\t@muster.example"),
	"long local part":          to(strings.Repeat("a", 65) + "@muster.example"),
	"two in one":               to(anna + ", " + bert),
	"no sender":                from(""),
	"bad sender":               from("curfew"),
	"bad reply-to":             func(in *sesv2.SendEmailInput) { in.ReplyToAddresses = []string{"hilfe@"} },
	"line break in subject":    subject("Guten Tag\r\nBcc: bert@muster.example"),
	"line feed in header":      header("X-Curfew", "a\nBcc: bert@muster.example"),
	"umlaut in header":         header("X-Curfew", "ä"),
	"colon in header name":     header("X:Curfew", "a"),
	"long header":              header("X-Curfew", strings.Repeat("a", 996)),
	"tag with a dot":           tag("letter", "idle.warning"),
	"tag with an address":      tag("to", anna),
	"tag twice": func(in *sesv2.SendEmailInput) {
		in.EmailTags = append(in.EmailTags, in.EmailTags[0])
	},
	"umlauts without a charset": func(in *sesv2.SendEmailInput) { in.Content.Simple.Body.Text.Charset = nil },
	"no body":                   func(in *sesv2.SendEmailInput) { in.Content.Simple.Body = &types.Body{} },
	"a field not spoken here":   func(in *sesv2.SendEmailInput) { in.TenantName = aws.String("muster") },
	"raw content": func(in *sesv2.SendEmailInput) {
		in.Content = &types.EmailContent{Raw: &types.RawMessage{Data: []byte("a")}}
	},
}

func TestWhatSESRefusesIsRefused(t *testing.T) {
	for name, spoil := range spoiled {
		t.Run(name, func(t *testing.T) {
			b := start(t, mailbox.Options{OneRecipient: true})
			in := letter(anna)
			spoil(in)
			_, err := b.client.SendEmail(t.Context(), in)
			var bad *types.BadRequestException
			if !errors.As(err, &bad) || bad.ErrorMessage() == "" {
				t.Fatalf("got %v, want BadRequestException", err)
			}
			if len(b.Messages("")) != 0 {
				t.Fatal("the mail was kept all the same")
			}
		})
	}
}

func TestFiftyRecipientsAreTheMost(t *testing.T) {
	b := start(t, mailbox.Options{})
	var many []string
	for i := range 51 {
		many = append(many, fmt.Sprintf("p%d@muster.example", i))
	}
	b.send(t, letter(many[:50]...))
	in := letter(many[:25]...)
	in.Destination.CcAddresses = many[25:]
	_, err := b.client.SendEmail(t.Context(), in)
	if bad := (*types.BadRequestException)(nil); !errors.As(err, &bad) {
		t.Fatalf("got %v, want BadRequestException", err)
	}
}

func TestOnlyVerifiedSendersMaySend(t *testing.T) {
	b := start(t, mailbox.Options{Senders: []string{"vendor.example", "other@else.example"}})
	for sender, allowed := range map[string]bool{
		"Curfew <any@vendor.example>": true, "OTHER@else.example": true, "x@else.example": false, "x@sub.vendor.example": false,
	} {
		in := letter(anna)
		in.FromEmailAddress = &sender
		_, err := b.client.SendEmail(t.Context(), in)
		var rejected *types.MessageRejected
		if allowed != (err == nil) || !allowed && !errors.As(err, &rejected) {
			t.Errorf("%s: got %v, allowed is %v", sender, err, allowed)
		}
	}
}

func TestSuppressionList(t *testing.T) {
	b := start(t, mailbox.Options{})
	put := func(address string, reason types.SuppressionListReason) error {
		_, err := b.client.PutSuppressedDestination(t.Context(), &sesv2.PutSuppressedDestinationInput{EmailAddress: &address, Reason: reason})
		return err
	}
	odd := "o'neil+a/b@muster.example"
	for address, reason := range map[string]types.SuppressionListReason{anna: "BOUNCE", "Bert@muster.example": "COMPLAINT", odd: "BOUNCE"} {
		if err := put(address, reason); err != nil {
			t.Fatal(err)
		}
	}
	if bad := (*types.BadRequestException)(nil); !errors.As(put(anna, "WHIM"), &bad) {
		t.Error("a reason that does not exist was accepted")
	}
	for _, address := range []string{anna, bert, odd} {
		got, err := b.client.GetSuppressedDestination(t.Context(), &sesv2.GetSuppressedDestinationInput{EmailAddress: &address})
		if err != nil || *got.SuppressedDestination.EmailAddress != address || !got.SuppressedDestination.LastUpdateTime.Equal(noon) {
			t.Fatalf("%s: %+v, %v", address, got, err)
		}
	}
	var listed []string
	pages := sesv2.NewListSuppressedDestinationsPaginator(b.client, &sesv2.ListSuppressedDestinationsInput{
		PageSize: aws.Int32(1), Reasons: []types.SuppressionListReason{"BOUNCE"},
	})
	for pages.HasMorePages() {
		page, err := pages.NextPage(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range page.SuppressedDestinationSummaries {
			listed = append(listed, *d.EmailAddress)
		}
	}
	if !slices.Equal(listed, []string{anna, odd}) {
		t.Errorf("listed %v", listed)
	}
	if _, err := b.client.DeleteSuppressedDestination(t.Context(), &sesv2.DeleteSuppressedDestinationInput{EmailAddress: &odd}); err != nil {
		t.Fatal(err)
	}
	_, err := b.client.GetSuppressedDestination(t.Context(), &sesv2.GetSuppressedDestinationInput{EmailAddress: &odd})
	if gone := (*types.NotFoundException)(nil); !errors.As(err, &gone) {
		t.Errorf("got %v, want NotFoundException", err)
	}
}
