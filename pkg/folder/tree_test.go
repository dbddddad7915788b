package folder_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table/tabletest"
)

// move moves a folder as it stands now.
func (w *world) move(by folder.By, id, parent string) error {
	f, err := folder.Get(w.Context(), w.Table, w.tenant.ID, id)
	if err != nil {
		return err
	}
	_, err = folder.Change(w.Context(), w.Table, by, w.tenant.ID, id, f.Version, folder.Edit{Parent: &parent})
	return err
}

// levels is the depth of the tenant's tree; a loop fails.
func (w *world) levels() int {
	w.Helper()
	all, err := folder.List(w.Context(), w.Table, w.tenant.ID)
	w.must(err)
	parent := map[string]string{}
	for _, f := range all {
		parent[f.ID] = f.Parent
	}
	deepest := 0
	for id := range parent {
		n := 0
		for at := id; at != ""; at = parent[at] {
			if n++; n > len(all) {
				w.Fatal("a loop")
			}
		}
		deepest = max(deepest, n)
	}
	return deepest
}

// TestMovesMakeNoLoop: two folders are moved below each other at once; then many are moved anywhere by several people.
func TestMovesMakeNoLoop(t *testing.T) {
	w := open(t)
	owner := w.as(w.owner)
	a, b := w.folder(owner, "A", ""), w.folder(owner, "B", "")
	for round := range 20 {
		var both sync.WaitGroup
		var one, other error
		both.Go(func() { one = w.move(owner, a.ID, b.ID) })
		both.Go(func() { other = w.move(owner, b.ID, a.ID) })
		both.Wait()
		if (one == nil) == (other == nil) || one != nil && !errors.Is(one, folder.ErrLoop) || other != nil && !errors.Is(other, folder.ErrLoop) {
			t.Fatalf("round %d: %v and %v", round, one, other)
		}
		w.levels()
		w.must(w.move(owner, a.ID, ""))
		w.must(w.move(owner, b.ID, ""))
	}
	ids := []string{a.ID, b.ID}
	for i := range 10 {
		ids = append(ids, w.folder(owner, fmt.Sprint(i), ids[rand.IntN(len(ids))]).ID)
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 25 {
				parent := ids[rand.IntN(len(ids))]
				if rand.IntN(5) == 0 {
					parent = ""
				}
				_ = w.move(owner, ids[rand.IntN(len(ids))], parent)
			}
		})
	}
	all.Wait()
	w.levels()
}

// TestDepth: 16 levels, also when a tree is moved while something is made below it.
func TestDepth(t *testing.T) {
	w := open(t)
	owner := w.as(w.owner)
	chain := func(name string, n int) []string {
		var ids []string
		parent := ""
		for range n {
			parent = w.folder(owner, name, parent).ID
			ids = append(ids, parent)
		}
		return ids
	}
	deep := chain("deep", folder.Depth)
	if _, err := folder.Create(t.Context(), w.Table, owner, w.tenant.ID, "x", deep[folder.Depth-1], nil); !errors.Is(err, folder.ErrDepth) {
		t.Errorf("level 17: %v", err)
	}
	short := chain("short", 2)
	if err := w.move(owner, short[0], deep[folder.Depth-2]); !errors.Is(err, folder.ErrDepth) {
		t.Errorf("moved to levels 16 and 17: %v", err)
	}
	w.must(w.move(owner, short[0], deep[folder.Depth-3]))
	w.must(w.move(owner, short[0], ""))
	for range 10 {
		var both sync.WaitGroup
		both.Go(func() { _ = w.move(owner, short[0], deep[folder.Depth-3]) })
		both.Go(func() { _, _ = folder.Create(t.Context(), w.Table, owner, w.tenant.ID, "x", short[1], nil) })
		both.Wait()
		if n := w.levels(); n > folder.Depth {
			t.Fatalf("%d levels", n)
		}
		short = chain("short", 2)
	}
	for _, bad := range []struct {
		id, parent string
		want       error
	}{{deep[0], deep[0], folder.ErrLoop}, {deep[0], deep[5], folder.ErrLoop}, {deep[0], "fld_none", folder.ErrUnknown}, {"fld_none", "", folder.ErrUnknown}} {
		if err := w.move(owner, bad.id, bad.parent); !errors.Is(err, bad.want) {
			t.Errorf("%s below %s: %v, want %v", bad.id, bad.parent, err, bad.want)
		}
	}
}

