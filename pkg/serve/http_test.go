package serve_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"

	"github.com/curfew/curfew/pkg/serve"
)

// get is a request as the gateway of AWS sends it: lower-case header names, no cookie header.
func get(path, query string) events.APIGatewayV2HTTPRequest {
	return events.APIGatewayV2HTTPRequest{
		Version: "2.0", RouteKey: "ANY /v1/users/{proxy+}", RawPath: path, RawQueryString: query,
		Headers: map[string]string{"host": "api.example.com", "x-forwarded-for": "6.6.6.6, 198.51.100.7"},
		RequestContext: events.APIGatewayV2HTTPRequestContext{
			RequestID: "req-1", Stage: "$default", DomainName: "fallback.example.com",
			HTTP: events.APIGatewayV2HTTPRequestContextHTTPDescription{
				Method: http.MethodGet, Path: path, Protocol: "HTTP/1.1", SourceIP: "198.51.100.7",
			},
		},
	}
}

func post(body []byte, encoded bool) events.APIGatewayV2HTTPRequest {
	e := get("/v1/users", "")
	e.RequestContext.HTTP.Method = http.MethodPost
	e.Body, e.IsBase64Encoded = string(body), encoded
	if encoded {
		e.Body = base64.StdEncoding.EncodeToString(body)
	}
	return e
}

// call sends the event through Lambda's own decoder and encoder, so that no shape can differ from the real one.
func call(t *testing.T, ctx context.Context, h http.HandlerFunc, e events.APIGatewayV2HTTPRequest) events.APIGatewayV2HTTPResponse {
	t.Helper()
	var out events.APIGatewayV2HTTPResponse
	invoke(t, ctx, serve.HTTP(h), e, &out)
	return out
}

func invoke(t *testing.T, ctx context.Context, handler, event, out any) {
	t.Helper()
	in, err := json.Marshal(event)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := lambda.NewHandler(handler).Invoke(ctx, in)
	if err != nil {
		t.Fatalf("the invocation failed: %v", err)
	}
	if err := json.Unmarshal(raw, out); err != nil {
		t.Fatalf("%v in %s", err, raw)
	}
}

