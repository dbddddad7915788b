package stories_test

import (
	"context"
	"strconv"
	"strings"
	"sync"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/key"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

// person is somebody in a test.
type person struct {
	name, id, mail  string
	tenant, handle  string
	password, token string
	family          string
}

// password is everybody's, so that it is hashed once.
const password = "Ein Satz, den nur ich kenne: 77"

var hashed = sync.OnceValue(func() string { return access.Hash(password) })

// cast are the tenants and people of a test by name; the vendor and its first operator vera are always there.
type cast struct {
	*world
	tenants map[string]string // id by handle
	people  map[string]*person
	key     string // a service key's text
	home    string
}

func newCast(w *world) *cast {
	w.Helper()
	c := &cast{world: w, tenants: map[string]string{}, people: map[string]*person{}}
	opened, err := vendor.OpenFirst(context.Background(), w.product.Table, vendor.First{Handle: "werk", Name: "Werkbank GmbH", Zone: "Europe/Berlin", Language: "en",
		Owner: vendor.Person{Mail: "vera@werk.example", FirstName: "Vera", LastName: "Werk"}})
	if err != nil {
		w.Fatal(err)
	}
	c.home = opened.Tenant
	c.tenants["werk"] = opened.Tenant
	c.enrol("vera", "werk", "Werk", opened.User)
	return c
}

// enrol gives somebody a password without ceremony.
func (c *cast) enrol(name, handle, family, id string) *person {
	c.Helper()
	p := &person{name: name, id: id, mail: name + "@" + handle + ".example", tenant: c.tenants[handle], handle: handle, password: password, family: family}
	c.people[name] = p
	err := c.product.Table.Commit(context.Background(), table.Put(table.Password(p.tenant, p.id), map[string]string{"hash": hashed()}))
	if err != nil {
		c.Fatal(err)
	}
	return p
}

// roles are what the cast may consist of.
var roles = map[string]user.Draft{
	"owner":         {Owner: true, Administrator: true, Licence: licence.Executive},
	"administrator": {Administrator: true, Licence: licence.Executive},
	"executive":     {Licence: licence.Executive},
	"driver":        {Licence: licence.Driver},
	"user":          {},
	"agent":         {Agent: true},
	"operator":      {Operator: true},
}

var setUp = actor.Job("set up")

// open opens a tenant with its first owner.
func (c *cast) open(handle string, o vendor.Opening, owner string) {
	c.Helper()
	family := title(handle)
	o.Handle, o.Name = handle, family+" GmbH"
	o.Owner.Mail, o.Owner.FirstName, o.Owner.LastName = owner+"@"+handle+".example", title(owner), family
	ten, u, err := vendor.Open(context.Background(), c.product.Table, setUp, o, nothing)
	if err != nil {
		c.Fatalf("tenant %s: %v", handle, err)
	}
	c.tenants[handle] = ten.ID
	c.enrol(owner, handle, family, u.ID)
}

func nothing(string) table.Writes { return nil }

// join makes somebody a user of a tenant.
func (c *cast) join(name, handle, role string, options map[string]string) *person {
	c.Helper()
	d, ok := roles[role]
	if !ok {
		c.Fatalf("nobody is a %s", role)
	}
	family := title(handle)
	d.Mail, d.FirstName, d.LastName = name+"@"+handle+".example", title(name), family
	d.Language, d.Country, d.Zone, d.Department = options["language"], options["country"], options["zone"], options["department"]
	u, err := user.Create(context.Background(), c.product.Table, setUp, c.tenants[handle], d, nothing)
	if err != nil {
		c.Fatalf("%s %s: %v", role, name, err)
	}
	return c.enrol(name, handle, family, u.ID)
}

// settled sends what the set-up owes and forgets it.
func (c *cast) settled() {
	c.Helper()
	c.wake()
	c.mails.Clear()
}

// signIn signs somebody in and remembers his session.
func (c *cast) signIn(p *person, with, source string) answer {
	c.Helper()
	a := c.do(ask{Method: "POST", Path: "/v1/sign-in", Body: jsonOf(map[string]string{"tenant": p.handle, "mail": p.mail, "password": with}), Source: source})
	if a.Status == 200 {
		p.token = a.text("token")
	}
	return a
}

// tokenOf is the session of somebody, who signs in when he never did.
func (c *cast) tokenOf(p *person) string {
	c.Helper()
	if p.token == "" {
		if a := c.signIn(p, p.password, ""); a.Status != 200 {
			c.Fatalf("%s cannot sign in: %d %s", p.name, a.Status, a.Raw)
		}
	}
	return p.token
}

// serviceKey makes a key of the vendor's product.
func (c *cast) serviceKey(scopes ...string) (id, token string) {
	c.Helper()
	k, token, err := key.Create(context.Background(), c.product.Table, setUp, c.home, "product", scopes)
	if err != nil {
		c.Fatal(err)
	}
	return k.ID, token
}

// find reads a tenant as it stands.
func (c *cast) find(handle string) tenant.Tenant {
	c.Helper()
	ten, err := tenant.Get(context.Background(), c.product.Table, c.tenants[handle])
	if err != nil {
		c.Fatal(err)
	}
	return ten
}

// account reads a user as he stands.
func (c *cast) account(name string) user.User {
	c.Helper()
	p := c.people[name]
	u, err := user.Get(context.Background(), c.product.Table, p.tenant, p.id)
	if err != nil {
		c.Fatalf("%s: %v", name, err)
	}
	return u
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func number(s string, otherwise int) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return otherwise
}
