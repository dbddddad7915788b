package serve

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/aws/aws-lambda-go/events"
)

// answer is the ResponseWriter of one invocation: it keeps everything until the handler is done. As with net/http, the
// header stands as it was at the first WriteHeader or Write.
type answer struct {
	header http.Header // as the handler sees it
	sent   http.Header // as it was when the status was decided
	status int
	body   bytes.Buffer
}

func (a *answer) Header() http.Header { return a.header }

func (a *answer) WriteHeader(status int) {
	if a.status != 0 || status < 200 { // early hints do not pass the gateway
		return
	}
	a.status, a.sent = status, a.header.Clone()
}

func (a *answer) Write(p []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	if !mayHaveBody(a.status) {
		return 0, http.ErrBodyNotAllowed
	}
	return a.body.Write(p)
}

func mayHaveBody(status int) bool {
	return status != http.StatusNoContent && status != http.StatusNotModified
}

// response is the answer in payload 2.0. Bytes that JSON cannot carry (not UTF-8, or encoded for transfer) travel as
// base64, which the gateway undoes; repeated headers are joined, cookies have a list of their own.
func (a *answer) response(method string) events.APIGatewayV2HTTPResponse {
	a.WriteHeader(http.StatusOK)
	body := a.body.Bytes()
	if len(body) > 0 && a.sent.Get("Content-Type") == "" && a.sent.Get("Content-Encoding") == "" {
		a.sent.Set("Content-Type", http.DetectContentType(body))
	}
	if method == http.MethodHead {
		body = nil
	}
	out := events.APIGatewayV2HTTPResponse{
		StatusCode: a.status,
		Headers:    make(map[string]string, len(a.sent)),
		Cookies:    a.sent.Values("Set-Cookie"),
	}
	for name, values := range a.sent {
		switch http.CanonicalHeaderKey(name) {
		case "Set-Cookie", "Content-Length", "Connection", "Transfer-Encoding": // the gateway writes the length itself
		default:
			out.Headers[name] = strings.Join(values, ", ")
		}
	}
	if a.sent.Get("Content-Encoding") != "" || !utf8.Valid(body) {
		out.Body, out.IsBase64Encoded = base64.StdEncoding.EncodeToString(body), true
	} else {
		out.Body = string(body)
	}
	return out
}

// problem is an answer of this package's own: one sentence, nothing about the inside.
func problem(status int) events.APIGatewayV2HTTPResponse {
	detail := map[int]string{
		http.StatusBadRequest:            "The request could not be read.",
		http.StatusRequestEntityTooLarge: "The request is larger than 256 KiB.",
		http.StatusInternalServerError:   "Something went wrong on our side.",
		http.StatusServiceUnavailable:    "The answer took too long. Please try again.",
	}[status]
	body, _ := json.Marshal(struct { // cannot fail: strings and a number
		Title  string `json:"title"`
		Status int    `json:"status"`
		Detail string `json:"detail"`
	}{http.StatusText(status), status, detail})
	return events.APIGatewayV2HTTPResponse{
		StatusCode: status,
		Headers: map[string]string{
			"Content-Type":           "application/problem+json",
			"Cache-Control":          "no-store",
			"X-Content-Type-Options": "nosniff",
		},
		Body: string(body),
	}
}
