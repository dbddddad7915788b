package api_test

import (
	"encoding/base64"
	"fmt"
	"testing"

	"github.com/curfew/curfew/pkg/table/tabletest"
)

// file is the body of an upload of people.
func file(mails ...string) string {
	text := "Email,First name,Last name\n"
	for _, m := range mails {
		text += m + ",Ina,Import\n"
	}
	return `{"name":"people.csv","content":"` + base64.StdEncoding.EncodeToString([]byte(text)) + `"}`
}

// TestUploadTwice: an upload that comes twice under one key is one import, is counted once, and the key is good for no other file;
// also when both come at once.
func TestUploadTwice(t *testing.T) {
	d := open(t)
	o := d.token(d.tenant("muster"))
	upload := `POST /v1/imports ` + file("ina@muster.example")
	first, h := d.ask(o, upload, 201, "Idempotency-Key", "k")
	for range 40 { // more than may be uploaded
		if again, _ := d.ask(o, upload, 201, "Idempotency-Key", "k"); again["id"] != first["id"] {
			t.Fatalf("made %v and %v", first["id"], again["id"])
		}
	}
	if h.Get("Location") != "/v1/imports/"+fmt.Sprint(first["id"]) {
		t.Errorf("it is at %s", h.Get("Location"))
	}
	if p, _ := d.ask(o, `POST /v1/imports `+file("uwe@muster.example"), 422, "Idempotency-Key", "k"); p["code"] != "key_reused" {
		t.Errorf("another file under the same key: %v", p)
	}
	var beside map[string]any
	d.Faults.Reset()
	d.Faults.Interleave(tabletest.WriteCall, 1, func() { beside, _ = d.ask(o, upload, 201, "Idempotency-Key", "k2") })
	second, _ := d.ask(o, upload, 201, "Idempotency-Key", "k2")
	if beside == nil || beside["id"] != second["id"] || second["id"] == first["id"] {
		t.Errorf("at once: %v and %v", beside["id"], second["id"])
	}
	if list, _ := d.ask(o, `GET /v1/imports`, 200); len(list["imports"].([]any)) != 2 {
		t.Errorf("there are %v", list)
	}
}

// TestRunTwice: a run that comes twice under one key is one job; any other is refused, since the import was started.
func TestRunTwice(t *testing.T) {
	d := open(t)
	o := d.token(d.tenant("muster"))
	made, _ := d.ask(o, `POST /v1/imports `+file("ina@muster.example", "uwe@muster.example", "wrong"), 201)
	run := fmt.Sprintf(`POST /v1/imports/%v/run`, made["id"])
	j, _ := d.ask(o, run, 202, "Idempotency-Key", "k")
	again, h := d.ask(o, run, 202, "Idempotency-Key", "k")
	if j["total"] != 2.0 || j["done"] != 2.0 || j["state"] != "done" || again["id"] != j["id"] || h.Get("Location") != "/v1/jobs/"+fmt.Sprint(j["id"]) {
		t.Errorf("%v, and again %v at %v", j, again, h)
	}
	for _, key := range []string{"other", ""} {
		if p, _ := d.ask(o, run, 409, "Idempotency-Key", key); p["code"] != "import_started" {
			t.Errorf("under the key %q: %v", key, p)
		}
	}
	if list, _ := d.ask(o, `GET /v1/users`, 200); list["total"] != 3.0 {
		t.Errorf("there are %v", list["total"])
	}
}
