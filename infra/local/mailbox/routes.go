package mailbox

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

//go:embed page.html
var page []byte

//go:embed page.js
var script []byte

func (s *Server) routes() {
	const suppression = "/v2/email/suppression/addresses"
	s.mux.HandleFunc("POST /v2/email/outbound-emails", s.send)
	s.mux.HandleFunc("PUT "+suppression, s.putSuppressed)
	s.mux.HandleFunc("GET "+suppression, s.listSuppressed)
	s.mux.HandleFunc("GET "+suppression+"/{mail}", s.getSuppressed)
	s.mux.HandleFunc("DELETE "+suppression+"/{mail}", s.deleteSuppressed)
	s.mux.HandleFunc("GET /v2/email/account", s.account)
	s.mux.Handle("POST /{$}", s.bus())
	s.mux.Handle("/events", s.bus())
	s.mux.Handle("/events/", s.bus())

	s.mux.HandleFunc("GET /{$}", asset("text/html; charset=utf-8", page))
	s.mux.HandleFunc("GET /page.js", asset("text/javascript; charset=utf-8", script))
	s.mux.HandleFunc("GET /messages", s.listMessages)
	s.mux.HandleFunc("GET /messages/{id}", s.getMessage)
	s.mux.HandleFunc("DELETE /messages", func(w http.ResponseWriter, _ *http.Request) {
		s.Clear()
		w.WriteHeader(http.StatusNoContent)
	})
	s.mux.HandleFunc("POST /messages/{id}/{outcome}", s.reportMessage)
	s.mux.HandleFunc("GET /faults", func(w http.ResponseWriter, _ *http.Request) { write(w, http.StatusOK, s.Faults()) })
	s.mux.HandleFunc("PUT /faults", s.putFaults)
	s.mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.turnAway(w, notFound("%s %s is not spoken here.", r.Method, r.URL.Path))
	})
}

// account answers GetAccount: production access, both reasons suppress, the rate from Options.
func (s *Server) account(w http.ResponseWriter, _ *http.Request) {
	dayAgo := s.now().Add(-24 * time.Hour)
	sent := 0
	for _, m := range s.Messages("") {
		if m.At.After(dayAgo) {
			sent += len(m.Recipients())
		}
	}
	write(w, http.StatusOK, map[string]any{
		"DedicatedIpAutoWarmupEnabled": false, "EnforcementStatus": "HEALTHY", "ProductionAccessEnabled": true, "SendingEnabled": true,
		"SendQuota":             map[string]any{"Max24HourSend": 50000, "MaxSendRate": s.options.MaxSendRate, "SentLast24Hours": sent},
		"SuppressionAttributes": map[string]any{"SuppressedReasons": []string{"BOUNCE", "COMPLAINT"}},
	})
}

// listMessages filters by ?to= (an address) and ?tag= (name or name:value) and cuts at ?limit=. Its ETag stays while
// nothing changes, so that the page can ask often.
func (s *Server) listMessages(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	tag := fmt.Sprintf(`"%d"`, s.revision)
	s.mu.Unlock()
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "no-cache")
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	limit, err := strconv.Atoi(r.FormValue("limit"))
	if err != nil || limit < 0 {
		limit = s.options.Keep
	}
	name, value, exact := strings.Cut(r.FormValue("tag"), ":")
	found := []Message{}
	for _, m := range s.Messages(r.FormValue("to")) {
		if len(found) < limit && (name == "" || m.tagged(name, value, exact)) {
			found = append(found, m)
		}
	}
	write(w, http.StatusOK, found)
}

func (s *Server) getMessage(w http.ResponseWriter, r *http.Request) {
	m, found := s.Message(r.PathValue("id"))
	if !found {
		s.turnAway(w, notFound("There is no such mail."))
		return
	}
	write(w, http.StatusOK, m)
}

func (s *Server) reportMessage(w http.ResponseWriter, r *http.Request) {
	if err := s.Report(r.Context(), r.PathValue("id"), Outcome(r.PathValue("outcome"))); err != nil {
		s.turnAway(w, notFound("%v", err))
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (s *Server) putFaults(w http.ResponseWriter, r *http.Request) {
	var faults []Fault
	in := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20))
	in.DisallowUnknownFields()
	err := in.Decode(&faults)
	if err == nil {
		err = s.SetFaults(faults...)
	}
	if err != nil {
		s.turnAway(w, badRequest("%v", err))
		return
	}
	write(w, http.StatusOK, s.Faults())
}

// asset serves a part of the page. Nothing on it, mails included, loads anything from elsewhere.
func asset(kind string, body []byte) http.HandlerFunc {
	const policy = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; frame-src 'self'"
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Write(body)
	}
}
