package simulation_test

import (
	"slices"
	"time"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

func supportDid(t *table.Table, c access.Caller) table.Write {
	return history.Note(t, c.Actor(), history.Entry{Tenant: c.Tenant.ID, Event: event.TenantChanged})
}

// opens switches support access on, or prolongs it.
func opens(p civil.Period) func(*world, *table.Table) error {
	return func(w *world, t *table.Table) error {
		ten, err := tenant.Get(ctx, t, w.tenant)
		if err == nil {
			_, err = grant.Open(ctx, t, w.admin(), ten, p, "")
		}
		return settled(err)
	}
}

func closes(w *world, t *table.Table) error {
	return settled(grant.Close(ctx, t, w.admin(), w.tenant, ""))
}

// settled is an error that another attempt would mend; a refusal is an answer.
func settled(err error) error {
	if f := fault.Of(err); f != nil && f.Kind != fault.Unavailable && f.Kind != fault.Stale {
		return nil
	}
	return err
}

// enters is the agent's sign-in through Carl.
func enters(w *world, t *table.Table) error {
	c, _, err := w.signIn(w.calm, "Sven")
	if err != nil {
		return err
	}
	_, token, err := access.Enter(ctx, t, c, access.Entry{Tenant: "muster", As: w.id("Carl"), Reason: "invoice import fails", Ticket: "S-1"},
		func(string) table.Writes { return nil })
	if err == nil {
		w.token = token
	}
	return settled(err)
}

// sweeps is TTL's broom, which comes whenever it likes.
func sweeps(w *world, _ *table.Table) error { w.mem.Sweep(w.now); return nil }

// administrator gives Carl the right, or takes it.
func administrator(is bool) func(*world, *table.Table) error {
	return onUser("Carl", func(w *world, t *table.Table, u user.User) error {
		kind := licence.Executive
		if u.Administrator == is {
			return nil
		}
		_, err := user.Change(ctx, t, w.admin(), w.tenant, u.ID, u.Version, user.Edit{Administrator: &is, Licence: &kind})
		return err
	})
}

func agentOutAndIn(w *world, t *table.Table) error {
	by := w.admin()
	if _, err := user.Deactivate(ctx, t, by, w.vendor, w.agent); err != nil {
		return settled(err)
	}
	_, err := user.Reactivate(ctx, t, by, w.vendor, w.agent)
	return settled(err)
}

// others are those who act while support is in.
var others = []act{
	{"support access is switched off", calm(closes)},
	{"support access is prolonged", calm(opens("2w"))},
	{"support access is made unlimited", calm(opens("unlimited"))},
	{"support access is switched off and on", calm(closes, opens("1w"))},
	{"TTL sweeps", calm(sweeps)},
	{"the agent is deactivated and reactivated", calm(agentOutAndIn)},
	{"the profile is demoted and promoted", calm(administrator(false), administrator(true))},
	{"the tenant is suspended and resumed", calm(suspend, resume)},
	{"support asks", calm(request(false, false))},
}

const (
	opened = 8 * time.Hour         // on a Monday
	ending = opened + 24*time.Hour // of one day
	ms     = time.Millisecond
)

// supports are the stories of grant → work → end.
var supports = []story{
	{name: "ends by itself", days: 3 * day, acts: others, short: true, steps: []step{
		{opened, "open", opens("1d")}, {ending - 10*time.Minute, "enter", enters}, {ending - 1001*ms, "ask", request(true, true)},
		{ending - 1000*ms, "ask", request(true, false)}, {ending - 1*ms, "ask", request(true, false)}, {ending, "ask", request(false, false)},
		{ending + 5*time.Minute, "ask", request(false, false)}}},
	{name: "switched off, on again", days: 3 * day, acts: others[4:], steps: []step{
		{opened, "open", opens("1w")}, {opened + time.Minute, "enter", enters}, {opened + 2*time.Minute, "ask", request(true, true)},
		{opened + 3*time.Minute, "off", closes}, {opened + 3*time.Minute, "ask", request(false, false)},
		{opened + 4*time.Minute, "on", opens("1w")}, {opened + 5*time.Minute, "ask", request(false, false)}, {opened + day, "off", closes}}},
	{name: "prolonged in time", days: 20 * day, acts: others[:3], steps: []step{
		{opened, "open", opens("1d")}, {ending - 10*time.Minute, "enter", enters}, {ending - 2*time.Second, "prolong", opens("1w")},
		{ending, "ask", request(true, true)}, {ending + 3*day, "unlimited", opens("unlimited")}, {ending + 8*day, "1d", opens("1d")}}},
	{name: "prolonged too late", days: 12 * day, acts: others[:5], steps: []step{
		{opened, "open", opens("1d")}, {ending - 10*time.Minute, "enter", enters}, {ending - 500*ms, "ask", request(true, false)},
		{ending - 400*ms, "prolong", later(opens("1w"))}, {ending + time.Minute, "ask", request(false, false)}}},
	{name: "suspended, resumed", days: 3 * day, steps: []step{
		{opened, "open", opens("1w")}, {opened + time.Minute, "enter", enters}, {opened + 2*time.Minute, "suspend", suspend},
		{opened + 2*time.Minute, "ask", request(false, false)}, {opened + 3*time.Minute, "resume", resume}, {opened + 4*time.Minute, "ask", request(false, false)}}},
}

// later does something that the last second before the end refuses, and again after it.
func later(do func(*world, *table.Table) error) func(*world, *table.Table) error {
	return func(w *world, t *table.Table) error {
		err := do(w, t)
		if err != nil {
			w.now = w.now.Add(time.Second)
			err = do(w, t)
		}
		return err
	}
}

// spells are the faults of grants: what takes longer than a second is given up by the caller.
var spells = append(slices.DeleteFunc(slices.Clone(faults), func(m mode) bool { return m.name == "slow" }),
	mode{"slow read", "read", false, func(w *world, _ string, do func() error) error { w.now = w.now.Add(700 * ms); return do() }},
	mode{"very slow read", "read", false, func(w *world, _ string, do func() error) error { w.now = w.now.Add(3 * time.Second); return do() }},
	mode{"slow write", "write", false, func(w *world, _ string, do func() error) error {
		w.now, w.slow = w.now.Add(900*ms), true
		return do()
	}})
