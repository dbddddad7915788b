package importing_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/importing"
	"github.com/curfew/curfew/pkg/job"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/session"
	"github.com/curfew/curfew/pkg/sheet"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

// world is a tenant with few seats, and its owner signed in.
type world struct {
	*testing.T
	*tabletest.World
	tenant string
	owner  access.Caller
}

func open(t *testing.T, w *tabletest.World, drivers, executives int) *world {
	t.Helper()
	ten, owner, err := vendor.Open(t.Context(), w.Table, actor.Job("test"), vendor.Opening{Handle: "muster", Name: "Muster", Drivers: drivers, Executives: executives,
		Owner: user.Draft{Mail: "olga@muster.example", FirstName: "Olga", LastName: "Owner", Country: "DE"}}, func(string) table.Writes { return nil })
	if err != nil {
		t.Fatal(err)
	}
	s, token := session.New(w.Table, session.Session{Tenant: ten.ID, User: owner.ID, Stamp: owner.Stamp, TenantStamp: ten.Stamp})
	if err := w.Table.Commit(t.Context(), session.Open(s)); err != nil {
		t.Fatal(err)
	}
	c, err := access.Check(t.Context(), w.Table, token)
	if err != nil {
		t.Fatal(err)
	}
	return &world{T: t, World: w, tenant: ten.ID, owner: c}
}

// by is the owner as folders see him.
func (w *world) by() folder.By { return folder.By{Actor: w.owner.Actor(), Administrator: true} }

func nobody(context.Context, string, ...string) ([]time.Time, error) { return nil, nil }

func late(context.Context) error { return nil }

func (w *world) rehearse(lines ...string) importing.Import {
	w.Helper()
	i, err := importing.Rehearse(w.Context(), w.Table, w.by(), w.tenant, []byte(strings.Join(lines, "\r\n")), nobody, nil)
	if err != nil {
		w.Fatal(err)
	}
	return i
}

func (w *world) rows(i importing.Import) []importing.Row {
	w.Helper()
	var all []importing.Row
	var after table.Position
	for {
		rows, next, err := i.Lines(w.Context(), w.Table, 40, after)
		if err != nil {
			w.Fatal(err)
		}
		all = append(all, rows...)
		if after = next; after == nil {
			return all
		}
	}
}

func (w *world) run(i importing.Import) job.Job {
	w.Helper()
	j, err := importing.Start(w.Context(), w.Table, w.by(), w.owner.Remembered(), i, nil)
	if err != nil {
		w.Fatal(err)
	}
	if err := importing.GoOn(w.Context(), w.Table, j); err != nil {
		w.Fatal(err)
	}
	if j, err = job.Get(w.Context(), w.Table, w.tenant, j.ID); err != nil {
		w.Fatal(err)
	}
	return j
}

func (w *world) ten() tenant.Tenant {
	w.Helper()
	ten, err := tenant.Get(w.Context(), w.Table, w.tenant)
	if err != nil {
		w.Fatal(err)
	}
	return ten
}

// mails counts the letters and circulars that are owed to anybody but the owner's own invitation.
func (w *world) mails() int {
	w.Helper()
	n := 0
	for _, kind := range []string{table.DueLetter, table.DueWarning, table.DueCircular} {
		for shard := range table.Shards {
			err := w.Table.Each(w.Context(), table.Query{Index: table.Due, Partition: fmt.Sprintf("%s/%d", kind, shard)}, func(item table.Item) error {
				if !strings.Contains(item.Key().Partition, w.owner.User.ID) {
					n++
				}
				return nil
			})
			if err != nil {
				w.Fatal(err)
			}
		}
	}
	return n
}

func verdicts(rows []importing.Row) []string {
	var all []string
	for _, r := range rows {
		all = append(all, strings.TrimSpace(fmt.Sprintf("%d %s %s %s", r.Number, r.Verdict, r.Column, r.Code)))
	}
	return all
}

