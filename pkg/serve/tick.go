package serve

import (
	"context"
	"encoding/json"
	"fmt"
	"time"
)

// Tick runs f for a schedule, or for whatever else wakes the function: the event says only that it is time to look.
// f gets the instant it works at, in UTC. That is now(), unless believe is set and the event carries a `time`
// (RFC 3339): then a sample event can play any day. Deployed code passes believe false, so that nobody can.
//
// f's error is returned and makes Lambda try again; a `time` that is believed but cannot be read is an error too.
func Tick(
	f func(ctx context.Context, at time.Time) error, now func() time.Time, believe bool,
) func(context.Context, json.RawMessage) error {
	return func(ctx context.Context, event json.RawMessage) error {
		at := now()
		if believe {
			told, err := told(event)
			if err != nil {
				return err
			}
			if !told.IsZero() {
				at = told
			}
		}
		ctx, cancel := sooner(ctx)
		defer cancel()
		return f(ctx, at.UTC())
	}
}

// told is the instant an event carries; zero if it carries none.
func told(event json.RawMessage) (time.Time, error) {
	var e struct {
		Time *time.Time `json:"time"`
	}
	if len(event) > 0 {
		if err := json.Unmarshal(event, &e); err != nil {
			return time.Time{}, fmt.Errorf("serve: the event's time cannot be read: %w", err)
		}
	}
	if e.Time == nil {
		return time.Time{}, nil
	}
	return *e.Time, nil
}
