package table

import (
	"errors"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
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
	along   []Write
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

// Change edits attributes of an item, which comes into being when it is not there; without edits it only tests conditions. The
// maps on a dotted path must be there: ErrMistake.
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

// Item is the whole item that a Put writes; nil for every other write.
func (w Write) Item() Item { return w.item }

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

// Set writes an attribute; a zero instant, a nil, a nil pointer or a nil slice removes it. A []string becomes a list; a set (tag
// `stringset`, what Insert and Drop edit) is set by Members.
func Set(path string, v any) Edit {
	if _, null := value(v).(*types.AttributeValueMemberNULL); null {
		return Unset(path)
	}
	return Edit{set, path, v}
}

// Members is a whole set of strings, for Set and Is. A set without members does not exist: Set of none removes it.
func Members(members ...string) any { return stringSet(members) }

type stringSet []string

// MarshalDynamoDBAttributeValue makes a set of the strings, wherever they stand.
func (s stringSet) MarshalDynamoDBAttributeValue() (types.AttributeValue, error) {
	if len(s) == 0 {
		return &types.AttributeValueMemberNULL{Value: true}, nil
	}
	return &types.AttributeValueMemberSS{Value: s}, nil
}

// Unset removes an attribute.
func Unset(path string) Edit { return Edit{editing: unset, path: path} }

// Add adds n to a number; what is not there counts as 0.
func Add(path string, n int) Edit { return Edit{add, path, n} }

// Insert adds a member to a set of strings.
func Insert(path, member string) Edit { return Edit{insert, path, member} }

// Drop removes a member from a set of strings.
func Drop(path, member string) Edit { return Edit{drop, path, member} }

// With lets another step go along with this one, in the same commit.
func (w Write) With(other Write) Write {
	w.along = append(slices.Clone(w.along), other)
	return w
}

// spread puts what goes along with a write right behind it.
func spread(ws []Write) []Write {
	var all []Write
	for _, w := range ws {
		along := w.along
		w.along = nil
		all = append(append(all, w), spread(along)...)
	}
	return all
}

// fold joins the writes on one item into one action, in the order of first mention, and numbers the guards.
func fold(parts []Part) ([]Write, error) {
	var folded []Write
	at := map[Key]int{}
	seq := 0
	for _, part := range parts {
		for _, w := range spread(part.writes()) {
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
				i, at[w.key] = len(folded), len(folded)
				folded = append(folded, Write{key: w.key})
			}
			joined, err := join(folded[i], w)
			if err != nil {
				return nil, err
			}
			folded[i] = joined
		}
	}
	return finish(folded, seq)
}

// finish drops actions that do nothing and makes sure that an engine may be asked the others.
func finish(folded []Write, seq int) ([]Write, error) {
	var actions []Write
	for _, w := range folded {
		if err := w.examine(); err != nil {
			return nil, err
		}
		if w.act == change && len(w.changes) == 0 {
			w.act = check
		}
		if w.act == check && len(w.guards) == 0 {
			continue
		}
		w.guards = append(w.guards, w.ways(seq)...)
		actions = append(actions, w)
	}
	if len(actions) > limit {
		return nil, fmt.Errorf("%w: %d writes in one commit, at most %d", ErrMistake, len(actions), limit)
	}
	return actions, nil
}

// limit is how many actions the engine takes in one transaction, and keys in one read.
const limit = 100

func join(a, b Write) (Write, error) {
	if a.act != check && b.act != check && (a.act != change || b.act != change) {
		return a, mistake(a.key, "two writes in one commit")
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
			return a, mistake(a.key, "%w", err)
		}
	}
	return whole, nil
}
