package infra_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/google/go-cmp/cmp"

	"github.com/curfew/curfew/infra/template"
	"github.com/curfew/curfew/pkg/event"
)

// sample reads a file of infra/events into a value, refusing what that value has no place for.
func sample(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("events", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

// TestSamples: every function has a sample event of the kind that calls it.
func TestSamples(t *testing.T) {
	all, err := template.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range all.Functions {
		switch {
		case len(f.Prefixes) > 0:
			var e events.APIGatewayV2HTTPRequest
			sample(t, name, &e)
			if e.Version != "2.0" || e.RequestContext.HTTP.Path != e.RawPath || all.Answers(e.RawPath) != name {
				t.Errorf("%s: a request for %s, which %s answers", name, e.RawPath, all.Answers(e.RawPath))
			}
		case len(f.Schedules) > 0:
			var e events.CloudWatchEvent
			sample(t, name, &e)
			if e.Source != "aws.scheduler" || e.Time.IsZero() {
				t.Errorf("%s: not an event of the scheduler", name)
			}
		case len(f.Rules) > 0:
			var e events.CloudWatchEvent
			sample(t, name, &e)
			types := f.Rules[0].Pattern["detail-type"].([]any)
			if e.Source != "aws.ses" || !slices.Contains(types, any(e.DetailType)) {
				t.Errorf("%s: %s is not what its rule hears", name, e.DetailType)
			}
		case len(f.Filters) > 0:
			stream(t, name, f)
		default:
			var e map[string]any
			sample(t, name, &e)
		}
	}
	stream(t, "send-mail-stream", all.Functions["send-mail"])
	var e events.CloudWatchEvent
	sample(t, "run-jobs-begun", &e)
	if hears, err := all.Functions["run-jobs"].Rules[0].Hears(e.Source, e.DetailType); err != nil || !hears {
		t.Errorf("run-jobs-begun: %s is not what its rule hears: %v", e.DetailType, err)
	}
}

// stream checks that the sample's records pass the function's own filter: its kind of change, its prefix of sort keys.
func stream(t *testing.T, name string, f template.Function) {
	t.Helper()
	var e events.DynamoDBEvent
	sample(t, name, &e)
	if len(e.Records) == 0 {
		t.Fatalf("%s: no record", name)
	}
	for _, r := range e.Records {
		sort, passes := r.Change.Keys["sort"].String(), false
		for _, filter := range f.Filters {
			kinds, _ := filter["eventName"].([]any)
			prefix, _ := filter["dynamodb"].(map[string]any)["Keys"].(map[string]any)["sort"].(map[string]any)["S"].([]any)
			passes = passes || slices.Contains(kinds, any(r.EventName)) &&
				strings.HasPrefix(sort, prefix[0].(map[string]any)["prefix"].(string))
		}
		if !passes {
			t.Errorf("%s: %s of %s would be filtered away", name, r.EventName, sort)
		}
	}
}

// TestSampleFilesBelongToFunctions: a file is named after its function, perhaps with one word more.
func TestSampleFilesBelongToFunctions(t *testing.T) {
	all, err := template.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("events/*.json")
	if err != nil || len(files) < len(all.Functions) {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".json")
		shorter := name[:max(0, strings.LastIndex(name, "-"))]
		if all.Functions[name].Name == "" && all.Functions[shorter].Name == "" {
			t.Errorf("%s belongs to no function", f)
		}
	}
}

// TestTimesOfSchedules: the sample's instant is a whole minute, so that "what is due then" is plain.
func TestTimesOfSchedules(t *testing.T) {
	for _, name := range []string{"warn-idle", "deactivate-idle", "end-grants", "send-mail", "erase-user", "run-jobs"} {
		var e events.CloudWatchEvent
		if sample(t, name, &e); e.Time != e.Time.Truncate(time.Minute) {
			t.Errorf("%s: %s", name, e.Time)
		}
	}
}

// TestSchemaNamesEveryEvent: the schema that the vendor's systems read knows the types that are told, and no others.
func TestSchemaNamesEveryEvent(t *testing.T) {
	var schema struct {
		Properties struct {
			Type struct{ Enum []string } `json:"detail-type"`
		}
	}
	sample(t, filepath.Join("schema", "event"), &schema)
	if diff := cmp.Diff(event.Types(), schema.Properties.Type.Enum); diff != "" {
		t.Errorf("told (-) and in the schema (+): %s", diff)
	}
}
