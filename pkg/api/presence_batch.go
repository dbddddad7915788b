package api

import (
	"context"
	"strconv"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/presence"
)

// entryBody is one entry of a batch.
type entryBody struct {
	Do     string        `json:"do,omitempty" maxLength:"10" doc:"put or remove; put when left out"`
	Kind   presence.Kind `json:"kind" maxLength:"20"`
	ID     string        `json:"id" maxLength:"400" doc:"Of the thing"`
	User   string        `json:"user,omitempty" maxLength:"60" doc:"Left out: the thing itself"`
	Roles  []short       `json:"roles,omitempty" maxItems:"10"`
	Agenda []short       `json:"agenda,omitempty" maxItems:"100"`
	Closed *bool         `json:"closed,omitempty"`
	On     *presence.Ref `json:"on,omitempty"`
}

type batchInput struct {
	Tenant string `path:"tenant" maxLength:"60"`
	Body   struct {
		Entries []entryBody `json:"entries" minItems:"1" maxItems:"100"`
	}
}

type batchOutput struct {
	Body struct {
		Verdicts []entryVerdict `json:"verdicts" doc:"One per entry, in their order"`
		Refused  int            `json:"refused"`
	}
}

// entryVerdict is what became of an entry.
type entryVerdict struct {
	Done    bool   `json:"done"`
	Code    string `json:"code,omitempty" doc:"Of one that was refused, as a problem's code"`
	Title   string `json:"title,omitempty"`
	Pointer string `json:"pointer,omitempty"`
}

// perLook is how many entries are taken before the key is looked at again.
const perLook = 10

// registerMany takes entries one after the other, in their order: what one closes, the next may reopen. One that is refused does not
// stop the rest.
func (s *Server) registerMany(ctx context.Context, c call, in *batchInput) (*batchOutput, error) {
	if err := s.served(ctx, in.Tenant); err != nil {
		return nil, err
	}
	out := &batchOutput{}
	for i, e := range in.Body.Entries {
		if i > 0 && i%perLook == 0 {
			if _, err := access.CheckKey(ctx, s.Table, c.token); err != nil { // revoked meanwhile
				return nil, err
			}
		}
		f, err := verdict(s.entry(ctx, in.Tenant, e))
		if err != nil {
			return nil, err
		}
		v := entryVerdict{Done: f == nil}
		if f != nil {
			out.Body.Refused++
			v.Code, v.Title = f.Code, f.Error()
			if f.Pointer != "" {
				v.Pointer = "/entries/" + strconv.Itoa(i) + f.Pointer
			}
		}
		out.Body.Verdicts = append(out.Body.Verdicts, v)
	}
	return out, nil
}

func (s *Server) entry(ctx context.Context, in string, e entryBody) error {
	if e.Do != "" && e.Do != "put" && e.Do != "remove" {
		return presence.ErrBadOp
	}
	return presence.Say(ctx, s.Table, in, presence.Entry{Ref: presence.Ref{Kind: e.Kind, ID: e.ID}, User: e.User, Roles: texts[presence.Role](e.Roles), Lines: texts[string](e.Agenda),
		Closed: e.Closed, On: e.On, Remove: e.Do == "remove"})
}
