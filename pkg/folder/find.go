package folder

import (
	"context"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/table"
)

// Separators stand between folders where people list several in one text; names may hold them.
const Separators = ";|\n"

// Faults of folders that people name in writing.
var (
	ErrNoName  = fault.New(fault.Invalid, "folder_unknown", "There is no folder called “{name}”.")
	ErrSeveral = fault.New(fault.Invalid, "folder_ambiguous", "Several folders are called “{name}”; write the path from the top, such as Projects/Alpha.")
)

// Finder finds folders by what people write, for one who acts on them.
type Finder struct {
	by    By
	tree  forest
	mine  map[string]Role
	whole map[string][]string // by the path from the top
	ends  map[string][]string // by any end of that path: the name alone is the shortest
	odd   int                 // the most separators that one path holds
}

// Find makes a finder over a tenant's tree as it stands.
func Find(ctx context.Context, t *table.Table, by By, in string) (Finder, error) {
	f := Finder{by: by, whole: map[string][]string{}, ends: map[string][]string{}}
	all, err := List(ctx, t, in)
	if err != nil {
		return f, err
	}
	if f.mine, err = roles(ctx, t, in, by.User); err != nil {
		return f, err
	}
	f.tree = grow(all)
	for _, one := range all {
		path, end := f.tree.path(one.ID), ""
		for i, above := range path {
			end = strings.TrimSuffix(above.Name+"/"+end, "/")
			f.ends[plain(end)] = append(f.ends[plain(end)], one.ID)
			if i == len(path)-1 {
				f.whole[plain(end)] = append(f.whole[plain(end)], one.ID)
			}
		}
		f.odd = max(f.odd, strings.Count(end, ";")+strings.Count(end, "|"))
	}
	return f, nil
}

// plain is a path as it is compared: small letters, single spaces, none around the slashes.
func plain(path string) string {
	levels := strings.Split(strings.Trim(strings.TrimSpace(norm.NFC.String(path)), "/"), "/")
	for i, level := range levels {
		levels[i] = strings.Join(strings.Fields(strings.ToLower(level)), " ")
	}
	return strings.Join(levels, "/")
}

// Named finds the folder that a text means: the one whose path from the top it is, else the only one whose path ends so; those he
// may manage go first. Faults: ErrNoName, ErrSeveral, ErrClosed, and why he may not manage it.
func (f Finder) Named(text string) (Folder, error) {
	text = plain(text)
	for _, by := range []map[string][]string{f.whole, f.ends} {
		var may []string
		for _, id := range by[text] {
			if f.by.May(f.mine[id]) == nil {
				may = append(may, id)
			}
		}
		switch {
		case len(may) > 1:
			return Folder{}, ErrSeveral
		case len(may) == 1 && !f.tree.by[may[0]].Closed.IsZero():
			return Folder{}, ErrClosed
		case len(may) == 1:
			return f.tree.by[may[0]], nil
		}
	}
	for _, id := range f.ends[text] {
		return Folder{}, f.by.May(f.mine[id])
	}
	return Folder{}, ErrNoName
}

// Path is a folder's path from the top, as Named reads it; "" for one he does not see.
func (f Finder) Path(id string) string {
	if f.by.sees(f.mine[id]) != nil {
		return ""
	}
	var names []string
	for _, one := range f.tree.path(id) {
		names = append(names, one.Name)
	}
	slices.Reverse(names)
	return strings.Join(names, "/")
}

// Split takes a list of folders apart at separators. Where folders of the tenant hold separators in their names, the longest text
// that is known to name one is taken whole.
func (f Finder) Split(list string, known func(text string) bool) []string {
	var all []string
	for {
		list = strings.TrimLeft(list, Separators+" \t\r")
		if list == "" {
			return all
		}
		end := f.reach(list, known)
		all, list = append(all, strings.TrimSpace(list[:end])), list[end:]
	}
}

// reach is where the first text of a list ends.
func (f Finder) reach(list string, known func(string) bool) int {
	var ends []int
	for i, r := range list {
		if len(ends) <= f.odd && strings.ContainsRune(Separators, r) {
			ends = append(ends, i)
		}
	}
	if len(ends) <= f.odd {
		ends = append(ends, len(list))
	}
	for i := len(ends) - 1; i > 0; i-- {
		if known(strings.TrimSpace(list[:ends[i]])) {
			return ends[i]
		}
	}
	return ends[0]
}
