package infra_test

import (
	"slices"
	"testing"

	"github.com/curfew/curfew/infra/template"
)

// stoppable are the jobs that the vendor's emergency stop stops, and no others.
var stoppable = []string{"warn-idle", "deactivate-idle"}

func TestPathsGoWhole(t *testing.T) {
	claimed := map[string]string{}
	each(t, func(t *testing.T, name string, p template.Node) {
		paths := map[string]bool{}
		for _, id := range p.Get("Events").Keys() {
			e := p.Get("Events", id)
			if e.Get("Type").Text() != "HttpApi" {
				continue
			}
			path := e.Get("Properties", "Path").Text()
			paths[path] = true
			if e.Get("Properties", "Method").Text() != "ANY" || e.Get("Properties", "ApiId").Ref() != "HttpApi" {
				t.Errorf("%s is not ANY of HttpApi", path)
			}
			if other, taken := claimed[path]; taken {
				t.Errorf("%s belongs to %s", path, other)
			}
			claimed[path] = name
		}
		for path := range paths {
			if path == "/" && !paths["/{proxy+}"] {
				t.Error("/ without what is below")
			} else if len(path) > 1 && path[len(path)-1] != '}' && path != "/v1/openapi.json" && !paths[path+"/{proxy+}"] {
				t.Errorf("%s without what is below", path)
			}
		}
	})
	if len(claimed) < 20 {
		t.Errorf("only %d paths seen", len(claimed))
	}
}

func TestSchedules(t *testing.T) {
	seen := 0
	each(t, func(t *testing.T, name string, p template.Node) {
		for _, id := range p.Get("Events").Keys() {
			e := p.Get("Events", id)
			if e.Get("Type").Text() != "ScheduleV2" {
				continue
			}
			seen++
			s := e.Get("Properties")
			if s.Get("ScheduleExpressionTimezone").Text() != "UTC" || s.Get("FlexibleTimeWindow", "Mode").Text() != "OFF" {
				t.Error("zone or window is not as it should be")
			}
			if !s.Get("RetryPolicy").Exists() || !s.Get("DeadLetterConfig", "Arn").Exists() {
				t.Error("no retry policy or no dead-letter queue")
			}
			state := s.Get("State").Ref()
			if want := map[bool]string{true: "IdleJobs", false: "Jobs"}[slices.Contains(stoppable, name)]; state != want {
				t.Errorf("state is %q", state)
			}
			if a := p.Get("EventInvokeConfig", "DestinationConfig", "OnFailure"); a.Get("Type").Text() != "SQS" {
				t.Error("a failed run leaves no trace")
			}
		}
	})
	if seen != 6 {
		t.Errorf("%d schedules seen", seen)
	}
}

// TestStreams: follow-table loses nothing without a trace, and its queue holds its records alone; whatever else the stream reaches is
// woken only, and what it does its schedule does too.
func TestStreams(t *testing.T) {
	seen := 0
	each(t, func(t *testing.T, name string, p template.Node) {
		for _, id := range p.Get("Events").Keys() {
			e := p.Get("Events", id)
			if e.Get("Type").Text() != "DynamoDB" {
				continue
			}
			seen++
			s := e.Get("Properties")
			if len(s.Get("FilterCriteria", "Filters").Items()) == 0 {
				t.Error("every write of the table would wake it")
			}
			if name != "follow-table" {
				if s.Get("MaximumRetryAttempts").Text() != "0" || s.Get("DestinationConfig").Exists() || p.Get("Events", "Schedule", "Type").Text() != "ScheduleV2" {
					t.Error("a wake-up is tried again, leaves a trace or has no schedule beside it")
				}
				continue
			}
			if r := s.Get("FunctionResponseTypes").Items(); len(r) != 1 || r[0].Text() != "ReportBatchItemFailures" {
				t.Error("partial failures are not reported")
			}
			if s.Get("BisectBatchOnFunctionError").Text() != "true" || s.Get("MaximumRetryAttempts").Text() != "-1" || s.Get("MaximumRecordAgeInSeconds").Number() != 43200 {
				t.Error("a record is given up sooner or later than after half of its 24 hours, or takes others along")
			}
			if s.Get("DestinationConfig", "OnFailure", "Type").Text() != "SQS" {
				t.Error("what is given up leaves no trace")
			}
		}
		p.Walk(func(n template.Node) {
			if n.Tag() == "!GetAtt" && n.Text() == "FailedRecordsQueue.Arn" && name != "follow-table" {
				t.Errorf("line %d: records of the queue are follow-table's alone", n.Line())
			}
		})
	})
	if seen == 0 || seen > 2 {
		t.Errorf("%d readers of one stream; DynamoDB advises two at most", seen)
	}
}

// TestRuleIsOnTheDefaultBus: SES publishes to no other.
func TestRuleIsOnTheDefaultBus(t *testing.T) {
	mail := root(t).Get("Resources", "ReadBouncesFunction", "Properties", "Events", "Mail", "Properties")
	if !mail.Get("Pattern").Exists() || mail.Get("EventBusName").Exists() || !mail.Get("DeadLetterConfig", "Arn").Exists() {
		t.Error("the rule for bounces is missing, on a bus of its own, or has no dead-letter queue")
	}
	if sets := mail.Get("Pattern", "detail", "mail", "tags", "ses:configuration-set").Items(); len(sets) != 1 || sets[0].Ref() != "MailSet" {
		t.Error("the rule hears letters of others")
	}
}