// TestTree: what somebody sees of it, and why he may not manage a folder (R31, R34).
func TestTree(t *testing.T) {
	w := open(t)
	owner, super, admin := w.as(w.owner), w.super(), w.person(licence.Executive, true)
	b, a := w.folder(owner, "Berg", ""), w.folder(owner, "Ärger", "")
	mid := w.folder(owner, "Mitte", a.ID)
	leaf := w.folder(owner, "Blatt", mid.ID)
	w.set(owner, leaf, admin, folder.Participant, nil)
	for _, c := range []struct {
		by   folder.By
		want string
	}{
		{owner, "[0 Ärger driver <nil> 1 Mitte driver <nil> 2 Blatt driver <nil> 0 Berg driver <nil>]"},
		{w.as(admin), "[0 Ärger  not_in_folder 1 Mitte  not_in_folder 2 Blatt participant <nil>]"},
		{w.as(super), "[0 Ärger  <nil> 1 Mitte  <nil> 2 Blatt  <nil> 0 Berg  <nil>]"},
		{w.as(w.person(licence.Driver, false)), "[]"},
	} {
		rows, err := folder.Tree(t.Context(), w.Table, c.by, w.tenant.ID)
		w.must(err)
		got := []string{}
		for _, r := range rows {
			why := "<nil>"
			if errors.Is(r.Why, folder.ErrNotMember) {
				why = "not_in_folder"
			}
			got = append(got, fmt.Sprintf("%d %s %s %s", r.Level, r.Name, r.Role, why))
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("tree %v\nwant %s", got, c.want)
		}
	}
	guest := w.person(licence.Collaborator, false)
	w.set(owner, b, guest, folder.Participant, nil)
	with, err := folder.SharedWith(t.Context(), w.Table, w.tenant.ID, w.owner.ID)
	w.must(err)
	if len(with) != 2 || !with[admin.ID] || !with[guest.ID] {
		t.Errorf("shared with %v", with)
	}
	boxes, err := folder.Boxes(t.Context(), w.Table, w.as(super), guest)
	w.must(err)
	last := boxes[len(boxes)-1]
	if last.His != folder.Participant || last.WhyNot != nil || !errors.Is(last.WhyDriver, folder.ErrLicence) {
		t.Errorf("box %+v", last)
	}
	driven, err := folder.Drives(t.Context(), w.Table, w.tenant.ID, w.owner.ID)
	w.must(err)
	if len(driven) != 4 || driven[0].Name != "Ärger" || !driven[0].Alone {
		t.Errorf("drives %+v", driven)
	}
}

// TestForget: open folders lose him, closed ones keep a role of nobody; however often it is interrupted.
func TestForget(t *testing.T) {
	w := open(t)
	owner := w.as(w.owner)
	u := w.person(licence.Driver, false)
	var closed []folder.Folder
	for i := range 4 {
		f := w.folder(owner, fmt.Sprint(i), "")
		w.set(owner, f, u, folder.Driver, nil)
		if i%2 == 0 {
			_, err := folder.Close(t.Context(), w.Table, owner, w.tenant.ID, f.ID)
			w.must(err)
			closed = append(closed, f)
		}
	}
	for n := 1; ; n++ {
		w.Faults.CrashAfter(n)
		err := folder.Forget(w.Faults.Process(t.Context()), w.Table, w.tenant.ID, u.ID, func(context.Context) error { return nil }, nil)
		w.Faults.Reset()
		if err == nil {
			break
		}
		if n > 60 {
			t.Fatal(err)
		}
	}
	left, err := folder.Of(t.Context(), w.Table, w.tenant.ID, u.ID)
	w.must(err)
	all, err := folder.List(t.Context(), w.Table, w.tenant.ID)
	w.must(err)
	got := map[bool]int{}
	for _, f := range all {
		members, _, err := folder.Members(t.Context(), w.Table, w.tenant.ID, f.ID, 50, nil)
		w.must(err)
		for _, m := range members {
			if m.User == u.ID {
				t.Error("he is still in a folder")
			}
			if m.User == "" {
				got[!f.Closed.IsZero()]++
				if m.Role != folder.Driver {
					t.Errorf("left is %+v", m)
				}
			}
		}
	}
	if len(left) != 0 || got[true] != len(closed) || got[false] != 0 {
		t.Errorf("left %v; roles of nobody in closed and open folders: %v", left, got)
	}
}

// TestForgetCutShort: a deletion whose time is over goes on from there in the next run.
func TestForgetCutShort(t *testing.T) {
	w := open(t)
	u := w.person(licence.Driver, false)
	for i := range 3 {
		w.set(w.as(w.owner), w.folder(w.as(w.owner), fmt.Sprint(i), ""), u, folder.Driver, nil)
	}
	over := errors.New("over")
	for n := 2; n >= 0; n-- {
		asked := 0
		err := folder.Forget(t.Context(), w.Table, w.tenant.ID, u.ID, func(context.Context) error {
			if asked++; asked > 1 {
				return over
			}
			return nil
		}, nil)
		left, err2 := folder.Of(t.Context(), w.Table, w.tenant.ID, u.ID)
		w.must(err2)
		if len(left) != n || errors.Is(err, over) != (n > 0) {
			t.Errorf("%d are left, want %d: %v", len(left), n, err)
		}
	}
}

// TestDrivesMany: who drives many folders is told of each whether he drives it alone, with few reads.
func TestDrivesMany(t *testing.T) {
	w := open(t)
	owner := w.as(w.owner)
	u, other := w.person(licence.Driver, false), w.person(licence.Driver, false)
	for i := range 23 {
		f := w.folder(owner, fmt.Sprintf("f%02d", i), "")
		w.set(owner, f, u, folder.Driver, nil)
		switch i % 3 {
		case 1:
			w.set(owner, f, other, folder.Driver, nil)
		case 2:
			w.set(owner, f, other, folder.Participant, nil)
		}
		w.set(owner, f, w.owner, "", nil)
		if i != 3 && i != 22 { // few, and many
			continue
		}
		w.Faults.Reset()
		all, err := folder.Drives(t.Context(), w.Table, w.tenant.ID, u.ID)
		w.must(err)
		if calls := w.Faults.Calls(tabletest.AnyCall); len(all) != i+1 || calls > 8 {
			t.Errorf("%d folders of %d, %d calls", len(all), i+1, calls)
		}
		for k, d := range all {
			if d.Name != fmt.Sprintf("f%02d", k) || d.Alone != (k%3 != 1) {
				t.Errorf("%d: %s, alone: %v", k, d.Name, d.Alone)
			}
		}
	}
}
