// Package civil keeps time as people read it: periods, zones, dates in letters, and the order of names in a list.
//
// Its rule: a period is counted on the wall clock of a zone, and what comes out is one instant. The day is clamped to the
// month's end (31 January + 1 month = 28 or 29 February). A reading that the clock skips stands for the moment of the skip,
// which is the next instant that exists; a reading that the clock shows twice stands for the later of the two. The end is
// rounded up to the full minute, so nobody loses time. "Unlimited" is its own value and never a date.
//
// time.Date and Time.AddDate keep no such rule: which side of a transition they take differs from zone to zone, and
// 31 January plus one month is 3 March to them. Here they only ever count days in UTC, which has neither gap nor fold.
//
// Nothing in this package reads the clock or the environment. A nil zone panics, as in package time.
package civil

import "time"

// farthest is more than any zone was ever away from UTC, local mean times included.
const farthest = 26 * time.Hour

// At returns the instant, in UTC, at which the clocks of zone show the given reading.
//
// If they show it twice, the later instant is meant. If they skip it, the transition itself is meant: 02:30 on the night in
// which Berlin goes from 02:00 to 03:00 gives the instant that reads 03:00, and any hour of 30 December 2011 in Apia gives
// the first instant of the 31st. Values out of range are carried over as by time.Date (32 January is 1 February).
func At(year int, month time.Month, day, hour, min, sec, nsec int, zone *time.Location) time.Time {
	// The reading, written as if the zone were UTC. The instant lies less than farthest away from it.
	reading := time.Date(year, month, day, hour, min, sec, nsec, time.UTC)
	last := reading.Add(farthest)
	var found time.Time
	var exact bool
	for at := reading.Add(-farthest); ; {
		offset, end := stretch(at, zone)
		if t := reading.Add(-offset); !t.Before(at) && (end.IsZero() || t.Before(end)) {
			found, exact = t, true
		}
		if end.IsZero() || end.After(last) {
			return found
		}
		after, _ := stretch(end, zone)
		if !exact && end.Add(offset).Compare(reading) <= 0 && end.Add(after).After(reading) {
			found = end
		}
		at = end
	}
}

// HourUp returns the first instant, in UTC, not before t at which the clocks of zone show a full hour. The hour is that of
// the wall: in Kathmandu (UTC+5:45) it comes a quarter past the hour of UTC.
func HourUp(t time.Time, zone *time.Location) time.Time {
	for at := t.UTC().Round(0); ; {
		offset, end := stretch(at, zone)
		up := ceil(at.Add(offset), time.Hour).Add(-offset)
		if end.IsZero() || up.Before(end) {
			return up
		}
		at = end
	}
}

// Millis returns t in UTC, cut to whole milliseconds and without a monotonic reading: the form in which instants are stored.
func Millis(t time.Time) time.Time {
	return t.UTC().Truncate(time.Millisecond)
}

// stretch returns how far zone is ahead of UTC at the given instant, and an instant until which that does not change,
// in UTC. A zero end means that it never changes again.
func stretch(at time.Time, zone *time.Location) (offset time.Duration, end time.Time) {
	local := at.In(zone)
	_, seconds := local.Zone()
	if _, end = local.ZoneBounds(); !end.IsZero() {
		end = end.UTC()
		if !end.After(at) {
			// Beyond the listed transitions, package time lets every year end after 365 days: on the last day of a leap
			// year the stretch would be over before it began. It meant the new year.
			end = time.Date(at.UTC().Year()+1, time.January, 1, 0, 0, 0, 0, time.UTC)
		}
	}
	return time.Duration(seconds) * time.Second, end
}

// ceil rounds t, which is in UTC, up to a multiple of unit.
func ceil(t time.Time, unit time.Duration) time.Time {
	if down := t.Truncate(unit); down.Before(t) {
		return down.Add(unit)
	}
	return t.Truncate(unit)
}
