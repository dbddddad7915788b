package user

import (
	"context"
	"slices"
	"strings"

	"github.com/curfew/curfew/pkg/table"
)

// Sorting is the column a list is sorted by, and the direction. The zero Sorting is by name.
type Sorting struct {
	Column     string `json:"column,omitempty" maxLength:"40" dynamodbav:"column,omitempty"`
	Descending bool   `json:"descending,omitempty" dynamodbav:"descending,omitempty"`
}

// Page is a page of a tenant's users.
type Page struct {
	Users []User
	Next  table.Position // nil: there are no more
}

// mostRows bounds what one request reads while it looks for rows that match, and mostAtOnce what it reads in one step.
const (
	mostRows   = 2000
	mostAtOnce = 1000
)

// List is a page of users in a declared order. Without a filter it reads the page and nothing else; with one it goes on reading
// until the page is full, the list ends, or a bound is reached; then Next says where to go on, so that a rare match never costs a
// request its time.
func List(ctx context.Context, t *table.Table, in string, by Sorting, match func(User) bool, size int, after table.Position) (Page, error) {
	index, err := by.index()
	if err != nil {
		return Page{}, err
	}
	var page Page
	read := 0
	for limit := size; ; limit = min(4*limit, mostAtOnce) { // where few match, fewer and larger reads
		p, err := t.Query(ctx, table.Query{Index: index, Partition: in, Limit: limit, Backward: by.Descending, After: after})
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

// Check tells whether a list can be sorted so; ErrNoSort when not.
func (by Sorting) Check() error {
	_, err := by.index()
	return err
}

// index is by which a list is read in this order.
func (by Sorting) index() (table.Index, error) {
	if by.Column == "" {
		return table.People, nil
	}
	c, ok := ColumnNamed(by.Column)
	if !ok || c.Index == nil {
		return table.Index{}, ErrNoSort.At("/sort").With("column", by.Column)
	}
	return *c.Index, nil
}

// Of lists some people, named by id, in a declared order; for few enough to be read at once.
func Of(ctx context.Context, t *table.Table, in string, ids []string, by Sorting, match func(User) bool) ([]User, error) {
	index, err := by.index()
	if err != nil {
		return nil, err
	}
	type row struct {
		key  string
		user User
	}
	var rows []row
	for len(ids) > 0 {
		n := min(len(ids), 100)
		keys := make([]table.Key, n)
		for i, one := range ids[:n] {
			keys[i] = table.User(in, one)
		}
		items, err := t.Read(ctx, keys...)
		if err != nil {
			return nil, err
		}
		for _, item := range items {
			if item == nil {
				continue
			}
			var u User
			if err := item.Decode(&u); err != nil {
				return nil, table.ErrDown.Because(err)
			}
			if match(u) {
				rows = append(rows, row{item.Text(index.Range), u})
			}
		}
		ids = ids[n:]
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		if by.Descending {
			a, b = b, a
		}
		return strings.Compare(a.key, b.key)
	})
	users := make([]User, len(rows))
	for i, r := range rows {
		users[i] = r.user
	}
	return users, nil
}
