package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/session"
)

// A browser keeps a session in a cookie that no script can read. A cookie counts only in a request that names it in the header
// Curfew-Session: a page of another origin cannot send that header, because its preflight is refused. Without the header no cookie
// is looked at, and nothing is different for those who send their token themselves.

// sessionHeader names the cookie that holds the session: own or support.
const sessionHeader = "Curfew-Session"

// The two forms, which are also the ends of the cookies' names.
const (
	formOwn     = "own"
	formSupport = "support"
	cookieName  = "__Host-curfew-"
)

// limits are how long a browser keeps each cookie: a day longer than the session can last, so that every tab can still be told why
// and since when it is over.
var limits = map[string]time.Duration{formOwn: session.OwnLimit + 24*time.Hour, formSupport: session.SupportLimit + 24*time.Hour}

var (
	errSessionForm = fault.New(fault.Malformed, "bad_session_form", "The header Curfew-Session is own or support, and on the way in it is own.")
	errTwoSessions = fault.New(fault.Malformed, "two_sessions", "Send either Authorization or Curfew-Session, not both.")
	errForeignSite = fault.New(fault.Forbidden, "foreign_site", "A session in a cookie is for pages of this address only.")
)

// browser is a request whose session is in a cookie.
type browser struct {
	form   string            // own or support: which cookie is meant
	tokens map[string]string // of the cookies, by form
	broken bool              // the cookie that is meant is no token of its form
	w      http.ResponseWriter
}

type browserKey struct{}

// browserOf is the browser a request comes from, nil for a caller who sends his token himself.
func browserOf(ctx context.Context) *browser {
	b, _ := ctx.Value(browserKey{}).(*browser)
	return b
}

// cookies reads what the header Curfew-Session names, and refuses what could be another site's doing.
func (s *Server) cookies(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		said, there := r.Header[sessionHeader]
		if !there {
			next.ServeHTTP(w, r)
			return
		}
		site := r.Header.Get("Sec-Fetch-Site")
		switch {
		case len(said) != 1 || limits[said[0]] == 0:
			writeProblem(w, r, errSessionForm)
			return
		case len(r.Header["Authorization"]) > 0:
			writeProblem(w, r, errTwoSessions)
			return
		case site != "" && site != "same-origin" && site != "none":
			writeProblem(w, r, errForeignSite)
			return
		}
		b := &browser{form: said[0], tokens: map[string]string{}, w: w}
		for form := range limits {
			all := r.CookiesNamed(cookieName + form)
			if len(all) == 0 {
				continue
			}
			a, ok := session.Parse(all[0].Value)
			if ok && len(all) == 1 && a.Support() == (form == formSupport) {
				b.tokens[form] = all[0].Value
			} else if form == b.form {
				b.broken = true
			}
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), browserKey{}, b)))
	})
}

// keep is the cookie that holds a token, as a browser is told; an empty token takes the cookie away.
func keep(form, token string) string {
	c := http.Cookie{Name: cookieName + form, Value: token, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteStrictMode, MaxAge: -1}
	if token != "" {
		c.MaxAge = int(limits[form].Seconds())
	}
	return c.String()
}

// refused takes away a cookie that is none. That of a session that has ended stays: the browser's other tabs ask with it why, and by
// now it may be that of the next session.
func (b *browser) refused(f *fault.Fault) {
	if b != nil && f.Is(access.ErrSignIn) && b.broken {
		b.w.Header().Add("Set-Cookie", keep(b.form, ""))
	}
}

// gone are the cookies of a browser whose sessions were ended by its own request.
func (b *browser) gone(forms ...string) *cookieOutput {
	out := &cookieOutput{}
	if b != nil {
		for _, form := range forms {
			out.SetCookie = append(out.SetCookie, keep(form, ""))
		}
	}
	return out
}

// others takes the cookie of a session in a tenant away that somebody else began at this browser: nobody goes on with it as him.
func (b *browser) others(agent string) []string {
	a, ok := session.Parse(b.tokens[formSupport])
	if !ok || a.Agent == agent {
		return nil
	}
	return []string{keep(formSupport, "")}
}

// holds tells whether a browser's cookie is that of a session.
func (b *browser) holds(form, id string) bool {
	if b == nil {
		return false
	}
	a, ok := session.Parse(b.tokens[form])
	return ok && a.Session == id
}

// cookieOutput is an answer without a body that may take cookies away.
type cookieOutput struct {
	SetCookie []string `header:"Set-Cookie" doc:"With Curfew-Session: takes the cookie of an ended session away"`
}

// schemes are the ways to show a session.
func schemes() map[string]*huma.SecurityScheme {
	cookie := func(form, whose string) *huma.SecurityScheme {
		return &huma.SecurityScheme{Type: "apiKey", In: "cookie", Name: cookieName + form,
			Description: "A browser's form of " + whose + ". It counts only together with the header Curfew-Session: " + form +
				". With the header Curfew-As (tenant/user/agent, as ids, the last empty for one's own session) it is answered only if the cookie is theirs, else 409; such a request carries no Authorization, its body is application/json, and its Sec-Fetch-Site, if any, is same-origin or none."}
	}
	return map[string]*huma.SecurityScheme{
		"bearer":    {Type: "http", Scheme: "bearer", Description: "The token of a session, or a service key where a route asks for one."},
		formOwn:     cookie(formOwn, "a person's own session"),
		formSupport: cookie(formSupport, "an agent's session in a tenant"),
	}
}

// shown are the schemes a route may be asked with, one of them.
func shown(r Route) []map[string][]string {
	switch r.Needs {
	case access.Public:
		return nil
	case access.Product, access.Presence:
		return []map[string][]string{{"bearer": {}}}
	}
	ways := []map[string][]string{{"bearer": {}}, {formOwn: {}}}
	if r.Support {
		ways = append(ways, map[string][]string{formSupport: {}})
	}
	return ways
}
