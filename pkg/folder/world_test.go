package folder_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/session"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

// world is a tenant with its owner, and the vendor's tenant.
type world struct {
	*testing.T
	*tabletest.World
	tenant, home tenant.Tenant
	owner        user.User
	people       int
}

func open(t *testing.T) *world {
	t.Helper()
	w := &world{T: t, World: tabletest.New(t)}
	var err error
	person := func(mail string) user.Draft {
		return user.Draft{Mail: mail, FirstName: "Olga", LastName: "Owner", Country: "DE"}
	}
	if w.home, _, err = vendor.OpenVendor(t.Context(), w.Table, vendor.Opening{Handle: "vendor", Name: "Vendor", Owner: person("o@vendor.example")}); err != nil {
		t.Fatal(err)
	}
	none := func(string) table.Writes { return nil }
	w.tenant, w.owner, err = vendor.Open(t.Context(), w.Table, actor.Job("test"), vendor.Opening{Handle: "muster", Name: "Muster", Drivers: 100, Executives: 100,
		Owner: person("o@muster.example")}, none)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// person makes one more user.
func (w *world) person(kind licence.Kind, administrator bool) user.User {
	w.Helper()
	w.people++
	u, err := user.Create(w.Context(), w.Table, actor.Job("test"), w.tenant.ID, user.Draft{Mail: fmt.Sprintf("p%d@muster.example", w.people),
		FirstName: "Person", LastName: fmt.Sprint(w.people), Licence: kind, Administrator: administrator}, nil)
	w.must(err)
	return u
}

// super makes a super-administrator.
func (w *world) super() user.User {
	w.Helper()
	u, yes := w.person(licence.Executive, true), true
	u, err := user.Change(w.Context(), w.Table, w.caller(w.owner).Actor(), u.Tenant, u.ID, u.Version, user.Edit{SuperAdministrator: &yes})
	w.must(err)
	return u
}

// caller signs a person in.
func (w *world) caller(u user.User) access.Caller {
	w.Helper()
	u, err := user.Get(w.Context(), w.Table, u.Tenant, u.ID)
	w.must(err)
	ten, err := tenant.Get(w.Context(), w.Table, u.Tenant)
	w.must(err)
	s, token := session.New(w.Table, session.Session{Tenant: u.Tenant, User: u.ID, Stamp: u.Stamp, TenantStamp: ten.Stamp})
	w.must(w.Table.Commit(w.Context(), session.Open(s)))
	c, err := access.Check(w.Context(), w.Table, token)
	w.must(err)
	return c
}

// as is a signed-in person as folders see him.
func (w *world) as(u user.User) folder.By { return by(w.caller(u)) }

func by(c access.Caller) folder.By {
	return folder.By{Actor: c.Actor(), Administrator: c.Can(access.EditUsers), Super: c.SuperAdministrator()}
}

// support opens a grant for a day, waits, and enters as a person.
func (w *world) support(profile user.User, wait time.Duration) access.Caller {
	w.Helper()
	agent, err := user.Create(w.Context(), w.Table, actor.Job("test"), w.home.ID, user.Draft{Mail: "a@vendor.example", FirstName: "Arne", LastName: "Agent", Agent: true}, nil)
	w.must(err)
	_, err = grant.Open(w.Context(), w.Table, w.caller(w.owner).Actor(), w.tenant, "1d", "")
	w.must(err)
	w.Clock.Advance(wait)
	c, _, err := access.Enter(w.Context(), w.Table, w.caller(agent), access.Entry{Tenant: "muster", As: profile.ID, Reason: "a reason to enter", Ticket: "S-1"},
		func(string) table.Writes { return nil })
	w.must(err)
	return c
}

// folder makes a folder by somebody.
func (w *world) folder(by folder.By, name, parent string) folder.Folder {
	w.Helper()
	f, err := folder.Create(w.Context(), w.Table, by, w.tenant.ID, name, parent, nil)
	w.must(err)
	return f
}

// set gives a role and must be answered with want.
func (w *world) set(by folder.By, f folder.Folder, u user.User, role folder.Role, want error) {
	w.Helper()
	if _, err := folder.Set(w.Context(), w.Table, by, w.tenant.ID, f.ID, u.ID, role); !errors.Is(err, want) {
		w.Errorf("set %s to %q: %v, want %v", f.Name, role, err, want)
	}
}

// role must be a person's role, with the folder and with the person.
func (w *world) role(f folder.Folder, u user.User, want folder.Role) {
	w.Helper()
	at, err := folder.RoleOf(w.Context(), w.Table, w.tenant.ID, f.ID, u.ID)
	w.must(err)
	his, _, err := table.Get[folder.Member](w.Context(), w.Table, table.Membership(w.tenant.ID, u.ID, f.ID))
	w.must(err)
	if at != want || his.Role != want {
		w.Errorf("%s: role %q at the folder, %q at the person, want %q", f.Name, at, his.Role, want)
	}
}

// counted must be the numbers on a person's account.
func (w *world) counted(u user.User, folders, drives int) {
	w.Helper()
	u, err := user.Get(w.Context(), w.Table, u.Tenant, u.ID)
	w.must(err)
	if u.Folders != folders || u.Drives != drives {
		w.Errorf("the account counts %d folders, %d driven; want %d, %d", u.Folders, u.Drives, folders, drives)
	}
}

// entries are the changes of roles in a person's history, newest first, as "folder old>new".
func (w *world) entries(u user.User) []string {
	w.Helper()
	list, _, err := history.OfUser(w.Context(), w.Table, u.Tenant, u.ID, history.Filter{}, 200, nil)
	w.must(err)
	var all []string
	for _, e := range list {
		if e.Event == "UserFolderChanged" {
			all = append(all, fmt.Sprintf("%s %s>%s", e.Subject, e.Changes[0].Old, e.Changes[0].New))
		}
	}
	return all
}

func (w *world) must(err error) {
	w.Helper()
	if err != nil {
		if f := fault.Of(err); f != nil {
			w.Fatalf("%s: %v", f.Code, errors.Unwrap(f))
		}
		w.Fatal(err)
	}
}
