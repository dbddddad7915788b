package civil

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"
)

// countryList holds "DE Europe/Berlin", one country a line: every code of ISO 3166-1, with its zone in zone.tab of the tz
// database (public domain). Where a country has several zones, the one that most of its people or its capital lives by.
// The two uninhabited countries without a zone get that of the place they are run from.
//
//go:embed countries.txt
var countryList string

// countries is read when first asked for.
var countries = sync.OnceValue(func() map[string]string {
	zones := make(map[string]string, 256)
	for line := range strings.Lines(countryList) {
		code, zone, _ := strings.Cut(strings.TrimSpace(line), " ")
		zones[code] = zone
	}
	return zones
})

// Country reports whether code is a country of ISO 3166-1: two capital letters, as in "DE".
func Country(code string) bool {
	_, ok := countries()[code]
	return ok
}

// ZoneOf returns the name of the time zone to propose for a country of ISO 3166-1, and false if there is no such country.
func ZoneOf(country string) (zone string, ok bool) {
	zone, ok = countries()[country]
	return zone, ok
}

// Countries lists the codes of all countries, sorted.
func Countries() []string { return slices.Sorted(maps.Keys(countries())) }
