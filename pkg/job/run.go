package job

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/table"
)

// Result is what became of one thing.
type Result struct {
	Item string    `dynamodbav:"item"`
	Done bool      `dynamodbav:"done"`          // false: skipped
	Why  string    `dynamodbav:"why,omitempty"` // of a skipped one: a problem's code
	At   time.Time `dynamodbav:"at"`
	TTL  int64     `dynamodbav:"ttl"`
}

// Run goes on with a job of one kind until it is over, or returns an error, after which it is due again.
type Run func(context.Context, *table.Table, Job) error

// slice is how long a job is gone on with before it is the others' turn.
const slice = 15 * time.Second

// Due goes on with every job that is owed, by its kind, each for a while and then from the front again; neither a big job nor one
// job's failure stops the rest.
func Due(ctx context.Context, t *table.Table, kinds map[string]Run) error {
	var failed []error
	bad := map[table.Key]bool{}
	for more := true; more && !table.Late(ctx); {
		more = false
		err := t.Drain(ctx, table.DueJob, func(key table.Key) error {
			if bad[key] {
				return nil
			}
			unfinished, err := turn(ctx, t, kinds, key)
			more, bad[key] = more || unfinished, err != nil
			return err
		})
		failed = append(failed, err)
	}
	return errors.Join(failed...)
}

// turn is one job's while. One that is not over after it waits behind all others.
func turn(ctx context.Context, t *table.Table, kinds map[string]Run, key table.Key) (unfinished bool, err error) {
	j, there, err := table.Get[Job](ctx, t, key)
	if err != nil || !there || j.State.Over() {
		return false, err
	}
	run, known := kinds[j.Kind]
	if !known {
		return false, fmt.Errorf("nobody runs jobs of kind %q", j.Kind)
	}
	short, cancel := context.WithTimeout(ctx, slice+table.Rest)
	defer cancel()
	if err := run(short, t, j); !errors.Is(err, table.ErrStop) {
		return false, err
	}
	return true, table.Unless(t.Commit(ctx, table.Change(key, table.Set("dueAt", t.Now())).If(going(), ErrOver)), ErrOver)
}

// Step says what to write for one item of the work, as it stands now: nothing when it is as it should be, or a fault that says why it is
// left as it is. It may be asked twice.
type Step func(ctx context.Context, item string) (table.Writes, error)

// Each goes through what a job has left, one commit for each item, and ends the job: done, or failed once the starter does not
// stand any more. It stops with table.ErrStop when ctx is about to end.
func Each(ctx context.Context, t *table.Table, j Job, step Step) error {
	left, err := j.left(ctx, t)
	if err != nil {
		return err
	}
	for _, one := range left {
		if table.Late(ctx) {
			return table.ErrStop
		}
		if err := j.settle(ctx, t, one, step); err != nil {
			return j.stopped(ctx, t, err)
		}
	}
	return table.Unless(t.Commit(ctx, j.end(t, Done, "")), ErrOver)
}

// todo is an item of the work, and how many things it settles.
type todo struct {
	item  string
	count int
}

// left is what is not settled yet, in the order of the work.
func (j Job) left(ctx context.Context, t *table.Table) ([]todo, error) {
	w, there, err := table.Get[work](ctx, t, table.Work(j.Tenant, j.ID))
	if err != nil || !there {
		return nil, err
	}
	settled := map[string]bool{}
	err = t.Each(ctx, table.Query{Index: table.Main, Partition: j.Tenant, Prefix: j.results()}, func(item table.Item) error {
		settled[item.Text("item")] = true
		return nil
	})
	var left []todo
	for i, item := range w.Items {
		if !settled[item] {
			left = append(left, todo{item, w.count(i)})
		}
	}
	return left, err
}

func (j Job) results() string { return table.Results + j.ID + "/" }

// Results is a page of a job's results, by item.
func (j Job) Results(ctx context.Context, t *table.Table, size int, after table.Position) ([]Result, table.Position, error) {
	p, err := t.Query(ctx, table.Query{Index: table.Main, Partition: j.Tenant, Prefix: j.results(), Limit: size, After: after})
	if err != nil {
		return nil, nil, err
	}
	list := make([]Result, len(p.Items))
	for i, item := range p.Items {
		if err := item.Decode(&list[i]); err != nil {
			return nil, nil, table.ErrDown.Because(err)
		}
	}
	return list, p.Next, nil
}

var errSettled = errors.New("settled by another run")

// tries is how often one thing is looked at in a run, should it change meanwhile.
const tries = 5

// settle does one item, or records why it was left. What is refused in the same way however often it is looked at is left too: it
// would keep the job from ever going on.
func (j Job) settle(ctx context.Context, t *table.Table, one todo, step Step) error {
	var err error
	codes := map[string]bool{}
	for range tries {
		if err := j.Stands.open(ctx, t, j.Tenant); err != nil {
			return err
		}
		r := Result{Item: one.item, Done: true, At: t.Now(), TTL: t.Now().Add(Kept).Unix()}
		steps, err2 := step(ctx, one.item)
		if err2 != nil {
			if !refuses(err2) {
				return err2
			}
			steps, r.Done, r.Why = nil, false, fault.Of(err2).Code
		}
		err = t.Commit(ctx, j.record(r, one.count), j.Stands.Conditions(j.Tenant), steps)
		switch {
		case err == nil, errors.Is(err, errSettled):
			return nil
		case errors.Is(err, ErrOver) || !refuses(err):
			return err
		}
		codes[fault.Of(err).Code] = true
	}
	if len(codes) > 1 {
		return err // it changes faster than it is read: the next run looks again
	}
	r := Result{Item: one.item, Why: fault.Of(err).Code, At: t.Now(), TTL: t.Now().Add(Kept).Unix()}
	if err = t.Commit(ctx, j.record(r, one.count), j.Stands.Conditions(j.Tenant)); errors.Is(err, errSettled) {
		return nil
	}
	return err
}

// record are the steps that settle an item: its result, once, and the progress of a job that is not over.
func (j Job) record(r Result, count int) table.Writes {
	edits := []table.Edit{table.Set("state", string(Running)), table.Add("done", count)}
	if !r.Done {
		edits = append(edits, table.Add("skipped", count))
	}
	return table.Writes{table.Put(table.Result(j.Tenant, j.ID, r.Item), r).If(table.Absent(), errSettled), table.Change(j.Key(), edits...).If(going(), ErrOver)}
}

// refuses tells whether an error is about the thing itself, and no failure of ours or end of access.
func refuses(err error) bool {
	f := fault.Of(err)
	return f != nil && f.Kind != fault.Unavailable && f.Kind != fault.Unauthenticated
}

// stopped ends a job whose starter does not stand any more; any other error leaves it due.
func (j Job) stopped(ctx context.Context, t *table.Table, err error) error {
	if f := fault.Of(err); f != nil && f.Kind == fault.Unauthenticated {
		return table.Unless(t.Commit(ctx, j.end(t, Failed, f.Code)), ErrOver)
	}
	return table.Unless(err, ErrOver)
}
