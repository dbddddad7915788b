package table

import (
	"errors"
	"fmt"
	"time"
)

type act int

const (
	check act = iota
	change
	put
	remove
)

// Write is one step of a commit on one item, with the conditions under which it may happen.
type Write struct {
	key     Key
	act     act
	item    Item
	changes []Edit
	guards  []guard
	receipt bool
	err     error
}

// guard is a condition and what its failure means; seq orders refusals as the list was written.
type guard struct {
	Condition
	refusal error
	seq     int
}

// Writes are steps that belong together, such as the conditions an actor stands on.
type Writes []Write

// Part is what a commit is made of: a Write, or Writes.
type Part interface{ writes() []Write }

func (w Write) writes() []Write   { return []Write{w} }
func (ws Writes) writes() []Write { return ws }

// Put writes a whole item; v is a struct with `dynamodbav` tags.
func Put(key Key, v any) Write {
	item, err := encode(v)
	if err != nil {
		return Write{key: key, act: put, err: err}
	}
	item["partition"], item["sort"] = value(key.Partition), value(key.Sort)
	return Write{key: key, act: put, item: item}
}

// Change edits attributes of an item.
func Change(key Key, edits ...Edit) Write { return Write{key: key, act: change, changes: edits} }

// Remove deletes an item; removing what is not there is no error.
func Remove(key Key) Write { return Write{key: key, act: remove} }

// Check only tests conditions.
func Check(key Key) Write { return Write{key: key} }

// If adds a condition; refusal is what the commit answers when it fails.
func (w Write) If(c Condition, refusal error) Write {
	w.guards = append(append([]guard(nil), w.guards...), guard{Condition: c, refusal: refusal})
	return w
}

// Receipt marks a Put whose key is new for this commit: found there after a lost answer, it proves that the commit happened.
func (w Write) Receipt() Write {
	w.receipt = true
	return w.If(Absent(), ErrReceipt)
}

// Key is the address the write concerns.
func (w Write) Key() Key { return w.key }

// ErrReceipt means that a receipt's key was taken by another commit: ids are random, so this is a mistake in the program.
var ErrReceipt = errors.New("the receipt of a commit was already there")

type editing int

const (
	set editing = iota + 1
	unset
	add
	insert
	drop
)

// Edit changes one attribute.
type Edit struct {
	editing editing
	path    string
	value   any
}

// Set writes an attribute; a zero instant or nil removes it.
func Set(path string, v any) Edit {
	if at, ok := v.(time.Time); v == nil || ok && at.IsZero() {
		return Unset(path)
	}
	return Edit{set, path, v}
}

// Unset removes an attribute.
func Unset(path string) Edit { return Edit{editing: unset, path: path} }

// Add adds n to a number; what is not there counts as 0.
func Add(path string, n int) Edit { return Edit{add, path, n} }

// Insert adds a member to a set of strings.
func Insert(path, member string) Edit { return Edit{insert, path, member} }

// Drop removes a member from a set of strings.
func Drop(path, member string) Edit { return Edit{drop, path, member} }

// fold joins the writes on one item into one action, in the order of first mention, and numbers the guards.
func fold(parts []Part) ([]Write, error) {
	var folded []Write
	at := map[Key]int{}
	seq := 0
	for _, part := range parts {
		for _, w := range part.writes() {
			if w.err != nil {
				return nil, w.err
			}
			guards := make([]guard, len(w.guards))
			for i, g := range w.guards {
				g.seq, seq = seq, seq+1
				guards[i] = g
			}
			w.guards = guards
			i, seen := at[w.key]
			if !seen {
				at[w.key] = len(folded)
				folded = append(folded, w)
				continue
			}
			joined, err := join(folded[i], w)
			if err != nil {
				return nil, err
			}
			folded[i] = joined
		}
	}
	if len(folded) > limit {
		return nil, fmt.Errorf("%d writes in one commit, at most %d", len(folded), limit)
	}
	return folded, nil
}

// limit is how many actions the engine takes in one transaction.
const limit = 100

func join(a, b Write) (Write, error) {
	if a.act != check && b.act != check && (a.act != change || b.act != change) {
		return a, fmt.Errorf("two writes to %s %s in one commit", a.key.Partition, a.key.Sort)
	}
	whole := a
	if b.act != check {
		whole.act, whole.item = b.act, b.item
	}
	whole.receipt = a.receipt || b.receipt
	whole.guards = append(append([]guard(nil), a.guards...), b.guards...)
	whole.changes = append([]Edit(nil), a.changes...)
	for _, e := range b.changes {
		if err := merge(&whole.changes, e); err != nil {
			return a, fmt.Errorf("%s %s: %w", a.key.Partition, a.key.Sort, err)
		}
	}
	return whole, nil
}

// merge adds an edit; two additions to one number become one, anything else twice on one path is a mistake.
func merge(edits *[]Edit, e Edit) error {
	for i, have := range *edits {
		if have.path != e.path {
			continue
		}
		if have.editing == add && e.editing == add {
			(*edits)[i].value = have.value.(int) + e.value.(int)
			return nil
		}
		return fmt.Errorf("two edits of %q in one commit", e.path)
	}
	*edits = append(*edits, e)
	return nil
}
