package bus

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"strings"
	"time"
)

// The limits of one PutEvents call.
const (
	maxEntries = 10
	maxSize    = 256 << 10 // bytes, all entries together
)

type putRequest struct {
	Entries []entry
}

// entry is one event as the caller of PutEvents writes it.
type entry struct {
	Source, DetailType, Detail, EventBusName string
	Resources                                []string
	Time                                     float64 // seconds since 1970; 0 is now
}

type result struct {
	EventID string `json:"EventId,omitempty"`
	Code    string `json:"ErrorCode,omitempty"`
	Message string `json:"ErrorMessage,omitempty"`
}

type putAnswer struct {
	Failed  int      `json:"FailedEntryCount"`
	Entries []result `json:"Entries"`
}

// put answers PutEvents.
func (b *Bus) put(w http.ResponseWriter, r *http.Request) {
	if target := r.Header.Get("X-Amz-Target"); target != "AWSEvents.PutEvents" {
		refuse(w, http.StatusBadRequest, "UnknownOperationException", "only AWSEvents.PutEvents is spoken here, not "+target)
		return
	}
	if b.ordered(&b.faults.Error) {
		refuse(w, http.StatusInternalServerError, "InternalException", "a fault was ordered")
		return
	}
	var request putRequest
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 4*maxSize)).Decode(&request); err != nil {
		refuse(w, http.StatusBadRequest, "SerializationException", err.Error())
		return
	}
	if n := len(request.Entries); n == 0 || n > maxEntries {
		refuse(w, http.StatusBadRequest, "ValidationException", fmt.Sprintf("entries must number 1 to %d, not %d", maxEntries, n))
		return
	}
	size := 0
	for _, e := range request.Entries {
		size += e.size()
	}
	if size > maxSize {
		refuse(w, http.StatusBadRequest, "ValidationException", "Total size of the entries in the request is over the limit.")
		return
	}
	b.take(w, r, request.Entries)
}

// take publishes the valid entries; they are handed on once the answer is out.
func (b *Bus) take(w http.ResponseWriter, r *http.Request, entries []entry) {
	answered := make(chan struct{})
	defer close(answered)
	var answer putAnswer
	for _, e := range entries {
		if failed := b.verdict(e); failed != (result{}) {
			answer.Failed++
			answer.Entries = append(answer.Entries, failed)
			continue
		}
		published := b.PublishAfter(r.Context(), answered, e.event())
		if b.ordered(&b.faults.Twice) {
			b.PublishAfter(r.Context(), answered, published)
		}
		answer.Entries = append(answer.Entries, result{EventID: published.ID})
	}
	write(w, http.StatusOK, answer)
}

// verdict says why an entry is refused; the zero result accepts it.
func (b *Bus) verdict(e entry) result {
	var object map[string]json.RawMessage
	switch {
	case e.Source == "" || e.DetailType == "" || e.Detail == "":
		return result{Code: "InvalidArgument", Message: "Source, DetailType and Detail are required."}
	case strings.HasPrefix(e.Source, "aws."):
		return result{Code: "NotAuthorizedForSourceException", Message: "Not authorized for the source."}
	case len(e.DetailType) > 128:
		return result{Code: "InvalidArgument", Message: "DetailType is longer than 128 characters."}
	case json.Unmarshal([]byte(e.Detail), &object) != nil || object == nil:
		return result{Code: "MalformedDetail", Message: "Detail is malformed."}
	case b.ordered(&b.faults.Refuse):
		return result{Code: "InternalFailure", Message: "a fault was ordered"}
	}
	return result{}
}

// size counts as EventBridge counts: only the values, 14 bytes for a time.
func (e entry) size() int {
	n := len(e.Source) + len(e.DetailType) + len(e.Detail)
	for _, r := range e.Resources {
		n += len(r)
	}
	if e.Time != 0 {
		n += 14
	}
	return n
}

func (e entry) event() Event {
	event := Event{Bus: e.EventBusName, Source: e.Source, DetailType: e.DetailType, Resources: e.Resources, Detail: json.RawMessage(e.Detail)}
	if e.Time != 0 {
		whole, part := math.Modf(e.Time)
		event.Time = time.Unix(int64(whole), int64(part*1e9))
	}
	return event
}
