package idle

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// mostCounted bounds how many people one look at what waits goes through.
const mostCounted = 1000

// Held are people whose deactivation waits for an administrator, the longest first, at most so many; more tells whether there are
// others.
func Held(ctx context.Context, t *table.Table, in string, most int) (people []user.User, more bool, err error) {
	rows, err := t.Query(ctx, table.Query{Index: table.Idle, Partition: table.Held(in), Limit: most + 1})
	if err != nil {
		return nil, false, err
	}
	items := rows.Items[:min(len(rows.Items), most)]
	people, err = accounts(ctx, t, items, func(u user.User) bool { return u.Held != nil && u.Status == user.Active })
	return people, len(rows.Items) > most, err
}

// Braked are the people whom the rule would deactivate as soon as the brake is answered with go on: how many, whether there are more
// than were counted, and the first of them, at most so many.
func Braked(ctx context.Context, t *table.Table, ten tenant.Tenant, most int) (people []user.User, n int, more bool, err error) {
	now := t.Now()
	ten.Brake.Waiting = time.Time{} // as if it were answered
	var first []table.Item
	q := table.Query{Index: table.Idle, Partition: table.Warned(ten.ID), To: table.Stamp(now), Limit: 200}
	for seen := 0; ; {
		p, err := t.Query(ctx, q)
		if err != nil {
			return nil, 0, false, err
		}
		for _, item := range p.Items {
			var u user.User
			if err := item.Decode(&u); err != nil {
				return nil, 0, false, table.ErrDown.Because(err)
			}
			if w := u.Warning; w == nil || w.Rule != ten.Rule.Number || !now.Before(w.Promise.Add(Valid)) {
				continue
			}
			if n++; len(first) < most {
				first = append(first, item)
			}
		}
		seen += len(p.Items)
		if q.After = p.Next; p.Next == nil || seen >= mostCounted {
			more = p.Next != nil
			break
		}
	}
	people, err = accounts(ctx, t, first, func(u user.User) bool { return ripe(ten, u, now) })
	return people, n, more, err
}

// accounts are the people of rows that an index found, as they stand, and of whom it is still so; at most 100.
func accounts(ctx context.Context, t *table.Table, rows []table.Item, still func(user.User) bool) ([]user.User, error) {
	keys := make([]table.Key, len(rows))
	for i, row := range rows {
		keys[i] = row.Key()
	}
	people := []user.User{}
	if len(keys) == 0 {
		return people, nil
	}
	items, err := t.Read(ctx, keys...)
	if err != nil {
		return nil, err
	}
	for _, item := range items {
		var u user.User
		if item == nil {
			continue
		}
		if err := item.Decode(&u); err != nil {
			return nil, table.ErrDown.Because(err)
		}
		if still(u) {
			people = append(people, u)
		}
	}
	return people, nil
}
