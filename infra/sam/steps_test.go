//go:build sam

package sam

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/curfew/curfew/infra/template"
)

// invoke is `sam local invoke`: one function, one event, its answer. The test fails if the function does.
func (s *stack) invoke(name string, event []byte) map[string]any {
	s.t.Helper()
	file := filepath.Join(s.t.TempDir(), name+".json")
	if err := os.WriteFile(file, event, 0o600); err != nil {
		s.t.Fatal(err)
	}
	s.invoked[name] = true
	cmd := s.sam("local", "invoke", template.Pascal(name)+"Function", "-e", file)
	var out, log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &log
	if err := cmd.Run(); err != nil {
		s.t.Fatalf("%s: %v\n%s", name, err, tail(log.String(), 4000))
	}
	var answer map[string]any
	if text := bytes.TrimSpace(out.Bytes()); len(text) > 0 && json.Unmarshal(text, &answer) != nil {
		s.t.Fatalf("%s: answer is not an object: %s", name, text)
	}
	if answer["errorType"] != nil || answer["errorMessage"] != nil {
		s.t.Fatalf("%s failed: %v\n%s", name, answer, tail(log.String(), 4000))
	}
	return answer
}

// sample is a file of infra/events.
func (s *stack) sample(name string) []byte {
	s.t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "events", name+".json"))
	if err != nil {
		s.t.Fatal(err)
	}
	return text
}

// at is a sample event at another instant: under sam local the functions believe its `time`.
func (s *stack) at(name string, instant time.Time) []byte {
	s.t.Helper()
	var event map[string]any
	if err := json.Unmarshal(s.sample(name), &event); err != nil {
		s.t.Fatal(err)
	}
	event["time"] = instant.UTC().Format(time.RFC3339)
	text, err := json.Marshal(event)
	if err != nil {
		s.t.Fatal(err)
	}
	return text
}

// caller is somebody who sends requests through SAM's gateway; a token makes him somebody in particular.
type caller struct {
	*stack
	token string
}

// client waits long enough for a container's first start, and not for ever.
var client = http.Client{Timeout: time.Minute}

// answer is what a request got.
type answer struct {
	s      *stack
	what   string
	status int
	header http.Header
	text   string
	body   map[string]any // nil if the answer is not a JSON object
}

// do sends one request; a body is sent as JSON. headers come in pairs.
func (c caller) do(method, path string, body any, headers ...string) answer {
	c.t.Helper()
	var in io.Reader = http.NoBody
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			c.t.Fatal(err)
		}
		in = bytes.NewReader(text)
	}
	r, err := http.NewRequestWithContext(c.t.Context(), method, c.api+path, in)
	if err != nil {
		c.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if c.token != "" {
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := client.Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	a := answer{s: c.stack, what: method + " " + path, status: response.StatusCode, header: response.Header, text: string(text)}
	_ = json.Unmarshal(text, &a.body)
	return a
}

// want ends the test unless the answer has this status.
func (a answer) want(status int) answer {
	a.s.t.Helper()
	if a.status != status {
		a.s.t.Fatalf("%s: %d, want %d: %s", a.what, a.status, status, a.text)
	}
	return a
}
