package mailbox

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Suppression says why and since when mails to an address are accepted but never tried.
type Suppression struct {
	Reason                string // BOUNCE or COMPLAINT
	At                    time.Time
	messageID, feedbackID string
}

// Suppress puts an address on the suppression list; the reason is BOUNCE or COMPLAINT.
func (s *Server) Suppress(address, reason string) {
	s.suppress(address, Suppression{Reason: reason, At: s.now().UTC()})
}

// Unsuppress takes an address off the suppression list and says whether it was on it.
func (s *Server) Unsuppress(address string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, on := s.suppressed[strings.ToLower(address)]
	delete(s.suppressed, strings.ToLower(address))
	return on
}

// Suppressed says whether an address is on the suppression list, and why.
func (s *Server) Suppressed(address string) (Suppression, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	entry, on := s.suppressed[strings.ToLower(address)]
	return entry, on
}

func (s *Server) suppress(address string, entry Suppression) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.suppressed[strings.ToLower(address)] = entry
}

func (s *Server) putSuppressed(w http.ResponseWriter, r *http.Request) {
	var q struct{ EmailAddress, Reason string }
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&q); err != nil {
		s.turnAway(w, badRequest("not understood here: %v", err))
		return
	}
	if err := checkAddress(q.EmailAddress); err != nil {
		s.turnAway(w, err)
		return
	}
	if q.Reason != "BOUNCE" && q.Reason != "COMPLAINT" {
		s.turnAway(w, badRequest("The reason must be BOUNCE or COMPLAINT."))
		return
	}
	s.Suppress(q.EmailAddress, q.Reason)
	write(w, http.StatusOK, struct{}{})
}

func (s *Server) getSuppressed(w http.ResponseWriter, r *http.Request) {
	address := r.PathValue("mail")
	entry, on := s.Suppressed(address)
	if !on {
		s.turnAway(w, notFound("Email address %s does not exist on your suppression list.", address))
		return
	}
	found := summary(strings.ToLower(address), entry)
	if entry.messageID != "" {
		found["Attributes"] = map[string]string{"MessageId": entry.messageID, "FeedbackId": entry.feedbackID}
	}
	write(w, http.StatusOK, map[string]any{"SuppressedDestination": found})
}

func (s *Server) deleteSuppressed(w http.ResponseWriter, r *http.Request) {
	if address := r.PathValue("mail"); !s.Unsuppress(address) {
		s.turnAway(w, notFound("Email address %s does not exist on your suppression list.", address))
		return
	}
	write(w, http.StatusOK, struct{}{})
}

// listSuppressed answers in pages; the token of a page is the last address of the one before.
func (s *Server) listSuppressed(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	size, err := strconv.Atoi(query.Get("PageSize"))
	if err != nil || size < 1 || size > 1000 {
		size = 1000
	}
	s.mu.Lock()
	var addresses []string
	for address, entry := range s.suppressed {
		wanted := len(query["Reason"]) == 0 || slices.Contains(query["Reason"], entry.Reason)
		if wanted && address > query.Get("NextToken") {
			addresses = append(addresses, address)
		}
	}
	slices.Sort(addresses)
	answer := map[string]any{}
	if len(addresses) > size {
		addresses = addresses[:size]
		answer["NextToken"] = addresses[size-1]
	}
	page := []map[string]any{}
	for _, address := range addresses {
		page = append(page, summary(address, s.suppressed[address]))
	}
	s.mu.Unlock()
	answer["SuppressedDestinationSummaries"] = page
	write(w, http.StatusOK, answer)
}

func summary(address string, entry Suppression) map[string]any {
	return map[string]any{"EmailAddress": address, "Reason": entry.Reason, "LastUpdateTime": float64(entry.At.UnixMilli()) / 1000}
}
