package simulation_test

import (
	"slices"
	"time"

	"github.com/curfew/curfew/pkg/mail/mailtest"
	"github.com/curfew/curfew/pkg/table"
)

// mode is one way in which a call can go wrong, or something that happens just before it.
type mode struct {
	name  string
	of    string // kinds of calls it is for, "" for all
	blurs bool   // nobody knows afterwards whether it happened: one mail more is forgiven
	do    func(w *world, kind string, do func() error) error
}

func (m mode) fits(kind string) bool {
	switch m.of {
	case "engine":
		return kind != "send"
	case "effect":
		return kind == "write" || kind == "send"
	}
	return m.of == "" || m.of == kind
}

func answer(a mailtest.Answer) func(*world, string, func() error) error {
	return func(w *world, _ string, do func() error) error { w.answers = a; return do() }
}

// faults are the ways in which the machinery fails.
var faults = []mode{
	{"crash before", "", true, func(*world, string, func() error) error { panic(crash{}) }},
	{"crash after", "effect", true, func(_ *world, _ string, do func() error) error { _ = do(); panic(crash{}) }},
	{"answer lost", "write", true, func(_ *world, _ string, do func() error) error {
		if err := do(); err != nil {
			return err
		}
		return errGone
	}},
	{"not done, no answer", "engine", true, func(*world, string, func() error) error { return errGone }},
	{"conflict", "write", false, func(*world, string, func() error) error { return table.ErrConflict }},
	{"throttled", "write", false, func(*world, string, func() error) error { return table.ErrThrottled }},
	{"engine down", "engine", true, func(w *world, _ string, _ func() error) error { w.down = 20; return errGone }},
	{"mail refused", "send", false, answer(mailtest.Refuse)},
	{"mail put off", "send", false, answer(mailtest.Later)},
	{"mail failed", "send", true, answer(mailtest.Fail)},
	{"mail taken, answer lost", "send", true, answer(mailtest.Lose)},
	{"slow", "", false, func(w *world, _ string, do func() error) error {
		w.now, w.slow = w.now.Add(14*time.Minute), true
		return do()
	}},
	twice,
}

// twice is the same job run a second time in the middle of the first.
var twice = mode{"second runner", "", false, func(w *world, _ string, do func() error) error {
	if w.job != nil {
		_ = w.job(w.calm, w.other)
	}
	return do()
}}

// named picks modes by name.
func named(names ...string) []mode {
	var picked []mode
	for _, name := range names {
		all := slices.Concat(faults, spells, acts(everyone), acts(others))
		if i := slices.IndexFunc(all, func(m mode) bool { return m.name == name }); i >= 0 {
			picked = append(picked, all[i])
		}
	}
	if len(picked) != len(names) {
		panic("a mode that is none")
	}
	return picked
}

// act is somebody else who acts just before a call.
type act struct {
	name string
	do   func(w *world)
}

func acts(of []act) []mode {
	var all []mode
	for _, a := range of {
		all = append(all, mode{a.name, "", false, func(w *world, _ string, do func() error) error { a.do(w); return do() }})
	}
	return all
}
