package simulation_test

import (
	"encoding/base64"
	"time"

	"golang.org/x/crypto/argon2"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

const password = "vier blaue Fahrraeder im Regen"

// kept is how that password is kept, at a cost that a simulation can pay.
var kept = func() string {
	salt := []byte("0123456789abcdef")
	b := base64.RawStdEncoding.EncodeToString
	return "$argon2id$v=19$m=8,t=1,p=1$" + b(salt) + "$" + b(argon2.IDKey([]byte(password), salt, 1, 8, 1, 32))
}()

var names = []string{"Carl", "Dora", "Emil", "Frida", "Gert", "Hedi", "Ivo", "Jana", "Karl", "Lena", "Max", "Nina"}

// genesis is a world with the vendor and one tenant: its owner Anna, who signs in, and as many people, who were invited and never came.
func genesis(zone string, people int) *world {
	w := &world{now: start.Add(-20 * day), mem: table.NewMemory()}
	w.people, w.grants, w.claims = map[string]person{}, map[string]granted{}, map[string]mailed{}
	w.equip()
	must := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	home, boss, err := vendor.OpenVendor(ctx, w.calm, vendor.Opening{Handle: "werkbank", Name: "Werkbank", Zone: "Europe/Berlin", Language: "en",
		Owner: user.Draft{Mail: "boss@werkbank.example", FirstName: "Olga", LastName: "Operator"}})
	must(err)
	agent, err := user.Create(ctx, w.calm, actor.Actor{Kind: actor.Person, User: boss.ID, Owner: true}, home.ID,
		user.Draft{Mail: "agent@werkbank.example", FirstName: "Sven", LastName: "Support", Agent: true}, nil)
	must(err)
	ten, anna, err := vendor.Open(ctx, w.calm, actor.Job("test"), vendor.Opening{Handle: "muster", Name: "Muster GmbH", Zone: zone, Language: "en", Executives: 5,
		Owner: user.Draft{Mail: "anna@muster.example", FirstName: "Anna", LastName: "Gruber", Language: "en"}}, func(string) table.Writes { return nil })
	must(err)
	w.tenant, w.owner, w.vendor, w.agent = ten.ID, anna.ID, home.ID, agent.ID
	w.ruled(w.item(table.Tenant(ten.ID)))
	for _, name := range names[:people] {
		_, err := user.Create(ctx, w.calm, w.admin(), ten.ID, user.Draft{Mail: name + "@muster.example", FirstName: name, LastName: "Muster", Language: "en"}, nil)
		must(err)
	}
	for id, p := range w.people {
		must(w.calm.Commit(ctx, table.Put(table.Password(p.last.Tenant, id), struct {
			Hash string `dynamodbav:"hash"`
		}{kept})))
	}
	must(w.other.Deliver(ctx))
	w.now = start.Add(-time.Minute)
	w.signIn(w.calm, "Anna")
	_, err = user.Exempt(ctx, w.calm, w.admin(), w.tenant, w.owner, start.Add(200*day), "she would be looked at every day")
	must(err)
	w.letters = nil
	return w
}
