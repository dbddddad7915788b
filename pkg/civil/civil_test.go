package civil

import (
	"testing"
	"time"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := Zone(name)
	if err != nil {
		t.Fatalf("zone %s: %v", name, err)
	}
	return z
}

// read returns the instant written in RFC 3339.
func read(t testing.TB, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// same fails unless got is the instant want, written in UTC.
func same(t testing.TB, what string, got time.Time, want string) {
	t.Helper()
	if s := got.Format(time.RFC3339Nano); s != want || got.Location() != time.UTC {
		t.Errorf("%s: got %s in %s, want %s", what, s, got.Location(), want)
	}
}

func TestAt(t *testing.T) {
	for _, c := range []struct {
		what, zone                           string
		year, month, day, hour, min, sec, ns int
		want                                 string
	}{
		{"plain", "Europe/Berlin", 2026, 12, 24, 10, 0, 0, 0, "2026-12-24T09:00:00Z"},
		{"no zone rules", "UTC", 2026, 12, 24, 10, 0, 0, 7, "2026-12-24T10:00:00.000000007Z"},
		{"carried over", "UTC", 2026, 13, 32, 24, 0, 0, 0, "2027-02-02T00:00:00Z"},

		{"last before the gap", "Europe/Berlin", 2026, 3, 29, 1, 59, 59, 999999999, "2026-03-29T00:59:59.999999999Z"},
		{"gap begins", "Europe/Berlin", 2026, 3, 29, 2, 0, 0, 0, "2026-03-29T01:00:00Z"},
		{"in the gap, reads 03:00", "Europe/Berlin", 2026, 3, 29, 2, 30, 0, 0, "2026-03-29T01:00:00Z"},
		{"last in the gap", "Europe/Berlin", 2026, 3, 29, 2, 59, 59, 999999999, "2026-03-29T01:00:00Z"},
		{"after the gap", "Europe/Berlin", 2026, 3, 29, 3, 0, 0, 0, "2026-03-29T01:00:00Z"},
		{"before the fold", "Europe/Berlin", 2026, 10, 25, 1, 59, 59, 0, "2026-10-24T23:59:59Z"},
		{"fold begins, the later", "Europe/Berlin", 2026, 10, 25, 2, 0, 0, 0, "2026-10-25T01:00:00Z"},
		{"fold, the later", "Europe/Berlin", 2026, 10, 25, 2, 30, 0, 0, "2026-10-25T01:30:00Z"},
		{"after the fold", "Europe/Berlin", 2026, 10, 25, 3, 0, 0, 0, "2026-10-25T02:00:00Z"},

		{"gap west of Greenwich, reads 03:00", "America/New_York", 2026, 3, 8, 2, 30, 0, 0, "2026-03-08T07:00:00Z"},
		{"fold west of Greenwich, the later", "America/New_York", 2026, 11, 1, 1, 30, 0, 0, "2026-11-01T06:30:00Z"},
		{"gap of half an hour, reads 02:30", "Australia/Lord_Howe", 2026, 10, 4, 2, 15, 0, 0, "2026-10-03T15:30:00Z"},
		{"fold of half an hour, the later", "Australia/Lord_Howe", 2026, 4, 5, 1, 45, 0, 0, "2026-04-04T15:15:00Z"},
		{"gap at midnight, reads 01:00", "Africa/Cairo", 2026, 4, 24, 0, 30, 0, 0, "2026-04-23T22:00:00Z"},
		{"negative summer time, fold", "Europe/Dublin", 2026, 10, 25, 1, 30, 0, 0, "2026-10-25T01:30:00Z"},
		{"offset of 5:45", "Asia/Kathmandu", 2026, 12, 24, 10, 0, 0, 0, "2026-12-24T04:15:00Z"},

		{"before the skipped day", "Pacific/Apia", 2011, 12, 29, 23, 59, 59, 0, "2011-12-30T09:59:59Z"},
		{"skipped day begins", "Pacific/Apia", 2011, 12, 30, 0, 0, 0, 0, "2011-12-30T10:00:00Z"},
		{"skipped day, noon", "Pacific/Apia", 2011, 12, 30, 12, 0, 0, 0, "2011-12-30T10:00:00Z"},
		{"skipped day ends", "Pacific/Apia", 2011, 12, 30, 23, 59, 59, 0, "2011-12-30T10:00:00Z"},
		{"after the skipped day", "Pacific/Apia", 2011, 12, 31, 0, 0, 0, 0, "2011-12-30T10:00:00Z"},
		{"a day lived twice, the later", "Pacific/Kwajalein", 1969, 9, 30, 12, 0, 0, 0, "1969-10-01T00:00:00Z"},

		{"last day of a leap year", "Europe/Berlin", 2044, 12, 31, 12, 0, 0, 0, "2044-12-31T11:00:00Z"},
		{"far away", "Europe/Berlin", 9999, 7, 1, 12, 0, 0, 0, "9999-07-01T10:00:00Z"},
		{"long ago, local mean time", "Europe/Berlin", 1880, 1, 1, 0, 0, 0, 0, "1879-12-31T23:06:32Z"},
	} {
		got := At(c.year, time.Month(c.month), c.day, c.hour, c.min, c.sec, c.ns, zone(t, c.zone))
		same(t, c.zone+", "+c.what, got, c.want)
	}
}

// On the last day of a leap year package time lets the stretch of unchanged offset end before it begins, where a zone's
// rule comes from the last line of its file. At would never return if it believed that.
func TestLastDayOfLeapYear(t *testing.T) {
	for _, db := range databases(t) {
		berlin := db.load(t, "Europe/Berlin")
		for year := 2024; year <= 2096; year += 4 {
			for hour := range 24 {
				got := At(year, 12, 31, hour, 0, 0, 0, berlin)
				if want := time.Date(year, 12, 31, hour-1, 0, 0, 0, time.UTC); !got.Equal(want) {
					t.Fatalf("%s: got %s, want %s", db.name, got, want)
				}
				if up := HourUp(got.Add(-time.Minute), berlin); !up.Equal(got) {
					t.Fatalf("%s: hour up: got %s, want %s", db.name, up, got)
				}
			}
		}
	}
}

func TestHourUp(t *testing.T) {
	for _, c := range []struct{ what, zone, from, want string }{
		{"already full", "Europe/Berlin", "2026-12-24T09:00:00Z", "2026-12-24T09:00:00Z"},
		{"a nanosecond later", "Europe/Berlin", "2026-12-24T09:00:00.000000001Z", "2026-12-24T10:00:00Z"},
		{"offset of 5:45", "Asia/Kathmandu", "2026-12-24T09:00:00Z", "2026-12-24T09:15:00Z"},
		{"offset of 5:45, full there", "Asia/Kathmandu", "2026-12-24T09:15:00Z", "2026-12-24T09:15:00Z"},
		{"offset of −3:30", "America/St_Johns", "2026-12-24T09:31:00Z", "2026-12-24T10:30:00Z"},
		{"into the gap", "Europe/Berlin", "2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z"},
		{"within the fold", "Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25T01:00:00Z"},
		{"gap of half an hour skips the full hour", "Australia/Lord_Howe", "2026-10-03T15:00:01Z", "2026-10-03T16:00:00Z"},
		{"fold of half an hour, first 02:00 is never read", "Australia/Lord_Howe", "2026-04-04T14:30:00Z", "2026-04-04T15:30:00Z"},
		{"skipped day", "Pacific/Apia", "2011-12-30T09:30:00Z", "2011-12-30T10:00:00Z"},
		{"before 1970, local mean time", "Europe/Berlin", "1879-12-31T23:00:00Z", "1879-12-31T23:06:32Z"},
	} {
		same(t, c.zone+", "+c.what, HourUp(read(t, c.from), zone(t, c.zone)), c.want)
	}
}

func TestMillis(t *testing.T) {
	at := read(t, "2026-12-24T10:00:00.123999999+01:00")
	same(t, "cut", Millis(at), "2026-12-24T09:00:00.123Z")
	same(t, "before 1970", Millis(read(t, "1969-12-31T23:59:59.9999Z")), "1969-12-31T23:59:59.999Z")
	if now := time.Now(); Millis(now) != Millis(now.Round(0)) {
		t.Error("a monotonic reading was kept")
	}
}
