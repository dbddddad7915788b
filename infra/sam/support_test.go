//go:build sam

package sam

import (
	"strings"
	"time"

	"github.com/curfew/curfew/pkg/civil"
)

// support: access for a day, an agent comes in and works, the owner switches it off: his next request is refused. Switched on again,
// nothing revives; at its end, and not before, end-grants records it and a letter tells it.
func support(p *play) {
	on := map[string]any{"on": true, "period": "1d"}
	p.agent.do("POST", "/v1/support/sessions", p.entry()).want(404)
	p.owner.do("PUT", "/v1/support-access", on).want(200)
	if a := p.agent.do("GET", "/v1/support/tenants", nil).want(200); !strings.Contains(a.text, p.tenant) {
		p.t.Errorf("the agent's list does not show the tenant: %s", a.text)
	}
	visit := caller{p.stack, p.agent.do("POST", "/v1/support/sessions", p.entry()).want(201).field("token")}
	if a := visit.do("GET", "/v1/users", nil).want(200); !strings.Contains(a.text, "olga@muster.example") {
		p.t.Errorf("the agent does not see the people: %s", a.text)
	}
	p.owner.do("PUT", "/v1/support-access", map[string]any{"on": false}).want(200)
	refused := func() {
		if a := visit.do("GET", "/v1/users", nil).want(401); a.field("code") != "ended" {
			p.t.Errorf("the agent is refused as %s", a.text)
		}
	}
	refused()
	p.knows(visit, false)
	end := p.owner.do("PUT", "/v1/support-access", on).want(200).instant("ends")
	refused()
	p.ends(end)
}

func (p *play) entry() map[string]string {
	return map[string]string{"tenant": handle, "as": p.ownerID, "reason": "Der Kunde bat um Hilfe beim Import", "ticket": "SUP-1"}
}

// ends plays end-grants one run before the end of the open grant, which is the newest, and at it.
func (p *play) ends(end time.Time) {
	p.t.Helper()
	newest := func() answer { return p.owner.do("GET", "/v1/support-access/register", nil).want(200).first("grants") }
	p.invoke("end-grants", p.at("end-grants", p.before("end-grants", end)))
	if g := newest(); g.body["ended"] != nil {
		p.t.Errorf("the end is recorded before it came: %s", g.text)
	}
	p.invoke("end-grants", p.at("end-grants", end))
	if g := newest(); !g.instant("ended").Equal(end) || g.field("why") != "expired" {
		p.t.Errorf("the register holds %s, want the end at %s", g.text, end)
	}
	if a := p.owner.do("GET", "/v1/settings/history", nil).want(200); !strings.Contains(a.text, end.UTC().Format(time.RFC3339)) {
		p.t.Errorf("history does not hold the end at %s: %s", end, a.text)
	}
	p.invoke("send-mail", p.at("send-mail", end.Add(time.Minute)))
	said := civil.Format(end, p.zone(), "de")
	p.until("a letter tells the end on "+said, func() bool {
		for _, m := range p.mails("olga@muster.example", "kind:support-ended") {
			if says(m, said) {
				return true
			}
		}
		return false
	})
}

// zone is the tenant's.
func (p *play) zone() *time.Location {
	zone, err := time.LoadLocation("Europe/Vienna")
	if err != nil {
		p.t.Fatal(err)
	}
	return zone
}

// before is the last instant before another at which a job runs by itself.
func (p *play) before(name string, instant time.Time) time.Time {
	p.t.Helper()
	for _, s := range read(p.stack).Functions[name].Schedules {
		if runs := s.Runs(instant.Add(-2*time.Hour), instant.Add(-time.Millisecond)); len(runs) > 0 {
			return runs[len(runs)-1]
		}
	}
	p.t.Fatalf("%s runs by no schedule", name)
	return time.Time{}
}
