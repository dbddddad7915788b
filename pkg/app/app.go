// Package app puts the product together, once per process.
//
// Rule: it alone reads the environment and the clock. What a function does not need it does not import: mail leaves through
// package mailing, events through package publishing, answers through package web.
package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/lambdacontext"
	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"github.com/curfew/curfew/pkg/serve"
	"github.com/curfew/curfew/pkg/table"
)

// App is what every function has.
type App struct {
	Settings
	AWS   aws.Config
	Table *table.Table
	Log   *slog.Logger
}

// Settings are the environment, read once.
type Settings struct {
	TableName, Bus, MailFrom, MailSet, PublicURL, ProductName, ProductURL, GettingToKnow string
	Origins                                                                              []string
	Local                                                                                bool // under SAM's emulator, which alone sets AWS_SAM_LOCAL
}

// Open reads the environment and connects to the table; what is missing is said at once, all of it.
func Open(needs ...string) *App {
	log := slog.New(lambdacontext.NewLogHandler())
	slog.SetDefault(log)
	var missing []string
	for _, name := range append(needs, "TABLE") {
		if os.Getenv(name) == "" {
			missing = append(missing, name)
		}
	}
	if missing != nil {
		log.Error("environment variables are missing", "names", missing)
		panic(fmt.Sprintf("environment variables are missing: %s", strings.Join(missing, ", ")))
	}
	a := &App{Log: log, AWS: config(), Settings: Settings{
		TableName: os.Getenv("TABLE"), Bus: os.Getenv("BUS"), MailFrom: os.Getenv("MAIL_FROM"), MailSet: os.Getenv("MAIL_SET"),
		PublicURL: strings.TrimSuffix(os.Getenv("PUBLIC_URL"), "/"), ProductName: os.Getenv("PRODUCT_NAME"), ProductURL: os.Getenv("PRODUCT_URL"),
		GettingToKnow: os.Getenv("GETTING_TO_KNOW_URL"), Local: os.Getenv("AWS_SAM_LOCAL") == "true",
	}}
	if a.GettingToKnow == "" {
		a.GettingToKnow = a.PublicURL + "/getting-to-know"
	}
	for _, origin := range strings.Split(os.Getenv("ALLOWED_ORIGINS"), ",") {
		if origin = strings.TrimSpace(origin); origin != "" {
			a.Origins = append(a.Origins, origin)
		}
	}
	client := dynamodb.NewFromConfig(a.AWS, func(o *dynamodb.Options) { o.BaseEndpoint = Endpoint("DYNAMODB") })
	a.Table = table.New(table.Dynamo{Client: client, Name: a.TableName}, time.Now)
	if Endpoint("DYNAMODB") == nil {
		warm(client)
	} else {
		a.Table.Timeout = 10 * time.Second // a local engine on a busy machine
	}
	return a
}

// silence is how long one call waits for a service that does not answer, before it is tried again or reported.
const silence = 5 * time.Second

// config is the AWS configuration that Lambda's environment holds, without the cost of looking for others.
func config() aws.Config {
	return aws.Config{Region: os.Getenv("AWS_REGION"), HTTPClient: awshttp.NewBuildableClient().WithTimeout(silence), Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		c := aws.Credentials{AccessKeyID: os.Getenv("AWS_ACCESS_KEY_ID"), SecretAccessKey: os.Getenv("AWS_SECRET_ACCESS_KEY"), SessionToken: os.Getenv("AWS_SESSION_TOKEN")}
		if !c.HasKeys() {
			return c, errors.New("no credentials in the environment")
		}
		return c, nil
	})}
}

// Endpoint is where a service answers when it is not AWS's own; nil otherwise.
func Endpoint(service string) *string {
	if url := os.Getenv("AWS_ENDPOINT_URL_" + service); url != "" {
		return &url
	}
	return nil
}

// warm opens the connection to DynamoDB while the function starts, when it has a whole processor: the first request need not.
func warm(client *dynamodb.Client) {
	o := client.Options()
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://dynamodb."+o.Region+".amazonaws.com/", nil)
	if err != nil {
		return
	}
	if res, err := o.HTTPClient.Do(req); err == nil {
		_, _ = io.Copy(io.Discard, res.Body)
		_ = res.Body.Close()
	}
}

// Tick is a handler of scheduled events: f is done with a table whose clock is the real one. Under SAM's emulator alone, and only
// there, the event's time is believed instead, so that any day can be played.
func (a *App) Tick(f func(context.Context, *table.Table) error) func(context.Context, json.RawMessage) error {
	return serve.Tick(func(ctx context.Context, at time.Time) error {
		t := *a.Table
		if a.Local {
			t = *table.New(a.Table.Engine, func() time.Time { return at })
			t.Timeout = a.Table.Timeout
		}
		return f(ctx, &t)
	}, time.Now, a.Local)
}
