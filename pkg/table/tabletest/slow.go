package tabletest

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/table"
)

// Slow is an engine that takes its time for each write: less than a second, which is what one attempt may take.
type Slow struct {
	table.Engine
	Takes time.Duration
}

// Write waits, then writes.
func (s Slow) Write(ctx context.Context, actions []table.Write, now time.Time) error {
	time.Sleep(s.Takes)
	return s.Engine.Write(ctx, actions, now)
}
