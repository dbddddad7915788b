package api

import (
	"context"

	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// gone is how a person who is not there any more is called, by language; the API's default is English.
var gone = map[string]string{"de": "Benutzer gelöscht", "en": "User deleted", "fr": "Utilisateur supprimé"}

// named finds the names of people by the address of their accounts, up to 100 of them in one read; whom it does not find is deleted.
func (s *Server) named(ctx context.Context, lang string, keys map[table.Key]bool) (map[table.Key]string, error) {
	var list []table.Key
	for k := range keys {
		list = append(list, k)
	}
	names := map[table.Key]string{}
	for len(list) > 0 {
		n := min(len(list), 100)
		items, err := s.Table.Read(ctx, list[:n]...)
		if err != nil {
			return nil, err
		}
		for i, item := range items {
			var u user.User
			names[list[i]] = gone[lang]
			if item != nil && item.Decode(&u) == nil && u.Status != user.Deleting {
				names[list[i]] = u.Name()
			}
		}
		list = list[n:]
	}
	return names, nil
}

// told gives entries the names of those who acted.
func (s *Server) told(ctx context.Context, c call, entries []history.Entry, next string) (*historyOutput, error) {
	keys := map[table.Key]bool{}
	who := func(e history.Entry) (by, agent table.Key) {
		if e.By.User != "" {
			home := e.Tenant
			if e.By.Home != "" && e.By.Agent == "" {
				home = e.By.Home
			}
			by = table.User(home, e.By.User)
		}
		if e.By.Agent != "" {
			agent = table.User(e.By.Home, e.By.Agent)
		}
		return by, agent
	}
	for _, e := range entries {
		for _, k := range pair(who(e)) {
			if k.Partition != "" {
				keys[k] = true
			}
		}
	}
	names, err := s.named(ctx, lang(c), keys)
	if err != nil {
		return nil, err
	}
	out := &historyOutput{}
	out.Body.Entries, out.Body.Next = []entryView{}, next
	for _, e := range entries {
		by, agent := who(e)
		out.Body.Entries = append(out.Body.Entries, entryView{Entry: e, ByName: names[by], AgentName: names[agent]})
	}
	return out, nil
}

func pair(a, b table.Key) []table.Key { return []table.Key{a, b} }

// lang is the language the caller asks for, or else his own, or his tenant's.
func lang(c call) string {
	if c.language != "" {
		return c.language
	}
	if c.User.Language != "" {
		return c.User.Language
	}
	if c.Tenant.Language != "" {
		return c.Tenant.Language
	}
	return "en"
}
