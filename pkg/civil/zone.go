package civil

import (
	"errors"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // the function runs where no zone files are installed
)

// ErrZone is returned for a text that names no time zone.
var ErrZone = errors.New("the time zone must be a name of the tz database, as in Europe/Berlin")

// loaded holds the zones already read, by name. Only names that exist get in, so it stays small.
var loaded sync.Map

// Zone returns the time zone with this name of the tz database, or ErrZone.
//
// Refused are the empty name and "Local", which mean something else on every machine, names that only exist as files
// beside the database (posix/…, right/…, localtime, posixrules), "Factory", which stands for "not set", and whatever
// could lead out of the database's directory.
func Zone(name string) (*time.Location, error) {
	if zone, ok := loaded.Load(name); ok {
		return zone.(*time.Location), nil
	}
	if !plausible(name) {
		return nil, ErrZone
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, ErrZone
	}
	kept, _ := loaded.LoadOrStore(name, zone)
	return kept.(*time.Location), nil
}

// plausible reports whether name has the form of a zone's name: one to three parts between slashes, each a letter
// followed by letters, digits, and the signs _ + -.
func plausible(name string) bool {
	switch name {
	case "Local", "localtime", "posixrules", "Factory":
		return false
	}
	parts := strings.Split(name, "/")
	if len(name) > 64 || len(parts) > 3 || parts[0] == "posix" || parts[0] == "right" {
		return false
	}
	for _, part := range parts {
		if part == "" || !letter(part[0]) {
			return false
		}
		for i := range len(part) {
			if c := part[i]; !letter(c) && !strings.ContainsRune("0123456789_+-", rune(c)) {
				return false
			}
		}
	}
	return true
}

func letter(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
