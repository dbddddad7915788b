package folder

import (
	"context"
	"slices"
	"sort"

	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/table"
)

// Of lists a person's roles, folder by folder.
func Of(ctx context.Context, t *table.Table, in, user string) ([]Member, error) {
	return table.List[Member](ctx, t, table.Query{Index: table.Main, Partition: table.User(in, user).Partition, Prefix: table.Folders})
}

// roles are a person's roles by folder.
func roles(ctx context.Context, t *table.Table, in, user string) (map[string]Role, error) {
	list, err := Of(ctx, t, in, user)
	by := make(map[string]Role, len(list))
	for _, m := range list {
		by[m.Folder] = m.Role
	}
	return by, err
}

// Members is a page of a folder's members; those without a user are of deleted people.
func Members(ctx context.Context, t *table.Table, in, folder string, size int, after table.Position) ([]Member, table.Position, error) {
	p, err := t.Query(ctx, table.Query{Index: table.Main, Partition: in, Prefix: members(folder), Limit: size, After: after})
	if err != nil {
		return nil, nil, err
	}
	list := make([]Member, len(p.Items))
	for i, item := range p.Items {
		if err := item.Decode(&list[i]); err != nil {
			return nil, nil, table.ErrDown.Because(err)
		}
	}
	return list, p.Next, nil
}

func members(folder string) string { return table.InFolders + folder + "/" }

// SharedWith is the set of the people who are in a folder in which the person is too; he himself is not in it.
func SharedWith(ctx context.Context, t *table.Table, in, user string) (map[string]bool, error) {
	mine, err := Of(ctx, t, in, user)
	if err != nil {
		return nil, err
	}
	with := map[string]bool{}
	for _, m := range mine {
		err := t.Each(ctx, table.Query{Index: table.Main, Partition: in, Prefix: members(m.Folder)}, func(item table.Item) error {
			if other := item.Text("user"); other != "" && other != user {
				with[other] = true
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return with, nil
}

// Everyone is who is in which folders of a tenant, by person.
func Everyone(ctx context.Context, t *table.Table, in string) (map[string][]Member, error) {
	all := map[string][]Member{}
	err := t.Each(ctx, table.Query{Index: table.Main, Partition: in, Prefix: table.InFolders}, func(item table.Item) error {
		var m Member
		if err := item.Decode(&m); err != nil {
			return table.ErrDown.Because(err)
		}
		if m.User != "" {
			all[m.User] = append(all[m.User], m)
		}
		return nil
	})
	return all, err
}

// Driven is a folder that a person drives.
type Driven struct {
	Folder
	Alone bool // nobody else drives it
}

// Drives lists the folders that a person drives, by name; before a licence is lowered or he is deleted somebody should take them.
func Drives(ctx context.Context, t *table.Table, in, user string) ([]Driven, error) {
	mine, err := Of(ctx, t, in, user)
	if err != nil {
		return nil, err
	}
	mine = slices.DeleteFunc(mine, func(m Member) bool { return m.Role != Driver })
	shared, err := driven(ctx, t, in, user, mine)
	if err != nil {
		return nil, err
	}
	var all []Driven
	for part := range slices.Chunk(mine, atATime) {
		keys := make([]table.Key, len(part))
		for i, m := range part {
			keys[i] = table.Folder(in, m.Folder)
		}
		items, err := t.Read(ctx, keys...)
		if err != nil {
			return nil, err
		}
		for i, item := range items {
			d := Driven{Alone: !shared[part[i].Folder]}
			if item == nil {
				return nil, ErrUnknown
			}
			if err := item.Decode(&d.Folder); err != nil {
				return nil, table.ErrDown.Because(err)
			}
			all = append(all, d)
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return civil.SortKey(all[i].Name) < civil.SortKey(all[j].Name) })
	return all, nil
}

// atATime is how many folders are read at once.
const atATime = 100

// few is for how many folders their members are asked for one by one; for more it takes less to read all of the tenant's.
const few = 20

// driven tells which of these folders somebody else drives too.
func driven(ctx context.Context, t *table.Table, in, user string, of []Member) (map[string]bool, error) {
	shared := map[string]bool{}
	look := func(item table.Item) error {
		if other := item.Text("user"); other != "" && other != user && item.Text("role") == string(Driver) {
			shared[item.Text("folder")] = true
		}
		return nil
	}
	if len(of) > few {
		return shared, t.Each(ctx, table.Query{Index: table.Main, Partition: in, Prefix: table.InFolders}, look)
	}
	for _, m := range of {
		if err := t.Each(ctx, table.Query{Index: table.Main, Partition: in, Prefix: members(m.Folder)}, look); err != nil {
			return nil, err
		}
	}
	return shared, nil
}
