package api

import (
	"context"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// The user menu.
func Users(s *Server) {
	see := func(method, path, id, summary string) Route {
		return Route{Method: method, Path: path, ID: id, Summary: summary, Needs: access.SeeUsers, Support: true}
	}
	list(s)
	exports(s)
	handle(s, Route{Method: "POST", Path: "/v1/users", ID: "create-user", Summary: "Create a user; one invitation leaves", Needs: access.MakeUsers, Status: 201}, s.createUser)
	handle(s, see("GET", "/v1/users/{id}", "get-user", "One user"), s.getUser)
	handle(s, Route{Method: "PATCH", Path: "/v1/users/{id}", ID: "change-user", Summary: "Change a user", Needs: access.EditUsers, Support: true}, s.changeUser)
	handle(s, see("GET", "/v1/users/{id}/licence", "preview-licence", "What another licence would mean: seats, money, demotion"), s.previewLicence)
	handle(s, Route{Method: "POST", Path: "/v1/users/{id}/deactivate", ID: "deactivate-user", Summary: "Lock a user out at once; his data stays", Needs: access.EditUsers, Support: true}, s.deactivateUser)
	handle(s, Route{Method: "POST", Path: "/v1/users/{id}/reactivate", ID: "reactivate-user", Summary: "Let a deactivated user in again", Needs: access.MakeUsers}, s.reactivateUser)
	handle(s, Route{Method: "POST", Path: "/v1/users/{id}/invite", ID: "invite-user", Summary: "Send a new invitation; older links are void", Needs: access.MakeUsers}, s.inviteUser)
	handle(s, Route{Method: "POST", Path: "/v1/users/batch", ID: "batch-users", Summary: "Deactivate, reactivate or invite several users, as a job; support may only deactivate", Needs: access.EditUsers, Support: true, Status: 202}, s.batch)
	handle(s, Route{Method: "POST", Path: "/v1/users/{id}/hand-over", ID: "hand-over-ownership", Summary: "Make an administrator owner in one's own place", Needs: access.Ownership}, s.handOver)
	handle(s, Route{Method: "PUT", Path: "/v1/users/{id}/exemption", ID: "exempt-user", Summary: "Keep the idle rule from a user until an instant", Needs: access.MakeUsers}, s.exemptUser)
	handle(s, Route{Method: "DELETE", Path: "/v1/users/{id}/exemption", ID: "unexempt-user", Summary: "Lift an exemption", Needs: access.MakeUsers}, s.unexemptUser)
	handle(s, Route{Method: "POST", Path: "/v1/users/{id}/hold", ID: "answer-hold", Summary: "Proceed with a deactivation whose warning came back", Needs: access.Configure}, s.answerHold)
	handle(s, watched(see("GET", "/v1/users/{id}/deletion", "preview-deletion", "What a deletion would do, or how far it is")), s.previewDeletion)
	handle(s, Route{Method: "POST", Path: "/v1/users/{id}/deletion", ID: "delete-user", Summary: "Delete a user for ever", Needs: access.DropUsers, Status: 202}, s.deleteUser)
	handle(s, see("GET", "/v1/users/{id}/folders", "list-user-folders", "The tree as the caller sees it, with a box per folder for the user"), s.userFolders)
	handle(s, see("GET", "/v1/users/{id}/history", "list-user-history", "What changed on a user, newest first, all of it or what a filter wants"), s.userHistory)
}

type userOutput struct {
	ETag     string `header:"ETag"`
	Location string `header:"Location"`
	Body     userView
}

func (s *Server) one(c call, u user.User) *userOutput {
	return &userOutput{ETag: etag(u.Version), Body: view(u, c.Tenant, s.Table.Now())}
}

func (s *Server) getUser(ctx context.Context, c call, in *idInput) (*userOutput, error) {
	u, err := user.Get(ctx, s.Table, c.Tenant.ID, in.ID)
	if err != nil {
		return nil, err
	}
	out := s.one(c, u)
	return out, s.nameOut(ctx, c, u, out.Body.Deactivated)
}

type createInput struct {
	Key  string `header:"Idempotency-Key" maxLength:"200"`
	Body struct {
		Mail          string       `json:"mail" maxLength:"320" example:"anna@muster.example"`
		FirstName     string       `json:"firstName" maxLength:"400"`
		LastName      string       `json:"lastName" maxLength:"400"`
		Country       string       `json:"country,omitempty" maxLength:"2" doc:"ISO 3166; drives the time zone"`
		Zone          string       `json:"zone,omitempty" maxLength:"60"`
		Language      string       `json:"language,omitempty" maxLength:"2"`
		Department    string       `json:"department,omitempty" maxLength:"400"`
		Licence       licence.Kind `json:"licence,omitempty" maxLength:"20" doc:"collaborator, driver or executive"`
		Administrator bool         `json:"administrator,omitempty"`
		Owner         bool         `json:"owner,omitempty"`
		Agent         bool         `json:"agent,omitempty" doc:"Only in the vendor's own tenant"`
		Operator      bool         `json:"operator,omitempty" doc:"Only in the vendor's own tenant"`
	}
}

func (s *Server) createUser(ctx context.Context, c call, in *createInput) (*userOutput, error) {
	b := in.Body
	if (b.Agent || b.Operator) && !c.Tenant.Vendor {
		return nil, user.ErrVendorRights
	}
	d := user.Draft{Mail: b.Mail, FirstName: b.FirstName, LastName: b.LastName, Country: b.Country, Zone: b.Zone, Language: b.Language,
		Department: b.Department, Licence: b.Licence, Administrator: b.Administrator, Owner: b.Owner, Agent: b.Agent, Operator: b.Operator}
	var u user.User
	id, err := s.once(ctx, c, in.Key, b, func(remember func(string) table.Writes) error {
		var err error
		u, err = user.Create(ctx, s.Table, c.Actor(), c.Tenant.ID, d, func(made string) table.Writes {
			return append(remember(made), access.Mailing(s.Table, c.Tenant.ID, "new "+b.Mail)...)
		})
		return err
	})
	if err == nil && u.ID == "" {
		u, err = user.Get(ctx, s.Table, c.Tenant.ID, id)
	}
	if err != nil {
		return nil, err
	}
	out := s.one(c, u)
	out.Location = "/v1/users/" + u.ID
	return out, nil
}
