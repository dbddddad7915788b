package api

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/erase"
	"github.com/curfew/curfew/pkg/presence"
	"github.com/curfew/curfew/pkg/session"
	"github.com/curfew/curfew/pkg/user"
)

type deletionOutput struct {
	Location string `header:"Location"`
	Body     deletionView
}

// deletionView is what a deletion would do, or how far it is, or its receipt. It names the person by id only.
type deletionView struct {
	User      string          `json:"user"`
	State     string          `json:"state" doc:"preview, running or done"`
	Sessions  int             `json:"sessions,omitempty" doc:"Preview: logins that end at once"`
	Blocked   string          `json:"blocked,omitempty" doc:"Preview: why it would be refused, as a problem's code"`
	Appears   []appearsCount  `json:"appears,omitempty" doc:"Preview: in what he appears"`
	AtLeast   bool            `json:"atLeast,omitempty" doc:"Preview: there is more than was counted"`
	Alone     []drivenView    `json:"drivesAlone,omitempty" doc:"Preview: open folders that nobody else drives; a successor takes them"`
	Final     bool            `json:"final" doc:"Always: every confirmed deletion is final"`
	Successor string          `json:"successor,omitempty"`
	Progress  *erase.Progress `json:"progress,omitempty" doc:"While it runs"`
	Began     *time.Time      `json:"began,omitempty"`
	Done      *time.Time      `json:"done,omitempty"`
	By        string          `json:"by,omitempty" doc:"Id of who deleted him"`
	Counts    map[string]int  `json:"counts,omitempty" doc:"What was done, as kind/standing/treatment, such as action/open/removed"`
	Mentions  map[string]int  `json:"mentions,omitempty" doc:"Texts others typed that hold his name or address, per place; they stay as they are"`
	Scan      *scanView       `json:"scan,omitempty" doc:"The last look at every place where he could stand"`
}

// appearsCount is in how many things of a kind he appears.
type appearsCount struct {
	Kind string `json:"kind" doc:"folder, action, meeting, comment, document, favourite, dashboard, notification or group"`
	presence.Count
}

// scanView is the result of the last look.
type scanView struct {
	Looked int  `json:"looked" doc:"Items looked at"`
	Found  int  `json:"found" doc:"Of them, those that still named him; they were removed then"`
	Clean  bool `json:"clean"`
}

func (s *Server) previewDeletion(ctx context.Context, c call, in *idInput) (*deletionOutput, error) {
	e, there, err := user.ErasureOf(ctx, s.Table, c.Tenant.ID, in.ID)
	if err != nil {
		return nil, err
	}
	if there {
		return &deletionOutput{Body: erasure(e)}, nil
	}
	u, err := user.Get(ctx, s.Table, c.Tenant.ID, in.ID)
	if err != nil {
		return nil, err
	}
	live, err := session.OfUser(ctx, s.Table, c.Tenant.ID, in.ID)
	if err != nil {
		return nil, err
	}
	v := deletionView{User: u.ID, State: "preview", Final: true, Sessions: len(live)}
	if c.Tenant.IsOwner(u.ID) && len(c.Tenant.Owners) == 1 {
		v.Blocked = "last_owner"
	}
	p, err := erase.Foresee(ctx, s.Table, c.Tenant.ID, in.ID)
	if err != nil {
		return nil, err
	}
	v.AtLeast = !p.Whole
	if p.Folders != (presence.Count{}) {
		v.Appears = append(v.Appears, appearsCount{"folder", p.Folders})
	}
	for _, k := range presence.Kinds() {
		if n, there := p.Appears[k]; there {
			v.Appears = append(v.Appears, appearsCount{string(k), n})
		}
	}
	for _, d := range p.Alone {
		v.Alone = append(v.Alone, drivenView{d.ID, d.Name, false, true})
	}
	return &deletionOutput{Body: v}, nil
}

type deleteInput struct {
	ID   string `path:"id" maxLength:"60"`
	Body struct {
		Confirm   string `json:"confirm" maxLength:"320" doc:"The user's mail address, typed"`
		Successor string `json:"successor,omitempty" maxLength:"60" doc:"Id of an active user who takes over what he alone drives, is responsible for or owns"`
	}
}

func (s *Server) deleteUser(ctx context.Context, c call, in *deleteInput) (*deletionOutput, error) {
	e, err := erase.Delete(ctx, s.Table, c.Actor(), c.Tenant.ID, in.ID, in.Body.Confirm, in.Body.Successor)
	if err != nil {
		return nil, err
	}
	return &deletionOutput{Location: "/v1/users/" + in.ID + "/deletion", Body: erasure(e)}, nil
}

func erasure(e user.Erasure) deletionView {
	v := deletionView{User: e.User, State: e.State, Final: true, Successor: e.Successor, Began: instant(e.Began), Done: instant(e.Done), By: e.By.User,
		Counts: e.Counts, Mentions: e.Mentions}
	if e.State != user.Done {
		p := erase.ProgressOf(e)
		v.Progress = &p
		return v
	}
	v.Scan = &scanView{e.Scanned, e.Found, erase.Clean(e)}
	return v
}
