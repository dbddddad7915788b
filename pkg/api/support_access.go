package api

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/session"
	"github.com/curfew/curfew/pkg/table"
)

type accessOutput struct {
	ETag string `header:"ETag"`
	Body accessView
}

type accessView struct {
	On        bool         `json:"on"`
	Period    string       `json:"period,omitempty"`
	Ends      *time.Time   `json:"ends" doc:"null when off or unlimited"`
	Unlimited bool         `json:"unlimited"`
	Started   *time.Time   `json:"started,omitempty"`
	Level     string       `json:"level,omitempty" doc:"change: support works as the administrator it signs in as"`
	Zone      string       `json:"zone" doc:"In which the period is counted"`
	By        *userLine    `json:"by,omitempty"`
	Why       string       `json:"why" doc:"Why there is a switch"`
	Advice    []string     `json:"advice"`
	Periods   []periodView `json:"periods" doc:"What each would mean if it was saved now"`
	Default   string       `json:"default" doc:"The period of switching on"`
	Sessions  []entrySeen  `json:"sessions" doc:"Running now; switching off aborts them"`
}

type periodView struct {
	Period string     `json:"period"`
	Ends   *time.Time `json:"ends" doc:"null: unlimited"`
}

type entrySeen struct {
	ID      string    `json:"id"`
	Agent   userLine  `json:"agent"`
	Profile userLine  `json:"profile"`
	Reason  string    `json:"reason"`
	Ticket  string    `json:"ticket"`
	Started time.Time `json:"started"`
	Ends    time.Time `json:"ends"`
}

func (s *Server) getSupportAccess(ctx context.Context, c call, _ *struct{}) (*accessOutput, error) {
	g, err := grant.Of(ctx, s.Table, c.Tenant.ID)
	if err != nil {
		return nil, err
	}
	return s.access(ctx, c, g)
}

func (s *Server) access(ctx context.Context, c call, g grant.Grant) (*accessOutput, error) {
	now, zone := s.Table.Now(), c.Tenant.Location()
	out := &accessOutput{ETag: `"` + g.Seen(now) + `"`}
	b := &out.Body
	words := supportWords(lang(c))
	b.Zone, b.Why, b.Advice, b.Default, b.Sessions = c.Tenant.Zone, words.why, words.advice, string(civil.Week), []entrySeen{}
	for _, p := range civil.Periods() {
		end, _ := p.End(now, zone)
		b.Periods = append(b.Periods, periodView{string(p), instant(end)})
	}
	if !g.Live(now) {
		return out, nil
	}
	b.On, b.Period, b.Ends, b.Unlimited, b.Started, b.Level = true, string(g.Period), instant(g.End), g.Unlimited, instant(g.Start), g.Level
	keys := map[table.Key]bool{table.User(c.Tenant.ID, g.By.User): true}
	running, err := session.OfSupport(ctx, s.Table, c.Tenant.ID)
	if err != nil {
		return nil, err
	}
	for _, one := range running {
		keys[table.User(one.Home, one.Agent)], keys[table.User(one.Tenant, one.User)] = true, true
	}
	names, err := s.named(ctx, lang(c), keys)
	if err != nil {
		return nil, err
	}
	b.By = &userLine{g.By.User, names[table.User(c.Tenant.ID, g.By.User)]}
	for _, one := range running {
		if one.Grant == g.ID {
			b.Sessions = append(b.Sessions, entrySeen{one.ID, userLine{one.Agent, names[table.User(one.Home, one.Agent)]},
				userLine{one.User, names[table.User(one.Tenant, one.User)]}, one.Reason, one.Ticket, one.Created, one.Ends})
		}
	}
	return out, nil
}

type accessInput struct {
	Match string `header:"If-Match" maxLength:"80" doc:"The ETag that was seen; when it is sent, somebody else's change is refused with 412"`
	Body  struct {
		On     bool   `json:"on"`
		Period string `json:"period,omitempty" maxLength:"20" doc:"1d, 1w, 2w, 1m, 4m or unlimited; 1w when left out"`
	}
}

func (s *Server) setSupportAccess(ctx context.Context, c call, in *accessInput) (*accessOutput, error) {
	seen := unquoted(in.Match)
	if !in.Body.On {
		if err := grant.Close(ctx, s.Table, c.Actor(), c.Tenant.ID, seen); err != nil {
			return nil, err
		}
		return s.access(ctx, c, grant.Grant{})
	}
	period := civil.Week
	if in.Body.Period != "" {
		var err error
		if period, err = civil.ParsePeriod(in.Body.Period); err != nil {
			return nil, grant.ErrBadPeriod
		}
	}
	g, err := grant.Open(ctx, s.Table, c.Actor(), c.Tenant, period, seen)
	if err != nil {
		return nil, err
	}
	return s.access(ctx, c, g)
}

type registerOutput struct {
	Body struct {
		Grants []grantView `json:"grants" doc:"Newest first"`
	}
}

type grantView struct {
	grant.Record
	ByName  string      `json:"byName"`
	Entries []entryLine `json:"entries"`
}

type entryLine struct {
	grant.Entry
	AgentName   string `json:"agentName"`
	ProfileName string `json:"profileName"`
}

func (s *Server) register(ctx context.Context, c call, _ *struct{}) (*registerOutput, error) {
	records, entries, err := grant.Records(ctx, s.Table, c.Tenant.ID)
	if err != nil {
		return nil, err
	}
	keys := map[table.Key]bool{}
	for _, r := range records {
		keys[table.User(c.Tenant.ID, r.By.User)] = true
	}
	for _, e := range entries {
		keys[table.User(e.Home, e.Agent)], keys[table.User(c.Tenant.ID, e.Profile)] = true, true
	}
	names, err := s.named(ctx, lang(c), keys)
	if err != nil {
		return nil, err
	}
	out := &registerOutput{}
	out.Body.Grants = []grantView{}
	for i := len(records) - 1; i >= 0; i-- {
		v := grantView{Record: records[i], ByName: names[table.User(c.Tenant.ID, records[i].By.User)], Entries: []entryLine{}}
		for _, e := range entries {
			if e.Grant == records[i].Grant {
				v.Entries = append(v.Entries, entryLine{e, names[table.User(e.Home, e.Agent)], names[table.User(c.Tenant.ID, e.Profile)]})
			}
		}
		out.Body.Grants = append(out.Body.Grants, v)
	}
	return out, nil
}

func (s *Server) endSupport(ctx context.Context, c call, in *idInput) (*struct{}, error) {
	one, there, err := table.Get[session.Session](ctx, s.Table, table.SupportSession(c.Tenant.ID, in.ID))
	if err == nil && !there {
		err = errNoRoute
	}
	if err != nil {
		return nil, err
	}
	return nil, grant.Leave(ctx, s.Table, c.Actor(), one, "ended by the tenant")
}
