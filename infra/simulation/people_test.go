package simulation_test

import (
	"encoding/json"
	"errors"
	"log/slog"
	"time"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/post"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
	"github.com/curfew/curfew/pkg/vendor"
)

func (w *world) item(key table.Key) table.Item {
	items, _ := w.mem.Read(ctx, []table.Key{key})
	return items[0]
}

// id finds a person by first name.
func (w *world) id(name string) string {
	for id, p := range w.people {
		if p.last.FirstName == name {
			return id
		}
	}
	panic("nobody is called " + name)
}

func (w *world) signIn(t *table.Table, name string) (access.Caller, string, error) {
	p := w.people[w.id(name)].last
	in := "muster"
	if p.Tenant == w.vendor {
		in = "werkbank"
	}
	return access.SignIn(ctx, t, access.Credentials{Tenant: in, Mail: p.Mail, Password: password, Source: "192.0.2.7"})
}

// signs is a sign-in that may be refused to somebody who is out.
func signs(name string) func(*world, *table.Table) error {
	return func(w *world, t *table.Table) error {
		_, _, err := w.signIn(t, name)
		if errors.Is(err, access.ErrDeactivated) || errors.Is(err, access.ErrSuspended) {
			return nil
		}
		return err
	}
}

// rule makes the idle rule a number of days, 0 for off; whoever presses Save confirms what the preview shows.
func rule(days int) func(*world, *table.Table) error {
	return func(w *world, t *table.Table) error {
		ten, err := tenant.Get(ctx, t, w.tenant)
		if err != nil || ten.Rule.On == (days > 0) && ten.Rule.Days == days {
			return err
		}
		if days == 0 {
			_, err = idle.Save(ctx, t, w.admin(), ten, nil, 0)
			return err
		}
		p, err := idle.Foresee(ctx, t, ten, days)
		if err != nil {
			return err
		}
		_, err = idle.Save(ctx, t, w.admin(), ten, &days, p.WarnedNow)
		if errors.Is(err, idle.ErrWaiting) {
			return nil
		}
		return err
	}
}

// onUser does something an administrator does to a person; a conflict means that somebody was faster, which is an answer.
func onUser(name string, do func(w *world, t *table.Table, u user.User) error) func(*world, *table.Table) error {
	return func(w *world, t *table.Table) error {
		u, err := user.Get(ctx, t, w.tenant, w.id(name))
		if err == nil {
			err = do(w, t, u)
		}
		if f := fault.Of(err); f != nil && f.Kind == fault.Conflict {
			return nil
		}
		return err
	}
}

func exempt(days int) func(*world, *table.Table, user.User) error {
	return func(w *world, t *table.Table, u user.User) error {
		if until := start.Add(time.Duration(days) * day); days > 0 && !u.ExemptUntil.Equal(until) {
			_, err := user.Exempt(ctx, t, w.admin(), w.tenant, u.ID, until, "parental leave")
			return err
		} else if days == 0 && !u.ExemptUntil.IsZero() {
			_, err := user.Unexempt(ctx, t, w.admin(), w.tenant, u.ID)
			return err
		}
		return nil
	}
}

func deactivate(w *world, t *table.Table, u user.User) error {
	_, err := user.Deactivate(ctx, t, w.admin(), w.tenant, u.ID)
	return err
}

func reactivate(w *world, t *table.Table, u user.User) error {
	_, err := user.Reactivate(ctx, t, w.admin(), w.tenant, u.ID)
	return err
}

func readdress(to string) func(*world, *table.Table, user.User) error {
	return func(w *world, t *table.Table, u user.User) error {
		if u.Mail == to {
			return nil
		}
		_, err := user.Change(ctx, t, w.admin(), w.tenant, u.ID, u.Version, user.Edit{Mail: &to})
		return err
	}
}

func proceed(w *world, t *table.Table, u user.User) error {
	ten, err := tenant.Get(ctx, t, w.tenant)
	if err == nil && u.Held != nil {
		_, err = idle.Proceed(ctx, t, w.admin(), ten, u.ID)
	}
	return err
}

func promote(w *world, t *table.Table, u user.User) error {
	yes, kind := true, licence.Executive
	if u.Owner {
		return nil
	}
	_, err := user.Change(ctx, t, w.admin(), w.tenant, u.ID, u.Version, user.Edit{Owner: &yes, Administrator: &yes, Licence: &kind})
	return err
}

func answers(goOn bool) func(*world, *table.Table) error {
	return func(w *world, t *table.Table) error {
		ten, err := tenant.Get(ctx, t, w.tenant)
		if err != nil || ten.Brake.Waiting.IsZero() {
			return err
		}
		_, err = idle.Answer(ctx, t, w.admin(), ten, goOn)
		return err
	}
}

func suspend(w *world, t *table.Table) error {
	if err := vendor.Suspend(ctx, t, actor.Job("test"), w.tenant); !errors.Is(err, tenant.ErrNotActive) {
		return err
	}
	return nil
}

func resume(w *world, t *table.Table) error {
	if err := vendor.Resume(ctx, t, actor.Job("test"), w.tenant); !errors.Is(err, vendor.ErrNotSuspended) {
		return err
	}
	return nil
}

// reports is what the mail system publishes about the last warning to somebody: "Bounce", "Reject", "Delivery".
func reports(name, what string) func(*world, *table.Table) error {
	return func(w *world, t *table.Table) error {
		mails := w.people[w.id(name)].mails
		if len(mails) == 0 {
			return nil
		}
		tags := map[string][]string{}
		for k, v := range mails[len(mails)-1].tags {
			tags[k] = []string{v}
		}
		e, _ := json.Marshal(map[string]any{"detail": map[string]any{"eventType": what, "mail": map[string]any{"tags": tags},
			"bounce": map[string]any{"bounceType": "Permanent", "bounceSubType": "General"}}})
		return post.Heard(ctx, slog.New(slog.DiscardHandler), t, e)
	}
}

func sleep(days int) func(*world, *table.Table) error {
	return func(w *world, _ *table.Table) error {
		w.asleep = w.now.Add(time.Duration(days) * day)
		return nil
	}
}

// everyone are those who act between any two calls: on Carl, on the rule, on the tenant.
var everyone = []act{
	{"Carl signs in", calm(signs("Carl"))},
	{"Carl is deactivated", calm(onUser("Carl", deactivate))},
	{"Carl is deactivated and reactivated", calm(onUser("Carl", deactivate), onUser("Carl", reactivate))},
	{"Carl is exempted", calm(onUser("Carl", exempt(40)))},
	{"Carl is exempted and no longer", calm(onUser("Carl", exempt(40)), onUser("Carl", exempt(0)))},
	{"Carl gets another address", calm(onUser("Carl", readdress("carl.new@muster.example")))},
	{"the rule is lengthened", calm(rule(45))},
	{"the rule is shortened", calm(rule(30))},
	{"the rule is switched off", calm(rule(0))},
	{"the rule is switched off and on", calm(rule(0), rule(31))},
	{"the tenant is suspended and resumed", calm(suspend, resume)},
	{"Carl's mail bounces", calm(reports("Carl", "Bounce"))},
	{"Carl's mail bounces and they proceed", calm(reports("Carl", "Bounce"), onUser("Carl", proceed))},
	{"Carl's mail is reported sent", calm(reports("Carl", "Delivery"))},
	{"Carl becomes an owner", calm(onUser("Carl", promote))},
}

func calm(do ...func(*world, *table.Table) error) func(*world) {
	return func(w *world) {
		for _, one := range do {
			_ = one(w, w.calm)
		}
	}
}
