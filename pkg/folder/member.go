package folder

import (
	"context"
	"errors"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// tries is how often a change is decided again when what it was decided on moved.
const tries = 5

// Set gives a person a role in a folder, or takes it from him (""). What is as it should be is no change and leaves no entry.
func Set(ctx context.Context, t *table.Table, by By, in, folder, who string, role Role) (Member, error) {
	for range tries {
		m, steps, err := by.plan(ctx, t, in, folder, who, role)
		if err != nil || steps == nil {
			return m, err
		}
		if err = t.Commit(ctx, by.Stands, steps); !errors.Is(err, ErrStale) {
			return m, err
		}
	}
	return Member{}, table.ErrBusy
}

// Steps are what gives a person a role in a folder, for commits that change more than that; none when he has it. Faults are those of
// Set; ErrStale when the commit happens means that it has to be decided again.
func Steps(ctx context.Context, t *table.Table, by By, in, folder, who string, role Role) (table.Writes, error) {
	_, steps, err := by.plan(ctx, t, in, folder, who, role)
	return steps, err
}

// seen is what a change of a role is decided on.
type seen struct {
	folder Folder
	user   user.User
	mine   Role // of him who acts
	his    Member
}

// look reads it all at once.
func (by By) look(ctx context.Context, t *table.Table, in, folder, who string) (seen, error) {
	var s seen
	keys := []table.Key{table.Folder(in, folder), table.User(in, who), table.Member(in, folder, who)}
	if by.User != who {
		keys = append(keys, table.Member(in, folder, by.User))
	}
	items, err := t.Read(ctx, keys...)
	if err != nil {
		return s, err
	}
	var mine Member
	for i, into := range []any{&s.folder, &s.user, &s.his, &mine}[:len(keys)] {
		if items[i] == nil {
			continue
		}
		if err := items[i].Decode(into); err != nil {
			return s, table.ErrDown.Because(err)
		}
	}
	if s.mine = mine.Role; by.User == who {
		s.mine = s.his.Role
	}
	return s, nil
}

// plan decides about a change of a role and gives its steps, none when there is nothing to change.
func (by By) plan(ctx context.Context, t *table.Table, in, folder, who string, role Role) (Member, table.Writes, error) {
	if role != "" && role != Driver && role != Participant {
		return Member{}, nil, ErrBadRole
	}
	s, err := by.look(ctx, t, in, folder, who)
	if err != nil {
		return Member{}, nil, err
	}
	if s.folder.ID == "" {
		return Member{}, nil, ErrUnknown
	}
	if err := by.May(s.mine); err != nil {
		return Member{}, nil, err
	}
	switch {
	case s.user.ID == "":
		return Member{}, nil, user.ErrUnknown
	case s.user.Status == user.Deleting:
		return Member{}, nil, user.ErrDeleting
	case by.Kind == actor.Support && who == by.User:
		return Member{}, nil, ErrSupport
	case role == s.his.Role:
		return s.his, nil, nil
	case role.above(s.his.Role) && !s.folder.Closed.IsZero():
		return Member{}, nil, ErrClosed
	case role == Driver && !s.user.Licence.Drives():
		return Member{}, nil, ErrLicence
	}
	m := Member{Folder: folder, User: who, Role: role, Since: t.Now()}
	if s.his.Role != "" {
		m.Since = s.his.Since
	}
	steps := by.stays(in, folder)
	if role.above(s.his.Role) {
		steps = append(steps, table.Check(s.folder.Key()).If(table.Missing("closed"), ErrClosed))
	}
	return m, append(steps, by.join(t, s.user, s.his.Role, m)...), nil
}

// join are the steps that give a person a role in the place of the one he has: both items, the counts on his account, the entry.
func (by By) join(t *table.Table, u user.User, was Role, m Member) table.Writes {
	atFolder, atUser := table.Member(u.Tenant, m.Folder, u.ID), table.Membership(u.Tenant, u.ID, m.Folder)
	as := table.Is("role", string(was))
	if was == "" {
		as = table.Absent()
	}
	steps := table.Writes{table.Put(atFolder, m).If(as, ErrStale), table.Put(atUser, m)}
	if m.Role == "" {
		steps = table.Writes{table.Remove(atFolder).If(as, ErrStale), table.Remove(atUser)}
	}
	account := table.Change(u.Key(), counts(was, m.Role)...).
		If(table.Any(table.Is("status", string(user.Active)), table.Is("status", string(user.Deactivated))), user.ErrDeleting)
	if m.Role == Driver {
		account = account.If(table.Any(table.Is("licence", string(licence.Driver)), table.Is("licence", string(licence.Executive))), ErrLicence)
	}
	return append(steps, account, history.Note(t, by.Actor, history.Entry{Tenant: u.Tenant, User: u.ID, Event: event.UserFolder, Subject: m.Folder, Version: u.Version,
		Changes: []history.Change{{Field: "role", Old: string(was), New: string(m.Role)}}}))
}

// counts are the edits of the numbers on a person's account.
func counts(was, is Role) []table.Edit {
	n := func(on bool) int {
		if on {
			return 1
		}
		return 0
	}
	var es []table.Edit
	if d := n(is != "") - n(was != ""); d != 0 {
		es = append(es, table.Add("folders", d))
	}
	if d := n(is == Driver) - n(was == Driver); d != 0 {
		es = append(es, table.Add("drives", d))
	}
	return es
}