func TestRequest(t *testing.T) {
	cases := map[string]struct {
		change func(*events.APIGatewayV2HTTPRequest)
		want   string
		got    func(*http.Request) string
	}{
		"an encoded path is decoded once": {
			func(e *events.APIGatewayV2HTTPRequest) { e.RawPath = "/v1/users/a%2Fb%20%C3%BC%2541" },
			"/v1/users/a/b ü%41 /v1/users/a%2Fb%20%C3%BC%2541",
			func(r *http.Request) string { return r.URL.Path + " " + r.URL.EscapedPath() }},
		"a decoded path is taken as it is": {
			func(e *events.APIGatewayV2HTTPRequest) { e.RawPath, e.RawQueryString = "/v1/50% für?x#y", "a=1" },
			"/v1/50% für?x#y a=1 /v1/50%25%20f%C3%BCr%3Fx%23y?a=1",
			func(r *http.Request) string { return r.URL.Path + " " + r.URL.RawQuery + " " + r.RequestURI }},
		"no path is the root": {func(e *events.APIGatewayV2HTTPRequest) { e.RawPath = "" }, "/",
			func(r *http.Request) string { return r.URL.Path }},
		"a repeated query keeps its order": {
			func(e *events.APIGatewayV2HTTPRequest) { e.RawQueryString = "status=b&status=a%26c&q=M%C3%BCller+x" },
			"b|a&c|Müller x",
			func(r *http.Request) string {
				return strings.Join(append(r.URL.Query()["status"], r.URL.Query().Get("q")), "|")
			}},
		"lower-case names (the service)": {func(e *events.APIGatewayV2HTTPRequest) { e.Headers["if-match"] = `"7"` }, `"7"`,
			func(r *http.Request) string { return r.Header.Get("If-Match") }},
		"mixed-case names (SAM)": {func(e *events.APIGatewayV2HTTPRequest) { e.Headers["Idempotency-KEY"] = "k" }, "k",
			func(r *http.Request) string { return r.Header.Get("Idempotency-Key") }},
		"cookies become one header": {
			func(e *events.APIGatewayV2HTTPRequest) {
				e.Cookies = []string{"a=1", "__Host-session=x=y"}
				e.Headers["Cookie"] = "a=1; __Host-session=x=y" // SAM sends them here too
			}, "a=1; __Host-session=x=y",
			func(r *http.Request) string { return strings.Join(r.Header["Cookie"], "!") }},
		"the address is the gateway's": {func(*events.APIGatewayV2HTTPRequest) {}, "198.51.100.7:0",
			func(r *http.Request) string { return r.RemoteAddr }},
		"also over IPv6": {
			func(e *events.APIGatewayV2HTTPRequest) { e.RequestContext.HTTP.SourceIP = "2001:db8::1" }, "[2001:db8::1]:0",
			func(r *http.Request) string { return r.RemoteAddr }},
		"claims of another address never arrive": {
			func(e *events.APIGatewayV2HTTPRequest) { e.Headers["FORWARDED"] = "for=6.6.6.6" }, "",
			func(r *http.Request) string { return r.Header.Get("X-Forwarded-For") + r.Header.Get("Forwarded") }},
		"host of the header": {func(*events.APIGatewayV2HTTPRequest) {}, "api.example.com",
			func(r *http.Request) string { return r.Host }},
		"host of the gateway": {func(e *events.APIGatewayV2HTTPRequest) { delete(e.Headers, "host") }, "fallback.example.com",
			func(r *http.Request) string { return r.Host }},
		"the gateway's request id": {func(*events.APIGatewayV2HTTPRequest) {}, "req-1",
			func(r *http.Request) string { return serve.RequestID(r.Context()) }},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			e, got := get("/v1/users", ""), "never called"
			c.change(&e)
			call(t, t.Context(), func(_ http.ResponseWriter, r *http.Request) { got = c.got(r) }, e)
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestCookies: what a browser keeps goes through the gateway and back, byte for byte, beside the header that names it.
func TestCookies(t *testing.T) {
	e := get("/v1/me", "")
	e.Headers["curfew-session"], e.Cookies = "own", []string{"other=1", "__Host-curfew-own=cfs_a.b.c.d-_"}
	out := call(t, t.Context(), func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("__Host-curfew-own")
		if err != nil || c.Value != "cfs_a.b.c.d-_" || r.Header.Get("Curfew-Session") != "own" {
			t.Errorf("arrived as %v %v", c, r.Header)
		}
		for _, form := range []string{"own", "support"} {
			http.SetCookie(w, &http.Cookie{Name: "__Host-curfew-" + form, Path: "/", MaxAge: -1, HttpOnly: true, Secure: true, SameSite: http.SameSiteStrictMode})
		}
		w.WriteHeader(http.StatusNoContent)
	}, e)
	rest := "=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Strict"
	if want := []string{"__Host-curfew-own" + rest, "__Host-curfew-support" + rest}; out.StatusCode != 204 || !slices.Equal(out.Cookies, want) {
		t.Errorf("%d %q, want %q", out.StatusCode, out.Cookies, want)
	}
}

func TestRequestBody(t *testing.T) {
	large := bytes.Repeat([]byte("x"), serve.MaxBody)
	cases := map[string]struct {
		event  events.APIGatewayV2HTTPRequest
		status int
		body   []byte
	}{
		"text":              {post([]byte(`{"name":"Jörg 🙂"}`), false), 200, []byte(`{"name":"Jörg 🙂"}`)},
		"text as base64":    {post([]byte(`{"name":"Jörg"}`), true), 200, []byte(`{"name":"Jörg"}`)},
		"binary":            {post([]byte{0, 0xff, 0xfe}, true), 200, []byte{0, 0xff, 0xfe}},
		"none":              {post(nil, false), 200, nil},
		"the largest":       {post(large, false), 200, large},
		"the largest, b64":  {post(large, true), 200, large},
		"too large":         {post(append(large, 'x'), false), 413, nil},
		"too large, base64": {post(append(large, 'x'), true), 413, nil},
	}
	broken := post(nil, true)
	broken.Body = "%%%"
	cases["broken base64"] = struct {
		event  events.APIGatewayV2HTTPRequest
		status int
		body   []byte
	}{broken, 400, nil}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			c.event.Headers["content-length"] = "1"
			called := false
			out := call(t, t.Context(), func(_ http.ResponseWriter, r *http.Request) {
				called = true
				got, err := io.ReadAll(r.Body)
				if err != nil || !bytes.Equal(got, c.body) || r.ContentLength != int64(len(c.body)) {
					t.Errorf("got %d bytes of length %d, error %v; want %d", len(got), r.ContentLength, err, len(c.body))
				}
			}, c.event)
			if out.StatusCode != c.status || called != (c.status == 200) {
				t.Errorf("status %d, handler called %t; want %d", out.StatusCode, called, c.status)
			}
			if c.status != 200 {
				wantProblem(t, out, c.status)
			}
		})
	}
}

func TestContext(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	end, _ := ctx.Deadline()
	call(t, ctx, func(_ http.ResponseWriter, r *http.Request) {
		got, ok := r.Context().Deadline()
		if left := end.Sub(got); !ok || left <= 0 || left > time.Second {
			t.Errorf("the handler's deadline is %v before the invocation's (set: %t)", left, ok)
		}
	}, get("/", ""))

	short, cancel2 := context.WithTimeout(t.Context(), 350*time.Millisecond)
	defer cancel2()
	wait := func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	wantProblem(t, call(t, short, wait, get("/", "")), http.StatusServiceUnavailable)
	if short.Err() != nil {
		t.Error("the refusal came after the invocation's deadline")
	}
}

func wantProblem(t *testing.T, out events.APIGatewayV2HTTPResponse, status int) {
	t.Helper()
	var p struct {
		Title, Detail string
		Status        int
	}
	err := json.Unmarshal([]byte(out.Body), &p)
	if err != nil || out.StatusCode != status || p.Status != status || p.Detail == "" || p.Title == "" {
		t.Errorf("answer %d %s (%v), want the problem %d", out.StatusCode, out.Body, err, status)
	}
	if out.Headers["Content-Type"] != "application/problem+json" || out.Headers["Cache-Control"] != "no-store" {
		t.Errorf("headers %v", out.Headers)
	}
}

func gzipped(s string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, s)
	_ = w.Close()
	return b.Bytes()
}
