// Package coldstart measures how long a function takes from its fork until its first answer, beside the least that a
// function in Go can be.
//
// Rule: only ratios and counts are told. Programs are built with the product's flags, started in turn and in a new order
// each round, on one core and with their pages in memory; the median of the rounds stands for each. Allocations during
// package initialisation and the size of the binary are the same on every machine.
package coldstart

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"time"

	"github.com/curfew/curfew/infra/bench/report"
)

// Result is what one program costs.
type Result struct {
	Program
	Init, First time.Duration // medians
	Total       time.Duration // median of Init + First
	Allocs      int           // during package initialisation
	Bytes       int           // allocated by these
	Size        int64         // of the binary, in bytes
}

// Budgets of a function: its start as a ratio to hello's; for those that answer requests also counts and size.
const (
	maxRatioHTTP = 2.0
	maxRatio     = 2.5
	maxAllocs    = 6500
	maxInitMB    = 1.1
	maxBinaryMB  = 14.5 // 1.3 MB of it are the collation tables, 0.5 MB the zones: data that a start does not touch
)

// heavy are HTTP functions that carry what the others do not: all menus' document, or the readers of uploaded files.
var heavy = map[string]bool{"console": true, "imports": true}

// Rows measures the functions named, or all of them, in so many rounds.
func Rows(ctx context.Context, names []string, rounds int) ([]report.Row, error) {
	root, err := moduleRoot(ctx)
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		if names, err = functions(root); err != nil {
			return nil, err
		}
	}
	programs := []Program{Hello}
	for _, name := range names {
		p, err := function(root, name)
		if err != nil {
			return nil, err
		}
		programs = append(programs, p)
	}
	results, err := Measure(ctx, programs, rounds)
	if err != nil {
		return nil, err
	}
	var rows []report.Row
	for _, r := range results[1:] {
		rows = append(rows, compare(r, results[0])...)
	}
	return rows, nil
}

func compare(r, hello Result) []report.Row {
	start := report.Row{Name: r.Name + ": init + first", Unit: "ms", Measured: ms(r.Total), Reference: ms(hello.Total), MaxRatio: maxRatio, Noisy: true}
	allocs := report.Row{Name: r.Name + ": init allocs", Unit: "allocs", Measured: float64(r.Allocs), Reference: float64(hello.Allocs)}
	memory := report.Row{Name: r.Name + ": init memory", Unit: "MB", Measured: float64(r.Bytes) / 1e6, Reference: float64(hello.Bytes) / 1e6}
	binary := report.Row{Name: r.Name + ": binary", Unit: "MB", Measured: float64(r.Size) / 1e6, Reference: float64(hello.Size) / 1e6}
	if r.overHTTP() {
		start.MaxRatio, allocs.Max, memory.Max, binary.Max = maxRatioHTTP, maxAllocs, maxInitMB, maxBinaryMB
	}
	if heavy[r.Name] {
		allocs.Max, memory.Max, binary.Max = 0, 0, 0
	}
	return []report.Row{start, allocs, memory, binary}
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// Measure builds the programs, starts each once to read its initialisation and to have its pages in memory, and then
// rounds times. Results stand in the order of programs.
func Measure(ctx context.Context, programs []Program, rounds int) ([]Result, error) {
	dir, err := os.MkdirTemp("", "coldstart")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	results, binaries := make([]Result, len(programs)), make([]string, len(programs))
	for i, p := range programs {
		if binaries[i], err = build(ctx, dir, p); err != nil {
			return nil, err
		}
		if results[i], err = examine(ctx, p, binaries[i]); err != nil {
			return nil, err
		}
	}
	starts := make([][]Start, len(programs))
	for range max(rounds, 1) {
		for _, i := range rand.Perm(len(programs)) {
			s, _, err := play(ctx, binaries[i], programs[i].Event, programs[i].Env)
			if err != nil {
				return nil, fmt.Errorf("starting %s: %w", programs[i].Name, err)
			}
			starts[i] = append(starts[i], s)
		}
	}
	for i := range results {
		results[i].Init = median(starts[i], func(s Start) time.Duration { return s.Init })
		results[i].First = median(starts[i], func(s Start) time.Duration { return s.First })
		results[i].Total = median(starts[i], func(s Start) time.Duration { return s.Init + s.First })
	}
	return results, nil
}

// traced is a line of GODEBUG=inittrace=1: init <package> @<at> ms, <clock> ms clock, <bytes> bytes, <allocs> allocs
var traced = regexp.MustCompile(`(?m)^init \S+ @.* (\d+) bytes, (\d+) allocs$`)

// examine finds what is the same at every start.
func examine(ctx context.Context, p Program, binary string) (Result, error) {
	r := Result{Program: p}
	file, err := os.Stat(binary)
	if err != nil {
		return r, err
	}
	r.Size = file.Size()
	_, log, err := play(ctx, binary, p.Event, append([]string{"GODEBUG=inittrace=1"}, p.Env...))
	if err != nil {
		return r, fmt.Errorf("starting %s: %w", p.Name, err)
	}
	for _, line := range traced.FindAllStringSubmatch(log, -1) {
		bytes, _ := strconv.Atoi(line[1]) // digits, as the pattern says
		allocs, _ := strconv.Atoi(line[2])
		r.Bytes, r.Allocs = r.Bytes+bytes, r.Allocs+allocs
	}
	if r.Allocs == 0 {
		return r, fmt.Errorf("%s tells nothing of its initialisation", p.Name)
	}
	return r, nil
}

func median(starts []Start, of func(Start) time.Duration) time.Duration {
	all := make([]time.Duration, len(starts))
	for i, s := range starts {
		all[i] = of(s)
	}
	slices.Sort(all)
	return all[len(all)/2]
}
