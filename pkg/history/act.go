package history

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/table"
)

// act is what the register keeps of something that was done in a support session: where its entry stands. The entry goes with its
// person; that it was done stays.
type act struct {
	ID    string    `dynamodbav:"id"`
	User  string    `dynamodbav:"user,omitempty"`
	Event string    `dynamodbav:"event"`
	At    time.Time `dynamodbav:"at"`
}

// OfSession is a page of what was done in a support session, newest first. Of what was done to somebody who was deleted since, only
// the event and its instant are left.
func OfSession(ctx context.Context, t *table.Table, tenant, session string, limit int, after table.Position) ([]Entry, table.Position, error) {
	p, err := t.Query(ctx, table.Query{Index: table.Main, Partition: tenant, Prefix: table.Acts + session + "/", Backward: true, Limit: limit, After: after})
	if err != nil {
		return nil, nil, err
	}
	entries, keys := make([]Entry, len(p.Items)), make([]table.Key, len(p.Items))
	for i, item := range p.Items {
		var a act
		if err := item.Decode(&a); err != nil {
			return nil, nil, table.ErrDown.Because(err)
		}
		entries[i] = Entry{ID: a.ID, At: a.At, Tenant: tenant, User: a.User, Event: a.Event, By: actor.Actor{Kind: actor.Support, Session: session}}
		if keys[i] = table.TenantHistory(tenant, a.ID); a.User != "" {
			keys[i] = table.UserHistory(tenant, a.User, a.ID)
		}
	}
	items, err := t.Read(ctx, keys...)
	if err != nil {
		return nil, nil, err
	}
	for i, item := range items {
		if item == nil {
			continue
		}
		if err := item.Decode(&entries[i]); err != nil {
			return nil, nil, table.ErrDown.Because(err)
		}
	}
	return entries, p.Next, nil
}
