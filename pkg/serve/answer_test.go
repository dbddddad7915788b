package serve_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
)

func TestAnswerHeaders(t *testing.T) {
	out := call(t, t.Context(), func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("x-lower", "1")
		w.Header().Add("Vary", "Origin")
		w.Header().Add("Vary", "Accept")
		w.Header().Set("Content-Length", "999")
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "1"})
		http.SetCookie(w, &http.Cookie{Name: "b", Value: "2", HttpOnly: true})
		w.WriteHeader(http.StatusEarlyHints)
		w.WriteHeader(http.StatusCreated)
		w.WriteHeader(http.StatusTeapot)
		w.Header().Set("X-Late", "never sent")
		_, _ = io.WriteString(w, `{"name":"Jörg & <Söhne>"}`)
	}, get("/", ""))
	if out.StatusCode != http.StatusCreated || out.Body != `{"name":"Jörg & <Söhne>"}` || out.IsBase64Encoded {
		t.Errorf("answer %+v", out)
	}
	if want := []string{"a=1", "b=2; HttpOnly"}; !slices.Equal(out.Cookies, want) {
		t.Errorf("cookies %q, want %q", out.Cookies, want)
	}
	if h := out.Headers; h["Vary"] != "Origin, Accept" || h["X-Lower"] != "1" || h["Content-Type"] == "" {
		t.Errorf("headers %v", h)
	}
	for _, name := range []string{"X-Late", "Set-Cookie", "Content-Length"} {
		if v, there := out.Headers[name]; there {
			t.Errorf("%s: %s is in the headers", name, v)
		}
	}
}

func TestAnswerBody(t *testing.T) {
	png := []byte{0x89, 'P', 'N', 'G', 0xff, 0}
	csv := gzipped("Name;Mail\r\nMüller;m@example.com\r\n")
	cases := map[string]struct {
		encoding string
		body     []byte
		base64   bool
	}{
		"UTF-8":                {"", []byte("größer 🙂\u2028"), false},
		"empty":                {"", nil, false},
		"binary":               {"", png, true},
		"gzip":                 {"gzip", csv, true},
		"encoded but readable": {"br", []byte("abc"), true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			out := call(t, t.Context(), func(w http.ResponseWriter, _ *http.Request) {
				if c.encoding != "" {
					w.Header().Set("Content-Encoding", c.encoding)
				}
				for part := range slices.Chunk(c.body, 3) { // also in the middle of a character
					_, _ = w.Write(part)
				}
			}, get("/", ""))
			body := []byte(out.Body)
			if out.IsBase64Encoded {
				body, _ = base64.StdEncoding.DecodeString(out.Body)
			}
			if out.StatusCode != 200 || out.IsBase64Encoded != c.base64 || !bytes.Equal(body, c.body) {
				t.Errorf("answer %+v", out)
			}
		})
	}
}

func TestAnswerWithoutBody(t *testing.T) {
	head := get("/", "")
	head.RequestContext.HTTP.Method = http.MethodHead
	hello := func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "hello") }
	out := call(t, t.Context(), hello, head)
	if out.StatusCode != 200 || out.Body != "" || !strings.HasPrefix(out.Headers["Content-Type"], "text/plain") {
		t.Errorf("HEAD: %+v", out)
	}
	for _, status := range []int{http.StatusNoContent, http.StatusNotModified} {
		out := call(t, t.Context(), func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(status)
			if _, err := io.WriteString(w, "x"); !errors.Is(err, http.ErrBodyNotAllowed) {
				t.Errorf("%d: writing gave %v", status, err)
			}
		}, get("/", ""))
		if out.StatusCode != status || out.Body != "" || len(out.Headers) > 0 {
			t.Errorf("%d: %+v", status, out)
		}
	}
}

// A panic says nothing to the caller, not even what the handler had already written, and everything to the log.
func TestPanic(t *testing.T) {
	log := captureLog(t)
	out := call(t, t.Context(), func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Inside", "secret")
		_, _ = io.WriteString(w, "half an answer")
		panic("secret: table curfew-prod")
	}, get("/", ""))
	wantProblem(t, out, http.StatusInternalServerError)
	if strings.Contains(out.Body, "secret") || strings.Contains(out.Body, "half") || out.Headers["X-Inside"] != "" {
		t.Errorf("the answer tells: %+v", out)
	}
	if s := log.String(); !strings.Contains(s, "table curfew-prod") || !strings.Contains(s, "answer_test.go") || !strings.Contains(s, "req-1") {
		t.Errorf("the log misses value, stack or request: %s", s)
	}
	wantProblem(t, call(t, t.Context(), func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, get("/", "")), 500)
}

func TestMethodThatIsNone(t *testing.T) {
	captureLog(t)
	e := get("/", "")
	e.RequestContext.HTTP = events.APIGatewayV2HTTPRequestContextHTTPDescription{Method: "G ET"}
	wantProblem(t, call(t, t.Context(), func(http.ResponseWriter, *http.Request) { t.Error("called") }, e), 400)
}

// captureLog collects what is logged until the test ends; such tests do not run in parallel.
func captureLog(t *testing.T) *bytes.Buffer {
	t.Helper()
	log, before := &bytes.Buffer{}, slog.Default()
	slog.SetDefault(slog.New(slog.NewJSONHandler(log, nil)))
	t.Cleanup(func() { slog.SetDefault(before) })
	return log
}
