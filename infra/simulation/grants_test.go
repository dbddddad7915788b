package simulation_test

import (
	"strings"
	"time"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
)

// granted is a grant as it really was.
type granted struct {
	end       time.Time
	unlimited bool
	off       int       // when it was taken away: the place in the order of events
	offAt     time.Time // and the instant
	recorded  time.Time // when its end stood in the register
	ended     time.Time // the end that stands there
}

// over is when the grant was over; zero while it holds.
func (g granted) over(now time.Time) time.Time {
	switch {
	case g.off > 0:
		return g.offAt
	case !g.unlimited && !now.Before(g.end):
		return g.end
	}
	return time.Time{}
}

// granted notes what becomes of the grant's row. TTL's broom does not come by here: what it takes was over before.
func (w *world) granted(item, old table.Item) {
	var was, is grant.Grant
	if old != nil {
		_ = old.Decode(&was)
	}
	if item != nil {
		_ = item.Decode(&is)
		g := w.grants[is.ID]
		if over := g.over(w.now); !over.IsZero() && is.ID == was.ID && is.Version != was.Version {
			w.wrong("an end that had passed was moved")
		}
		g.end, g.unlimited = is.End, is.Unlimited
		w.grants[is.ID] = g
	}
	if g := w.grants[was.ID]; was.ID != "" && was.ID != is.ID && g.over(w.now).IsZero() {
		g.off, g.offAt = w.seq, w.now
		w.grants[was.ID] = g
	}
}

// blur is how long a commit may have taken.
func blur(w *world) time.Duration {
	if w.slow {
		return time.Second
	}
	return 0
}

// registered notes when an end is recorded.
func (w *world) registered(item table.Item) {
	var r grant.Record
	if item.Text("session") != "" || item.Decode(&r) != nil || r.Ended.IsZero() {
		return
	}
	if g := w.grants[r.Grant]; g.recorded.IsZero() {
		g.recorded, g.ended = w.now, r.Ended
		w.grants[r.Grant] = g
	}
}

// wroteUnder judges a change by support at the moment it is committed (G1).
func (w *world) wroteUnder(id string) {
	g := w.grants[id]
	margin := grant.Margin
	if w.slow {
		margin = 0 // the attempt may take a second
	}
	if !g.over(w.now).IsZero() || !g.unlimited && !w.now.Add(margin).Before(g.end) {
		w.wrong("support wrote on %s under a grant until %s, off %s", w.now.Format(table.Layout), g.end.Format(table.Layout), g.offAt)
	}
}

// request is a request of the agent: it looks, then it writes. reads and writes are what it gets when nothing goes wrong.
func request(reads, writes bool) func(*world, *table.Table) error {
	return func(w *world, t *table.Table) error {
		if w.token == "" {
			return nil
		}
		began := w.seq
		w.asked = began
		c, err := access.Check(ctx, t, w.token)
		if w.hits == 0 && (err == nil) != reads {
			w.wrong("request on %s: %v", w.now.Format(table.Layout), err)
		}
		if err != nil {
			return nil
		}
		g := w.grants[c.Grant.ID]
		if g.off > 0 && g.off <= began || !g.unlimited && !w.now.Before(g.end) {
			w.wrong("served on %s under a grant until %s, off %s", w.now.Format(table.Layout), g.end.Format(table.Layout), g.offAt)
		}
		err = t.Commit(ctx, c.Actor().Stands, supportDid(t, c))
		if w.hits == 0 && (err == nil) != writes {
			w.wrong("change on %s: %v", w.now.Format(table.Layout), err)
		}
		return nil
	}
}

// grantsAtRest judges what is owed at ends (G2): recorded within two minutes, told within five, once, and no entry left open.
func (w *world) grantsAtRest() {
	over, slack := 0, time.Duration(w.hits)*3*time.Minute
	for id, g := range w.grants {
		end := g.over(w.now)
		if end.IsZero() {
			continue
		}
		over++
		if g.recorded.IsZero() || g.recorded.Sub(end) > 2*time.Minute+slack || g.off == 0 && (g.ended.After(end) || end.Sub(g.ended) > grant.Margin) || end.Sub(g.ended) > blur(w) {
			w.wrong("%s ended on %s, recorded on %s as %s", id, end.Format(table.Layout), g.recorded.Format(table.Layout), g.ended.Format(table.Layout))
		}
	}
	told := map[string]int{}
	for _, m := range w.letters {
		if m.kind == mail.SupportEnded {
			told[m.to]++
			w.toldInTime(m)
		}
	}
	for _, to := range w.administrators() {
		if n := told[to]; n > over+w.blurs || n < over && !w.refused {
			w.wrong("%d ends, told %d times", over, n)
		}
	}
	_, entries, _ := grant.Records(ctx, w.calm, w.tenant)
	for _, e := range entries {
		if end := w.grants[e.Grant].over(w.now); !end.IsZero() && (e.End.IsZero() || e.End.After(end)) {
			w.wrong("a session under a grant until %s stands in the register until %s", end.Format(table.Layout), e.End.Format(table.Layout))
		}
	}
	if page, _ := w.mem.Query(ctx, table.Query{Index: table.Directory, Partition: table.OpenGrants}); len(page.Items) > 0 {
		if g := w.grants[page.Items[0].Text("id")]; !g.over(w.now).IsZero() {
			w.wrong("a grant that is over stands among the open ones")
		}
	}
}

func (w *world) toldInTime(m mailed) {
	in := 5*time.Minute + time.Duration(w.hits)*70*time.Minute
	for _, g := range w.grants {
		if end := g.over(m.at); !end.IsZero() && m.at.Sub(end) <= in {
			return
		}
	}
	w.wrong("told on %s of no end shortly before", m.at.Format(time.DateTime))
}

func (w *world) administrators() []string {
	page, _ := w.mem.Query(ctx, table.Query{Index: table.Directory, Partition: table.Administrators(w.tenant)})
	var ids []string
	for _, item := range page.Items {
		if !strings.HasPrefix(item.Text("firstName"), "Late") {
			ids = append(ids, item.Text("id"))
		}
	}
	return ids
}
