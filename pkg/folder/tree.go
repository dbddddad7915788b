package folder

import (
	"context"
	"sort"

	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// forest is a tenant's folders by id, and by what they stand below.
type forest struct {
	by    map[string]Folder
	below map[string][]Folder
}

// grow makes a forest; siblings stand as a German list would have them.
func grow(all []Folder) forest {
	tree := forest{map[string]Folder{}, map[string][]Folder{}}
	key := map[string]string{}
	for _, f := range all {
		tree.by[f.ID], key[f.ID] = f, civil.SortKey(f.Name)+"/"+f.ID
		tree.below[f.Parent] = append(tree.below[f.Parent], f)
	}
	for _, siblings := range tree.below {
		sort.Slice(siblings, func(i, j int) bool { return key[siblings[i].ID] < key[siblings[j].ID] })
	}
	return tree
}

// path are a folder and what it stands below, upwards.
func (tree forest) path(id string) []Folder {
	var path []Folder
	for id != "" && len(path) <= len(tree.by) {
		f, ok := tree.by[id]
		if !ok {
			break
		}
		path, id = append(path, f), f.Parent
	}
	return path
}

// height is how many levels a folder and what is below it take.
func (tree forest) height(id string) int {
	most := 0
	for _, f := range tree.below[id] {
		most = max(most, tree.height(f.ID))
	}
	return most + 1
}

// walk calls f for every folder below id, each before what is below it, with its level from 0.
func (tree forest) walk(id string, level int, f func(Folder, int)) {
	for _, one := range tree.below[id] {
		f(one, level)
		tree.walk(one.ID, level+1, f)
	}
}

// Row is a folder in the tree as somebody sees it.
type Row struct {
	Folder
	Level int   // 0: at the top
	Role  Role  // his own
	Why   error // why he may not manage it; nil when he may
}

// Tree is the tree as by sees it: the folders he belongs to, and the path to them; all of them for a super-administrator.
func Tree(ctx context.Context, t *table.Table, by By, in string) ([]Row, error) {
	all, err := List(ctx, t, in)
	if err != nil {
		return nil, err
	}
	mine, err := roles(ctx, t, in, by.User)
	if err != nil {
		return nil, err
	}
	tree := grow(all)
	shown := map[string]bool{}
	for _, f := range all {
		if by.sees(mine[f.ID]) == nil {
			for _, one := range tree.path(f.ID) {
				shown[one.ID] = true
			}
		}
	}
	rows := []Row{}
	tree.walk("", 0, func(f Folder, level int) {
		if shown[f.ID] {
			rows = append(rows, Row{Folder: f, Level: level, Role: mine[f.ID], Why: by.May(mine[f.ID])})
		}
	})
	return rows, nil
}

// Box is a folder of the tree with another person's role in it, and what may be made of that.
type Box struct {
	Row
	His       Role
	WhyNot    error // why his role may not be changed at all; nil when it may
	WhyDriver error // why he may not be made driver; nil when he may, or is
}

// Boxes is the tree as by sees it, with a person's role in each folder.
func Boxes(ctx context.Context, t *table.Table, by By, u user.User) ([]Box, error) {
	rows, err := Tree(ctx, t, by, u.Tenant)
	if err != nil {
		return nil, err
	}
	his, err := roles(ctx, t, u.Tenant, u.ID)
	if err != nil {
		return nil, err
	}
	boxes := make([]Box, len(rows))
	for i, row := range rows {
		b := Box{Row: row, His: his[row.ID], WhyNot: row.Why}
		if b.WhyNot == nil && !row.Closed.IsZero() && b.His == "" {
			b.WhyNot = ErrClosed
		}
		switch {
		case b.His == Driver:
		case b.WhyNot != nil:
			b.WhyDriver = b.WhyNot
		case !row.Closed.IsZero():
			b.WhyDriver = ErrClosed
		case !u.Licence.Drives():
			b.WhyDriver = ErrLicence
		}
		boxes[i] = b
	}
	return boxes, nil
}
