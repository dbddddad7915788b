package civil

import (
	"fmt"
	"strings"
	"time"
)

// names are the words that dates are written with in one language, Sunday and January first.
type names struct {
	weekdays [7]string
	months   [12]string
}

var english = names{
	[7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	[12]string{"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"},
}

var german = names{
	[7]string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
	[12]string{"Januar", "Februar", "März", "April", "Mai", "Juni",
		"Juli", "August", "September", "Oktober", "November", "Dezember"},
}

var french = names{
	[7]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
	[12]string{"janvier", "février", "mars", "avril", "mai", "juin",
		"juillet", "août", "septembre", "octobre", "novembre", "décembre"},
}

// Format writes t for a letter, on the clocks of zone, to the minute: weekday, date, time, zone and its distance from UTC,
// which also tells the two readings of a repeated hour apart. lang is de, en or fr, alone or with a region (de-AT);
// every other language gets English.
//
//	de  Donnerstag, 24. Dezember 2026, 10:00 Uhr (Europe/Vienna, UTC+1)
//	en  Thursday, 24 December 2026, 10:00 (Europe/Vienna, UTC+1)
//	fr  jeudi 24 décembre 2026 à 10:00 (Europe/Vienna, UTC+1)
func Format(t time.Time, zone *time.Location, lang string) string {
	local := t.In(zone)
	year, month, day := local.Date()
	clock := local.Format("15:04")
	words := func(n names) (weekday, of string) { return n.weekdays[local.Weekday()], n.months[month-1] }

	base, _, _ := strings.Cut(lang, "-")
	switch base {
	case "de":
		weekday, of := words(german)
		return fmt.Sprintf("%s, %d. %s %d, %s Uhr (%s)", weekday, day, of, year, clock, distance(local))
	case "fr":
		weekday, of := words(french)
		return fmt.Sprintf("%s %d%s %s %d à %s (%s)", weekday, day, first(day), of, year, clock, distance(local))
	default:
		weekday, of := words(english)
		return fmt.Sprintf("%s, %d %s %d, %s (%s)", weekday, day, of, year, clock, distance(local))
	}
}

// first returns what French adds to the first day of a month.
func first(day int) string {
	if day == 1 {
		return "er"
	}
	return ""
}

// distance returns the name of local's zone and how far it is ahead of UTC, as in "Asia/Kathmandu, UTC+5:45".
func distance(local time.Time) string {
	name := local.Location().String()
	if name == "UTC" {
		return name
	}
	_, seconds := local.Zone()
	sign, minutes := "+", seconds/60
	if minutes < 0 {
		sign, minutes = "-", -minutes
	}
	if minutes%60 == 0 {
		return fmt.Sprintf("%s, UTC%s%d", name, sign, minutes/60)
	}
	return fmt.Sprintf("%s, UTC%s%d:%02d", name, sign, minutes/60, minutes%60)
}
