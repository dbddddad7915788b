package table_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/curfew/curfew/infra/local/engine"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
)

// wire stands between the SDK and the real engine and answers some requests itself, as DynamoDB does when it is under load.
type wire struct {
	mu       sync.Mutex
	answers  []answer // of the next requests; what comes after them is passed on
	requests int
	last     string // request
	engine   *httputil.ReverseProxy
}

// answer to one request; status 0 cuts the connection.
type answer struct {
	status  int
	kind    string // of the error
	body    string // beside the kind
	happens bool   // the engine gets the request all the same
	respond func(request []byte) string
}

// dial makes a table that is reached over a wire.
func dial(t *testing.T) (*table.Table, *wire) {
	w := tabletest.New(t)
	target, err := url.Parse(*w.Client.Options().BaseEndpoint)
	if err != nil {
		t.Fatal(err)
	}
	between := &wire{engine: httputil.NewSingleHostReverseProxy(target)}
	server := httptest.NewServer(between)
	t.Cleanup(server.Close)
	w.Table.Engine = table.Dynamo{Client: engine.Client(server.URL), Name: w.Name}
	return w.Table, between
}

// plan sets the answers of the next requests and forgets the count.
func (w *wire) plan(answers ...answer) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.answers, w.requests = answers, 0
}

func (w *wire) count() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.requests
}

// ServeHTTP answers as planned, or passes on.
func (w *wire) ServeHTTP(to http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	r.Body = io.NopCloser(bytes.NewReader(body))
	w.mu.Lock()
	w.requests++
	w.last = string(body)
	var a *answer
	if len(w.answers) > 0 {
		a, w.answers = &w.answers[0], w.answers[1:]
	}
	w.mu.Unlock()
	if a == nil {
		w.engine.ServeHTTP(to, r)
		return
	}
	if a.happens {
		w.engine.ServeHTTP(httptest.NewRecorder(), r)
	}
	if a.status == 0 {
		panic(http.ErrAbortHandler)
	}
	to.Header().Set("Content-Type", "application/x-amz-json-1.0")
	to.WriteHeader(a.status)
	if a.respond != nil {
		io.WriteString(to, a.respond(body))
		return
	}
	fmt.Fprintf(to, `{"__type":"com.amazonaws.dynamodb.v20120810#%s","message":"planned"%s}`, a.kind, a.body)
}

// reasons is a cancelled transaction.
func reasons(codes ...string) answer {
	list := make([]string, len(codes))
	for i, code := range codes {
		list[i] = fmt.Sprintf(`{"Code":%q}`, code)
	}
	return answer{status: 400, kind: "TransactionCanceledException", body: `,"CancellationReasons":[` + strings.Join(list, ",") + `]`}
}

func times(n int, a answer) []answer {
	all := make([]answer, n)
	for i := range all {
		all[i] = a
	}
	return all
}

var errTaken, errFull = errors.New("taken"), errors.New("full")

// TestWrittenOverTheWire holds the reading of DynamoDB's answers: what is tried again, what is not, what was done once.
func TestWrittenOverTheWire(t *testing.T) {
	t.Parallel()
	conflict, limited := reasons("TransactionConflict", "None"), answer{status: 400, kind: "ThrottlingException"}
	broken := answer{status: 500, kind: "InternalServerError"}
	late, cut := answer{status: 500, kind: "InternalServerError", happens: true}, answer{happens: true}
	for _, c := range []struct {
		name     string
		answers  []answer
		want     error
		requests int // receipts that are looked up included
		done     bool
	}{
		{"nothing", nil, nil, 1, true},
		{"two conflicts", times(2, conflict), nil, 3, true},
		{"conflicts without end", times(99, conflict), table.ErrConflict, 8, false},
		{"in progress", times(1, answer{status: 400, kind: "TransactionInProgressException"}), nil, 2, true},
		{"throttled", times(2, limited), nil, 3, true},
		{"throttled without end", times(99, limited), table.ErrBusy, 8, false},
		{"too much throughput", times(2, answer{status: 400, kind: "ProvisionedThroughputExceededException"}), nil, 3, true},
		{"too many requests", times(2, answer{status: 400, kind: "RequestLimitExceeded"}), nil, 3, true},
		{"throttled within", times(2, reasons("None", "ThrottlingError")), nil, 3, true},
		{"throttled within, without end", times(99, reasons("ProvisionedThroughputExceeded", "None")), table.ErrThrottled, 8, false},
		{"a refusal beside a conflict", times(1, reasons("TransactionConflict", "ConditionalCheckFailed")), errFull, 1, false},
		{"a mistake", times(1, reasons("None", "ValidationError")), table.ErrMistake, 1, false},
		{"another mistake", times(1, answer{status: 400, kind: "ValidationException"}), table.ErrMistake, 1, false},
		{"broken once", times(1, broken), nil, 3, true},
		{"broken after it happened", times(1, late), nil, 2, true},
		{"cut after it happened", times(1, cut), nil, 2, true},
		{"cut before it happened", times(1, answer{}), nil, 3, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			tb, wire := dial(t)
			k, seats := key("claim"), key("seats")
			if err := tb.Commit(t.Context(), table.Put(seats, fields{"n": 0})); err != nil {
				t.Fatal(err)
			}
			wire.plan(c.answers...)
			err := tb.Commit(t.Context(), table.Put(k, fields{}).Receipt().If(table.Absent(), errTaken), table.Change(seats, table.Add("n", 1)).If(table.Below("n", 1), errFull))
			if !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
				t.Errorf("%v, want %v", err, c.want)
			}
			if n := wire.count(); n != c.requests {
				t.Errorf("%d requests, want %d", n, c.requests)
			}
			wire.plan()
			items, err := tb.Read(t.Context(), k, seats)
			if want := map[bool]string{true: "#1", false: "#0"}[c.done]; err != nil || (items[0] != nil) != c.done || tabletest.Plain(items[1])["n"] != want {
				t.Errorf("%v %v, want done: %v", items, err, c.done)
			}
		})
	}
}

