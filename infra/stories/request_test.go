package stories_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"strings"

	"github.com/aws/aws-lambda-go/events"
)

// ask is a request as the gateway hands it over.
type ask struct {
	Method, Path string // with the query
	Token        string
	Body         string
	Headers      map[string]string
	Cookies      []string
	Source       string // "": 192.0.2.1
}

// answer is what came back.
type answer struct {
	Status  int
	Headers map[string]string
	Cookies []string // as they are to be set
	Raw     string
	Body    any // nil when it is no JSON
}

// do serves a request the way a function does.
func (w *world) do(a ask) answer {
	w.Helper()
	path, query, _ := strings.Cut(a.Path, "?")
	e := events.APIGatewayV2HTTPRequest{RawPath: path, RawQueryString: query, Headers: map[string]string{}, Cookies: a.Cookies, Body: a.Body}
	e.RequestContext.RequestID = fmt.Sprintf("request-%d", w.serial.Add(1))
	e.RequestContext.HTTP.Method, e.RequestContext.HTTP.SourceIP = a.Method, a.Source
	if a.Source == "" {
		e.RequestContext.HTTP.SourceIP = "192.0.2.1"
	}
	if a.Body != "" {
		e.Headers["content-type"] = "application/json"
	}
	if a.Token != "" {
		e.Headers["authorization"] = "Bearer " + a.Token
	}
	maps.Copy(e.Headers, a.Headers)
	out, err := w.serve(context.Background(), e)
	if err != nil {
		w.Errorf("%s %s: %v", a.Method, a.Path, err)
	}
	got := answer{Status: out.StatusCode, Headers: map[string]string{}, Cookies: out.Cookies, Raw: out.Body}
	for name, v := range out.Headers {
		got.Headers[strings.ToLower(name)] = v
	}
	if out.IsBase64Encoded {
		got.Raw = unpack(out.Body)
	}
	if strings.Contains(got.Headers["content-type"], "json") {
		if err := json.Unmarshal([]byte(got.Raw), &got.Body); err != nil {
			w.Errorf("%s %s: answer is no JSON: %v", a.Method, a.Path, err)
		}
	}
	return got
}

func unpack(s string) string {
	raw, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return s
	}
	if z, err := gzip.NewReader(bytes.NewReader(raw)); err == nil {
		if text, err := io.ReadAll(z); err == nil {
			return string(text)
		}
	}
	return string(raw)
}

// at finds a value in the answer by its path, such as users.0.mail; # is how many there are.
func (a answer) at(path string) (any, bool) {
	v := a.Body
	for _, step := range strings.Split(path, ".") {
		switch in := v.(type) {
		case map[string]any:
			next, ok := in[step]
			if !ok {
				return nil, false
			}
			v = next
		case []any:
			if step == "#" {
				return len(in), true
			}
			var i int
			if _, err := fmt.Sscan(step, &i); err != nil || i < 0 || i >= len(in) {
				return nil, false
			}
			v = in[i]
		default:
			return nil, false
		}
	}
	return v, true
}

// text is a value found as the stories write it.
func (a answer) text(path string) string {
	v, _ := a.at(path)
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return v
	case float64, int, bool:
		return fmt.Sprint(v)
	}
	raw, _ := json.Marshal(v)
	return string(raw)
}

// alike is the answer without what differs between any two requests.
func (a answer) alike() string {
	body, _ := a.Body.(map[string]any)
	body = maps.Clone(body)
	delete(body, "request")
	raw, _ := json.Marshal(body)
	headers := maps.Clone(a.Headers)
	delete(headers, "content-length")
	head, _ := json.Marshal(headers)
	return fmt.Sprint(a.Status, " ", string(head), " ", string(raw))
}
