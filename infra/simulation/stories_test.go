package simulation_test

import (
	"time"

	"github.com/curfew/curfew/pkg/table"
)

// story is what people do, and when; the schedules do the rest.
type story struct {
	name   string
	people int
	zone   string
	steps  []step
	days   time.Duration // from the start until everything has come to rest
	acts   []act         // who may act at any call
	short  bool          // so short that faults are tried in pairs
}

type step struct {
	at   time.Duration
	name string
	do   func(w *world, t *table.Table) error
}

const on = 58 * time.Minute

// idles are the stories of warn → send → mark → deactivate. Everybody is idle for 20 days when they begin.
var idles = []story{
	{name: "plain", people: 2, days: 80 * day, acts: everyone, short: true, steps: []step{{on, "on", rule(30)}}},
	{name: "sign-in between", people: 1, days: 80 * day, acts: everyone[:2], steps: []step{
		{on, "on", rule(30)}, {10 * day, "Carl", signs("Carl")}}},
	{name: "deactivated by hand and back", people: 1, days: 70 * day, steps: []step{
		{on, "on", rule(30)}, {9 * day, "out", onUser("Carl", deactivate)}, {14 * day, "in", onUser("Carl", reactivate)}}},
	{name: "exempted and no longer", people: 1, days: 80 * day, steps: []step{
		{on, "on", rule(30)}, {5 * day, "exempt", onUser("Carl", exempt(60))}, {20*day + on, "not", onUser("Carl", exempt(0))}}},
	{name: "another address", people: 1, days: 50 * day, steps: []step{
		{on, "on", rule(30)}, {6*day + on, "address", onUser("Carl", readdress("carl@new.example"))}}},
	{name: "lengthened", people: 1, days: 60 * day, steps: []step{{on, "on", rule(30)}, {7*day + on, "longer", rule(40)}}},
	{name: "shortened", people: 1, days: 60 * day, steps: []step{{on, "on", rule(35)}, {7*day + on, "shorter", rule(30)}}},
	{name: "off and on", people: 1, days: 80 * day, acts: everyone[:1], steps: []step{
		{on, "on", rule(30)}, {8 * day, "off", rule(0)}, {30*day + on, "on again", rule(30)}}},
	{name: "off and on at once", people: 1, days: 50 * day, acts: everyone[:1], steps: []step{
		{on, "on", rule(30)}, {8*day + 5*time.Minute, "off", rule(0)}, {8*day + 6*time.Minute, "on again", rule(30)}}},
	{name: "bounce, then proceed", people: 1, days: 60 * day, acts: everyone[:1], steps: []step{
		{on, "on", rule(30)}, {day, "bounce", reports("Carl", "Bounce")}, {20*day + 17*time.Minute, "proceed", onUser("Carl", proceed)}}},
	{name: "refused, then proceed", people: 1, days: 60 * day, acts: everyone[:1], steps: []step{
		{on, "on", rule(30)}, {on + time.Minute, "refused", refuses}, {20*day + 17*time.Minute, "proceed", onUser("Carl", proceed)}}},
	{name: "suspended and resumed", people: 1, days: 60 * day, steps: []step{
		{on, "on", rule(30)}, {3 * day, "out", suspend}, {18*day + on, "in", resume}}},
	{name: "no run for three days", people: 1, days: 60 * day, steps: []step{
		{on, "on", rule(30)}, {14 * day, "asleep", sleep(3)}}},
	{name: "promise void", people: 1, days: 60 * day, steps: []step{
		{on, "on", rule(30)}, {14 * day, "asleep", sleep(9)}}},
	{name: "brake, go on", people: 7, days: 50 * day, steps: []step{
		{on, "on", rule(60)}, {30*day + on, "wait", sleep(5)}, {43 * day, "go on", answers(true)}}},
	{name: "brake, stop", people: 7, days: 50 * day, steps: []step{
		{on, "on", rule(60)}, {30*day + on, "wait", sleep(5)}, {43 * day, "stop", answers(false)}}},
}
