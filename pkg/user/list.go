package user

import (
	"context"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/table"
)

// Sorting is the column a list is sorted by, and the direction. The zero Sorting is by name.
type Sorting struct {
	Column     string `json:"column,omitempty" dynamodbav:"column,omitempty"`
	Descending bool   `json:"descending,omitempty" dynamodbav:"descending,omitempty"`
}

// Page is a page of a tenant's users.
type Page struct {
	Users []User
	Next  table.Position // nil: there are no more
}

// mostRows bounds what one request reads while it looks for rows that match.
const mostRows = 2000

// List is a page of users in a declared order. Without a filter it reads the page and nothing else; with one it goes on reading
// until the page is full, the list ends, or a bound is reached; then Next says where to go on, so that a rare match never costs a
// request its time.
func List(ctx context.Context, t *table.Table, in string, by Sorting, match func(User) bool, size int, after table.Position) (Page, error) {
	index := table.People
	if by.Column != "" {
		c, ok := ColumnNamed(by.Column)
		if !ok || c.Index == nil {
			return Page{}, fault.Of(ErrNoSort).At("/sort").With("column", by.Column)
		}
		index = *c.Index
	}
	var page Page
	read := 0
	for {
		p, err := t.Query(ctx, table.Query{Index: index, Partition: in, Limit: size, Backward: by.Descending, After: after})
		if err != nil {
			return page, err
		}
		for i, item := range p.Items {
			var u User
			if err := item.Decode(&u); err != nil {
				return page, table.ErrDown.Because(err)
			}
			if !match(u) {
				continue
			}
			page.Users = append(page.Users, u)
			if len(page.Users) == size {
				if i < len(p.Items)-1 || p.Next != nil {
					page.Next = table.At(index, item)
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
