package whole

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http/httptest"
	"time"

	"github.com/curfew/curfew/infra/bench/report"
	"github.com/curfew/curfew/infra/local/engine"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/sheet/sheettest"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// manyUsers is the size of the large tenant.
const manyUsers = 100_000

// Large plays a tenant of 100,000 users on a local engine: the list, its filters and orders, its file, and an import of 10,000
// people. The seconds are this machine's; beside each stands the plain first page of the same run.
func Large(ctx context.Context) ([]report.Row, error) {
	at, stop, err := engine.Dynoxide(ctx, engine.Options{})
	if err != nil {
		return nil, err
	}
	defer stop()
	h, err := open(ctx, engine.Client(at))
	if err != nil {
		return nil, err
	}
	if err := h.fill(ctx, manyUsers); err != nil {
		return nil, err
	}
	first, err := h.timed("GET", "/v1/users?page_size=50", "", nil)
	if err != nil {
		return nil, err
	}
	rows := []report.Row{{Name: "100,000 users: first page of 50 by name", Unit: "ms", Measured: first}}
	for _, ask := range []struct{ name, path, body string }{
		{"by last use, latest first", "/v1/users/search", `{"sort":{"column":"lastSignIn","descending":true}}`},
		{"by address", "/v1/users/search", `{"sort":{"column":"mail"}}`},
		{"by creation", "/v1/users/search", `{"sort":{"column":"created"}}`},
		{"filter: every tenth, a page of 50", "/v1/users/search", `{"filters":[{"column":"department","op":"is","values":["Verkauf"]}]}`},
		{"filter: nobody, up to its bound", "/v1/users/search", `{"filters":[{"column":"name","op":"contains","values":["niemand"]}]}`},
	} {
		took, err := h.timed("POST", ask.path, ask.body, nil)
		if err != nil {
			return nil, err
		}
		rows = append(rows, report.Row{Name: "100,000 users: " + ask.name + " / first page", Unit: "ms", Measured: took, Reference: first})
	}
	var packed bytes.Buffer
	took, err := h.timed("POST", "/v1/users/export", `{"columns":["name","mail","status","licence","lastSignIn"]}`, &packed)
	if err != nil {
		return nil, err
	}
	lines, size, err := unpack(packed.Bytes())
	if err != nil || lines < manyUsers {
		return nil, fmt.Errorf("a file of %d lines: %w", lines, err)
	}
	rows = append(rows, report.Row{Name: "100,000 users: the list as CSV", Unit: "s", Measured: took / 1000},
		report.Row{Name: "100,000 users: the file, packed", Unit: "MB", Measured: float64(packed.Len()) / 1e6, Max: 4.2},
		report.Row{Name: "100,000 users: the file, unpacked", Unit: "MB", Measured: float64(size) / 1e6})
	more, err := h.imported(ctx)
	return append(rows, more...), err
}

// fill writes users straight into the table, 25 to a commit.
func (h *house) fill(ctx context.Context, n int) error {
	in, now := h.self.Partition[:len(id.Tenant)+27], h.Table.Now()
	var steps table.Writes
	for i := range n {
		department := "Einkauf"
		if i%10 == 0 {
			department = "Verkauf"
		}
		u := user.User{ID: h.Table.IDs.New(id.User), Tenant: in, Mail: fmt.Sprintf("u%06d@large.example", i), MailKey: fmt.Sprintf("u%06d@large.example", i), FirstName: "Ute",
			LastName: fmt.Sprintf("Nutzer%06d", i), Department: department, Status: user.Active, Licence: licence.Collaborator, Stamp: 1, Version: 1, Epoch: 1,
			Created: now.Add(-time.Duration(i) * time.Minute), Anchor: now, People: in, NameKey: fmt.Sprintf("%06d", i), Idle: table.Unwarned(in), IdleAt: table.Stamp(now)}
		u.Seen = table.Stamp(u.Created)
		if steps = append(steps, table.Put(u.Key(), u)); len(steps) == 25 || i == n-1 {
			if err := h.Table.Commit(ctx, steps); err != nil {
				return err
			}
			steps = nil
		}
	}
	return nil
}

// timed is one request in milliseconds; its body goes to into, if there is one.
func (h *house) timed(method, path, body string, into io.Writer) (float64, error) {
	r := httptest.NewRequest(method, path, bytes.NewReader([]byte(body)))
	r.Header.Set("Authorization", "Bearer "+h.token)
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	began := time.Now()
	h.Handler.ServeHTTP(w, r)
	took := time.Since(began)
	if w.Code >= 300 {
		return 0, fmt.Errorf("%s %s: %d %s", method, path, w.Code, w.Body)
	}
	if into != nil {
		_, _ = w.Body.WriteTo(into)
	}
	return float64(took.Microseconds()) / 1000, nil
}

func unpack(packed []byte) (lines, size int, err error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return 0, 0, err
	}
	text, err := io.ReadAll(z)
	return bytes.Count(text, []byte("\r\n")), len(text), err
}

// imported is a file of 10,000 people from its upload to the end of the job.
func (h *house) imported(ctx context.Context) ([]report.Row, error) {
	content := sheettest.XLS(sheettest.Texts(sheettest.People(rowsOfFile)))
	body, err := json.Marshal(map[string]string{"name": "people.xls", "content": base64.StdEncoding.EncodeToString(content)})
	if err != nil {
		return nil, err
	}
	var answer bytes.Buffer
	rehearsal, err := h.timed("POST", "/v1/imports", string(body), &answer)
	if err != nil {
		return nil, err
	}
	var i struct {
		ID     string         `json:"id"`
		Counts map[string]int `json:"counts"`
	}
	if err := json.Unmarshal(answer.Bytes(), &i); err != nil {
		return nil, err
	}
	if _, err := h.timed("POST", "/v1/imports/"+i.ID+"/run", "", nil); err != nil {
		return nil, err
	}
	began := time.Now()
	if err := h.RunJobs(ctx); err != nil {
		return nil, err
	}
	return []report.Row{
		{Name: fmt.Sprintf("import of 10,000 rows (.xls): rehearsal, %v", i.Counts), Unit: "s", Measured: rehearsal / 1000},
		{Name: "import of 10,000 rows: carried out", Unit: "s", Measured: time.Since(began).Seconds()},
	}, nil
}
