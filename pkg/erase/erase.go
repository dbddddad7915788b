// Package erase carries out deletions, step by step.
//
// Rules. Once committed, a deletion depends on nobody. Every step may be done twice, each thing is counted in the commit that treats
// it, and a run that was cut short goes on where it stopped. At the end nothing of the person is left, the receipt names him only
// by an id that leads nowhere, and a look at every place where he could stand has shown it. What others typed is not rewritten:
// where a text of theirs holds his name or address, the receipt counts it.
package erase

import (
	"context"
	"errors"
	"strings"

	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// What ends a run early: another run did it, or the time is over and the next run goes on.
var (
	errDone = errors.New("done by another run")
	errLate = errors.New("the next run goes on")
)

// Due goes on with every deletion that is owed: people first, then closed tenants.
func Due(ctx context.Context, t *table.Table) error {
	return errors.Join(
		t.Drain(ctx, table.DueErasure, func(key table.Key) error {
			return person(ctx, t, key.Partition, strings.TrimPrefix(key.Sort, "erasure/"))
		}),
		t.Drain(ctx, table.DueClosing, func(key table.Key) error { return closed(ctx, t, key.Partition) }))
}

// work is an erasure that is being carried out.
type work struct {
	user.Erasure
	t *table.Table
}

// steps are what a deletion does, in this order; Names are what people read of them. Texts are searched while the account still
// says whose name it is; the account goes when nothing else of him is left.
var steps = []struct {
	name string
	do   func(work, context.Context) error
}{
	{"folders", work.folders},
	{"presence", work.presence},
	{"imports", work.imports},
	{"texts", work.texts},
	{"own", work.own},
	{"account", work.account},
	{"scan", work.scan},
}

// Progress is how far a deletion is.
type Progress struct {
	Step string `json:"step" doc:"folders, presence, imports, texts, own, account or scan"`
	Done int    `json:"done" doc:"Steps that are done"`
	Of   int    `json:"of"`
}

// ProgressOf says how far a deletion is.
func ProgressOf(e user.Erasure) Progress {
	p := Progress{Done: min(e.Step, len(steps)), Of: len(steps)}
	if e.Step < len(steps) {
		p.Step = steps[e.Step].name
	}
	return p
}

// person goes on with the deletion of a person until it is done or the time is over.
func person(ctx context.Context, t *table.Table, in, id string) error {
	for lost := 0; lost < 100; {
		e, there, err := user.ErasureOf(ctx, t, in, id)
		if err != nil || !there || e.State == user.Done {
			return err
		}
		if table.Late(ctx) {
			return nil
		}
		err = steps[e.Step].do(work{e, t}, ctx)
		switch {
		case errors.Is(err, errLate):
			return nil
		case errors.Is(err, errDone): // look again where it is
			lost++
		case err != nil:
			return err
		}
	}
	return nil // other runs are at it
}

// at is a change of the erasure itself, refused when another run has gone on.
func (w work) at(edits ...table.Edit) table.Write {
	return table.Change(w.Key(), edits...).If(table.Is("state", user.Running), errDone).If(table.Is("step", w.Step), errDone)
}

// next ends a step.
func (w work) next(ctx context.Context) error {
	return w.t.Commit(ctx, w.at(table.Set("step", w.Step+1), table.Set("page", 0), table.Set("place", 0), table.Unset("after")))
}

// late is the error that ends a run when its time is over.
func late(ctx context.Context) error {
	if table.Late(ctx) {
		return errLate
	}
	return nil
}

// counted is the change that counts what a commit does.
func (w work) counted(done map[string]int) table.Writes {
	var edits []table.Edit
	for what, n := range done {
		edits = append(edits, table.Add("counts."+what, n))
	}
	return table.Writes{w.at(edits...)}
}
