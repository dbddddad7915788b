package importing_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/importing"
	"github.com/curfew/curfew/pkg/job"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/user"
)

// tree makes folders by their paths from the top; by is their driver.
func (w *world) tree(by folder.By, paths ...string) map[string]string {
	w.Helper()
	ids := map[string]string{}
	for _, path := range paths {
		above, name := "", path
		if i := strings.LastIndex(path, ">"); i >= 0 {
			above, name = ids[path[:i]], path[i+1:]
		}
		f, err := folder.Create(w.Context(), w.Table, by, w.tenant, name, above, nil)
		if err != nil {
			w.Fatal(path, err)
		}
		ids[path] = f.ID
	}
	return ids
}

// said is what a row's folders mean: paths and roles, or the verdict.
func (w *world) said(i importing.Import) []string {
	w.Helper()
	f, err := folder.Find(w.Context(), w.Table, w.by(), w.tenant)
	if err != nil {
		w.Fatal(err)
	}
	var all []string
	for _, r := range w.rows(i) {
		var said []string
		for _, p := range r.Places {
			said = append(said, importing.Write(f.Path(p.Folder), p.Role, "de"))
		}
		if r.Verdict == importing.Error {
			said = []string{r.Column, r.Code, r.Detail}
		}
		all = append(all, strings.Join(said, "; "))
	}
	return all
}

