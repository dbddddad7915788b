package clock

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Layout is how the clock says an instant: UTC, to the millisecond.
const Layout = "2006-01-02T15:04:05.000Z"

// Most is how far one move goes.
const Most = 10 * 366 * 24 * time.Hour

var (
	spanForm = regexp.MustCompile(`^(\d{1,6}(ms|[dhms]))+$`)
	spanPart = regexp.MustCompile(`(\d+)(ms|[dhms])`)
	units    = map[string]time.Duration{"d": 24 * time.Hour, "h": time.Hour, "m": time.Minute, "s": time.Second, "ms": time.Millisecond}
)

// Span reads how far to move: 15d, 23h50m, 90s, 1ms; a day is 24 hours.
func Span(s string) (time.Duration, error) {
	if !spanForm.MatchString(s) {
		return 0, fmt.Errorf("%q is no span such as 15d, 23h50m or 90s", s)
	}
	var whole time.Duration
	for _, part := range spanPart.FindAllStringSubmatch(s, -1) {
		n, err := strconv.Atoi(part[1])
		if err != nil || time.Duration(n) > Most/units[part[2]] {
			return 0, fmt.Errorf("%s is too far: ten years are the most", s)
		}
		if whole += time.Duration(n) * units[part[2]]; whole > Most {
			return 0, fmt.Errorf("%s is too far: ten years are the most", s)
		}
	}
	return whole, nil
}

// Say writes a span as Span reads it, to the second; "0s" for none.
func Say(d time.Duration) string {
	d = d.Round(time.Second)
	if d <= 0 {
		return "0s"
	}
	var b strings.Builder
	for _, unit := range []string{"d", "h", "m", "s"} {
		if n := d / units[unit]; n > 0 {
			b.WriteString(strconv.Itoa(int(n)) + unit)
			d -= n * units[unit]
		}
	}
	return b.String()
}
