// Package eventbridge hands events to an EventBridge bus.
package eventbridge

import (
	"context"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge/types"

	"github.com/curfew/curfew/pkg/event"
)

// Bus is one EventBridge bus.
type Bus struct {
	Client *eventbridge.Client
	Name   string
}

// most is how many entries one call takes.
const most = 10

// Put hands over events; if the bus takes only some of them, the error makes the caller hand over all again.
func (b Bus) Put(ctx context.Context, events ...event.Event) error {
	for len(events) > 0 {
		n := min(len(events), most)
		in := &eventbridge.PutEventsInput{}
		for _, e := range events[:n] {
			at, err := time.Parse(time.RFC3339, e.Time)
			if err != nil {
				return err
			}
			in.Entries = append(in.Entries, types.PutEventsRequestEntry{EventBusName: aws.String(b.Name), Source: aws.String(event.Source),
				DetailType: aws.String(e.Type), Detail: aws.String(string(e.Detail)), Time: aws.Time(at)})
		}
		out, err := b.Client.PutEvents(ctx, in)
		if err != nil {
			return err
		}
		if out.FailedEntryCount > 0 {
			for _, entry := range out.Entries {
				if entry.ErrorCode != nil {
					return fmt.Errorf("the bus refused %d of %d: %s", out.FailedEntryCount, n, *entry.ErrorCode)
				}
			}
		}
		events = events[n:]
	}
	return nil
}
