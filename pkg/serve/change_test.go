package serve_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"

	"github.com/curfew/curfew/pkg/serve"
)

type item = map[string]events.DynamoDBAttributeValue

var str = events.NewStringAttribute

func record(number int, name string) events.DynamoDBEventRecord {
	return events.DynamoDBEventRecord{
		EventName: name, EventID: fmt.Sprint("e", number),
		Change: events.DynamoDBStreamRecord{
			SequenceNumber:              fmt.Sprintf("%024d", number),
			ApproximateCreationDateTime: events.SecondsEpochTime{Time: time.Unix(1772438400, 0)},
			Keys:                        item{"partition": str("ten_1/usr_2"), "sort": str(fmt.Sprint("history/", number))},
		},
	}
}

func batch(n int) (e events.DynamoDBEvent) {
	for i := range n {
		e.Records = append(e.Records, record(i, "INSERT"))
	}
	return e
}

func TestChange(t *testing.T) {
	e := batch(3)
	e.Records[0].Change.NewImage = item{"kind": str("invited")}
	e.Records[1].EventName = "MODIFY"
	e.Records[1].Change.OldImage = item{"kind": str("a")}
	e.Records[1].Change.NewImage = item{"kind": str("b")}
	e.Records[2].EventName = "REMOVE"
	e.Records[2].Change.OldImage = item{"kind": str("c")}
	var got []serve.Change
	var out events.DynamoDBEventResponse
	invoke(t, t.Context(), serve.Changes(func(_ context.Context, c serve.Change) error {
		got = append(got, c)
		return nil
	}), e, &out)
	want := []serve.Change{
		{Kind: serve.Insert, Partition: "ten_1/usr_2", Sort: "history/0", New: map[string]any{"kind": "invited"}},
		{Kind: serve.Modify, Partition: "ten_1/usr_2", Sort: "history/1", Old: map[string]any{"kind": "a"}, New: map[string]any{"kind": "b"}},
		{Kind: serve.Remove, Partition: "ten_1/usr_2", Sort: "history/2", Old: map[string]any{"kind": "c"}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if len(out.BatchItemFailures) != 0 {
		t.Errorf("failures %v", out.BatchItemFailures)
	}
}

// The table's own removals are told apart from those that somebody decided.
func TestByTTL(t *testing.T) {
	cases := map[string]struct {
		identity string // as it stands in the record; "" is absent
		kind     string
		want     bool
	}{
		"the service":              {`{"type":"Service","principalId":"dynamodb.amazonaws.com"}`, "REMOVE", true},
		"its fields in upper case": {`{"Type":"Service","PrincipalId":"dynamodb.amazonaws.com"}`, "REMOVE", true},
		"lost on the way":          {`{}`, "REMOVE", true},
		"nobody named":             {"", "REMOVE", false},
		"null":                     {"null", "REMOVE", false},
		"another service":          {`{"type":"Service","principalId":"replication.dynamodb.amazonaws.com"}`, "REMOVE", false},
		"not a removal":            {`{"type":"Service","principalId":"dynamodb.amazonaws.com"}`, "MODIFY", false},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			raw, err := json.Marshal(record(1, c.kind))
			if err != nil {
				t.Fatal(err)
			}
			if c.identity != "" {
				raw = []byte(strings.TrimSuffix(string(raw), "}") + `,"userIdentity":` + c.identity + "}")
			}
			got, called := false, false
			_, err = lambda.NewHandler(serve.Changes(func(_ context.Context, change serve.Change) error {
				got, called = change.ByTTL, true
				return nil
			})).Invoke(t.Context(), []byte(`{"Records":[`+string(raw)+`]}`))
			if err != nil || !called || got != c.want {
				t.Errorf("by TTL %t, want %t (called %t, error %v)", got, c.want, called, err)
			}
		})
	}
}

func TestPartialBatch(t *testing.T) {
	captureLog(t)
	cases := map[string]struct {
		change func(*events.DynamoDBEvent)
		f      func(i int) error
		seen   int // how many records reached f
		failed []string
	}{
		"all well":      {nil, func(int) error { return nil }, 5, nil},
		"the first":     {nil, func(int) error { return errors.New("no") }, 1, []string{"0"}},
		"in the middle": {nil, failAt(2), 3, []string{"2"}},
		"the last":      {nil, failAt(4), 5, []string{"4"}},
		"a panic": {nil, func(i int) error {
			if i == 3 {
				panic("poison")
			}
			return nil
		}, 4, []string{"3"}},
		"two bad ones: the lower": {nil, func(i int) error { return errors.Join(failAt(1)(i), failAt(3)(i)) }, 2, []string{"1"}},
		"a record without keys": {func(e *events.DynamoDBEvent) { e.Records[2].Change.Keys = nil },
			func(int) error { return nil }, 2, []string{"2"}},
		"a key of another type": {func(e *events.DynamoDBEvent) {
			e.Records[1].Change.Keys["sort"] = events.NewNumberAttribute("1")
		}, func(int) error { return nil }, 1, []string{"1"}},
		"an unknown kind": {func(e *events.DynamoDBEvent) { e.Records[0].EventName = "TRUNCATE" },
			func(int) error { return nil }, 0, []string{"0"}},
		"an empty batch": {func(e *events.DynamoDBEvent) { e.Records = nil }, func(int) error { return nil }, 0, nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			e, seen := batch(5), 0
			if c.change != nil {
				c.change(&e)
			}
			var out events.DynamoDBEventResponse
			invoke(t, t.Context(), serve.Changes(func(context.Context, serve.Change) error {
				seen++
				return c.f(seen - 1)
			}), e, &out)
			var failed []string
			for _, f := range out.BatchItemFailures {
				failed = append(failed, strings.TrimPrefix(f.ItemIdentifier, strings.Repeat("0", 23)))
			}
			if seen != c.seen || !slices.Equal(failed, c.failed) {
				t.Errorf("%d records seen, failures %v; want %d, %v", seen, failed, c.seen, c.failed)
			}
		})
	}
}

func failAt(n int) func(int) error {
	return func(i int) error {
		if i == n {
			return errors.New("no")
		}
		return nil
	}
}

// An empty identifier would tell Lambda nothing, so the failure is returned and the whole batch comes again.
func TestFailureWithoutNumber(t *testing.T) {
	captureLog(t)
	e := batch(2)
	e.Records[1].Change.SequenceNumber = ""
	out, err := serve.Changes(func(_ context.Context, c serve.Change) error {
		if c.Sort == "history/1" {
			return errors.New("no")
		}
		return nil
	})(t.Context(), e)
	if err == nil || len(out.BatchItemFailures) != 0 {
		t.Errorf("answer %+v, error %v", out, err)
	}
}

// What the deadline leaves undone is named, so that only the rest comes again.
func TestDeadlineWithinBatch(t *testing.T) {
	captureLog(t)
	ctx, cancel := context.WithTimeout(t.Context(), 350*time.Millisecond)
	defer cancel()
	out, err := serve.Changes(func(ctx context.Context, c serve.Change) error {
		if c.Sort == "history/1" {
			<-ctx.Done()
		}
		return nil
	})(ctx, batch(3))
	if err != nil || len(out.BatchItemFailures) != 1 || !strings.HasSuffix(out.BatchItemFailures[0].ItemIdentifier, "02") {
		t.Errorf("answer %+v, error %v", out, err)
	}
	if ctx.Err() != nil {
		t.Error("the answer came after the invocation's deadline")
	}
}
