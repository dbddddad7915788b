package bus_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge/types"

	"github.com/curfew/curfew/infra/local/bus"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// start serves a bus and gives the real client that speaks to it.
func start(t *testing.T, o bus.Options) (*bus.Bus, *eventbridge.Client, string) {
	t.Helper()
	o.Now = func() time.Time { return noon }
	b := bus.New(o)
	server := httptest.NewServer(b)
	t.Cleanup(server.Close)
	client := eventbridge.New(eventbridge.Options{
		Region: bus.Region, BaseEndpoint: aws.String(server.URL), RetryMaxAttempts: 1,
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "local", SecretAccessKey: "local"}, nil
		}),
	})
	return b, client, server.URL
}

func entry(source, detailType, detail string) types.PutEventsRequestEntry {
	return types.PutEventsRequestEntry{Source: &source, DetailType: &detailType, Detail: &detail, EventBusName: aws.String("curfew")}
}

func put(t *testing.T, client *eventbridge.Client, entries ...types.PutEventsRequestEntry) *eventbridge.PutEventsOutput {
	t.Helper()
	out, err := client.PutEvents(t.Context(), &eventbridge.PutEventsInput{Entries: entries})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestPutEventsKeepsAndHandsOn(t *testing.T) {
	b, client, url := start(t, bus.Options{})
	var mu sync.Mutex
	var seen []bus.Event
	b.Subscribe(func(_ context.Context, e bus.Event) {
		mu.Lock()
		defer mu.Unlock()
		seen = append(seen, e)
	})
	first := entry("curfew", "UserDeactivated", `{"user":"usr_1"}`)
	first.Time, first.Resources = aws.Time(noon.Add(-time.Hour)), []string{"usr_1"}
	out := put(t, client, first, entry("curfew", "GrantOpened", `{"grant":"gra_ü"}`))
	if out.FailedEntryCount != 0 || len(out.Entries) != 2 {
		t.Fatalf("got %+v", out)
	}
	b.Settle()
	mu.Lock()
	defer mu.Unlock()
	if len(seen) != 2 || seen[0].ID != *out.Entries[0].EventId || seen[0].DetailType != "UserDeactivated" || !seen[0].Time.Equal(noon.Add(-time.Hour)) {
		t.Fatalf("handed on %+v", seen)
	}
	if e := b.Events()[0]; e.DetailType != "GrantOpened" || e.Bus != "curfew" || !e.Time.Equal(noon) {
		t.Fatalf("newest kept event is %+v", e)
	}
	response, err := http.Get(url + "/events?detail-type=UserDeactivated")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var listed []struct {
		Bus   string
		Event map[string]any
	}
	if err := json.NewDecoder(response.Body).Decode(&listed); err != nil || len(listed) != 1 || listed[0].Bus != "curfew" {
		t.Fatalf("listed %+v, %v", listed, err)
	}
	for _, key := range []string{"version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"} {
		if _, has := listed[0].Event[key]; !has {
			t.Errorf("event lacks %q", key)
		}
	}
}

func TestEntriesAreRefusedOneByOne(t *testing.T) {
	b, client, _ := start(t, bus.Options{})
	out := put(t, client,
		entry("curfew", "A", `{}`), entry("curfew", "B", `not json`), entry("aws.ses", "C", `{}`), entry("curfew", "D", `[]`), entry("", "E", `{}`))
	var codes []string
	for _, e := range out.Entries {
		codes = append(codes, aws.ToString(e.ErrorCode))
	}
	if got, want := fmt.Sprint(codes), "[ MalformedDetail NotAuthorizedForSourceException MalformedDetail InvalidArgument]"; got != want || out.FailedEntryCount != 4 {
		t.Fatalf("got %d failed: %s, want %s", out.FailedEntryCount, got, want)
	}
	if n := len(b.Events()); n != 1 {
		t.Fatalf("%d events kept, want 1", n)
	}
}

func TestLimitsOfOneCall(t *testing.T) {
	_, client, _ := start(t, bus.Options{})
	for name, entries := range map[string][]types.PutEventsRequestEntry{
		"eleven": make([]types.PutEventsRequestEntry, 11),
		"large":  {entry("curfew", "A", `{"a":"`+strings.Repeat("x", 256<<10)+`"}`)},
	} {
		_, err := client.PutEvents(t.Context(), &eventbridge.PutEventsInput{Entries: entries})
		if err == nil || !strings.Contains(err.Error(), "ValidationException") {
			t.Errorf("%s: got %v, want ValidationException", name, err)
		}
	}
}

func TestFaults(t *testing.T) {
	b, client, url := start(t, bus.Options{})
	request, _ := http.NewRequest(http.MethodPut, url+"/events/faults", bytes.NewBufferString(`{"refuse":1,"twice":1,"error":1}`))
	response, err := http.DefaultClient.Do(request)
	if err != nil || response.StatusCode != http.StatusNoContent {
		t.Fatal(response, err)
	}
	response.Body.Close()
	if _, err := client.PutEvents(t.Context(), &eventbridge.PutEventsInput{Entries: []types.PutEventsRequestEntry{entry("curfew", "A", `{}`)}}); err == nil {
		t.Fatal("the ordered 500 did not come")
	}
	out := put(t, client, entry("curfew", "A", `{}`), entry("curfew", "B", `{}`), entry("curfew", "C", `{}`))
	if out.FailedEntryCount != 1 || aws.ToString(out.Entries[0].ErrorCode) != "InternalFailure" {
		t.Fatalf("got %+v", out)
	}
	b.Settle()
	events := b.Events()
	if len(events) != 3 || events[1].ID != events[2].ID || events[0].DetailType != "C" {
		t.Fatalf("want B twice with one id, then C; got %+v", events)
	}
}

func TestOnlyTheLastEventsAreKept(t *testing.T) {
	b, client, _ := start(t, bus.Options{Keep: 3})
	for i := range 5 {
		put(t, client, entry("curfew", fmt.Sprint(i), `{}`))
	}
	if events := b.Events(); len(events) != 3 || events[0].DetailType != "4" || events[2].DetailType != "2" {
		t.Fatalf("kept %+v", events)
	}
}
