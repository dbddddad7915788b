// Package importing makes accounts of the rows of a file.
//
// Rules. A file is rehearsed before anything of it is done: a verdict per row, and nothing written but the rehearsal. No mail leaves,
// now or later, because of an import. Carrying it out is a job of commits of twenty people, each with one change of the tallies and
// followed by one per person of them who goes into folders, so that of those who are there when it is stopped at most twenty lack
// theirs; the same file again makes nobody twice. What the rows hold of people is gone as soon as a row is settled, and after a day.
package importing

import (
	"context"
	"strconv"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/fault"
	sortable "github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
)

// Verdict is what would become, or became, of a row.
type Verdict string

// The verdicts. The last three are only of an import that was carried out.
const (
	Create      Verdict = "create"
	Exists      Verdict = "exists"      // an active user has this address
	Deactivated Verdict = "deactivated" // a deactivated user has it: reactivate him instead
	Deleted     Verdict = "deleted"     // somebody with this address was deleted for ever; it would be a new person
	Error       Verdict = "error"       // Column and Code say what is wrong
	Created     Verdict = "created"
	NoSeat      Verdict = "noSeat" // no seat of the licence was free
	Refused     Verdict = "refused"
)

// Row is a row of the file.
type Row struct {
	Number  int     `dynamodbav:"number" json:"row"` // as the spreadsheet program shows it
	Verdict Verdict `dynamodbav:"verdict" json:"verdict"`
	Column  string  `dynamodbav:"column,omitempty" json:"column,omitempty"` // the field that is wrong
	Code    string  `dynamodbav:"code,omitempty" json:"code,omitempty"`
	User    string  `dynamodbav:"user,omitempty" json:"user,omitempty"` // who has the address, or was created

	Mail          string       `dynamodbav:"mail,omitempty" json:"mail,omitempty"`
	FirstName     string       `dynamodbav:"firstName,omitempty" json:"firstName,omitempty"`
	LastName      string       `dynamodbav:"lastName,omitempty" json:"lastName,omitempty"`
	Country       string       `dynamodbav:"country,omitempty" json:"country,omitempty"`
	Zone          string       `dynamodbav:"zone,omitempty" json:"zone,omitempty"`
	Language      string       `dynamodbav:"language,omitempty" json:"language,omitempty"`
	Department    string       `dynamodbav:"department,omitempty" json:"department,omitempty"`
	Licence       licence.Kind `dynamodbav:"licence,omitempty" json:"licence,omitempty"`
	Administrator bool         `dynamodbav:"administrator,omitempty" json:"administrator,omitempty"`
	Places        []Place      `dynamodbav:"places,omitempty" json:"folders,omitempty"`   // of a row that makes somebody, or made him
	Said          string       `dynamodbav:"said,omitempty" json:"foldersText,omitempty"` // of any other: its cell
	Detail        string       `dynamodbav:"detail,omitempty" json:"detail,omitempty"`    // the part of the cell that is wrong
}

// settled is what stays of a row when it is done: nothing that says who he is.
func (r Row) settled(v Verdict, user, code string) Row {
	return Row{Number: r.Number, Verdict: v, Column: r.Column, Code: code, User: user}
}

// Texts are the row as a file of errors shows it: number, verdict, column, hint, and what it held.
func (r Row) Texts(verdict, column, hint string) []string {
	admin := ""
	if r.Administrator {
		admin = "x"
	}
	return []string{strconv.Itoa(r.Number), verdict, column, hint, r.Mail, r.FirstName, r.LastName, r.Country, r.Zone, r.Language, string(r.Licence), admin, r.Department, r.Said}
}

// Import is an uploaded file.
type Import struct {
	ID      string               `dynamodbav:"id" json:"id"`
	Tenant  string               `dynamodbav:"tenant" json:"-"`
	Format  string               `dynamodbav:"format" json:"format"` // xls, xlsx or csv
	Rows    int                  `dynamodbav:"rows" json:"rows"`
	Parts   int                  `dynamodbav:"parts" json:"-"`
	Counts  map[Verdict]int      `dynamodbav:"counts" json:"counts"` // of the rehearsal
	Seats   map[licence.Kind]int `dynamodbav:"seats" json:"seatsNeeded"`
	Job     string               `dynamodbav:"job,omitempty" json:"job,omitempty"` // that carries it out
	Created time.Time            `dynamodbav:"created" json:"created"`
	By      actor.Actor          `dynamodbav:"by" json:"-"`
	TTL     int64                `dynamodbav:"ttl" json:"-"`
}

// part is one commit's worth of rows.
type part struct {
	Rows   []Row `dynamodbav:"rows"`
	TTL    int64 `dynamodbav:"ttl"`
	Forgot int   `dynamodbav:"forgot,omitempty"` // rises when a deleted person is taken out
	Placed int   `dynamodbav:"placed,omitempty"` // rises with each row whose person was put into folders
}

// Kept is how long a rehearsal can be carried out; settled rows, which name nobody, stay longer with their job.
const Kept = 24 * time.Hour

// together is how many people one commit makes.
const together = 20

// Faults of imports.
var (
	ErrUnknown = fault.New(fault.NotFound, "not_found", "There is no such thing here.")
	ErrStarted = fault.New(fault.Conflict, "import_started", "This import was started before; upload the file again for another one.")
	ErrHeader  = fault.New(fault.Invalid, "import_header", "The first row must name the columns; there is none for {column}. The template shows them.").At("/content")
	ErrTwice   = fault.New(fault.Invalid, "import_column_twice", "The column {column} is there twice.").At("/content")
)

// What is wrong with a row beyond its fields.
const (
	CodeTwice = "twice_in_file"
	CodeEmpty = "missing"
	CodeValue = "not_understood"
)

// Get reads an import; ErrUnknown when there is none.
func Get(ctx context.Context, t *table.Table, in, id string) (Import, error) {
	if !sortable.Valid(sortable.Import, id) {
		return Import{}, ErrUnknown
	}
	i, ok, err := table.Get[Import](ctx, t, table.Import(in, id))
	if err == nil && (!ok || i.ID != id || i.Job == "" && !t.Now().Before(i.Created.Add(Kept))) {
		err = ErrUnknown
	}
	return i, err
}

// Lines is a page of an import's rows, in the file's order: whole parts, so a few more than asked for.
func (i Import) Lines(ctx context.Context, t *table.Table, size int, after table.Position) ([]Row, table.Position, error) {
	p, err := t.Query(ctx, table.Query{Index: table.Main, Partition: i.Tenant, Prefix: table.Imports + i.ID + "/", Limit: max(1, size/together), After: after})
	var rows []Row
	for _, item := range p.Items {
		var one part
		if err := item.Decode(&one); err != nil {
			return nil, nil, table.ErrDown.Because(err)
		}
		rows = append(rows, one.Rows...)
	}
	return rows, p.Next, err
}
