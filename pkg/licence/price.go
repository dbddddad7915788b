package licence

import (
	"time"

	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/fault"
)

// Prices are what a seat costs per calendar month, set by the vendor; the zero Prices say nothing.
type Prices struct {
	Currency  string `dynamodbav:"currency,omitempty" json:"currency" maxLength:"3"` // ISO 4217
	Driver    int    `dynamodbav:"driver" json:"driver"`                             // in the currency's smallest unit
	Executive int    `dynamodbav:"executive" json:"executive"`
}

// ErrBadPrice means that prices make no sense.
var ErrBadPrice = fault.New(fault.Invalid, "bad_price", "Prices are whole amounts of the currency's smallest unit from 0 to 10,000,000, with a currency such as EUR.").At("/prices")

// Check tells what is wrong with the prices, nil when nothing is.
func (p Prices) Check() error {
	if p == (Prices{}) {
		return nil
	}
	good := len(p.Currency) == 3 && p.Driver >= 0 && p.Driver <= 10_000_000 && p.Executive >= 0 && p.Executive <= 10_000_000
	for _, r := range p.Currency {
		good = good && r >= 'A' && r <= 'Z'
	}
	if !good {
		return ErrBadPrice
	}
	return nil
}

// Of is the price of one kind.
func (p Prices) Of(k Kind) int {
	switch k {
	case Driver:
		return p.Driver
	case Executive:
		return p.Executive
	}
	return 0
}

// Rest is what a change from one licence to another costs until the calendar month ends in the tenant's zone, by the day, today
// included; it is negative when the new one costs less.
func (p Prices) Rest(from, to Kind, now time.Time, zone *time.Location) (amount int, until time.Time) {
	local := now.In(zone)
	first := civil.At(local.Year(), local.Month(), 1, 0, 0, 0, 0, zone)
	year, month := local.Year(), local.Month()+1
	if month > time.December {
		year, month = year+1, time.January
	}
	until = civil.At(year, month, 1, 0, 0, 0, 0, zone)
	days := int((until.Sub(first) + 12*time.Hour) / (24 * time.Hour))
	left := days - local.Day() + 1
	difference := p.Of(to) - p.Of(from)
	return (difference*left*2 + sign(difference)*days) / (2 * days), until
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}
