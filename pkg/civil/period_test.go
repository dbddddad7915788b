package civil

import (
	"errors"
	"slices"
	"testing"
	"time"
)

func TestParsePeriod(t *testing.T) {
	for _, s := range []string{"1d", "1w", "2w", "1m", "4m", "unlimited"} {
		if p, err := ParsePeriod(s); err != nil || string(p) != s {
			t.Errorf("%q: got %q, %v", s, p, err)
		}
	}
	for _, s := range []string{"", "0d", "2d", "1D", "1d ", " 1d", "Unlimited", "24h", "3m", "1m\n"} {
		if p, err := ParsePeriod(s); !errors.Is(err, ErrPeriod) || p != "" {
			t.Errorf("%q: got %q, %v", s, p, err)
		}
	}
}

func TestPeriodsAreInTheOrderOfferedAndNobodyCanChangeThem(t *testing.T) {
	want := []Period{Day, Week, TwoWeeks, Month, FourMonths, Unlimited}
	got := Periods()
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	got[0] = Unlimited
	if !slices.Equal(Periods(), want) {
		t.Error("a caller changed the list")
	}
}

func TestEnd(t *testing.T) {
	for _, c := range []struct{ what, zone, from, period, want string }{
		{"a day", "Europe/Berlin", "2026-12-24T09:00:00Z", "1d", "2026-12-25T09:00:00Z"},
		{"a week", "Europe/Berlin", "2026-12-24T09:00:00Z", "1w", "2026-12-31T09:00:00Z"},
		{"two weeks over the year's end", "Europe/Berlin", "2026-12-24T09:00:00Z", "2w", "2027-01-07T09:00:00Z"},
		{"a month", "Europe/Berlin", "2026-12-24T09:00:00Z", "1m", "2027-01-24T09:00:00Z"},
		{"four months into summer time", "Europe/Berlin", "2026-12-24T09:00:00Z", "4m", "2027-04-24T08:00:00Z"},

		{"rounded up to the minute", "Europe/Berlin", "2026-12-24T09:00:00.001Z", "1d", "2026-12-25T09:01:00Z"},
		{"rounded up from 59 s", "Europe/Berlin", "2026-12-24T09:00:59.999999999Z", "1d", "2026-12-25T09:01:00Z"},
		{"rounded up over midnight", "Europe/Berlin", "2026-12-24T22:59:01Z", "1d", "2026-12-25T23:00:00Z"},

		{"31 January + 1 month", "Europe/Berlin", "2027-01-31T11:00:00Z", "1m", "2027-02-28T11:00:00Z"},
		{"31 January + 1 month, leap year", "Europe/Berlin", "2028-01-31T11:00:00Z", "1m", "2028-02-29T11:00:00Z"},
		{"29 February + 1 month", "Europe/Berlin", "2028-02-29T11:00:00Z", "1m", "2028-03-29T10:00:00Z"},
		{"28 February + 1 day, leap year", "Europe/Berlin", "2028-02-28T11:00:00Z", "1d", "2028-02-29T11:00:00Z"},
		{"28 February + 1 day", "Europe/Berlin", "2027-02-28T11:00:00Z", "1d", "2027-03-01T11:00:00Z"},
		{"31 October + 4 months", "Europe/Berlin", "2026-10-31T11:00:00Z", "4m", "2027-02-28T11:00:00Z"},
		{"30 October + 4 months", "Europe/Berlin", "2026-10-30T11:00:00Z", "4m", "2027-02-28T11:00:00Z"},
		{"31 May + 4 months", "Europe/Berlin", "2026-05-31T10:00:00Z", "4m", "2026-09-30T10:00:00Z"},
		{"2100 has no 29 February", "Europe/Berlin", "2100-01-31T11:00:00Z", "1m", "2100-02-28T11:00:00Z"},
		{"the date is the zone's, not that of UTC", "Pacific/Auckland", "2027-01-30T12:00:00Z", "1m", "2027-02-27T12:00:00Z"},

		{"a day of 23 hours", "Europe/Berlin", "2026-03-28T11:00:00Z", "1d", "2026-03-29T10:00:00Z"},
		{"into the gap: 03:00", "Europe/Berlin", "2026-03-28T01:30:00Z", "1d", "2026-03-29T01:00:00Z"},
		{"into the gap with seconds: still 03:00", "Europe/Berlin", "2026-03-28T01:30:30Z", "1d", "2026-03-29T01:00:00Z"},
		{"a day of 25 hours", "Europe/Berlin", "2026-10-24T10:00:00Z", "1d", "2026-10-25T11:00:00Z"},
		{"into the fold: the later", "Europe/Berlin", "2026-10-24T00:30:00Z", "1d", "2026-10-25T01:30:00Z"},
		{"out of the fold's first hour", "Europe/Berlin", "2026-10-25T00:30:00Z", "1d", "2026-10-26T01:30:00Z"},
		{"out of the fold's second hour", "Europe/Berlin", "2026-10-25T01:30:00Z", "1d", "2026-10-26T01:30:00Z"},

		{"into the gap: 03:00", "America/New_York", "2026-02-08T07:30:00Z", "1m", "2026-03-08T07:00:00Z"},
		{"into the fold: the later", "America/New_York", "2026-10-01T05:30:00Z", "1m", "2026-11-01T06:30:00Z"},
		{"half-hour gap", "Australia/Lord_Howe", "2026-09-26T15:45:00Z", "1w", "2026-10-03T15:30:00Z"},
		{"half-hour fold", "Australia/Lord_Howe", "2026-04-03T14:45:00Z", "1d", "2026-04-04T15:15:00Z"},
		{"into the skipped day", "Pacific/Apia", "2011-12-29T20:00:00Z", "1d", "2011-12-30T10:00:00Z"},
		{"over the skipped day", "Pacific/Apia", "2011-12-29T20:00:00Z", "1w", "2012-01-04T20:00:00Z"},
		{"no summer time", "Asia/Kathmandu", "2026-03-28T11:00:00Z", "1m", "2026-04-28T11:00:00Z"},
	} {
		end, unlimited := Period(c.period).End(read(t, c.from), zone(t, c.zone))
		same(t, c.zone+", "+c.what, end, c.want)
		if unlimited {
			t.Errorf("%s, %s: unlimited", c.zone, c.what)
		}
	}
}

