package serve

import (
	"bytes"
	"cmp"
	"context"
	"encoding/base64"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/aws/aws-lambda-go/events"
)

// MaxBody is the largest request body that reaches a handler, in bytes after decoding: what a function can be sent at all. A larger
// one is answered 413. Handlers have smaller limits of their own.
const MaxBody = 6 << 20

// HTTP serves requests of an HTTP API (payload 2.0, stage $default) with h.
//
// The request h sees is the one the caller sent: its path decoded once, its query untouched, header names in their
// canonical case, cookies in one Cookie header, the body decoded, RemoteAddr "<source address>:0" as the gateway saw it.
// Headers in which a caller could claim another address are taken away. The context carries RequestID and ends a little
// before the invocation does.
//
// The returned function never fails: a panic is logged and answered 500, a handler that wrote nothing before its
// deadline 503, a body that cannot be decoded 400, all as application/problem+json.
func HTTP(h http.Handler) func(context.Context, events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	return func(ctx context.Context, e events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
		if e.RequestContext.RequestID != "" {
			ctx = WithRequestID(ctx, e.RequestContext.RequestID)
		}
		ctx, cancel := sooner(ctx)
		defer cancel()
		body, status := decodeBody(e)
		if status != 0 {
			return problem(status), nil
		}
		r, err := request(ctx, e, body)
		if err != nil {
			slog.WarnContext(ctx, "request is not HTTP", "request", RequestID(ctx), "error", err)
			return problem(http.StatusBadRequest), nil
		}
		w := &answer{header: http.Header{}}
		if err := safely(ctx, func() error { h.ServeHTTP(w, r); return nil }); err != nil {
			return problem(http.StatusInternalServerError), nil
		}
		if w.status == 0 && ctx.Err() != nil {
			return problem(http.StatusServiceUnavailable), nil
		}
		return w.response(r.Method), nil
	}
}

// decodeBody returns the body, or the status that refuses it.
func decodeBody(e events.APIGatewayV2HTTPRequest) ([]byte, int) {
	body := []byte(e.Body)
	if e.IsBase64Encoded {
		var err error
		if body, err = base64.StdEncoding.DecodeString(e.Body); err != nil {
			return nil, http.StatusBadRequest
		}
	}
	if len(body) > MaxBody {
		return nil, http.StatusRequestEntityTooLarge
	}
	return body, 0
}

// request builds what net/http's own server would have built.
func request(ctx context.Context, e events.APIGatewayV2HTTPRequest, body []byte) (*http.Request, error) {
	u := address(e.RawPath, e.RawQueryString)
	var reader io.Reader = http.NoBody
	if len(body) > 0 {
		reader = bytes.NewReader(body)
	}
	r, err := http.NewRequestWithContext(ctx, e.RequestContext.HTTP.Method, "/", reader)
	if err != nil {
		return nil, err
	}
	r.URL, r.RequestURI = u, u.RequestURI()
	for name, value := range e.Headers {
		r.Header.Add(name, value)
	}
	if len(e.Cookies) > 0 {
		r.Header.Set("Cookie", strings.Join(e.Cookies, "; "))
	}
	r.Host = cmp.Or(r.Header.Get("Host"), e.RequestContext.DomainName)
	for _, name := range untold {
		r.Header.Del(name)
	}
	r.RemoteAddr = net.JoinHostPort(e.RequestContext.HTTP.SourceIP, "0")
	return r, nil
}

// untold are headers that a handler never sees: those net/http's server keeps to itself, and those in which a caller
// could claim to be at another address.
var untold = []string{
	"Host", "Content-Length", "Transfer-Encoding", "Connection",
	"Forwarded", "X-Forwarded-For", "X-Real-Ip", "True-Client-Ip",
}

// address reads rawPath without ever taking a '?' or '#' in it for syntax. Gateways disagree on whether rawPath is still
// percent-encoded (SAM and function URLs: yes; HTTP APIs have been seen to decode it), so a path that is no valid
// encoding is taken literally.
func address(rawPath, rawQuery string) *url.URL {
	if !strings.HasPrefix(rawPath, "/") {
		rawPath = "/" + rawPath
	}
	u := &url.URL{Path: rawPath, RawQuery: rawQuery}
	if path, err := url.PathUnescape(rawPath); err == nil && path != rawPath {
		u.Path, u.RawPath = path, rawPath
	}
	return u
}
