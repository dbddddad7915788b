package erase_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/curfew/curfew/infra/local/product"
	"github.com/curfew/curfew/pkg/erase"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/importing"
	"github.com/curfew/curfew/pkg/letter"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/mail/mailtest"
	"github.com/curfew/curfew/pkg/post"
	"github.com/curfew/curfew/pkg/presence"
	"github.com/curfew/curfew/pkg/session"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
	"github.com/curfew/curfew/pkg/user"
)

// ear hears events.
type ear struct {
	sync.Mutex
	bytes.Buffer
}

func (e *ear) Put(_ context.Context, events ...event.Event) error {
	e.Lock()
	defer e.Unlock()
	text, err := json.Marshal(events)
	e.Write(text)
	return err
}

func (e *ear) Write(b []byte) (int, error) { return e.Buffer.Write(b) }

// TestNoTrace plants 10,000 canaries as names, addresses and texts of 100 people, deletes all of them, and looks for every one in six
// encodings in the whole table and in all events, mails and logs since. What others typed stays and is counted.
func TestNoTrace(t *testing.T) {
	t.Parallel()
	w := open(t, tabletest.Memory(t))
	var events, logs ear
	box := &mailtest.Memory{}
	p := product.New(product.Parts{Engine: w.Memory, Clock: w.Clock.Now, Sender: box, Bus: &events, Log: slog.New(slog.NewJSONHandler(&logs, nil)),
		House: post.House{From: "Werkbank <no-reply@werkbank.example>", PublicURL: "https://konto.werkbank.example", ProductName: "Werkbank", ProductURL: "https://werkbank.example", GettingToKnow: "https://werkbank.example/start"}})
	w.Table = p.Table
	c := &canaries{rand: rand.New(rand.NewPCG(1, 2))}
	typed := &canaries{rand: rand.New(rand.NewPCG(3, 4))} // by others: they stay
	other := w.person("other", licence.Driver)
	var people []user.User
	for range 100 {
		people = append(people, w.live(c, typed, other))
	}
	w.must(p.SendMail(t.Context()))
	if len(c.planted) != 10000 {
		t.Fatalf("%d canaries", len(c.planted))
	}
	if found := findings(whole(w.Memory)+mails(box), c.planted); len(found) < 15000 {
		t.Fatalf("only %d canaries are there before: the search sees nothing", len(found))
	}
	events.Reset()
	logs.Reset()
	box.Clear()
	var deleted []string
	for _, u := range people {
		w.must(w.Table.Commit(t.Context(), letter.Tell(w.Table, w.tenant.ID, mail.IdleHeld, map[string]string{"user": u.ID, "why": "bounce"}),
			letter.Tell(w.Table, w.tenant.ID, mail.SupportOpened, map[string]string{"by": u.ID, "period": "1d", "start": table.Stamp(w.Clock.Now()), "end": table.Stamp(w.Clock.Now())})))
		_, err := erase.Delete(t.Context(), w.Table, w.by(), w.tenant.ID, u.ID, u.Mail, other.ID)
		w.must(err)
		deleted = append(deleted, u.ID)
	}
	w.must(p.SendMail(t.Context())) // between the deletion and its job
	for range 3 {
		w.must(p.Jobs()["erase-user"](t.Context()))
		for _, job := range keys(p.Jobs()) {
			w.must(p.Jobs()[job](t.Context()))
		}
		w.Clock.Advance(time.Hour)
	}
	sum := map[string]int{}
	for _, u := range people {
		for place, n := range w.receipt(u).Mentions {
			sum[place] += n
		}
	}
	if sum["folder"] != 100 || sum["history"] != 100 || sum["exemption"] != 1 {
		t.Errorf("texts of others: %v", sum)
	}
	since := whole(w.Memory) + events.String() + logs.String() + mails(box)
	found := findings(since, c.planted)
	for _, one := range found[:min(len(found), 20)] {
		t.Error(one)
	}
	if left := findings(since, typed.planted); len(left) == 0 || events.Len() == 0 || len(box.Sent()) == 0 {
		t.Error("nothing of what others typed, or no event or mail: the search sees nothing")
	}
	t.Logf("%d canaries, %d found; searched %d bytes of items, events, logs and %d mails", len(c.planted), len(found), len(since), len(box.Sent()))
	w.nowhere(deleted)
}

