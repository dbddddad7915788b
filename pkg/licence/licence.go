// Package licence counts the seats of a tenant.
//
// Rule: a seat is taken and given back in the commit that needs it; where the subscription is `seats`, never beyond what was
// bought; where it is `metered`, always, and the answer says so beforehand.
package licence

import (
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/table"
)

// Kind is what a user may do in folders, and what is paid for.
type Kind string

// The kinds; Collaborator is free, unlimited and the default.
const (
	Collaborator Kind = "collaborator"
	Driver       Kind = "driver"
	Executive    Kind = "executive"
)

// Kinds lists the kinds from the smallest up.
func Kinds() []Kind { return []Kind{Collaborator, Driver, Executive} }

// Drives tells whether the licence lets a user be driver of folders.
func (k Kind) Drives() bool { return k == Driver || k == Executive }

// Subscription is how a tenant pays.
type Subscription string

// The subscriptions: a fixed number of seats, or billed on change.
const (
	Fixed   Subscription = "seats"
	Metered Subscription = "metered"
)

// Seats are a tenant's seats per kind; part of the tenant's item.
type Seats struct {
	Collaborator Count `dynamodbav:"collaborator" json:"collaborator"`
	Driver       Count `dynamodbav:"driver" json:"driver"`
	Executive    Count `dynamodbav:"executive" json:"executive"`
}

// Count is bought and used seats; Bought means nothing for collaborators.
type Count struct {
	Bought int `dynamodbav:"bought" json:"bought"`
	Used   int `dynamodbav:"used" json:"used"`
}

// Of is the count of one kind.
func (s Seats) Of(k Kind) Count {
	switch k {
	case Driver:
		return s.Driver
	case Executive:
		return s.Executive
	}
	return s.Collaborator
}

// ErrNoSeat means that every bought seat of the kind is taken.
var ErrNoSeat = fault.New(fault.Conflict, "no_seat", "No {licence} seat is free. Free one by deactivating a user or lowering a licence, or ask for more seats.").At("/licence")

// Take takes a seat for one active user.
func Take(tenant string, k Kind) table.Write {
	w := table.Change(table.Tenant(tenant), table.Add("seats."+string(k)+".used", 1))
	if k == Collaborator {
		return w
	}
	seats := "seats." + string(k)
	return w.If(table.Any(table.Is("subscription", string(Metered)), table.Under(seats+".used", seats+".bought")), ErrNoSeat.With("licence", string(k)))
}

// TakeMany takes n seats at once, for what a reader of have saw: refused when they are not free any more.
func TakeMany(tenant string, have Seats, k Kind, n int) table.Write {
	seats := "seats." + string(k)
	w := table.Change(table.Tenant(tenant), table.Add(seats+".used", n))
	if k == Collaborator {
		return w
	}
	bought := have.Of(k).Bought
	return w.If(table.Any(table.Is("subscription", string(Metered)), table.All(table.Is(seats+".bought", bought), table.AtMost(seats+".used", bought-n))),
		ErrNoSeat.With("licence", string(k)))
}

// Free gives a seat back.
func Free(tenant string, k Kind) table.Write {
	return table.Change(table.Tenant(tenant), table.Add("seats."+string(k)+".used", -1))
}

// Fits tells whether n more seats of the kind are free, as a reader saw them.
func Fits(how Subscription, have Seats, k Kind, n int) bool {
	c := have.Of(k)
	return k == Collaborator || how == Metered || c.Used+n <= c.Bought
}
