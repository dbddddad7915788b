package bus

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// Faults order what shall go wrong next, as counts: 0 is never, a negative number always.
type Faults struct {
	Refuse int `json:"refuse"` // entries answered with InternalFailure, in an answer that says 200
	Twice  int `json:"twice"`  // events handed on twice, with the same id
	Error  int `json:"error"`  // calls answered with 500, nothing taken
}

// SetFaults replaces the ordered faults.
func (b *Bus) SetFaults(f Faults) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.faults = f
}

// ServeHTTP answers PutEvents at POST /, and for people and tests GET and DELETE /events (newest first; filters
// ?source= and ?detail-type=) and PUT /events/faults.
func (b *Bus) ServeHTTP(w http.ResponseWriter, r *http.Request) { b.mux.ServeHTTP(w, r) }

func (b *Bus) routes() {
	b.mux.HandleFunc("POST /{$}", b.put)
	b.mux.HandleFunc("GET /events", b.list)
	b.mux.HandleFunc("DELETE /events", func(w http.ResponseWriter, _ *http.Request) {
		b.Clear()
		w.WriteHeader(http.StatusNoContent)
	})
	b.mux.HandleFunc("PUT /events/faults", func(w http.ResponseWriter, r *http.Request) {
		var f Faults
		in := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<10))
		in.DisallowUnknownFields()
		if err := in.Decode(&f); err != nil {
			refuse(w, http.StatusBadRequest, "BadRequestException", err.Error())
			return
		}
		b.SetFaults(f)
		w.WriteHeader(http.StatusNoContent)
	})
}

type listed struct {
	Bus   string `json:"bus"`
	Event Event  `json:"event"`
}

func (b *Bus) list(w http.ResponseWriter, r *http.Request) {
	source, detailType := r.FormValue("source"), r.FormValue("detail-type")
	found := []listed{}
	for _, e := range b.Events() {
		if (source == "" || source == e.Source) && (detailType == "" || detailType == e.DetailType) {
			found = append(found, listed{e.Bus, e})
		}
	}
	write(w, http.StatusOK, found)
}

// ordered takes one off the count of a fault and says whether the fault shall happen.
func (b *Bus) ordered(count *int) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if *count > 0 {
		*count--
		return true
	}
	return *count < 0
}

// write sends the whole answer at once, so that the caller has it before anything that follows from it happens.
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

func refuse(w http.ResponseWriter, status int, kind, message string) {
	w.Header().Set("X-Amzn-ErrorType", kind)
	write(w, status, map[string]string{"__type": kind, "message": message})
}
