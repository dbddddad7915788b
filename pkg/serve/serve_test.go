package serve_test

import (
	"context"
	"encoding/json"
	"errors"
	"os/exec"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"

	"github.com/curfew/curfew/pkg/serve"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func TestTick(t *testing.T) {
	cases := map[string]struct {
		event   string
		believe bool
		want    time.Time
		broken  bool
	}{
		"a deployed function reads its clock": {`{"time":"2031-01-01T00:00:00Z"}`, false, noon, false},
		"and reads nothing else":              {`{"time":"yesterday"}`, false, noon, false},
		"a local one believes the event":      {`{"time":"2031-01-01T01:00:00+01:00"}`, true, time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC), false},
		"if it carries a time":                {`{}`, true, noon, false},
		"which may be absent":                 {`null`, true, noon, false},
		"or be another event":                 {`{"Records":[{"eventName":"INSERT"}]}`, true, noon, false},
		"but not nonsense":                    {`{"time":"yesterday"}`, true, time.Time{}, true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			var got time.Time
			_, err := lambda.NewHandler(serve.Tick(func(_ context.Context, at time.Time) error {
				got = at
				return nil
			}, func() time.Time { return noon.In(time.FixedZone("", 3600)) }, c.believe)).Invoke(t.Context(), []byte(c.event))
			if got != c.want || (err != nil) != c.broken {
				t.Errorf("at %v, error %v; want %v", got, err, c.want)
			}
		})
	}
	no := errors.New("no")
	err := serve.Tick(func(context.Context, time.Time) error { return no }, func() time.Time { return noon }, false)(t.Context(), nil)
	if !errors.Is(err, no) {
		t.Errorf("the error became %v", err)
	}
}

func TestAuthorizer(t *testing.T) {
	log := captureLog(t)
	yes := func(string) (bool, map[string]any, error) { return true, map[string]any{"person": "usr_1"}, nil }
	cases := map[string]struct {
		sources []string
		headers map[string]string
		f       func(token string) (bool, map[string]any, error)
		token   string // what f was asked; "" is not at all
		ok      bool
		fails   bool
	}{
		"bearer":                  {nil, map[string]string{"authorization": "Bearer ses_1"}, yes, "ses_1", true, false},
		"names and scheme":        {nil, map[string]string{"AUTHORIZATION": "bearer  ses_1 "}, yes, "ses_1", true, false},
		"the identity source":     {[]string{"Bearer ses_2"}, map[string]string{"authorization": "Bearer ses_1"}, yes, "ses_2", true, false},
		"a source without scheme": {[]string{"ses_2"}, nil, yes, "ses_2", true, false},
		"nothing":                 {nil, nil, yes, "", false, false},
		"an empty source":         {[]string{""}, map[string]string{"authorization": "Bearer ses_1"}, yes, "", false, false},
		"no token":                {nil, map[string]string{"authorization": "Bearer "}, yes, "", false, false},
		"another scheme":          {nil, map[string]string{"authorization": "Basic YTpi"}, yes, "", false, false},
		"two headers":             {nil, map[string]string{"authorization": "Bearer a,Bearer b"}, yes, "", false, false},
		"refused": {nil, map[string]string{"authorization": "Bearer ses_1"},
			func(string) (bool, map[string]any, error) { return false, map[string]any{"person": "usr_1"}, nil }, "ses_1", false, false},
		"yes and an error": {nil, map[string]string{"authorization": "Bearer ses_1"},
			func(string) (bool, map[string]any, error) { return true, nil, errors.New("table is away") }, "ses_1", false, true},
		"panic": {nil, map[string]string{"authorization": "Bearer ses_1"},
			func(string) (bool, map[string]any, error) { panic("no") }, "ses_1", false, true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			log.Reset()
			asked := ""
			out, err := serve.Authorizer(func(_ context.Context, token string) (bool, map[string]any, error) {
				asked = token
				return c.f(token)
			})(t.Context(), events.APIGatewayV2CustomAuthorizerV2Request{Version: "2.0", Type: "REQUEST", IdentitySource: c.sources, Headers: c.headers})
			if (err != nil) != c.fails || err != nil && strings.Contains(err.Error(), "table") || (log.Len() > 0) != c.fails {
				t.Errorf("error %v, log %q; a failure: %t", err, log, c.fails)
			}
			if out.IsAuthorized != c.ok || asked != c.token || (out.Context != nil) != c.ok {
				t.Errorf("answer %+v after asking %q; want %t after %q", out, asked, c.ok, c.token)
			}
		})
	}
}

func TestImage(t *testing.T) {
	got := serve.Image(item{
		"s": str("Jörg"), "n": events.NewNumberAttribute("12345678901234567890"), "b": events.NewBooleanAttribute(false),
		"null": events.NewNullAttribute(), "bin": events.NewBinaryAttribute([]byte{1}), "zero": {},
		"l":  events.NewListAttribute([]events.DynamoDBAttributeValue{str("a"), events.NewNumberAttribute("1")}),
		"m":  events.NewMapAttribute(item{"x": str("y")}),
		"ss": events.NewStringSetAttribute([]string{"a"}), "ns": events.NewNumberSetAttribute([]string{"1"}),
		"bs": events.NewBinarySetAttribute([][]byte{{2}}),
	})
	want := map[string]any{
		"s": "Jörg", "n": json.Number("12345678901234567890"), "b": false, "null": nil, "bin": []byte{1}, "zero": nil,
		"l": []any{"a", json.Number("1")}, "m": map[string]any{"x": "y"},
		"ss": []string{"a"}, "ns": []json.Number{"1"}, "bs": [][]byte{{2}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %#v\nwant %#v", got, want)
	}
	if serve.Image(nil) != nil {
		t.Error("no item became an empty one")
	}
}

func TestRequestID(t *testing.T) {
	ctx := lambdacontext.NewContext(t.Context(), &lambdacontext.LambdaContext{AwsRequestID: "invocation"})
	if got := serve.RequestID(ctx); got != "invocation" {
		t.Errorf("got %q", got)
	}
	if got := serve.RequestID(serve.WithRequestID(ctx, "gateway")); got != "gateway" {
		t.Errorf("got %q", got)
	}
	if got := serve.RequestID(t.Context()); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestBouncePassesTheEventOn(t *testing.T) {
	var got json.RawMessage
	f := serve.Bounce(func(_ context.Context, event json.RawMessage) error { got = event; return nil })
	if _, err := lambda.NewHandler(f).Invoke(t.Context(), []byte(`{"detail":{"eventType":"Bounce"}}`)); err != nil || string(got) != `{"detail":{"eventType":"Bounce"}}` {
		t.Errorf("got %s, error %v", got, err)
	}
}

// Every function imports this package and starts as slowly as what it drags in.
func TestImportsStayLight(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-tags", "lambda.norpc", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	deps := strings.Fields(string(out))
	if len(deps) < 50 {
		t.Fatalf("only %d packages seen", len(deps))
	}
	for _, dep := range deps {
		heavy := dep == "net/rpc" || strings.HasSuffix(dep, "/template") // text/ and html/
		foreign := strings.Contains(strings.SplitN(dep, "/", 2)[0], ".") && !strings.HasPrefix(dep, "github.com/aws/aws-lambda-go/")
		if heavy || foreign && dep != "github.com/curfew/curfew/pkg/serve" {
			t.Errorf("imports %s", dep)
		}
	}
}
