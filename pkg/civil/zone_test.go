package civil

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestZone(t *testing.T) {
	for _, name := range []string{"UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "America/Port-au-Prince",
		"Etc/GMT+12", "Etc/GMT0", "EST5EDT", "Europe/Kyiv", "America/Coyhaique"} {
		z, err := Zone(name)
		if err != nil || z.String() != name {
			t.Errorf("%s: got %v, %v", name, z, err)
		}
		if again, _ := Zone(name); again != z {
			t.Errorf("%s: read twice", name)
		}
	}
	for _, name := range []string{"", "Local", "localtime", "posixrules", "Factory", "posix/Europe/Berlin",
		"right/Europe/Berlin", "/etc/localtime", "/usr/share/zoneinfo/Europe/Berlin", "../zoneinfo/Europe/Berlin",
		"Europe/../Europe/Berlin", "Europe/./Berlin", "./Europe/Berlin", "Europe//Berlin", "Europe/Berlin/", "Europe/",
		"Europe", `Europe\Berlin`, `\Europe\Berlin`, "Europe/Berlin ", " Europe/Berlin", "Europe/Berlin\x00", "Europe/Atlantis",
		"zone.tab", "tzdata.zi", "leapseconds", "CET-1CEST", "UTC+1", "Europe/Bérlin", strings.Repeat("A", 65),
		"America/" + strings.Repeat("x", 1<<20)} {
		if z, err := Zone(name); !errors.Is(err, ErrZone) || z != nil {
			t.Errorf("%.40q: got %v, %v", name, z, err)
		}
	}
}

func TestEveryNameOfTheDatabaseIsAZone(t *testing.T) {
	for _, name := range zoneNames(t) {
		if z, err := Zone(name); err != nil || z.String() != name {
			t.Errorf("%s: got %v, %v", name, z, err)
		}
	}
}

func TestZoneIsSafeForConcurrentUse(t *testing.T) {
	names := zoneNames(t)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for _, name := range names {
				if _, err := Zone(name); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
}

func TestZoneOf(t *testing.T) {
	for code, want := range map[string]string{
		"AR": "America/Argentina/Buenos_Aires", "AT": "Europe/Vienna", "AU": "Australia/Sydney", "BE": "Europe/Brussels",
		"BR": "America/Sao_Paulo", "CA": "America/Toronto", "CD": "Africa/Kinshasa", "CH": "Europe/Zurich",
		"CL": "America/Santiago", "CN": "Asia/Shanghai", "CY": "Asia/Nicosia", "DE": "Europe/Berlin",
		"DK": "Europe/Copenhagen", "EC": "America/Guayaquil", "ES": "Europe/Madrid", "FR": "Europe/Paris",
		"GB": "Europe/London", "GL": "America/Nuuk", "ID": "Asia/Jakarta", "IN": "Asia/Kolkata", "IS": "Atlantic/Reykjavik",
		"KZ": "Asia/Almaty", "LI": "Europe/Vaduz", "LU": "Europe/Luxembourg", "MN": "Asia/Ulaanbaatar",
		"MX": "America/Mexico_City", "MY": "Asia/Kuala_Lumpur", "NL": "Europe/Amsterdam", "NO": "Europe/Oslo",
		"NP": "Asia/Kathmandu", "NZ": "Pacific/Auckland", "PF": "Pacific/Tahiti", "PG": "Pacific/Port_Moresby",
		"PT": "Europe/Lisbon", "RU": "Europe/Moscow", "SE": "Europe/Stockholm", "UA": "Europe/Kyiv",
		"US": "America/New_York", "UZ": "Asia/Tashkent", "WS": "Pacific/Apia", "ZA": "Africa/Johannesburg",
	} {
		if got, ok := ZoneOf(code); got != want || !ok || !Country(code) {
			t.Errorf("%s: got %s, %t", code, got, ok)
		}
	}
	for _, code := range []string{"", "de", "De", "DEU", "D", "XX", "UK", "EU", "DE ", "Europe/Berlin", "DE Europe/Berlin"} {
		if got, ok := ZoneOf(code); got != "" || ok || Country(code) {
			t.Errorf("%q: got %s, %t", code, got, ok)
		}
	}
}

func TestEveryCountryHasAZone(t *testing.T) {
	names := zoneNames(t)
	if n := len(countries()); n != 249 || strings.Count(countryList, "\n") != n {
		t.Errorf("%d countries; ISO 3166-1 has 249", n)
	}
	code := regexp.MustCompile(`^[A-Z]{2}$`)
	for country, name := range countries() {
		if !code.MatchString(country) {
			t.Errorf("%q is no code", country)
		}
		if _, err := Zone(name); err != nil || !slices.Contains(names, name) {
			t.Errorf("%s: %q is no zone", country, name)
		}
	}
}

// The zones of countries must be in the data that Go carries, since a function may have no other.
func TestCountriesNeedNoFilesOfTheMachine(t *testing.T) {
	load := carried(t)
	for _, name := range countries() {
		if at := time.Unix(0, 0).In(load(t, name)); at.IsZero() {
			t.Error(name)
		}
	}
}
