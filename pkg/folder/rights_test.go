package folder_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/user"
)

// TestRights: who may do what to a folder (R34, T8).
func TestRights(t *testing.T) {
	w := open(t)
	owner := w.as(w.owner)
	f := w.folder(owner, "Project", "")
	inside, outside, driver, participant := w.person(licence.Executive, true), w.person(licence.Executive, true), w.person(licence.Driver, false), w.person(licence.Driver, false)
	super, nobody := w.super(), w.person(licence.Executive, false)
	w.set(owner, f, inside, folder.Participant, nil)
	w.set(owner, f, driver, folder.Driver, nil)
	w.set(owner, f, participant, folder.Participant, nil)
	supported := w.super()
	w.set(owner, f, supported, folder.Participant, nil)
	agent := by(w.support(supported, 0))

	deny, no, sup := folder.ErrNotMember, folder.ErrNotDriver, folder.ErrSupport
	for _, c := range []struct {
		name                      string
		by                        folder.By
		look, set, rename, create error // create: below f
		top                       error
	}{
		{"administrator in the folder", w.as(inside), nil, nil, nil, nil, nil},
		{"administrator not in it", w.as(outside), deny, deny, deny, deny, nil},
		{"driver", w.as(driver), nil, nil, nil, nil, folder.ErrTop},
		{"participant", w.as(participant), nil, no, no, no, folder.ErrTop},
		{"licence executive alone", w.as(nobody), deny, deny, deny, deny, folder.ErrTop},
		{"super-administrator", w.as(super), nil, nil, nil, nil, nil},
		{"support, whose profile is in it", agent, nil, nil, sup, sup, sup},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := func(what string, err, want error) {
				if !errors.Is(err, want) {
					t.Errorf("%s: %v, want %v", what, err, want)
				}
			}
			guest := w.person(licence.Collaborator, false)
			_, _, err := folder.Look(t.Context(), w.Table, c.by, w.tenant.ID, f.ID)
			want("look", err, c.look)
			_, err = folder.Set(t.Context(), w.Table, c.by, w.tenant.ID, f.ID, guest.ID, folder.Participant)
			want("add", err, c.set)
			now, err := folder.Get(t.Context(), w.Table, w.tenant.ID, f.ID)
			w.must(err)
			name := c.name
			_, err = folder.Change(t.Context(), w.Table, c.by, w.tenant.ID, f.ID, now.Version, folder.Edit{Name: &name})
			want("rename", err, c.rename)
			_, err = folder.Create(t.Context(), w.Table, c.by, w.tenant.ID, "Below", f.ID, nil)
			want("create", err, c.create)
			_, err = folder.Create(t.Context(), w.Table, c.by, w.tenant.ID, "Top", "", nil)
			want("create at the top", err, c.top)
			if _, err = folder.Close(t.Context(), w.Table, c.by, w.tenant.ID, f.ID); err == nil {
				_, err = folder.Reopen(t.Context(), w.Table, c.by, w.tenant.ID, f.ID)
			}
			want("close and reopen", err, c.rename)
		})
	}
	t.Run("support reaches nothing else", func(t *testing.T) {
		other := w.folder(w.as(super), "Elsewhere", "")
		w.T = t
		w.set(agent, other, participant, folder.Participant, folder.ErrNotMember)
		w.set(agent, f, supported, folder.Driver, folder.ErrSupport)
	})
}

// TestRightsInTheCommit: what he stood on goes between the decision and the commit.
func TestRightsInTheCommit(t *testing.T) {
	w := open(t)
	owner, guest := w.as(w.owner), w.person(licence.Collaborator, false)
	f := w.folder(owner, "Project", "")
	driver, inside := w.person(licence.Driver, false), w.person(licence.Executive, true)
	w.set(owner, f, driver, folder.Driver, nil)
	w.set(owner, f, inside, folder.Participant, nil)
	d, i := w.as(driver), w.as(inside)
	w.Faults.Interleave("write", 1, func() { w.set(owner, f, driver, folder.Participant, nil) })
	w.set(d, f, guest, folder.Participant, folder.ErrNotDriver)
	w.Faults.Interleave("write", 1, func() { w.set(owner, f, inside, "", nil) })
	w.set(i, f, guest, folder.Participant, folder.ErrNotMember)
	w.Faults.Interleave("write", 1, func() {
		_, err := folder.Close(t.Context(), w.Table, owner, w.tenant.ID, f.ID)
		w.must(err)
	})
	w.set(owner, f, guest, folder.Participant, folder.ErrClosed)
	_, err := folder.Reopen(t.Context(), w.Table, owner, w.tenant.ID, f.ID)
	w.must(err)

	agent := by(w.support(w.owner, 0))
	w.set(agent, f, guest, folder.Participant, nil)
	w.Faults.Interleave("write", 1, func() { w.must(grant.Close(t.Context(), w.Table, w.caller(w.owner).Actor(), w.tenant.ID, "")) })
	if _, err := folder.Set(t.Context(), w.Table, agent, w.tenant.ID, f.ID, guest.ID, ""); fault.Of(err) == nil || fault.Of(err).Code != "ended" {
		t.Errorf("after the end of the grant: %v", err)
	}
	w.role(f, guest, folder.Participant)
}

