package importing

import (
	"context"
	"errors"
	"strings"

	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

var errMoved = errors.New("the rows changed meanwhile")

// Forget takes a person who is being deleted out of files that were not carried out yet: the rows of his address, and those that make
// nobody and have his name, keep their number and nothing else, and make nobody. late is asked before each part and its error ends
// the run; counted gives what is committed with the rows taken out.
func Forget(ctx context.Context, t *table.Table, u user.User, late func(context.Context) error, counted func(rows int) table.Writes) error {
	return t.Each(ctx, table.Query{Index: table.Main, Partition: u.Tenant, Prefix: table.Imports, Limit: 50}, func(item table.Item) error {
		if strings.Count(item.Key().Sort, "/") < 2 { // the import itself, which names nobody
			return nil
		}
		if err := late(ctx); err != nil {
			return err
		}
		for {
			steps, err := without(item, u, counted)
			if err != nil || steps == nil {
				return err
			}
			if err = t.Commit(ctx, steps); !errors.Is(err, errMoved) {
				return err
			}
			items, err := t.Read(ctx, item.Key())
			if err != nil || items[0] == nil {
				return err
			}
			item = items[0]
		}
	})
}

// without are the steps that take a person out of a part; none when he is not in it. Carrying the part out, and another run of
// this, change what they are conditional on.
func without(item table.Item, u user.User, counted func(int) table.Writes) (table.Writes, error) {
	var p part
	if err := item.Decode(&p); err != nil {
		return nil, table.ErrDown.Because(err)
	}
	n := 0
	for i, r := range p.Rows {
		if r.names(u) {
			p.Rows[i] = r.settled(Error, "", user.ErrDeleting.Code)
			n++
		}
	}
	if n == 0 {
		return nil, nil
	}
	return append(table.Writes{table.Change(item.Key(), table.Set("rows", p.Rows), table.Add("forgot", 1)).
		If(table.Is("ttl", p.TTL), errMoved).If(p.asForgot(), errMoved)}, counted(n)...), nil
}

// asForgot is the condition that nobody was taken out of a part since it was read.
func (p part) asForgot() table.Condition {
	if p.Forgot == 0 {
		return table.Missing("forgot")
	}
	return table.Is("forgot", p.Forgot)
}

// names tells whether a row is about a person.
func (r Row) names(u user.User) bool {
	if _, key, err := mail.Address(r.Mail); err == nil && key == u.MailKey {
		return true
	}
	return r.Verdict == Error && strings.EqualFold(r.FirstName, u.FirstName) && strings.EqualFold(r.LastName, u.LastName)
}
