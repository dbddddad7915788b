package attack

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/curfew/curfew/infra/local/product"
	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/mail/mailtest"
	"github.com/curfew/curfew/pkg/post"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

const pw = "Ein Satz, den nur ich kenne: 77"

var hashed = sync.OnceValue(func() string { return access.Hash(pw) })

type hooked struct {
	table.Engine
	before func(ctx context.Context, a []table.Write) error
	read   func(ctx context.Context, k []table.Key) error
}

func (h *hooked) Write(ctx context.Context, a []table.Write, now time.Time) error {
	if h.before != nil {
		if err := h.before(ctx, a); err != nil {
			return err
		}
	}
	return h.Engine.Write(ctx, a, now)
}
func (h *hooked) Read(ctx context.Context, k []table.Key) ([]table.Item, error) {
	if h.read != nil {
		if err := h.read(ctx, k); err != nil {
			return nil, err
		}
	}
	return h.Engine.Read(ctx, k)
}

type W struct {
	from string // the address that requests come from
	*testing.T
	e     *hooked
	p     *product.Product
	mails *mailtest.Memory
	now   time.Time
	real  bool
	log   *bytes.Buffer
	ids   map[string]string
	home  string
	ten   string
	c     context.Context
}

func world(t *testing.T, real bool) *W {
	w := &W{T: t, e: &hooked{Engine: table.NewMemory()}, mails: &mailtest.Memory{}, now: time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC), real: real, log: &bytes.Buffer{},
		ids: map[string]string{}, c: context.Background()}
	clock := func() time.Time { return w.now }
	var held func() bool = func() bool { return true }
	if real {
		clock, held = time.Now, nil
	}
	w.p = product.New(product.Parts{Engine: w.e, Clock: clock, ClockStands: held, Sender: w.mails, Log: slog.New(slog.NewTextHandler(w.log, nil)), Timeout: 5 * time.Second,
		House: post.House{From: "W <no@werk.example>", PublicURL: "https://k.werk.example", ProductName: "Werk", ProductURL: "https://werk.example", GettingToKnow: "https://werk.example/x"}})
	o, err := vendor.OpenFirst(w.c, w.p.Table, vendor.First{Handle: "werk", Name: "Werk", Zone: "Europe/Berlin", Language: "en", Owner: vendor.Person{Mail: "vera@werk.example", FirstName: "Vera", LastName: "Werk"}})
	w.ok(err)
	w.home = o.Tenant
	w.enrol("vera", w.home, o.User)
	ten, u, err := vendor.Open(w.c, w.p.Table, actor.Job("x"), vendor.Opening{Handle: "muster", Name: "Muster", Drivers: 100, Executives: 100,
		Owner: user.Draft{Mail: "olga@muster.example", FirstName: "Olga", LastName: "Muster"}}, func(string) table.Writes { return nil })
	w.ok(err)
	w.ten = ten.ID
	w.enrol("olga", w.ten, u.ID)
	w.join("anna", w.ten, user.Draft{Administrator: true, Licence: licence.Executive})
	w.join("uwe", w.ten, user.Draft{})
	w.join("otto", w.home, user.Draft{Operator: true})
	w.join("arne", w.home, user.Draft{Agent: true})
	return w
}
func (w *W) ok(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}
func (w *W) enrol(name, ten, id string) {
	w.ids[name] = id
	w.ok(w.p.Table.Commit(w.c, table.Put(table.Password(ten, id), map[string]string{"hash": hashed()})))
}
func (w *W) join(name, ten string, d user.Draft) user.User {
	h := map[string]string{w.home: "werk", w.ten: "muster"}[ten]
	d.Mail, d.FirstName, d.LastName = name+"@"+h+".example", strings.ToUpper(name[:1])+name[1:], "Muster"
	u, err := user.Create(w.c, w.p.Table, actor.Job("x"), ten, d, nil)
	w.ok(err)
	w.enrol(name, ten, u.ID)
	return u
}

type ans struct {
	code int
	raw  string
	h    http.Header
	m    map[string]any
}

func (w *W) do(token, method, path, body string, head ...string) ans {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if body == "" {
		r = httptest.NewRequest(method, path, nil)
	}
	if w.from != "" {
		r.RemoteAddr = w.from + ":443"
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	for i := 0; i+1 < len(head); i += 2 {
		r.Header.Set(head[i], head[i+1])
	}
	rec := httptest.NewRecorder()
	w.p.Handler.ServeHTTP(rec, r)
	a := ans{code: rec.Code, raw: rec.Body.String(), h: rec.Header()}
	_ = json.Unmarshal(rec.Body.Bytes(), &a.m)
	return a
}
func (w *W) sign(ten, mail string) string {
	w.Helper()
	a := w.do("", "POST", "/v1/sign-in", `{"tenant":"`+ten+`","mail":"`+mail+`","password":"`+pw+`"}`)
	if a.code != 200 {
		w.Fatal(a.raw)
	}
	return a.m["token"].(string)
}
func (w *W) want(a ans, code int) ans {
	w.Helper()
	if a.code != code {
		w.Fatalf("want %d, got %d %s", code, a.code, a.raw)
	}
	return a
}

var linkText = regexp.MustCompile(`#(cfl_[0-9A-Za-z._-]+)`)

func (w *W) link(mail string) string {
	w.Helper()
	w.ok(w.p.SendMail(w.c))
	l := ""
	for _, s := range w.mails.To(mail) {
		if m := linkText.FindStringSubmatch(s.Message.Text); m != nil {
			l = m[1]
		}
	}
	return l
}
func (w *W) account(ten, name string) user.User {
	u, err := user.Get(w.c, w.p.Table, ten, w.ids[name])
	w.ok(err)
	return u
}
func has(a []table.Write, k table.Key) bool {
	for _, x := range a {
		if x.Key() == k {
			return true
		}
	}
	return false
}
