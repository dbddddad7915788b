package whole

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/table"
)

// counted is an engine that counts what goes through it.
type counted struct {
	table.Engine
	reads, queries, writes, items int
}

func (c *counted) Write(ctx context.Context, actions []table.Write, now time.Time) error {
	c.writes++
	return c.Engine.Write(ctx, actions, now)
}

func (c *counted) Read(ctx context.Context, keys []table.Key) ([]table.Item, error) {
	c.reads++
	c.items += len(keys)
	return c.Engine.Read(ctx, keys)
}

func (c *counted) Query(ctx context.Context, q table.Query) (table.Page, error) {
	c.queries++
	page, err := c.Engine.Query(ctx, q)
	c.items += len(page.Items)
	return page, err
}
