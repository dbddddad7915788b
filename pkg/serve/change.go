package serve

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"
)

// Kind says what happened to an item.
type Kind string

// The kinds of change.
const (
	Insert Kind = "insert"
	Modify Kind = "modify"
	Remove Kind = "remove"
)

// Change is one change of one item of the table, as its stream tells it.
type Change struct {
	Kind            Kind
	Partition, Sort string
	New, Old        map[string]any // see Image; New is nil after a removal, Old after an insertion
	ByTTL           bool           // the table's own broom removed the item; nobody decided it
}

// Changes hands the records of a stream's batch to f, one by one and in order.
//
// Rule: f never sees a record before all earlier ones of its shard succeeded (a batch is of one shard). At the first
// failure, which is an error, a panic, a record that cannot be read or the deadline, the rest is left alone and the
// answer names that record, so that Lambda comes again from there; a record may therefore be seen twice. The event source needs
// FunctionResponseTypes: ReportBatchItemFailures, otherwise the answer is ignored and failures are lost.
//
// An error is returned only for a failed record without a sequence number, where no answer could name it: Lambda then
// repeats the whole batch.
func Changes(f func(context.Context, Change) error) func(context.Context, events.DynamoDBEvent) (events.DynamoDBEventResponse, error) {
	return func(ctx context.Context, e events.DynamoDBEvent) (events.DynamoDBEventResponse, error) {
		ctx, cancel := sooner(ctx)
		defer cancel()
		all := events.DynamoDBEventResponse{BatchItemFailures: []events.DynamoDBBatchItemFailure{}}
		for _, record := range e.Records {
			err := one(ctx, record, f)
			if err == nil {
				continue
			}
			number := record.Change.SequenceNumber
			slog.ErrorContext(ctx, "change failed",
				"request", RequestID(ctx), "sequence", number, "event", record.EventID, "error", err)
			if number == "" {
				return all, fmt.Errorf("serve: a change without sequence number failed: %w", err)
			}
			all.BatchItemFailures = append(all.BatchItemFailures, events.DynamoDBBatchItemFailure{ItemIdentifier: number})
			return all, nil
		}
		return all, nil
	}
}

func one(ctx context.Context, record events.DynamoDBEventRecord, f func(context.Context, Change) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	c, err := change(record)
	if err != nil {
		return err
	}
	return safely(ctx, func() error { return f(ctx, c) })
}

func change(record events.DynamoDBEventRecord) (Change, error) {
	kind, ok := map[string]Kind{"INSERT": Insert, "MODIFY": Modify, "REMOVE": Remove}[record.EventName]
	if !ok {
		return Change{}, fmt.Errorf("serve: unknown kind of change %q", record.EventName)
	}
	keys := Image(record.Change.Keys)
	partition, ok1 := keys["partition"].(string)
	sort, ok2 := keys["sort"].(string)
	if !ok1 || !ok2 {
		return Change{}, errors.New("serve: a change without partition and sort")
	}
	return Change{
		Kind: kind, Partition: partition, Sort: sort,
		New: Image(record.Change.NewImage), Old: Image(record.Change.OldImage),
		ByTTL: kind == Remove && byService(record.UserIdentity),
	}, nil
}

// byService tells the table's own removals apart: only they carry an identity. One that was lost on the way through the
// Streams API (which spells its fields differently) is empty, not absent.
func byService(id *events.DynamoDBUserIdentity) bool {
	return id != nil && (*id == events.DynamoDBUserIdentity{} ||
		*id == events.DynamoDBUserIdentity{Type: "Service", PrincipalID: "dynamodb.amazonaws.com"})
}
