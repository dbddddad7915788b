package user

import (
	"context"

	"github.com/curfew/curfew/pkg/table"
)

// Page is a page of a tenant's users by name, German collation.
type Page struct {
	Users []User
	Next  table.Position // nil: there are no more
}

// mostRows bounds what one request reads while it looks for rows that match.
const mostRows = 2000

// List is a page of users, of one status ("" for all). It goes on reading until the page is full, the list ends, or a bound is
// reached; then Next says where to go on, so that a rare match never costs a request its time.
func List(ctx context.Context, t *table.Table, in string, match func(User) bool, size int, after table.Position) (Page, error) {
	var page Page
	read := 0
	for {
		p, err := t.Query(ctx, table.Query{Index: table.People, Partition: in, Limit: size, After: after})
		if err != nil {
			return page, err
		}
		for i, item := range p.Items {
			var u User
			if err := item.Decode(&u); err != nil {
				return page, table.ErrDown.Because(err)
			}
			if match != nil && !match(u) {
				continue
			}
			page.Users = append(page.Users, u)
			if len(page.Users) == size {
				if i < len(p.Items)-1 || p.Next != nil {
					page.Next = u.position()
				}
				return page, nil
			}
		}
		read += len(p.Items)
		after = p.Next
		if after == nil || read >= mostRows {
			page.Next = after
			return page, nil
		}
	}
}

func (u User) position() table.Position {
	return table.Position{"partition": u.Key().Partition, "sort": u.Key().Sort, "people": u.Tenant, "nameKey": u.NameKey}
}
