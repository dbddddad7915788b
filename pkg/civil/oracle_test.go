package civil

import (
	"archive/zip"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// database is one source of zones. A machine's own files list transitions up to 2037; the data that Go carries, which is
// what a function runs on, gives a rule from 2007 on. Package time reads the two by different code.
type database struct {
	name string
	load func(testing.TB, string) *time.Location
}

func databases(t testing.TB) []database {
	return []database{{"machine", zone}, {"carried", carried(t)}}
}

// carried reads the zones of the Go tool chain, from which the embedded data is made.
func carried(t testing.TB) func(testing.TB, string) *time.Location {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatalf("go env: %v", err)
	}
	archive, err := zip.OpenReader(filepath.Join(strings.TrimSpace(string(root)), "lib", "time", "zoneinfo.zip"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { archive.Close() })
	return func(t testing.TB, name string) *time.Location {
		t.Helper()
		file, err := archive.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		data, err := io.ReadAll(file)
		if err != nil {
			t.Fatal(err)
		}
		z, err := time.LoadLocationFromTZData(name, data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return z
	}
}

// zoneNames are all names of the tz database, links included.
func zoneNames(t testing.TB) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/zones.txt")
	if err != nil {
		t.Fatal(err)
	}
	names := strings.Fields(string(data))
	if len(names) < 590 {
		t.Fatalf("only %d zones", len(names))
	}
	return names
}

// span is a stretch of time with one offset, in seconds: it begins at from and lasts until the next span begins.
type span struct{ from, offset int64 }

// The years in which the oracle knows each zone, with room for a period before and after.
var (
	firstDay = time.Date(2023, 7, 1, 0, 0, 0, 0, time.UTC).Unix()
	lastDay  = time.Date(2045, 7, 1, 0, 0, 0, 0, time.UTC).Unix()
)

// spans finds every transition of a zone by looking at its clocks once a day and closing in where they moved. It asks
// package time for nothing but the offset at an instant.
func spans(z *time.Location) []span {
	found := []span{{firstDay, ahead(z, firstDay)}}
	for day := firstDay; day < lastDay; day += 86400 {
		before, after := day, day+86400
		if ahead(z, before) == ahead(z, after) {
			continue
		}
		for after-before > 1 {
			if mid := (before + after) / 2; ahead(z, mid) == ahead(z, day) {
				before = mid
			} else {
				after = mid
			}
		}
		found = append(found, span{after, ahead(z, after)})
	}
	return found
}

// ahead returns by how many seconds z is ahead of UTC at an instant given in seconds.
func ahead(z *time.Location, unix int64) int64 {
	_, offset := time.Unix(unix, 0).In(z).Zone()
	return int64(offset)
}

// kind says how the clocks show a reading.
type kind int

const (
	once kind = iota
	skipped
	twice
)

// oracle says what instant a reading stands for, both in seconds, the reading as if it were UTC: among all instants at
// which the clocks show it the last, and if there is none the first at which they show more.
func oracle(known []span, reading int64) (instant int64, how kind) {
	var shown []int64
	var passed int64
	for i, s := range known {
		end := lastDay
		if i+1 < len(known) {
			end = known[i+1].from
		}
		if t := reading - s.offset; s.from <= t && t < end {
			shown = append(shown, t)
		}
		if passed == 0 && s.from+s.offset > reading {
			passed = s.from
		}
	}
	switch len(shown) {
	case 0:
		return passed, skipped
	case 1:
		return shown[0], once
	default:
		return shown[len(shown)-1], twice
	}
}

// date is a calendar date; later adds to it by counting days on a calendar of its own.
type date struct{ year, month, day int }

func (d date) days() int {
	switch d.month {
	case 2:
		if d.year%4 == 0 && (d.year%100 != 0 || d.year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	default:
		return 31
	}
}

func (d date) later(months, days int) date {
	for range months {
		if d.month++; d.month > 12 {
			d.year, d.month = d.year+1, 1
		}
	}
	d.day = min(d.day, d.days())
	for range days {
		if d.day++; d.day > d.days() {
			d.day = 1
			if d.month++; d.month > 12 {
				d.year, d.month = d.year+1, 1
			}
		}
	}
	return d
}

// unix returns the seconds from 1970 to the beginning of d in UTC.
func (d date) unix() int64 {
	return time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC).Unix()
}
