package mailbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
)

// refusal is an answer of SES that says no.
type refusal struct {
	status  int
	kind    string // the error type by which the SDK knows it
	message string
}

func (r refusal) Error() string { return r.kind + ": " + r.message }

func badRequest(format string, a ...any) error {
	return refusal{http.StatusBadRequest, "BadRequestException", fmt.Sprintf(format, a...)}
}

func rejected(format string, a ...any) refusal {
	return refusal{http.StatusBadRequest, "MessageRejected", fmt.Sprintf(format, a...)}
}

func notFound(format string, a ...any) error {
	return refusal{http.StatusNotFound, "NotFoundException", fmt.Sprintf(format, a...)}
}

// turnAway answers with a refusal. Its message may hold an address, so only the kind is logged.
func (s *Server) turnAway(w http.ResponseWriter, err error) {
	var no refusal
	if !errors.As(err, &no) {
		no = refusal{http.StatusInternalServerError, "InternalFailure", err.Error()}
	}
	s.log.Info("refused", "status", no.status, "error", no.kind)
	w.Header().Set("X-Amzn-ErrorType", no.kind)
	write(w, no.status, map[string]string{"message": no.message})
}

// write sends the whole answer at once, so that the caller has it before any event that follows from it.
func write(w http.ResponseWriter, status int, v any) {
	body, err := json.Marshal(v)
	if err != nil {
		status, body = http.StatusInternalServerError, []byte(`{"message":"the answer could not be written"}`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	w.Write(body)
	http.NewResponseController(w).Flush()
}
