package civil

import (
	"errors"
	"slices"
	"time"
)

// Period is how long a grant is to last, in the words of the API.
type Period string

// The periods there are. A month is a calendar month, a day a calendar day, which may have 23, 24 or 25 hours.
const (
	Day        Period = "1d"
	Week       Period = "1w"
	TwoWeeks   Period = "2w"
	Month      Period = "1m"
	FourMonths Period = "4m"
	Unlimited  Period = "unlimited"
)

// ErrPeriod is returned for a text that names no period.
var ErrPeriod = errors.New("the period must be one of 1d, 1w, 2w, 1m, 4m, unlimited")

var periods = []Period{Day, Week, TwoWeeks, Month, FourMonths, Unlimited}

// Periods returns all periods in the order in which they are offered.
func Periods() []Period {
	return slices.Clone(periods)
}

// ParsePeriod returns the period with exactly this name, or ErrPeriod.
func ParsePeriod(s string) (Period, error) {
	if p := Period(s); slices.Contains(periods, p) {
		return p, nil
	}
	return "", ErrPeriod
}

// End returns the instant, in UTC and on a full minute, at which a period that begins at from is over on the clocks of
// zone. For Unlimited it returns the zero time and true. A value that is no period has no length: it returns the zero time
// and false, an end that is long past.
func (p Period) End(from time.Time, zone *time.Location) (end time.Time, unlimited bool) {
	var days, months int
	switch p {
	case Day:
		days = 1
	case Week:
		days = 7
	case TwoWeeks:
		days = 14
	case Month:
		months = 1
	case FourMonths:
		months = 4
	case Unlimited:
		return time.Time{}, true
	default:
		return time.Time{}, false
	}
	local := from.In(zone)
	year, month, day := local.Date()
	hour, min, sec := local.Clock()
	month += time.Month(months)
	day = days + clamp(year, month, day)
	return ceil(At(year, month, day, hour, min, sec, local.Nanosecond(), zone), time.Minute), false
}

// clamp returns day, or the last day of the month if that comes earlier. A month above 12 lies in the next year.
func clamp(year int, month time.Month, day int) int {
	last := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return min(day, last)
}
