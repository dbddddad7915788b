package civil

import (
	"testing"
	"time"
)

func TestFormat(t *testing.T) {
	for _, c := range []struct{ at, zone, lang, want string }{
		{"2026-12-24T09:00:00Z", "Europe/Vienna", "de", "Donnerstag, 24. Dezember 2026, 10:00 Uhr (Europe/Vienna, UTC+1)"},
		{"2026-12-24T09:00:00Z", "Europe/Vienna", "en", "Thursday, 24 December 2026, 10:00 (Europe/Vienna, UTC+1)"},
		{"2026-12-24T09:00:00Z", "Europe/Vienna", "fr", "jeudi 24 décembre 2026 à 10:00 (Europe/Vienna, UTC+1)"},
		{"2026-12-24T09:00:00Z", "Europe/Vienna", "it", "Thursday, 24 December 2026, 10:00 (Europe/Vienna, UTC+1)"},
		{"2026-12-24T09:00:00Z", "Europe/Vienna", "", "Thursday, 24 December 2026, 10:00 (Europe/Vienna, UTC+1)"},
		{"2026-12-24T09:00:00Z", "Europe/Vienna", "de-AT", "Donnerstag, 24. Dezember 2026, 10:00 Uhr (Europe/Vienna, UTC+1)"},
		{"2027-01-01T04:05:59Z", "Europe/Paris", "fr-FR", "vendredi 1er janvier 2027 à 05:05 (Europe/Paris, UTC+1)"},
		{"2027-08-11T22:00:00Z", "Europe/Paris", "fr", "jeudi 12 août 2027 à 00:00 (Europe/Paris, UTC+2)"},
		{"2027-03-06T11:00:00Z", "Europe/Berlin", "de", "Samstag, 6. März 2027, 12:00 Uhr (Europe/Berlin, UTC+1)"},
		{"2026-12-24T18:20:00Z", "Asia/Kathmandu", "en", "Friday, 25 December 2026, 00:05 (Asia/Kathmandu, UTC+5:45)"},
		{"2026-07-01T03:00:00Z", "America/St_Johns", "en", "Wednesday, 1 July 2026, 00:30 (America/St_Johns, UTC-2:30)"},
		{"2026-07-01T03:00:00Z", "America/New_York", "en", "Tuesday, 30 June 2026, 23:00 (America/New_York, UTC-4)"},
		{"2026-12-24T09:00:00Z", "Europe/London", "en", "Thursday, 24 December 2026, 09:00 (Europe/London, UTC+0)"},
		{"2026-12-24T09:00:00Z", "UTC", "en", "Thursday, 24 December 2026, 09:00 (UTC)"},
		{"2026-10-25T00:30:00Z", "Europe/Berlin", "en", "Sunday, 25 October 2026, 02:30 (Europe/Berlin, UTC+2)"},
		{"2026-10-25T01:30:00Z", "Europe/Berlin", "en", "Sunday, 25 October 2026, 02:30 (Europe/Berlin, UTC+1)"},
	} {
		if got := Format(read(t, c.at), zone(t, c.zone), c.lang); got != c.want {
			t.Errorf("%s in %s, %q:\n got %s\nwant %s", c.at, c.zone, c.lang, got, c.want)
		}
	}
}

// The three languages agree on the day: names in one place of the table mean the same.
func TestNamesOfDaysAndMonths(t *testing.T) {
	for day := range 366 {
		at := time.Date(2028, 1, 1+day, 12, 0, 0, 0, time.UTC)
		if got, want := Format(at, time.UTC, "en"), at.Format("Monday, 2 January 2006, 15:04 (MST)"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	months := map[string][12]string{
		"de": {"Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"},
		"fr": {"janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"},
	}
	weekdays := map[string][7]string{
		"de": {"So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"},
		"fr": {"dim", "lun", "mar", "mer", "jeu", "ven", "sam"},
	}
	for lang, table := range map[string]names{"de": german, "fr": french} {
		for i, short := range months[lang] {
			if full := table.months[i]; full[:len(short)] != short {
				t.Errorf("%s: month %d is %s", lang, i+1, full)
			}
		}
		for i, short := range weekdays[lang] {
			if full := table.weekdays[i]; full[:len(short)] != short {
				t.Errorf("%s: weekday %d is %s", lang, i, full)
			}
		}
	}
}
