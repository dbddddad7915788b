package api

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/history"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// Faults of the filters of a history.
var (
	errNoEvent = fault.New(fault.Invalid, "no_event", "There is no such event; the documentation lists them.").At("event")
	errBadBy   = fault.New(fault.Invalid, "bad_by", "Who did it is the id of a person, or one of these words: {words}.").At("by")
	errBadSpan = fault.New(fault.Invalid, "bad_span", "The end lies after the beginning.").At("to")
)

// HistoryFilter narrows a history. It holds ids and the product's own words, nothing of a person, so it may stand in a URL. It is
// exported so that the framework sees it where it is embedded.
type HistoryFilter struct {
	Events []string  `query:"event" maxItems:"40" doc:"Any of these events, separated by commas"`
	Field  string    `query:"field" maxLength:"40" pattern:"^[a-z][A-Za-z.]*$" doc:"Only entries in which this field changed"`
	By     string    `query:"by" maxLength:"60" doc:"Who did it: a person's id; person, support, operator, system, service or link; or a cause of the product's own such as idle rule"`
	From   time.Time `query:"from" doc:"Not older than this instant"`
	To     time.Time `query:"to" doc:"Older than this instant"`
}

// filter is what the history is asked for, and a name for it that differs from any other filter's.
func (f HistoryFilter) filter() (history.Filter, string, error) {
	f.Events = slices.Compact(slices.Sorted(slices.Values(f.Events)))
	for _, e := range f.Events {
		if !slices.Contains(event.Types(), e) {
			return history.Filter{}, "", errNoEvent
		}
	}
	if f.By != "" && !id.Valid(id.User, f.By) && !slices.Contains(actor.Words(), f.By) {
		return history.Filter{}, "", errBadBy.With("words", strings.Join(actor.Words(), ", "))
	}
	if !f.From.IsZero() && !f.To.IsZero() && !f.To.After(f.From) {
		return history.Filter{}, "", errBadSpan
	}
	f.From, f.To = f.From.UTC(), f.To.UTC()
	text, err := json.Marshal(f)
	return history.Filter(f), string(text), err
}

type historyInput struct {
	ID string `path:"id" maxLength:"60"`
	HistoryFilter
	Paging
}

type historyOutput struct {
	Body struct {
		Entries []entryView `json:"entries"`
		Next    string      `json:"nextPageToken,omitempty" doc:"With a filter a page may be short, or empty, while there is more"`
	}
}

// entryView is a line of history with its people's names, as they are today.
type entryView struct {
	history.Entry
	ByName    string `json:"byName,omitempty" doc:"Who, as named today; User deleted when he is gone"`
	AgentName string `json:"agentName,omitempty" doc:"The agent behind a support session"`
}

func (s *Server) userHistory(ctx context.Context, c call, in *historyInput) (*historyOutput, error) {
	if _, err := user.Get(ctx, s.Table, c.Tenant.ID, in.ID); err != nil {
		return nil, err
	}
	return s.history(ctx, c, "history\x00"+in.ID, in.HistoryFilter, in.Paging, func(f history.Filter, after table.Position) ([]history.Entry, table.Position, error) {
		return history.OfUser(ctx, s.Table, c.Tenant.ID, in.ID, f, in.Size, after)
	})
}

type actsInput struct {
	ID string `path:"id" maxLength:"60" doc:"Of the session, as the register names it"`
	Paging
}

// actView is something that was done in a support session, and to whom.
type actView struct {
	history.Entry
	ByName    string `json:"byName,omitempty" doc:"The administrator as whom"`
	AgentName string `json:"agentName,omitempty" doc:"The agent behind the session"`
	UserName  string `json:"userName,omitempty" doc:"To whom, as named today; User deleted when he is gone"`
}

type actsOutput struct {
	Body struct {
		Acts []actView `json:"acts"`
		Next string    `json:"nextPageToken,omitempty"`
	}
}

// acts lists what was done in a session of the tenant's; an id that was never one has done nothing.
func (s *Server) acts(ctx context.Context, c call, in *actsInput) (*actsOutput, error) {
	if !id.Valid(id.Session, in.ID) {
		return nil, errNoRoute
	}
	list := "acts\x00" + in.ID
	after, err := unseal(c, list, in.Token)
	if err != nil {
		return nil, err
	}
	entries, next, err := history.OfSession(ctx, s.Table, c.Tenant.ID, in.ID, in.Size, after)
	if err != nil {
		return nil, err
	}
	said, err := s.told(ctx, c, entries, seal(c, list, next))
	if err != nil {
		return nil, err
	}
	keys := map[table.Key]bool{}
	for _, e := range entries {
		if e.User != "" {
			keys[table.User(c.Tenant.ID, e.User)] = true
		}
	}
	names, err := s.named(ctx, lang(c), keys)
	out := &actsOutput{}
	out.Body.Acts, out.Body.Next = []actView{}, said.Body.Next
	for _, v := range said.Body.Entries {
		one := actView{Entry: v.Entry, ByName: v.ByName, AgentName: v.AgentName}
		if v.User != "" {
			one.UserName = names[table.User(c.Tenant.ID, v.User)]
		}
		out.Body.Acts = append(out.Body.Acts, one)
	}
	return out, err
}

type tenantHistoryInput struct {
	HistoryFilter
	Paging
}

func (s *Server) tenantHistory(ctx context.Context, c call, in *tenantHistoryInput) (*historyOutput, error) {
	return s.history(ctx, c, "tenant history", in.HistoryFilter, in.Paging, func(f history.Filter, after table.Position) ([]history.Entry, table.Position, error) {
		return history.OfTenant(ctx, s.Table, c.Tenant.ID, f, in.Size, after)
	})
}

// history is a page of one; its token goes on in the same list and filter only.
func (s *Server) history(ctx context.Context, c call, list string, f HistoryFilter, p Paging, read func(history.Filter, table.Position) ([]history.Entry, table.Position, error)) (*historyOutput, error) {
	filter, name, err := f.filter()
	if err != nil {
		return nil, err
	}
	list += "\x00" + name
	after, err := unseal(c, list, p.Token)
	if err != nil {
		return nil, err
	}
	entries, next, err := read(filter, after)
	if err != nil {
		return nil, err
	}
	return s.told(ctx, c, entries, seal(c, list, next))
}
