package template

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const small = `
Parameters:
  Stage: {Type: String, Default: dev}
Globals:
  Function:
    Timeout: 10
    Environment: {Variables: {STAGE: !Ref Stage, TABLE: !Ref Table, NONE: ''}}
Resources:
  Table: {Type: AWS::DynamoDB::Table}
  UsersFunction:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: functions/users/
      MemorySize: 512
      Policies:
        - Statement:
            - {Effect: Allow, Action: [dynamodb:PutItem, dynamodb:Query], Resource: !GetAtt Table.Arn}
            - {Effect: Allow, Action: dynamodb:Query, Resource: [!Sub '${Table.Arn}/index/people']}
      Events:
        Users: {Type: HttpApi, Properties: {Method: ANY, Path: /v1/users}}
        UsersBelow: {Type: HttpApi, Properties: {Method: ANY, Path: '/v1/users/{proxy+}'}}
  ConsoleFunction:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: functions/console/
      Events:
        Root: {Type: HttpApi, Properties: {Method: ANY, Path: /}}
        Rest: {Type: HttpApi, Properties: {Method: ANY, Path: '/{proxy+}'}}
  WarnIdleFunction:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: functions/warn-idle/
      Events:
        Schedule:
          Type: ScheduleV2
          Properties: {ScheduleExpression: "EXPRESSION", ScheduleExpressionTimezone: UTC, State: !Ref IdleJobs}
        Stream:
          Type: DynamoDB
          Properties: {FilterCriteria: {Filters: [{Pattern: '{"eventName":["INSERT"]}'}]}}
        Mail:
          Type: EventBridgeRule
          Properties: {Pattern: {source: [aws.ses], detail: {set: [!Ref MailSet]}}}
        Own:
          Type: EventBridgeRule
          Properties: {EventBusName: !Ref Bus, Pattern: {source: [app], detail-type: [A, B]}}
`

func read(t *testing.T, expression string) (Template, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "template.yaml")
	if err := os.WriteFile(file, []byte(strings.ReplaceAll(small, "EXPRESSION", expression)), 0o600); err != nil {
		t.Fatal(err)
	}
	return Read(file)
}

func TestRead(t *testing.T) {
	got, err := read(t, "cron(0 * * * ? *)")
	if err != nil {
		t.Fatal(err)
	}
	users, warn := got.Functions["users"], got.Functions["warn-idle"]
	if !slices.Equal(users.Prefixes, []string{"/v1/users"}) || users.MemorySize != 512 || users.Timeout != 10*time.Second {
		t.Errorf("users: %+v", users)
	}
	if users.Env["STAGE"] != "dev" || users.Env["TABLE"] != "Table" || users.Env["NONE"] != "" {
		t.Errorf("env: %v", users.Env)
	}
	if len(warn.Schedules) != 1 || warn.Schedules[0].State != "IdleJobs" {
		t.Errorf("schedules: %+v", warn.Schedules)
	}
	if len(warn.Filters) != 1 || warn.Filters[0]["eventName"] == nil {
		t.Errorf("filters: %v", warn.Filters)
	}
	if set := warn.Rules[0].Pattern["detail"].(map[string]any)["set"].([]any); set[0] != "MailSet" || warn.Rules[0].Bus != "" || warn.Rules[1].Bus != "Bus" {
		t.Errorf("rules: %v", warn.Rules)
	}
}

func TestRuleHears(t *testing.T) {
	got, err := read(t, "cron(0 * * * ? *)")
	if err != nil {
		t.Fatal(err)
	}
	mail, own := got.Functions["warn-idle"].Rules[0], got.Functions["warn-idle"].Rules[1]
	for _, c := range []struct {
		source, detailType string
		want               bool
	}{{"app", "A", true}, {"app", "B", true}, {"app", "C", false}, {"other", "A", false}} {
		if hears, err := own.Hears(c.source, c.detailType); err != nil || hears != c.want {
			t.Errorf("%s %s: %t, %v", c.source, c.detailType, hears, err)
		}
	}
	if _, err := mail.Hears("aws.ses", "Email Bounced"); err == nil {
		t.Error("a pattern of a detail was taken")
	}
}

func TestAnswers(t *testing.T) {
	got, err := read(t, "cron(0 * * * ? *)")
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"/": "console", "/x/y": "console", "/v1/users": "users", "/v1/users/usr_1/history": "users", "/v1/usersx": "console",
	} {
		if name := got.Answers(path); name != want {
			t.Errorf("%s is answered by %q, not %q", path, name, want)
		}
	}
}

func TestMay(t *testing.T) {
	got, err := read(t, "cron(0 * * * ? *)")
	if err != nil {
		t.Fatal(err)
	}
	users := got.Functions["users"]
	for _, c := range []struct {
		action, index string
		want          bool
	}{{"PutItem", "", true}, {"Query", "", true}, {"Query", "people", true}, {"PutItem", "people", false}, {"Query", "idle", false}, {"Scan", "", false}} {
		if users.May(c.action, c.index) != c.want {
			t.Errorf("%s on %q: %t", c.action, c.index, !c.want)
		}
	}
}

func TestScheduleRuns(t *testing.T) {
	start := time.Date(2026, 3, 1, 11, 59, 30, 0, time.UTC)
	for _, c := range []struct {
		expression string
		length     time.Duration
		want       string
	}{
		{"cron(0 * * * ? *)", 2 * time.Hour, "12:00 13:00"},
		{"cron(0/5 * * * ? *)", 11 * time.Minute, "12:00 12:05 12:10"},
		{"cron(* * * * ? *)", 90 * time.Second, "12:00 12:01"},
		{"cron(15 6 * * ? *)", 24 * time.Hour, "06:15"},
		{"cron(0 * * * ? *)", 20 * time.Second, ""},
		{"cron(0 * * * ? *)", 30 * time.Second, "12:00"},
	} {
		got, err := read(t, c.expression)
		if err != nil {
			t.Fatal(err)
		}
		var runs []string
		for _, at := range got.Functions["warn-idle"].Schedules[0].Runs(start, start.Add(c.length)) {
			runs = append(runs, at.Format("15:04"))
		}
		if strings.Join(runs, " ") != c.want {
			t.Errorf("%s in %s: %v, want %s", c.expression, c.length, runs, c.want)
		}
	}
}

func TestReadRefusesWhatItDoesNotUnderstand(t *testing.T) {
	for _, expression := range []string{
		"rate(1 hour)", "cron(0 5 * * MON-FRI *)", "cron(60 * * * ? *)", "cron(0/0 * * * ? *)", "cron(0,30 * * * ? *)", "cron(0 * * ? *)",
	} {
		if _, err := read(t, expression); err == nil {
			t.Errorf("%s was taken", expression)
		}
	}
}
