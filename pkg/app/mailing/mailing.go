// Package mailing puts together what sends letters: the only functions that pay for templates and the mail client.
package mailing

import (
	"time"

	"github.com/aws/aws-sdk-go-v2/service/sesv2"

	"github.com/curfew/curfew/pkg/app"
	"github.com/curfew/curfew/pkg/mail/ses"
	"github.com/curfew/curfew/pkg/post"
	"github.com/curfew/curfew/pkg/table"
)

// Needs are the environment variables of a function that sends letters.
func Needs() []string {
	return []string{"MAIL_FROM", "PUBLIC_URL", "PRODUCT_NAME", "PRODUCT_URL", "GETTING_TO_KNOW_URL"}
}

// pause keeps below the 14 mails a second that SES allows at first.
const pause = 80 * time.Millisecond

// Postman makes the postman of a table.
func Postman(a *app.App, t *table.Table) *post.Postman {
	client := sesv2.NewFromConfig(a.AWS, func(o *sesv2.Options) { o.BaseEndpoint = app.Endpoint("SESV2") })
	p := &post.Postman{Table: t, Sender: ses.New(client, a.MailSet), Log: a.Log, Pause: pause, House: post.House{From: a.MailFrom, PublicURL: a.PublicURL,
		ProductName: a.ProductName, ProductURL: a.ProductURL, GettingToKnow: a.GettingToKnow}}
	if app.Endpoint("SESV2") != nil {
		p.Pause = 0
	}
	return p
}
