package folder

import (
	"context"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/table"
)

// Separators stand between folders where people list several in one text; names may hold them.
const Separators = ";|\n"

// Faults of folders that people name in writing.
var (
	ErrNoName = fault.New(fault.Invalid, "folder_unknown", "There is no folder {name}.")
	ErrSeveral = fault.New(fault.Invalid, "folder_ambiguous", "Several folders are called {name}; write the path from the top, such as Projects/Alpha.")
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
		names := ""
		path := f.tree.path(one.ID)
		for i, p := range path {
			if names = p.Name + names; i == len(path)-1 {
				f.whole[plain(names)] = append(f.whole[plain(names)], one.ID)
				f.odd = max(f.odd, strings.Count(names, ";")+strings.Count(names, "|"))
			}
			f.ends[plain(names)] = append(f.ends[plain(names)], one.ID)
			names = "/" + names
		}
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

// Each takes a list of folders apart: f is called with the longest texts that name one, and else with what stands between separators.
// An error of f ends it.
func (f Finder) Each(list string, named func(text string) error, known func(text string) bool) error {
	pieces := strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune(Separators, r) })
	if f.odd == 0 {
		for _, one := range pieces {
			if one = strings.TrimSpace(one); one != "" {
				if err := named(one); err != nil {
					return err
				}
			}
		}
		return nil
	}
	for list = strings.TrimLeft(list, Separators+" "); list != ""; list = strings.TrimLeft(list, Separators+" ") {
		end := f.reach(list, known)
		if one := strings.TrimSpace(list[:end]); one != "" {
			if err := named(one); err != nil {
				return err
			}
		}
		list = list[end:]
	}
	return nil
}

// reach is how far the first folder of a list goes.
func (f Finder) reach(list string, known func(string) bool) int {
	var ends []int
	for i, r := range list {
		if strings.ContainsRune(Separators, r) {
			if ends = append(ends, i); len(ends) > f.odd {
				break
			}
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