// TestMembers: both directions, the counts, one entry per change, and what a closed folder lets through.
func TestMembers(t *testing.T) {
	w := open(t)
	owner := w.as(w.owner)
	f, u := w.folder(owner, "Project", ""), w.person(licence.Driver, false)
	w.role(f, w.owner, folder.Driver)
	for _, c := range []struct {
		role            folder.Role
		folders, drives int
	}{{folder.Participant, 1, 0}, {folder.Driver, 1, 1}, {folder.Driver, 1, 1}, {folder.Participant, 1, 0}, {"", 0, 0}, {"", 0, 0}, {folder.Driver, 1, 1}} {
		w.set(owner, f, u, c.role, nil)
		w.role(f, u, c.role)
		w.counted(u, c.folders, c.drives)
	}
	want := fmt.Sprintf("[%[1]s >driver %[1]s participant> %[1]s driver>participant %[1]s participant>driver %[1]s >participant]", f.ID)
	if got := fmt.Sprint(w.entries(u)); got != want {
		t.Errorf("history %s\nwant %s", got, want)
	}
	_, err := folder.Close(t.Context(), w.Table, owner, w.tenant.ID, f.ID)
	w.must(err)
	w.set(owner, f, u, folder.Participant, nil)
	w.set(owner, f, u, folder.Driver, folder.ErrClosed)
	w.set(owner, f, u, "", nil)
	w.set(owner, f, u, folder.Participant, folder.ErrClosed)
	w.set(owner, f, user.User{ID: "usr_none"}, folder.Participant, folder.ErrUnknown)
	w.set(owner, folder.Folder{ID: "fld_none"}, u, folder.Participant, folder.ErrUnknown)
	w.set(owner, f, u, "boss", folder.ErrBadRole)
}

// TestDriverNeedsLicence: refused with the reason, and a licence is not lowered under a driver; also when both are done at once (R32).
func TestDriverNeedsLicence(t *testing.T) {
	w := open(t)
	owner := w.as(w.owner)
	f := w.folder(owner, "Project", "")
	w.set(owner, f, w.person(licence.Collaborator, false), folder.Driver, folder.ErrLicence)
	u, lower := w.person(licence.Driver, false), licence.Collaborator
	w.set(owner, f, u, folder.Driver, nil)
	_, err := user.Change(t.Context(), w.Table, owner.Actor, u.Tenant, u.ID, u.Version, user.Edit{Licence: &lower})
	if f := fault.Of(err); f == nil || f.Code != "still_drives" || f.Facts["n"] != "1" {
		t.Errorf("lowered: %v", err)
	}
	for range 15 {
		w.set(owner, f, u, folder.Participant, nil)
		now, err := user.Get(t.Context(), w.Table, u.Tenant, u.ID)
		w.must(err)
		var both sync.WaitGroup
		both.Go(func() {
			_, _ = user.Change(t.Context(), w.Table, owner.Actor, u.Tenant, u.ID, now.Version, user.Edit{Licence: &lower})
		})
		both.Go(func() {
			_, _ = folder.Set(t.Context(), w.Table, owner, w.tenant.ID, f.ID, u.ID, folder.Driver)
		})
		both.Wait()
		now, err = user.Get(t.Context(), w.Table, u.Tenant, u.ID)
		w.must(err)
		role, err := folder.RoleOf(t.Context(), w.Table, w.tenant.ID, f.ID, u.ID)
		w.must(err)
		if role == folder.Driver && !now.Licence.Drives() {
			t.Fatal("a collaborator drives")
		}
		if driver := licence.Driver; !now.Licence.Drives() {
			_, err = user.Change(t.Context(), w.Table, owner.Actor, u.Tenant, u.ID, now.Version, user.Edit{Licence: &driver})
			w.must(err)
		}
	}
}
