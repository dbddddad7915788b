package licence_test

import (
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/licence"
)

func TestRest(t *testing.T) {
	berlin, err := civil.Zone("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	p := licence.Prices{Currency: "EUR", Driver: 3000, Executive: 6200}
	for _, c := range []struct {
		name     string
		from, to licence.Kind
		now      string
		want     int
		until    string
	}{
		{"the first of a month of 31 days pays it all", licence.Collaborator, licence.Executive, "2026-03-01T08:00:00Z", 6200, "2026-03-31T22:00:00Z"},
		{"the last day pays one of 31", licence.Collaborator, licence.Executive, "2026-03-31T08:00:00Z", 200, "2026-03-31T22:00:00Z"},
		{"only the difference", licence.Driver, licence.Executive, "2026-04-16T08:00:00Z", 1600, "2026-04-30T22:00:00Z"},
		{"less costs less", licence.Executive, licence.Driver, "2026-04-16T08:00:00Z", -1600, "2026-04-30T22:00:00Z"},
		{"December ends in January", licence.Collaborator, licence.Driver, "2026-12-31T22:30:00Z", 97, "2026-12-31T23:00:00Z"},
		{"the tenant's day, not UTC's", licence.Collaborator, licence.Driver, "2026-12-31T23:30:00Z", 3000, "2027-01-31T23:00:00Z"},
	} {
		now, _ := time.Parse(time.RFC3339, c.now)
		got, until := p.Rest(c.from, c.to, now, berlin)
		if got != c.want || until.UTC().Format(time.RFC3339) != c.until {
			t.Errorf("%s: %d until %s, want %d until %s", c.name, got, until.UTC().Format(time.RFC3339), c.want, c.until)
		}
	}
}

func TestPricesCheck(t *testing.T) {
	for p, good := range map[licence.Prices]bool{{}: true, {Currency: "EUR", Driver: 1}: true, {Currency: "eur", Driver: 1}: false, {Driver: 1}: false,
		{Currency: "EUR", Driver: -1}: false, {Currency: "EUR", Executive: 10_000_001}: false} {
		if err := p.Check(); (err == nil) != good {
			t.Errorf("%+v: %v", p, err)
		}
	}
}
