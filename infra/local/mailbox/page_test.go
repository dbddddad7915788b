package mailbox_test

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/curfew/curfew/infra/local/mailbox"
	"github.com/curfew/curfew/pkg/mail"
)

func TestThePageLoadsNothingFromElsewhere(t *testing.T) {
	b := start(t, mailbox.Options{})
	for _, path := range []string{"/", "/page.js"} {
		response, err := http.Get(b.url + path)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || response.StatusCode != http.StatusOK || !strings.Contains(response.Header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Fatalf("%s: %d %v", path, response.StatusCode, err)
		}
		if bytes.Contains(raw, []byte("//cdn")) || bytes.Contains(raw, []byte(`src="http`)) {
			t.Errorf("%s loads from elsewhere", path)
		}
	}
}

// TestThePageNamesEveryKind: the list says what a mail is, in every language it speaks.
func TestThePageNamesEveryKind(t *testing.T) {
	b := start(t, mailbox.Options{})
	response, err := http.Get(b.url + "/page.js")
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range mail.Kinds() {
		if n := bytes.Count(raw, []byte(`"`+kind+`": "`)); n != 3 {
			t.Errorf("%s is named in %d languages", kind, n)
		}
	}
}
