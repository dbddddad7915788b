//go:build sam

package sam

import (
	"regexp"
	"time"
)

// play is the product's story so far: who is there, and who can ask.
type play struct {
	*stack
	operator caller // of the vendor, and the first person there is
	agent    caller // of the vendor's support
	owner    caller // of the customer's tenant
	product  caller // the vendor's product, with its service key
	tenant   string // the customer's
	ownerID  string
}

const (
	handle   = "muster"
	password = "eine Katze frisst blaue Ziegel" // everybody's
)

// opening: the vendor's tenant is opened by hand, its operator gets a letter, sets a password, signs in; he makes the key of the
// vendor's product, a support agent, and a customer's tenant, whose owner does as he did.
func opening(p *play) {
	opened := p.invoke("open-vendor", p.sample("open-vendor"))
	if opened["tenant"] == nil || opened["user"] == nil {
		p.t.Fatalf("open-vendor answers %v", opened)
	}
	p.operator = p.admit("demo", "owner@example.com")
	key := p.operator.do("POST", "/v1/service-keys", map[string]any{"name": "Werkbank", "scopes": []string{"introspect", "presence"}}).want(201)
	p.product = caller{p.stack, key.field("token")}
	p.operator.do("POST", "/v1/users", map[string]any{"mail": "agent@example.com", "firstName": "Agnes", "lastName": "Abel", "agent": true}).want(201)
	p.agent = p.admit("demo", "agent@example.com")
	p.tenant = p.operator.do("POST", "/v1/tenants", map[string]any{"handle": handle, "name": "Muster AG", "zone": "Europe/Vienna", "language": "de",
		"seats": map[string]int{"driver": 5, "executive": 3},
		"owner": map[string]string{"mail": "olga@muster.example", "firstName": "Olga", "lastName": "Muster"}}).want(201).field("id")
	p.owner = p.admit(handle, "olga@muster.example")
	p.ownerID = p.owner.do("GET", "/v1/me", nil).want(200).at("user").field("id")
}

// soon is an instant at which all that is owed now is due.
func soon() time.Time { return time.Now().Add(2 * time.Second) }

var secret = regexp.MustCompile(`/set-password#([^\s/]+)`)

// admit does what a person does who was invited: reads the letter, takes its link, sets a password, signs in.
func (s *stack) admit(tenant, mail string) caller {
	s.t.Helper()
	s.invoke("send-mail", s.at("send-mail", soon()))
	found := secret.FindStringSubmatch(s.mail(mail, "kind:invitation").Text)
	if found == nil {
		s.t.Fatalf("no link in the invitation to %s", mail)
	}
	nobody := caller{stack: s}
	nobody.do("POST", "/v1/passwords", map[string]string{"link": found[1], "password": password}).want(204)
	return caller{s, nobody.do("POST", "/v1/sign-in", credentials(tenant, mail)).want(200).field("token")}
}

func credentials(tenant, mail string) map[string]string {
	return map[string]string{"tenant": tenant, "mail": mail, "password": password}
}

// made is the id of a user whom the owner creates.
func (p *play) made(mail, first, last string) string {
	p.t.Helper()
	return p.owner.do("POST", "/v1/users", map[string]string{"mail": mail, "firstName": first, "lastName": last}).want(201).field("id")
}