// TestRehearsal: every row gets its verdict, with the column and the reason, and nobody is made.
func TestRehearsal(t *testing.T) {
	t.Parallel()
	w := open(t, tabletest.New(t), 5, 5)
	gone, err := user.Create(t.Context(), w.Table, w.owner.Actor(), w.tenant, user.Draft{Mail: "weg@muster.example", FirstName: "Weg", LastName: "Weg"}, nil)
	if err == nil {
		_, err = user.Deactivate(t.Context(), w.Table, w.owner.Actor(), w.tenant, gone.ID)
	}
	if err != nil {
		t.Fatal(err)
	}
	before := w.ten()
	i := w.rehearse("\ufeffE-Mail*;Vorname;Nachname;Land;Lizenz;Admin;Zeitzone;egal",
		"anna@muster.example;Anna;Ärger;de;Fahrer;;;x", ";Ohne;Adresse;;;;;", "kaputt;K;K;;;;;", "ANNA@Muster.example;A;A;;;;;", "olga@muster.example;O;O;;;;;",
		"weg@muster.example;W;W;;;;;", "bo@muster.example;Bo;Özil;AT;executive;ja;;", "c@muster.example;C;C;;;ja;;", "d@muster.example;D;D;Atlantis;;;;",
		"e@muster.example;E;E;;Chef;;;", "f@muster.example;F;F;;;vielleicht;;", "g@muster.example;G;G;;;;Europe/Nirgends;", "h@muster.example;H;"+strings.Repeat("h", 101)+";;;;;")
	want := []string{"2 create", "3 error mail missing", "4 error mail address_invalid", "5 error mail twice_in_file", "6 exists", "7 deactivated", "8 create",
		"9 error administrator needs_executive", "10 error country bad_country", "11 error licence not_understood", "12 error administrator not_understood",
		"13 error zone bad_zone", "14 error lastName bad_name"}
	if diff := cmp.Diff(want, verdicts(w.rows(i))); diff != "" {
		t.Error(diff)
	}
	if i.Seats[licence.Driver] != 1 || i.Seats[licence.Executive] != 1 || i.Counts[importing.Create] != 2 || i.Counts[importing.Error] != 9 {
		t.Errorf("seats %v, counts %v", i.Seats, i.Counts)
	}
	if diff := cmp.Diff(before, w.ten()); diff != "" {
		t.Errorf("a rehearsal changed the tenant: %s", diff)
	}
}

// TestHeader: a file whose first row does not name the columns is one clear fault.
func TestHeader(t *testing.T) {
	t.Parallel()
	w := open(t, tabletest.New(t), 5, 5)
	for file, want := range map[string]error{
		"anna@muster.example;Anna;Ärger": importing.ErrHeader, "E-Mail;Vorname\na@b.example;A": importing.ErrHeader,
		"E-Mail;Email;Vorname;Nachname\n;;;": importing.ErrTwice, "<html><table></table></html>": sheet.ErrMarkup, "": sheet.ErrEmpty,
	} {
		if _, err := importing.Rehearse(t.Context(), w.Table, w.by(), w.tenant, []byte(file), nobody, nil); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", file, err, want)
		}
	}
}

func people(n int, kind string) []string {
	lines := []string{"Email,First name,Last name,Licence"}
	for i := range n {
		lines = append(lines, fmt.Sprintf("p%d@muster.example,P,%04d,%s", i, i, kind))
	}
	return lines
}