// nowhere looks for ids where none of a deleted person may be: in his own partition, in things, folders, claims and files.
func (w *world) nowhere(ids []string) {
	w.Helper()
	for _, item := range w.Memory.Items() {
		text, _ := json.Marshal(tabletest.Plain(item))
		at := item.Key()
		for _, id := range ids {
			in := false
			for _, prefix := range []string{"appears/", "presence/", "upon/", "member/", "folder/", "mail/", "gone/", "pepper", "import/", "tenant"} {
				in = in || strings.HasPrefix(at.Sort, prefix)
			}
			if strings.Contains(at.Partition+at.Sort, id) && !strings.HasPrefix(at.Sort, "erasure/") || in && strings.Contains(string(text), id) {
				w.Errorf("%v still has %s: %s", at, id, text)
			}
		}
	}
}

func whole(m *table.Memory) string {
	var b strings.Builder
	for _, item := range m.Items() {
		fmt.Fprintln(&b, item.Key().Partition, item.Key().Sort)
		for name, v := range tabletest.Plain(item) {
			fmt.Fprintln(&b, name, v)
		}
	}
	return b.String()
}

func mails(box *mailtest.Memory) string {
	var b strings.Builder
	for _, m := range box.Sent() {
		fmt.Fprintf(&b, "%+v\n", m.Message)
	}
	return b.String()
}

// live makes a person with a hundred canaries: names and addresses he had, departments, filters, sessions, rows of files. Others write
// of him too: into a folder's name and into an exemption.
func (w *world) live(c, typed *canaries, other user.User) user.User {
	w.Helper()
	ctx := w.Context()
	u, err := user.Create(ctx, w.Table, w.by(), w.tenant.ID, user.Draft{Mail: c.address(), FirstName: c.word(), LastName: c.word(), Department: c.word(), Licence: licence.Driver}, nil)
	w.must(err)
	for range 20 {
		address, first, last, department := c.address(), c.word(), c.word(), c.word()
		u, err = user.Change(ctx, w.Table, w.by(), w.tenant.ID, u.ID, u.Version, user.Edit{Mail: &address, FirstName: &first, LastName: &last, Department: &department})
		w.must(err)
	}
	var filters []string
	for range 10 {
		filters = append(filters, c.word())
	}
	w.must(w.Table.Commit(ctx, table.Put(table.View(w.tenant.ID, u.ID, "users"), map[string]any{"view": map[string]any{"filters": filters}})))
	s, _ := session.New(w.Table, session.Session{Tenant: u.Tenant, User: u.ID, Stamp: u.Stamp, TenantStamp: 1, Reason: c.word()})
	w.must(w.Table.Commit(ctx, session.Open(s)))
	file := "Email,First name,Last name,Department\r\n" + fmt.Sprintf("%s,%s,%s,%s\r\n", u.Mail, c.word(), c.word(), c.word())
	_, err = importing.Rehearse(ctx, w.Table, folder.By{Actor: w.by(), Administrator: true}, w.tenant.ID, []byte(file), func(context.Context, string, ...string) ([]time.Time, error) { return nil, nil }, nil)
	w.must(err)
	id := fmt.Sprint("X", len(c.planted))
	for _, kind := range presence.Kinds() {
		role := presence.Owner
		switch kind {
		case presence.Comment:
			role = presence.Author
		case presence.Notification:
			role = presence.Recipient
		}
		closed := len(c.planted)%200 == 0
		e := presence.Entry{Ref: presence.Ref{Kind: kind, ID: id}, User: u.ID, Roles: []presence.Role{role}}
		if kind == presence.Action || kind == presence.Meeting || kind == presence.Comment {
			e.Closed = &closed
		}
		w.say(e)
	}
	w.folder(id, len(c.planted)%200 == 0, map[string]folder.Role{u.ID: folder.Driver})
	u, err = user.Exempt(ctx, w.Table, w.by(), w.tenant.ID, u.ID, w.Clock.Now().Add(24*time.Hour), c.word())
	w.must(err)
	// What is left to a hundred stands in the last name and the address, which others repeat in free text: those stay.
	first, last := c.word(), typed.word()
	u, err = user.Change(ctx, w.Table, w.by(), w.tenant.ID, u.ID, u.Version, user.Edit{FirstName: &first, LastName: &last})
	w.must(err)
	w.folder("Notes on "+last, false, nil)
	if _, err = user.Exempt(ctx, w.Table, w.by(), w.tenant.ID, other.ID, w.Clock.Now().Add(24*time.Hour), "for "+last); err != nil {
		w.must(err)
	}
	return u
}