func TestUnlimitedIsNoDate(t *testing.T) {
	end, unlimited := Unlimited.End(read(t, "2026-12-24T09:00:00Z"), zone(t, "Europe/Berlin"))
	if !end.IsZero() || !unlimited {
		t.Errorf("got %s, %t", end, unlimited)
	}
}

func TestWhatIsNoPeriodIsOver(t *testing.T) {
	for _, p := range []Period{"", "1y", "Unlimited"} {
		end, unlimited := p.End(read(t, "2026-12-24T09:00:00Z"), zone(t, "Europe/Berlin"))
		if !end.IsZero() || unlimited {
			t.Errorf("%q: got %s, %t", p, end, unlimited)
		}
	}
}

// T18: what package time makes of the same questions. It promises no answer for gaps and folds, so those may change;
// the rule here is ours.
func TestPackageTimeWouldBeWrong(t *testing.T) {
	berlin, newYork, apia := zone(t, "Europe/Berlin"), zone(t, "America/New_York"), zone(t, "Pacific/Apia")
	for _, c := range []struct {
		what          string
		period        Period
		from          time.Time
		days, months  int
		theirs, wants string
	}{
		{"31 January + 1 month", Month, time.Date(2027, 1, 31, 12, 0, 0, 0, berlin), 0, 1,
			"2027-03-03T12:00:00+01:00", "2027-02-28T12:00:00+01:00"},
		{"31 January + 1 month, leap year", Month, time.Date(2028, 1, 31, 12, 0, 0, 0, berlin), 0, 1,
			"2028-03-02T12:00:00+01:00", "2028-02-29T12:00:00+01:00"},
		{"31 October + 4 months", FourMonths, time.Date(2026, 10, 31, 12, 0, 0, 0, berlin), 0, 4,
			"2027-03-03T12:00:00+01:00", "2027-02-28T12:00:00+01:00"},
		{"Berlin's gap", Day, time.Date(2026, 3, 28, 2, 30, 0, 0, berlin), 1, 0,
			"2026-03-29T03:30:00+02:00", "2026-03-29T03:00:00+02:00"},
		{"New York's gap", Day, time.Date(2026, 3, 7, 2, 30, 0, 0, newYork), 1, 0,
			"2026-03-08T01:30:00-05:00", "2026-03-08T03:00:00-04:00"},
		{"New York's fold", Day, time.Date(2026, 10, 31, 1, 30, 0, 0, newYork), 1, 0,
			"2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00"},
		{"Apia's skipped day", Day, time.Date(2011, 12, 29, 10, 0, 0, 0, apia), 1, 0,
			"2011-12-31T10:00:00+14:00", "2011-12-31T00:00:00+14:00"},
	} {
		switch theirs := c.from.AddDate(0, c.months, c.days).Format(time.RFC3339); theirs {
		case c.wants:
			t.Errorf("%s: AddDate agrees, so this shows nothing", c.what)
		case c.theirs:
		default:
			t.Logf("%s: AddDate now says %s, no longer %s", c.what, theirs, c.theirs)
		}
		end, _ := c.period.End(c.from, c.from.Location())
		if ours := end.In(c.from.Location()).Format(time.RFC3339); ours != c.wants {
			t.Errorf("%s: got %s, want %s", c.what, ours, c.wants)
		}
	}
}
