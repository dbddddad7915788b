package importing

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/sheet"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// Gone tells of addresses, up to 100 in their compared form, when somebody with each was deleted for ever in a tenant; the zero instant
// where nobody knows of it.
type Gone func(ctx context.Context, in string, canonical ...string) ([]time.Time, error)

// Rehearse reads a file and says what would become of each row. Nothing is written but the rehearsal itself, and what also gives by
// its id; also may be nil.
func Rehearse(ctx context.Context, t *table.Table, by folder.By, in string, content []byte, gone Gone, also func(id string) table.Writes) (Import, error) {
	file, err := sheet.Open(ctx, content, sheet.Standard())
	if err != nil {
		return Import{}, fault.Of(err).At("/content")
	}
	where, err := columns(file.Rows[0])
	if err != nil {
		return Import{}, err
	}
	keys := make([]string, 0, len(file.Rows)-1)
	rows := make([]Row, 0, len(file.Rows)-1)
	seen := map[string]bool{}
	for _, line := range file.Rows[1:] {
		row, key := read(t, in, line, where)
		if row.Verdict == Create && seen[key] {
			row.Verdict, row.Column, row.Code = Error, "mail", CodeTwice
		}
		seen[key] = true
		rows, keys = append(rows, row), append(keys, key)
	}
	if err := known(ctx, t, in, rows, keys, gone); err != nil {
		return Import{}, err
	}
	if err := place(ctx, t, by, in, rows); err != nil {
		return Import{}, err
	}
	i := Import{ID: t.IDs.New(id.Import), Tenant: in, Format: file.Format, Rows: len(rows), Counts: map[Verdict]int{}, Seats: map[licence.Kind]int{},
		Created: t.Now(), By: by.Actor, TTL: t.Now().Add(Kept).Unix()}
	for _, r := range rows {
		i.Counts[r.Verdict]++
		if r.Verdict == Create || r.Verdict == Deleted {
			i.Seats[r.Licence]++
		}
	}
	if also == nil {
		also = func(string) table.Writes { return nil }
	}
	return i, keep(ctx, t, by.Actor, &i, rows, also(i.ID))
}

// read makes a row of a line; its verdict is Create or Error. key is the compared form of the address.
func read(t *table.Table, in string, line sheet.Row, where map[string]int) (Row, string) {
	text := func(field string) string {
		if i, ok := where[field]; ok {
			return strings.TrimSpace(line.Text(i))
		}
		return ""
	}
	r := Row{Number: line.Number, Verdict: Create, Mail: text("mail"), FirstName: text("firstName"), LastName: text("lastName"), Country: strings.ToUpper(text("country")),
		Zone: text("zone"), Language: strings.ToLower(text("language")), Department: text("department"), Said: text("folders")}
	wrong := func(column, code string) (Row, string) {
		r.Verdict, r.Column, r.Code = Error, column, code
		return r.cut(), ""
	}
	for _, f := range Fields() { // a formula of the spreadsheet program failed
		if i, ok := where[f]; ok && i < len(line.Cells) && line.Cells[i].Kind == sheet.Error {
			return wrong(f, CodeValue)
		}
	}
	for _, f := range Fields()[:Required] {
		if text(f) == "" {
			return wrong(f, CodeEmpty)
		}
	}
	var ok bool
	if r.Licence, ok = kind(text("licence")); !ok {
		return wrong("licence", CodeValue)
	}
	if r.Administrator, ok = yes(text("administrator")); !ok {
		return wrong("administrator", CodeValue)
	}
	_, key, err := mail.Address(r.Mail)
	if err != nil {
		return wrong("mail", fault.Of(err).Code)
	}
	if _, err := user.Prepare(t, in, r.draft()); err != nil {
		f := fault.Of(err)
		return wrong(strings.TrimPrefix(f.Pointer, "/"), f.Code)
	}
	return r, key
}

// cut keeps a row that cannot be read from being larger than one that can.
func (r Row) cut() Row {
	for _, s := range []*string{&r.Mail, &r.FirstName, &r.LastName, &r.Country, &r.Zone, &r.Language, &r.Department} {
		*s = short(*s, 120)
	}
	return r
}

func (r Row) draft() user.Draft {
	return user.Draft{Mail: r.Mail, FirstName: r.FirstName, LastName: r.LastName, Country: r.Country, Zone: r.Zone, Language: r.Language,
		Department: r.Department, Licence: r.Licence, Administrator: r.Administrator, Imported: true}
}

// known gives the rows whose address somebody has, or had, their verdict.
func known(ctx context.Context, t *table.Table, in string, rows []Row, keys []string, gone Gone) error {
	var at []int
	for i, r := range rows {
		if r.Verdict == Create {
			at = append(at, i)
		}
	}
	for len(at) > 0 {
		n := min(len(at), 100)
		if err := some(ctx, t, in, rows, keys, at[:n], gone); err != nil {
			return err
		}
		at = at[n:]
	}
	return nil
}

func some(ctx context.Context, t *table.Table, in string, rows []Row, keys []string, at []int, gone Gone) error {
	claims := make([]table.Key, len(at))
	for i, row := range at {
		claims[i] = table.Mail(in, keys[row])
	}
	items, err := t.Read(ctx, claims...)
	if err != nil {
		return err
	}
	var owners []table.Key
	var whose, nobodys []int
	var free []string
	for i, item := range items {
		r := &rows[at[i]]
		if item != nil {
			r.User = item.Text("user")
			owners, whose = append(owners, table.User(in, r.User)), append(whose, at[i])
			continue
		}
		free, nobodys = append(free, keys[at[i]]), append(nobodys, at[i])
	}
	when, err := gone(ctx, in, free...)
	if err != nil {
		return err
	}
	for i, deleted := range when {
		if !deleted.IsZero() {
			rows[nobodys[i]].Verdict = Deleted
		}
	}
	if len(owners) == 0 {
		return nil
	}
	items, err = t.Read(ctx, owners...)
	for i, item := range items {
		rows[whose[i]].Verdict = Exists
		if item.Text("status") != string(user.Active) {
			rows[whose[i]].Verdict = Deactivated
		}
	}
	return err
}

// keep writes the rehearsal in parts, and last the import that makes them one, with more.
func keep(ctx context.Context, t *table.Table, by actor.Actor, i *Import, rows []Row, more table.Writes) error {
	var steps table.Writes
	for len(rows) > 0 {
		n := min(len(rows), together)
		steps = append(steps, table.Put(table.ImportPart(i.Tenant, i.ID, name(i.Parts)), part{Rows: rows[:n], TTL: i.TTL}))
		rows = rows[n:]
		if i.Parts++; len(steps) == 25 {
			if err := t.Commit(ctx, by.Stands, steps); err != nil {
				return err
			}
			steps = nil
		}
	}
	return t.Commit(ctx, more, by.Stands, append(steps, table.Put(table.Import(i.Tenant, i.ID), *i).Receipt()))
}

func name(n int) string { return fmt.Sprintf("%04d", n) }
