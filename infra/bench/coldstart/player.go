package coldstart

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os/exec"
	"strconv"
	"sync"
	"time"
)

// Start is one cold start of one program.
type Start struct {
	Init  time.Duration // from the fork until the program asks for its first invocation
	First time.Duration // from handing it out until its answer is here
}

const (
	api     = "/2018-06-01/runtime"
	timeout = 20 * time.Second
	// emptyTable answers every question the product asks of its table as an empty one would. What a program owes to
	// its own start can so be measured without a network, and a job that finds nothing due runs to its end.
	emptyTable = `{"Items":[],"Count":0,"ScannedCount":0,"Responses":{},"UnprocessedKeys":{},"UnprocessedItems":{}}`
)

// player is the Runtime API (the part of Lambda that a function talks to) for one process and one invocation.
type player struct {
	event  []byte
	asked  chan time.Time // the first question for an invocation
	handed chan time.Time
	answer chan result
	once   sync.Once
}

type result struct {
	at  time.Time
	err error
}

// play starts binary with env and nothing else in its environment, hands it one event and ends it. What the program
// writes to standard error is returned too. A program that ends early or answers with an error is an error.
func play(ctx context.Context, binary string, event []byte, env []string) (Start, string, error) {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return Start{}, "", err
	}
	p := &player{event: event, asked: make(chan time.Time, 1), handed: make(chan time.Time, 1), answer: make(chan result, 1)}
	server := &http.Server{Handler: p.routes()}
	go func() { _ = server.Serve(l) }() // returns when closed
	defer func() { _ = server.Close() }()

	var log bytes.Buffer
	cmd := exec.CommandContext(ctx, binary)
	cmd.Env, cmd.Stderr, cmd.WaitDelay = append(environment(l.Addr().String()), env...), &log, time.Second
	forked := time.Now()
	if err := cmd.Start(); err != nil {
		return Start{}, "", err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()

	var answer result
	select {
	case answer = <-p.answer:
		_ = cmd.Process.Kill() // its own child; Wait tells
		<-ended
	case err := <-ended:
		answer.err = fmt.Errorf("the program ended by itself or after %v: %w", timeout, errors.Join(err, ctx.Err()))
	}
	if answer.err != nil {
		return Start{}, log.String(), fmt.Errorf("%w; it wrote: %s", answer.err, tail(log.Bytes()))
	}
	return Start{Init: (<-p.asked).Sub(forked), First: answer.at.Sub(<-p.handed)}, log.String(), nil
}

func (p *player) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+api+"/invocation/next", p.next)
	mux.HandleFunc("POST "+api+"/invocation/{id}/response", func(w http.ResponseWriter, r *http.Request) {
		p.take(w, r, nil)
	})
	mux.HandleFunc("POST "+api+"/invocation/{id}/error", func(w http.ResponseWriter, r *http.Request) {
		p.take(w, r, errors.New("the invocation failed"))
	})
	mux.HandleFunc("POST "+api+"/init/error", func(w http.ResponseWriter, r *http.Request) {
		p.take(w, r, errors.New("the start failed"))
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/x-amz-json-1.0")
		_, _ = io.WriteString(w, emptyTable) // a program that hung up is seen at its answer
	})
	return mux
}

// next hands out the one event; whoever asks again waits until the process is ended.
func (p *player) next(w http.ResponseWriter, r *http.Request) {
	now, first := time.Now(), false
	p.once.Do(func() { first = true })
	if !first {
		<-r.Context().Done()
		return
	}
	p.asked <- now
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Lambda-Runtime-Aws-Request-Id", "bench-1")
	h.Set("Lambda-Runtime-Deadline-Ms", strconv.FormatInt(now.Add(timeout).UnixMilli(), 10))
	h.Set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:000000000000:function:bench")
	h.Set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000")
	p.handed <- time.Now()
	_, _ = w.Write(p.event) // a program that hung up is seen at its end
}

// take keeps the first answer.
func (p *player) take(w http.ResponseWriter, r *http.Request, err error) {
	body, readErr := io.ReadAll(r.Body)
	got := result{at: time.Now(), err: readErr}
	if err != nil {
		got.err = fmt.Errorf("%w: %s", err, tail(body))
	}
	select {
	case p.answer <- got:
	default:
	}
	w.WriteHeader(http.StatusAccepted)
}

func tail(b []byte) []byte { return b[max(0, len(b)-2000):] }