// TestReadOverTheWire: keys that DynamoDB leaves out of an answer are asked for again, and not without end.
func TestReadOverTheWire(t *testing.T) {
	t.Parallel()
	tb, wire := dial(t)
	if err := tb.Commit(t.Context(), table.Put(key("a"), fields{"n": 1})); err != nil {
		t.Fatal(err)
	}
	none := answer{status: 200, respond: func(request []byte) string {
		var in struct{ RequestItems json.RawMessage }
		if err := json.Unmarshal(request, &in); err != nil {
			return err.Error()
		}
		return fmt.Sprintf(`{"Responses":{},"UnprocessedKeys":%s}`, in.RequestItems)
	}}
	wire.plan(none, none)
	items, err := tb.Read(t.Context(), key("b"), key("a"), key("a"))
	if n := wire.count(); err != nil || items[0] != nil || tabletest.Plain(items[1])["n"] != "#1" || items[2] == nil || n != 3 {
		t.Errorf("%v %v, %d requests", items, err, n)
	}
	wire.plan(times(99, none)...)
	if items, err := tb.Read(t.Context(), key("a")); !errors.Is(err, table.ErrDown) {
		t.Errorf("%v %v, want %v", items, err, table.ErrDown)
	}
	wire.plan(answer{status: 500, kind: "InternalServerError"}, answer{})
	if items, err := tb.Read(t.Context(), key("a")); err != nil || items[0] == nil {
		t.Errorf("a read that failed twice: %v %v", items, err)
	}
	wire.plan(times(99, answer{status: 400, kind: "AccessDeniedException"})...)
	if _, err := tb.Query(t.Context(), table.Query{Index: table.Main, Partition: "p"}); !errors.Is(err, table.ErrDown) {
		t.Errorf("%v, want %v", err, table.ErrDown)
	}
}

// TestConsistentReads: what decides is read as it stands; only an index may be behind.
func TestConsistentReads(t *testing.T) {
	t.Parallel()
	tb, wire := dial(t)
	consistent := func() bool {
		wire.mu.Lock()
		defer wire.mu.Unlock()
		return strings.Contains(wire.last, `"ConsistentRead":true`)
	}
	if _, err := tb.Read(t.Context(), key("a")); err != nil || !consistent() {
		t.Errorf("a read may be stale: %v", err)
	}
	for _, index := range append([]table.Index{table.Main}, table.Indexes()...) {
		if _, err := tb.Query(t.Context(), table.Query{Index: index, Partition: "p"}); err != nil || consistent() != (index == table.Main) {
			t.Errorf("a query of %+v: consistent %v, %v", index, consistent(), err)
		}
	}
}

// TestHangingWire: an engine that takes the request and says nothing is ErrDown after the attempts' time.
func TestHangingWire(t *testing.T) {
	t.Parallel()
	tb, _ := dial(t)
	open := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-open }))
	t.Cleanup(server.Close)
	t.Cleanup(func() { close(open) })
	tb.Engine, tb.Timeout = table.Dynamo{Client: engine.Client(server.URL), Name: "any"}, 10*time.Millisecond
	if err := tb.Commit(t.Context(), table.Put(key("a"), fields{})); !errors.Is(err, table.ErrDown) {
		t.Errorf("%v, want %v", err, table.ErrDown)
	}
}
