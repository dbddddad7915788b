package civil

import (
	"flag"
	"math/rand/v2"
	"testing"
	"time"
)

// long makes TestEveryZone look at every day of 2024–2044 instead of a sample: go test ./pkg/civil -long
var long = flag.Bool("long", false, "every day in every zone (minutes instead of seconds)")

// limited are the periods that end, with their length in months and days and the fewest days they can have.
var limited = []struct {
	period               Period
	months, days, fewest int
}{{Day, 0, 1, 1}, {Week, 0, 7, 7}, {TwoWeeks, 0, 14, 14}, {Month, 1, 0, 28}, {FourMonths, 4, 0, 120}}

// witness compares the ends in one zone with the oracle.
type witness struct {
	*testing.T
	zone  *time.Location
	known []span
	seen  map[kind]int
}

// TestEveryZone ends all periods in all zones of the tz database, in both forms of its data: on days drawn at random (on
// all days with -long, in every fifth zone with -short), and around every transition, where readings are skipped or shown
// twice.
func TestEveryZone(t *testing.T) {
	seen := map[kind]int{}
	for _, db := range databases(t) {
		for i, name := range zoneNames(t) {
			if testing.Short() && i%5 != 0 {
				continue
			}
			z := db.load(t, name)
			w := witness{T: t, zone: z, known: spans(z), seen: seen}
			random := rand.New(rand.NewPCG(uint64(i), 18))
			if *long {
				w.everyDay(random)
			} else {
				w.someDays(random, 100)
			}
			w.transitions()
			if t.Failed() {
				t.Fatalf("in %s (%s)", name, db.name)
			}
		}
	}
	t.Logf("%d readings shown once, %d skipped, %d shown twice", seen[once], seen[skipped], seen[twice])
	for k, atLeast := range map[kind]int{once: 400_000, skipped: 40_000, twice: 40_000} {
		if testing.Short() {
			atLeast /= 10
		}
		if seen[k] < atLeast {
			t.Errorf("kind %d: only %d readings", k, seen[k])
		}
	}
}

var (
	begin = date{2024, 1, 1}.unix()
	until = date{2045, 1, 1}.unix()
)

func (w witness) someDays(random *rand.Rand, n int) {
	for range n {
		from := time.Unix(begin+random.Int64N(until-begin), random.Int64N(1e9))
		for i := range limited {
			w.check(from, i)
		}
		if end, unlimited := Unlimited.End(from, w.zone); !end.IsZero() || !unlimited {
			w.Errorf("unlimited became %s", end)
		}
	}
}

func (w witness) everyDay(random *rand.Rand) {
	for day := begin; day < until; day += 86400 {
		from := time.Unix(day+random.Int64N(86400), random.Int64N(1e9))
		for i := range limited {
			w.check(from, i)
		}
	}
}

// transitions lets periods end right before, in and after every gap and fold.
func (w witness) transitions() {
	for i := 1; i < len(w.known); i++ {
		before, after := w.known[i-1].offset, w.known[i].offset
		low, high := w.known[i].from+min(before, after), w.known[i].from+max(before, after)
		if low < begin || high > until {
			continue
		}
		for _, reading := range []int64{low - 60, low - 1, low, (low + high) / 2, high - 60, high - 1, high, high + 60} {
			for j, l := range limited {
				if from, ok := w.before(reading, l.months, l.days); ok {
					w.check(time.Unix(from, 0), j)
				}
			}
		}
	}
}

// before returns an instant whose reading lies so many months and days before the given one, if there is such a date.
func (w witness) before(reading int64, months, days int) (from int64, ok bool) {
	year, month, day := time.Unix(reading, 0).UTC().Date()
	earlier := date{year, int(month), day}
	if months > 0 {
		if earlier.month -= months; earlier.month < 1 {
			earlier.year, earlier.month = earlier.year-1, earlier.month+12
		}
		if earlier.day > earlier.days() {
			return 0, false
		}
	}
	from, how := oracle(w.known, earlier.unix()-int64(days)*86400+reading%86400)
	return from, how != skipped
}

// check compares one end with what the oracle says, and reads it from the zone's clocks.
func (w witness) check(from time.Time, i int) {
	l := limited[i]
	end, unlimited := l.period.End(from, w.zone)
	local := from.In(w.zone)
	start := date{local.Year(), int(local.Month()), local.Day()}
	goal := start.later(l.months, l.days)
	reading := goal.unix() + int64(local.Hour()*3600+local.Minute()*60+local.Second())
	want, how := oracle(w.known, reading)
	if how != skipped && local.Nanosecond() > 0 {
		want++
	}
	want += (60 - want%60) % 60
	w.seen[how]++

	fail := func(why string) {
		w.Errorf("%s: %s + %s = %s, want %s", why, local.Format(time.RFC3339Nano), l.period,
			end.In(w.zone).Format(time.RFC3339Nano), time.Unix(want, 0).In(w.zone).Format(time.RFC3339))
	}
	if end.Unix() != want || end.Nanosecond() != 0 || unlimited || end.Location() != time.UTC {
		fail("not what the oracle says")
	}
	clock := end.In(w.zone)
	shown := date{clock.Year(), int(clock.Month()), clock.Day()}.unix() + int64(clock.Hour()*3600+clock.Minute()*60)
	moved := ahead(w.zone, end.Unix()) != ahead(w.zone, end.Unix()-1)
	switch late := shown - reading; {
	case how == skipped && (!moved || late < 0):
		fail("the reading is skipped, and the end is not the transition")
	case how != skipped && !moved && (late < 0 || late > 60):
		fail("the clocks show something else at the end")
	}
	shortest := time.Duration(l.fewest-1)*24*time.Hour - 2*time.Hour
	longest := time.Duration((goal.unix()-start.unix())/86400+1)*24*time.Hour + 2*time.Hour
	if length := end.Sub(from); length < shortest || length > longest {
		fail("too short or too long: " + length.String())
	}
}
