package api

import (
	"context"
	"time"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/batch"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/importing"
	"github.com/curfew/curfew/pkg/job"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// jobView is a job as its starter and administrators see it.
type jobView struct {
	ID      string       `json:"id"`
	Kind    string       `json:"kind" doc:"folder-subtree, users, import or invite"`
	State   job.State    `json:"state" doc:"queued, running, done, failed or cancelled"`
	Total   int          `json:"total" doc:"How many things there are: folders, users, or of import the people to be created"`
	Done    int          `json:"done" doc:"How many of them are settled, skipped ones too"`
	Skipped int          `json:"skipped"`
	Why     string       `json:"why,omitempty" doc:"Of a failed one: ended, when he who started it lost what it stands on, such as the grant of a support session"`
	Do      string       `json:"do,omitempty" doc:"Of users: deactivate, reactivate or invite"`
	Import  string       `json:"import,omitempty" doc:"Of import: its id"`
	Folder  string       `json:"folder,omitempty"`
	User    string       `json:"user,omitempty"`
	Role    *folder.Role `json:"role" doc:"null takes him out"`
	Began   time.Time    `json:"began"`
	Ended   *time.Time   `json:"ended"`
	Results []resultView `json:"results,omitempty" doc:"By id; a page of them"`
	Next    string       `json:"nextPageToken,omitempty"`
}

// resultView is what became of one folder, or one user.
type resultView struct {
	ID    string `json:"id"`
	Name  string `json:"name,omitempty"`
	State string `json:"state" doc:"done or skipped"`
	Why   string `json:"why,omitempty" doc:"Of a skipped one, as a problem's code"`
}

type jobOutput struct {
	Location string `header:"Location"`
	Body     jobView
}

func viewJob(j job.Job) jobView {
	v := jobView{ID: j.ID, Kind: j.Kind, State: j.State, Total: j.Total, Done: j.Done, Skipped: j.Skipped, Why: j.Why, Do: j.Facts[batch.FactDo], Import: j.Facts["import"], Folder: j.Facts["folder"], User: j.Facts["user"],
		Began: j.Began, Ended: instant(j.Ended)}
	if role := folder.Role(j.Facts["role"]); role != "" {
		v.Role = &role
	}
	return v
}

type subtreeInput struct {
	ID   string `path:"id" maxLength:"60"`
	Key  string `header:"Idempotency-Key" maxLength:"200"`
	Body struct {
		User string  `json:"user" maxLength:"60"`
		Role *string `json:"role" enum:"driver,participant" nullable:"true" doc:"null takes him out"`
	}
}

// atOnce is the time a request gives the job it started before it answers. A job begins nothing in its last 5 seconds (table.Late), so
// it works for 2 seconds of these 7, and small trees are done by then.
const atOnce = 7 * time.Second

func (s *Server) setSubtree(ctx context.Context, c call, in *subtreeInput) (*jobOutput, error) {
	role := folder.Role("")
	if in.Body.Role != nil {
		role = folder.Role(*in.Body.Role)
	}
	var j job.Job
	made, err := s.once(ctx, c, in.Key, in.Body, func(remember func(string) table.Writes) error {
		var err error
		j, err = folder.Subtree(ctx, s.Table, c.asFolderBy(), c.Remembered(), c.Tenant.ID, in.ID, in.Body.User, role, remember)
		return err
	})
	if err != nil {
		return nil, err
	}
	if made == "" {
		made = j.ID
		s.soon(ctx, j, folder.GoOn)
	}
	if j, err = job.Get(ctx, s.Table, c.Tenant.ID, made); err != nil {
		return nil, err
	}
	return &jobOutput{Location: "/v1/jobs/" + j.ID, Body: viewJob(j)}, nil
}

// soon works on a job that was just started, for a moment; what is left then, run-jobs does.
func (s *Server) soon(ctx context.Context, j job.Job, run job.Run) {
	ctx, cancel := context.WithTimeout(ctx, atOnce)
	defer cancel()
	if err := run(ctx, s.Table, j); err != nil {
		s.Log.InfoContext(ctx, "a job goes on later", "job", j.ID, "reason", err.Error())
	}
}

// job reads a job for its starter or an administrator; for anybody else there is none.
func (s *Server) job(ctx context.Context, c call, id string) (job.Job, error) {
	j, err := job.Get(ctx, s.Table, c.Tenant.ID, id)
	if err == nil && !(j.By.User == c.User.ID && j.By.Agent == c.Agent.ID) && !c.Can(access.SeeUsers) {
		err = job.ErrUnknown
	}
	return j, err
}

type jobsOutput struct {
	Body struct {
		Jobs []jobView `json:"jobs"`
	}
}

// listJobs is how a page finds the caller's jobs again.
func (s *Server) listJobs(ctx context.Context, c call, _ *struct{}) (*jobsOutput, error) {
	all, err := job.List(ctx, s.Table, c.Tenant.ID, c.User.ID, c.Agent.ID, 20)
	out := &jobsOutput{}
	out.Body.Jobs = make([]jobView, len(all))
	for i, j := range all {
		out.Body.Jobs[i] = viewJob(j)
	}
	return out, err
}

type jobInput struct {
	ID string `path:"id" maxLength:"60"`
	Paging
}

func (s *Server) getJob(ctx context.Context, c call, in *jobInput) (*jobOutput, error) {
	j, err := s.job(ctx, c, in.ID)
	if err != nil {
		return nil, err
	}
	list := "job\x00" + j.ID
	after, err := unseal(c, list, in.Token)
	if err != nil {
		return nil, err
	}
	results, next, err := j.Results(ctx, s.Table, min(in.Size, 100), after)
	if err != nil {
		return nil, err
	}
	out := &jobOutput{Body: viewJob(j)}
	out.Body.Next, out.Body.Results = seal(c, list, next), make([]resultView, len(results))
	for i, r := range results {
		out.Body.Results[i] = resultView{ID: r.Item, State: "done", Why: r.Why}
		if !r.Done {
			out.Body.Results[i].State = "skipped"
		}
	}
	return out, s.nameResults(ctx, c, j, out.Body.Results)
}

// nameResults fills in how the folders he sees, or for those who may see users the users, are called.
func (s *Server) nameResults(ctx context.Context, c call, j job.Job, results []resultView) error {
	switch {
	case len(results) == 0 || j.Kind == importing.Kind || j.Kind != folder.JobSubtree && !c.Can(access.SeeUsers):
		return nil
	case j.Kind == folder.JobSubtree:
		return s.nameFolders(ctx, c, results)
	}
	keys := make([]table.Key, len(results))
	for i, r := range results {
		keys[i] = table.User(c.Tenant.ID, r.ID)
	}
	items, err := s.Table.Read(ctx, keys...)
	for i, item := range items {
		var u user.User
		if item != nil && item.Decode(&u) == nil && u.Status != user.Deleting {
			results[i].Name = u.Name()
		}
	}
	return err
}

// nameFolders fills in the names of the folders that the caller sees now; one that he does not see keeps its id alone.
func (s *Server) nameFolders(ctx context.Context, c call, results []resultView) error {
	rows, err := folder.Tree(ctx, s.Table, c.asFolderBy(), c.Tenant.ID)
	names := make(map[string]string, len(rows))
	for _, row := range rows {
		names[row.ID] = row.Name
	}
	for i := range results {
		results[i].Name = names[results[i].ID]
	}
	return err
}

func (s *Server) cancelJob(ctx context.Context, c call, in *idInput) (*jobOutput, error) {
	j, err := s.job(ctx, c, in.ID)
	if err != nil {
		return nil, err
	}
	if c.Support() && j.By.Agent != c.Agent.ID {
		return nil, access.ErrForbidden
	}
	if err := job.Cancel(ctx, s.Table, c.Actor(), j); err != nil {
		return nil, err
	}
	if j, err = job.Get(ctx, s.Table, c.Tenant.ID, j.ID); err != nil {
		return nil, err
	}
	return &jobOutput{Body: viewJob(j)}, nil
}
