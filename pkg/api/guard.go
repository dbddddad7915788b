package api

import (
	"context"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/fault"
)

// guard decides about a request before anything of it is read.
func (s *Server) guard(r Route) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		c, err := s.decide(ctx.Context(), r, shows(ctx), ctx.Header("Curfew-As"))
		if err != nil {
			p := s.problem(ctx.Context(), err)
			p.write(ctx, ctx.Header("Accept-Language"))
			return
		}
		c.browser = browserOf(ctx.Context())
		c.asked = ctx.Method() + " " + ctx.URL().Path
		c.language = language(ctx.Header("Accept-Language"))
		c.source = host(ctx.RemoteAddr())
		if !c.Ends.IsZero() {
			ctx.SetHeader("Curfew-Access-Ends", strconv.FormatInt(int64(c.Ends.Sub(c.Checked).Seconds()), 10))
		}
		next(huma.WithValue(ctx, callKey{}, c))
	}
}

// shows is the token a request shows, "" when none: in the cookie it names, or as a bearer's.
func shows(ctx huma.Context) string {
	if b := browserOf(ctx.Context()); b != nil {
		return b.tokens[b.form]
	}
	scheme, token, _ := strings.Cut(ctx.Header("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}

// errAs means that the session is somebody else's than the page thinks.
var errAs = fault.New(fault.Conflict, "somebody_else", "Somebody else has signed in here meanwhile.")

// decide finds the caller and whether he may use the route; as, unless empty, is whom the request takes the caller for.
func (s *Server) decide(ctx context.Context, r Route, token, as string) (call, error) {
	if r.Needs == access.Public {
		return call{Caller: access.Caller{Checked: s.Table.Now()}}, nil
	}
	if token == "" {
		return call{}, access.ErrSignIn
	}
	if r.Needs == access.Product { // the key is read together with the session asked about
		return call{Caller: access.Caller{Checked: s.Table.Now()}, token: token}, nil
	}
	if r.Needs == access.Presence {
		c, err := access.CheckKey(ctx, s.Table, token)
		if err == nil && !c.Can(r.Needs) {
			err = access.ErrForbidden
		}
		return call{Caller: c, token: token}, err
	}
	c, err := access.Check(ctx, s.Table, token)
	if err != nil {
		return call{}, access.Since(ctx, s.Table, token, err)
	}
	if as != "" && as != c.Tenant.ID+"/"+c.User.ID+"/"+c.Agent.ID {
		return call{}, errAs
	}
	if !c.Can(r.Needs) || c.Support() && !r.Support {
		return call{}, access.ErrForbidden
	}
	if !r.Heartbeat {
		if c, err = access.Used(ctx, s.Table, c); err != nil {
			return call{}, err
		}
	}
	return call{Caller: c, token: token}, nil
}

// house puts on every answer what every answer has, and answers browsers of other origins.
func (s *Server) house(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Vary", "Accept-Language, Origin")
		if origin := r.Header.Get("Origin"); origin != "" && slices.Contains(s.Origins, origin) {
			h.Set("Access-Control-Allow-Origin", origin)
			h.Set("Access-Control-Expose-Headers", "ETag, Location, Retry-After, Curfew-Access-Ends")
			if r.Method == http.MethodOptions {
				h.Set("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
				h.Set("Access-Control-Allow-Headers", "Authorization, Content-Type, If-Match, Idempotency-Key, Accept-Language")
				h.Set("Access-Control-Max-Age", "600")
				w.WriteHeader(http.StatusNoContent)
				return
			}
		}
		ctx, cancel := context.WithTimeout(r.Context(), RouteTimeout)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

func host(remote string) string {
	if h, _, err := net.SplitHostPort(remote); err == nil {
		return h
	}
	return remote
}