// TestPlaces: a cell of folders means what its reader thinks, and says what is wrong with it.
func TestPlaces(t *testing.T) {
	t.Parallel()
	w := open(t, tabletest.New(t), 5, 50)
	ids := w.tree(w.by(), "Projekte", "Projekte>Bau", "Projekte>Bau>Nord", "Werk", "Werk>Bau", "Forschung; Entwicklung", "Bus (Fahrer)", "Ein/Aus", "Zu")
	if _, err := folder.Close(t.Context(), w.Table, w.by(), w.tenant, ids["Zu"]); err != nil {
		t.Fatal(err)
	}
	other, err := user.Create(t.Context(), w.Table, w.owner.Actor(), w.tenant, user.Draft{Mail: "otto@muster.example", FirstName: "O", LastName: "O", Licence: "executive", Administrator: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	w.tree(folder.By{Actor: actor.Actor{Kind: actor.Person, User: other.ID}, Administrator: true}, "Fremd")
	many := make([]string, 31)
	for i := range many {
		many[i] = fmt.Sprintf("V%d", i)
	}
	w.tree(w.by(), many...)
	lines := []string{"E-Mail;Vorname;Nachname;Lizenz;Ordner"}
	cells := []struct{ licence, cell, want string }{
		{"", "Projekte", "Projekte"}, {"", " projekte / BAU ; Werk", "Projekte/Bau; Werk"}, {"", "Werk|Projekte", "Werk; Projekte"}, {"", "Werk\nProjekte\n", "Werk; Projekte"},
		{"", "", ""}, {"", ";;", ""}, {"", "Nord", "Projekte/Bau/Nord"}, {"", "Bau/Nord", "Projekte/Bau/Nord"}, {"", "/Werk/Bau", "Werk/Bau"},
		{"driver", "Werk (Fahrer); Projekte (pilote)", "Werk (Fahrer); Projekte (Fahrer)"}, {"driver", "Werk(Driver)|Projekte ( Participant )", "Werk (Fahrer); Projekte"},
		{"", "Werk;Werk", "Werk"}, {"executive", "Werk;Werk (driver)", "Werk (Fahrer)"},
		{"", "Forschung; Entwicklung; Werk", "Forschung; Entwicklung; Werk"}, {"", "Werk;Forschung", "folders; folder_unknown; Forschung"},
		{"", "Bus (Fahrer)", "Bus (Fahrer) (Teilnehmer)"}, {"driver", "Bus (Fahrer) (Fahrer)", "Bus (Fahrer) (Fahrer)"}, {"", "Ein/Aus", "Ein/Aus"},
		{"", "Bau", "folders; folder_ambiguous; Bau"}, {"", "Werk;Zu", "folders; folder_closed; Zu"}, {"", "Fremd", "folders; not_in_folder; Fremd"},
		{"", "Werk (Fahrer)", "folders; driver_needs_licence; Werk (Fahrer)"}, {"", "Werk (Chef)", "folders; folder_unknown; Werk (Chef)"},
		{"", strings.Join(many, "|"), "folders; too_many_places; V30"},
	}
	var want []string
	for i, c := range cells {
		lines = append(lines, fmt.Sprintf(`p%d@muster.example;P;P;%s;"%s"`, i, c.licence, c.cell))
		want = append(want, c.want)
	}
	i := w.rehearse(lines...)
	if diff := cmp.Diff(want, w.said(i)); diff != "" {
		t.Error(diff)
	}
	if again := w.rehearse("E-Mail;Vorname;Nachname;Ordner", "olga@muster.example;O;O;Nirgends"); again.Counts[importing.Exists] != 1 {
		t.Errorf("the folders of somebody who is there already were looked at: %v", again.Counts)
	}
}

// TestPlacesRun: the run puts everybody into his folders, each with an entry in his history; what does not go any more is noted; it
// ends the same wherever it is stopped, and who counts as done by then has his folders.
func TestPlacesRun(t *testing.T) {
	t.Parallel()
	for n := 0; n < 60; n++ {
		for name, crash := range map[string]func(*tabletest.Faults, int){"before": (*tabletest.Faults).CrashBefore, "after": (*tabletest.Faults).CrashAfter} {
			w := open(t, tabletest.Memory(t), 30, 5)
			var paths []string
			for i := range 20 {
				paths = append(paths, fmt.Sprintf("F%02d", i))
			}
			ids := w.tree(w.by(), paths...)
			i := w.rehearse("Email,First name,Last name,Licence,Folders", "a@muster.example,A,A,driver,"+strings.Join(paths, "|"), "b@muster.example,B,B,driver,F00 (driver)|F01",
				"c@muster.example,C,C,,F02", "d@muster.example,D,D,,", "wrong,E,E,,F02")
			j, err := importing.Start(t.Context(), w.Table, w.by(), w.owner.Remembered(), i, nil)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := folder.Close(t.Context(), w.Table, w.by(), w.tenant, ids["F01"]); err != nil {
				t.Fatal(err)
			}
			w.Faults.Reset()
			if n > 0 {
				crash(w.Faults, n)
			}
			first := importing.GoOn(w.Faults.Process(t.Context()), w.Table, j)
			w.Faults.Reset()
			w.counted(j, i)
			w.goOn(j)
			w.counted(j, i)
			w.inFolders(fmt.Sprintf("stopped %s call %d (%v)", name, n, first), i, ids)
			if first == nil && n > 0 {
				return
			}
		}
	}
}

// counted fails unless a job has done as many people as have been made and put into their folders, of all that are to be.
func (w *world) counted(j job.Job, i importing.Import) {
	w.Helper()
	now, err := job.Get(w.Context(), w.Table, w.tenant, j.ID)
	if err != nil {
		w.Fatal(err)
	}
	people, done := 0, 0
	for _, r := range w.rows(i) {
		if r.Verdict == importing.Create || r.Verdict == importing.Created {
			people++
		}
		if r.Verdict == importing.Created && !slices.ContainsFunc(r.Places, func(p importing.Place) bool { return !p.Done && p.Why == "" }) {
			done++
		}
	}
	if now.Done != done || now.Total != people {
		w.Errorf("%d of %d are done, the job says %d of %d", done, people, now.Done, now.Total)
	}
}

// goOn runs a job to its end.
func (w *world) goOn(j job.Job) {
	w.Helper()
	for range 3 {
		now, err := job.Get(w.Context(), w.Table, w.tenant, j.ID)
		if err != nil {
			w.Fatal(err)
		}
		if now.State.Over() {
			if now.State != job.Done {
				w.Fatalf("%+v", now)
			}
			return
		}
		if err := importing.GoOn(w.Context(), w.Table, now); err != nil {
			w.Fatal(err)
		}
	}
	w.Fatal("the job does not end")
}

func (w *world) inFolders(when string, i importing.Import, ids map[string]string) {
	w.Helper()
	for n, r := range w.rows(i) {
		if r.Verdict == importing.Error {
			continue
		}
		if r.Verdict != importing.Created || r.Mail != "" {
			w.Fatalf("%s: %+v", when, r)
		}
		u, err := user.Get(w.Context(), w.Table, w.tenant, r.User)
		if err != nil {
			w.Fatal(err)
		}
		have, err := folder.Of(w.Context(), w.Table, w.tenant, u.ID)
		if err != nil {
			w.Fatal(err)
		}
		want, drives := []int{19, 1, 1, 0}[n], []int{0, 1, 0, 0}[n]
		if len(have) != want || u.Folders != want || u.Drives != drives {
			w.Fatalf("%s: row %d is in %d folders, his account says %d, driver of %d", when, r.Number, len(have), u.Folders, u.Drives)
		}
		entries := 0
		err = w.Table.Each(w.Context(), table.Query{Index: table.Main, Partition: u.Key().Partition, Prefix: table.Histories}, func(table.Item) error { entries++; return nil })
		if err != nil || entries != want+1 {
			w.Fatalf("%s: %d entries in his history, %v", when, entries, err)
		}
		for _, p := range r.Places {
			if closed := p.Folder == ids["F01"]; p.Done == closed || closed && p.Why != folder.ErrClosed.Code {
				w.Fatalf("%s: %+v", when, p)
			}
		}
	}
	if n := w.mails(); n != 0 {
		w.Fatalf("%s: %d mails", when, n)
	}
}