// TestRun: people are made twenty to a commit and counted one by one, the tallies are right, no mail is owed to anybody, the rows name nobody any more, and
// the same file again makes nobody.
func TestRun(t *testing.T) {
	t.Parallel()
	w := open(t, tabletest.New(t), 5, 5)
	i := w.rehearse(people(47, "")...)
	w.Faults.Reset()
	j := w.run(i)
	if writes := w.Faults.Calls(tabletest.WriteCall); writes > 3+2 {
		t.Errorf("%d commits for 47 people", writes)
	}
	if j.State != job.Done || j.Total != 47 || j.Done != 47 || w.ten().Counts != (tenant.Counts{Active: 48, Invited: 48}) || w.ten().Seats.Collaborator.Used != 47 {
		t.Errorf("job %+v, counts %+v, seats %+v", j, w.ten().Counts, w.ten().Seats)
	}
	if n := w.mails(); n != 0 {
		t.Errorf("%d mails are owed because of an import", n)
	}
	for _, r := range w.rows(i) {
		if r.Verdict != importing.Created || r.Mail != "" || r.LastName != "" {
			t.Fatalf("a settled row still says who he is: %+v", r)
		}
		u, err := user.Get(t.Context(), w.Table, w.tenant, r.User)
		if err != nil || u.Imported.IsZero() || !u.Invited.IsZero() || u.Idle != table.Unwarned(w.tenant) {
			t.Fatalf("%+v: %v", u, err)
		}
	}
	if again := w.rehearse(people(47, "")...); again.Counts[importing.Exists] != 47 {
		t.Errorf("the same file again: %v", again.Counts)
	}
	if _, err := importing.Start(t.Context(), w.Table, w.by(), w.owner.Remembered(), i, nil); err != nil {
		t.Logf("a second start by an old look: %v", err)
	} else {
		t.Error("an import was started twice")
	}
}

// TestSeats: an import takes the seats that are free and no more, and says of the rest that there was none.
func TestSeats(t *testing.T) {
	t.Parallel()
	w := open(t, tabletest.New(t), 25, 5)
	i := w.rehearse(people(30, "driver")...)
	w.run(i)
	got := map[importing.Verdict]int{}
	for _, r := range w.rows(i) {
		got[r.Verdict]++
	}
	if got[importing.Created] != 25 || got[importing.NoSeat] != 5 || w.ten().Seats.Driver.Used != 25 {
		t.Errorf("%v, seats %+v", got, w.ten().Seats)
	}
}

// TestSeatsRaced: seats that go to somebody else between the reading and the commit are not sold twice.
func TestSeatsRaced(t *testing.T) {
	t.Parallel()
	w := open(t, tabletest.New(t), 20, 5)
	i := w.rehearse(people(20, "driver")...)
	j, err := importing.Start(t.Context(), w.Table, w.by(), w.owner.Remembered(), i, nil)
	if err != nil {
		t.Fatal(err)
	}
	w.Faults.Reset()
	w.Faults.Interleave(tabletest.WriteCall, 1, func() {
		if _, err := user.Create(t.Context(), w.Table, w.owner.Actor(), w.tenant, user.Draft{Mail: "other@muster.example", FirstName: "O", LastName: "O", Licence: licence.Driver}, nil); err != nil {
			t.Error(err)
		}
	})
	if err := importing.GoOn(t.Context(), w.Table, j); err != nil {
		t.Fatal(err)
	}
	if used := w.ten().Seats.Driver.Used; used != 20 {
		t.Errorf("%d of 20 seats used", used)
	}
}

// TestInterrupted: an import that is stopped before or after any call goes on and ends the same.
func TestInterrupted(t *testing.T) {
	t.Parallel()
	for n := 1; n < 40; n++ {
		for name, crash := range map[string]func(*tabletest.Faults, int){"before": (*tabletest.Faults).CrashBefore, "after": (*tabletest.Faults).CrashAfter} {
			w := open(t, tabletest.Memory(t), 30, 5)
			i := w.rehearse(people(45, "driver")...)
			j, err := importing.Start(t.Context(), w.Table, w.by(), w.owner.Remembered(), i, nil)
			if err != nil {
				t.Fatal(err)
			}
			w.Faults.Reset()
			crash(w.Faults, n)
			first := importing.GoOn(w.Faults.Process(t.Context()), w.Table, j)
			w.Faults.Reset()
			for range 3 {
				if j, err = job.Get(t.Context(), w.Table, w.tenant, j.ID); err != nil || j.State.Over() {
					break
				}
				if err := importing.GoOn(t.Context(), w.Table, j); err != nil {
					t.Fatalf("%s call %d: %v", name, n, err)
				}
			}
			if ten := w.ten(); j.State != job.Done || ten.Seats.Driver.Used != 30 || ten.Counts.Active != 31 {
				t.Fatalf("stopped %s call %d (%v): job %s, seats %+v, counts %+v", name, n, first, j.State, ten.Seats, ten.Counts)
			}
			if first == nil {
				return
			}
		}
	}
}
