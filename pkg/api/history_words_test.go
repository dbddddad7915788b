package api

import (
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
)

// TestHistoryWords: every event and every cause of the product's own has its words in three languages, and so has each value.
func TestHistoryWords(t *testing.T) {
	h := historyWords()
	whole := func(what string, p phrase) {
		if p.DE == "" || p.EN == "" || p.FR == "" {
			t.Errorf("%s is not said in all three languages: %+v", what, p)
		}
	}
	for _, one := range event.Types() {
		whole(one, h.Events[one])
	}
	for _, one := range []string{actor.IdleRule, actor.MailBack, actor.MailRefused, actor.PeriodOver, actor.ClosedLong, actor.Nominated, actor.VendorOpen, actor.ByLink("").Cause, "by hand"} {
		whole(one, h.Causes[one])
	}
	for word, p := range h.Fields {
		whole(word, p)
	}
	for kind, all := range h.Values {
		for word, p := range all {
			whole(kind+" "+word, p)
		}
	}
}

func TestHistoryValue(t *testing.T) {
	h := historyWords()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range []struct{ field, text, lang, want string }{
		{"licence", "driver", "de", "Driver"}, {"role", "driver", "de", "Fahrer"}, {"role", "", "fr", "n’en fait pas partie"},
		{"status", "deactivated", "en", "Deactivated"}, {"owner", "", "de", "nein"}, {"owner", "true", "fr", "oui"},
		{"promise", "2026-07-01T22:30:00Z", "de", "2026-07-02 00:30"}, {"promise", "", "de", ""}, {"ends", "unlimited", "en", "unlimited"},
		{"held", "bounce 5.1.1 unknown", "en", "The mail came back"}, {"department", "Versand", "fr", "Versand"}, {"country", "AT", "de", "AT"},
	} {
		if got := h.value(one.field, one.text, berlin, one.lang); got != one.want {
			t.Errorf("%s %q in %s: %q, want %q", one.field, one.text, one.lang, got, one.want)
		}
	}
	if got := h.cause("import imp_1", "fr"); got != "Import d’un fichier" {
		t.Error(got)
	}
	if got := h.cause("Ordner einer Kollegin fehlt", "fr"); got != "Ordner einer Kollegin fehlt" {
		t.Error(got)
	}
}
