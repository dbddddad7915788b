// Package control is what a local run has beside the product: the clock and the demo's sign-ins, for curl and as a page.
//
// Rule: these routes exist here and nowhere in the product, and they answer only this machine.
package control

import (
	_ "embed"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/curfew/curfew/functions/console/page"
	"github.com/curfew/curfew/infra/local/clock"
	"github.com/curfew/curfew/infra/local/demo"
	"github.com/curfew/curfew/infra/local/world"
)

//go:embed page.html
var html []byte

//go:embed page.js
var script []byte

//go:embed page.css
var style []byte

// Control answers /local/.
type Control struct {
	World   *world.World
	Demo    demo.Demo
	Mailbox string // address of the mailbox
	Moved   func() // told after the clock was moved or held; may be nil
}

// Handler serves GET /local/ (the page), GET /local/state, GET and POST /local/clock, GET /local/sign-ins.
func (c *Control) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /local/{$}", asset("text/html; charset=utf-8", html))
	mux.HandleFunc("GET /local/page.js", asset("text/javascript; charset=utf-8", script))
	mux.HandleFunc("GET /local/page.css", asset("text/css; charset=utf-8", style))
	mux.HandleFunc("GET /local/state", c.state)
	mux.HandleFunc("GET /local/clock", func(w http.ResponseWriter, r *http.Request) { c.answer(w, nil) })
	mux.HandleFunc("POST /local/clock", c.move)
	mux.HandleFunc("GET /local/sign-ins", func(w http.ResponseWriter, r *http.Request) {
		write(w, http.StatusOK, map[string]any{"signIns": c.Demo.SignIns, "serviceKey": c.Demo.ServiceKey, "mailbox": c.Mailbox})
	})
	return mux
}

// Here lets through only requests that were meant for this machine: no page from elsewhere moves the clock or reads the sign-ins.
func Here(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !loopback(r.Host) || foreign(r) {
			refuse(w, http.StatusForbidden, "The local run answers only this machine: use 127.0.0.1 or localhost.")
			return
		}
		next.ServeHTTP(w, r)
	})
}

func loopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// foreign tells whether a browser sends the request for a page of another origin.
func foreign(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	return origin != "" && strings.HasPrefix(r.URL.Path, "/local/") && origin != "http://"+r.Host
}

// order is what POST /local/clock takes.
type order struct {
	Advance string     `json:"advance"` // 15d, 23h50m, or next
	To      *time.Time `json:"to"`
	Hold    *bool      `json:"hold"`
}

const usage = `Send one of {"advance":"15d"} (d, h, m, s, ms, such as 23h50m, or "next" for the next event), {"to":"2026-12-24T10:00:00.000Z"}, {"hold":true}; with the first two, "hold":true lets the clock stand there to the millisecond.`

func (c *Control) move(w http.ResponseWriter, r *http.Request) {
	o, err := read(r)
	if err != nil {
		said := err.Error()
		refuse(w, http.StatusUnprocessableEntity, strings.ToUpper(said[:1])+said[1:]+". "+usage)
		return
	}
	var fired []world.Fired
	switch {
	case o.Advance == "next":
		fired, err = c.World.MoveOn(r.Context(), o.Hold)
	case o.Advance != "":
		span, wrong := clock.Span(o.Advance)
		if wrong != nil {
			refuse(w, http.StatusUnprocessableEntity, wrong.Error()+". "+usage)
			return
		}
		fired, err = c.World.Move(r.Context(), func(now time.Time) time.Time { return now.Add(span) }, o.Hold)
	case o.To != nil:
		if o.To.Sub(c.World.Clock.Now()) > clock.Most {
			refuse(w, http.StatusUnprocessableEntity, "That is too far: ten years are the most.")
			return
		}
		fired, err = c.World.Move(r.Context(), func(time.Time) time.Time { return *o.To }, o.Hold)
	default:
		err = c.World.Hold(r.Context(), *o.Hold)
	}
	if c.Moved != nil {
		c.Moved()
	}
	switch {
	case errors.Is(err, clock.ErrBackward):
		refuse(w, http.StatusConflict, "The clock does not go back; it stands at "+c.World.Clock.Now().Format(clock.Layout)+". To begin again: make run ARGS=-fresh")
	case errors.Is(err, world.ErrNothing):
		refuse(w, http.StatusConflict, "Nothing would happen by itself.")
	case err != nil:
		refuse(w, http.StatusInternalServerError, err.Error())
	default:
		c.answer(w, fired)
	}
}

// read reads an order and sees that it says exactly one thing.
func read(r *http.Request) (order, error) {
	var o order
	in := json.NewDecoder(http.MaxBytesReader(nil, r.Body, 1<<12))
	in.DisallowUnknownFields()
	if err := in.Decode(&o); err != nil {
		return o, errors.New("that is not understood")
	}
	if _, err := in.Token(); !errors.Is(err, io.EOF) {
		return o, errors.New("that is more than one order")
	}
	if o.Advance != "" && o.To != nil || o.Advance == "" && o.To == nil && o.Hold == nil {
		return o, errors.New("that says where to go twice, or not at all")
	}
	return o, nil
}

func (c *Control) answer(w http.ResponseWriter, fired []world.Fired) {
	now := c.World.Clock.Now()
	a := map[string]any{"now": now.Format(clock.Layout), "held": c.World.Clock.Held(), "ahead": clock.Say(now.Sub(c.World.Clock.Real()))}
	if fired != nil {
		a["fired"] = fired
	}
	write(w, http.StatusOK, a)
}

func write(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	_ = out.Encode(v)
}

func refuse(w http.ResponseWriter, status int, title string) {
	write(w, status, map[string]any{"title": title, "status": status})
}

func asset(kind string, body []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Content-Security-Policy", page.ConsolePolicy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Cache-Control", "no-store")
		_, _ = w.Write(body)
	}
}
