//go:build sam

package sam

import (
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"github.com/curfew/curfew/infra/local/mailbox"
	"github.com/curfew/curfew/pkg/civil"
)

// idle: two people never sign in. Half a month later warn-idle sends each a letter that names a date. One letter comes back, and
// holds; the other one's addressee is deactivated at the first run after the date, and not at the run before it; the administrators read both.
func idle(p *play) {
	ida, bruno := p.made("ida@muster.example", "Ida", "Immerfort"), p.made("bruno@muster.example", "Bruno", "Bald")
	preview := p.owner.do("GET", "/v1/settings/security/preview?idleDays=30", nil).want(200)
	p.owner.do("PUT", "/v1/settings/security", map[string]any{"idleDays": 30, "confirmed": preview.body["warnedNow"]}).want(200)
	p.invoke("warn-idle", p.at("warn-idle", soon()))
	if m := p.mails("ida@muster.example", "kind:idle-warning"); len(m) > 0 {
		p.t.Fatalf("warned on the first day: %s", m[0].Subject)
	}
	p.invoke("warn-idle", p.at("warn-idle", time.Now().Add(16*24*time.Hour)))
	promise := p.promised(ida, "ida@muster.example")
	p.promised(bruno, "bruno@muster.example")
	p.bounce(p.mail("bruno@muster.example", "kind:idle-warning"))
	if held := p.user(bruno).at("idle"); held.field("state") != "held" {
		p.t.Errorf("a letter that came back holds nothing: %s", held.text)
	}
	p.invoke("deactivate-idle", p.at("deactivate-idle", p.before("deactivate-idle", promise)))
	if status := p.user(ida).field("status"); status != "active" {
		p.t.Errorf("%s before %s", status, promise)
	}
	p.invoke("deactivate-idle", p.at("deactivate-idle", promise))
	for id, want := range map[string]string{ida: "deactivated", bruno: "active", p.ownerID: "active"} {
		if u := p.user(id); u.field("status") != want {
			p.t.Errorf("at the promise, want %s: %s", want, u.text)
		}
	}
	p.tell("UserDeactivated", p.tenant+"/"+ida, ida)
	morning := promise.Add(24 * time.Hour)
	p.invoke("deactivate-idle", p.at("deactivate-idle", morning))
	p.invoke("send-mail", p.at("send-mail", morning))
	p.mail("olga@muster.example", "kind:idle-held")
	if digest := p.mail("olga@muster.example", "kind:idle-digest"); !says(digest, "Ida Immerfort") {
		p.t.Errorf("the digest does not name whom the rule deactivated:\n%s", digest.Text)
	}
}

func (p *play) user(id string) answer {
	p.t.Helper()
	return p.owner.do("GET", "/v1/users/"+id, nil).want(200)
}

// promised is the instant that a person's warning names: the letter says it in words, and his account holds it.
func (p *play) promised(id, mail string) time.Time {
	p.t.Helper()
	promise := p.user(id).at("idle").instant("promise")
	if letter, said := p.mail(mail, "kind:idle-warning"), civil.Format(promise, p.zone(), "de"); !says(letter, said) {
		p.t.Errorf("the letter does not name %s:\n%s", said, letter.Text)
	}
	if early := time.Now().Add(31 * 24 * time.Hour); promise.Before(early) {
		p.t.Errorf("%s is less than 15 days after the letter", promise)
	}
	return promise
}

// bounce lets the mail system report that a letter came back, and hands the report on as the rule on the default bus does.
func (p *play) bounce(m mailbox.Message) {
	p.t.Helper()
	r, err := client.Post(p.mailbox+"/messages/"+m.ID+"/bounced", "application/json", http.NoBody)
	if err != nil {
		p.t.Fatal(err)
	}
	_ = r.Body.Close()
	var reported []struct{ Event json.RawMessage }
	p.get(p.mailbox+"/events?detail-type=Email+Bounced", &reported)
	if len(reported) != 1 || !strings.Contains(string(reported[0].Event), m.ID) {
		p.t.Fatalf("%d reports of a letter that came back", len(reported))
	}
	p.invoke("read-bounces", reported[0].Event)
}
