// Package serve turns what Lambda hands to a function into what the product understands: a request of net/http, a tick
// of a schedule, a change of the table, a question of the gateway. It knows nothing of the product and imports only the
// standard library and aws-lambda-go, because every function imports it and pays for its start.
//
// Rule: nothing a caller can write decides who or when he is. The caller's address comes from the gateway, never from a
// header; the time of a scheduled event is believed only where the caller of Tick says so; a broken, failing or panicking
// handler becomes a refusal or a retry, and its internals go to the log only.
package serve

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
)

// Start answers invocations with handler until the process ends; it does not return. Build functions with
// `-tags lambda.norpc`: without it the retired RPC mode links net/rpc and with it html/template, 2 to 4 MB of every
// function. A handler of the wrong shape is reported at the first invocation.
func Start(handler any) { lambda.Start(handler) }

// Bounce hands an event of the mail service to f exactly as the bus delivered it (the whole envelope). Whoever renders
// mails knows how to read it. An error makes Lambda deliver the event again.
func Bounce(f func(ctx context.Context, event json.RawMessage) error) func(context.Context, json.RawMessage) error {
	return f
}

// spare is kept back from an invocation's deadline, so that a refusal can still be sent before Lambda ends the process.
const spare = 300 * time.Millisecond

// sooner gives ctx a deadline that leaves time to answer. A context without a deadline stays without one.
func sooner(ctx context.Context) (context.Context, context.CancelFunc) {
	if end, ok := ctx.Deadline(); ok {
		return context.WithDeadline(ctx, end.Add(-spare))
	}
	return context.WithCancel(ctx)
}

// safely runs f and returns its panic as an error, after writing value and stack to the log.
func safely(ctx context.Context, f func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			slog.ErrorContext(ctx, "handler panicked",
				"request", RequestID(ctx), "panic", fmt.Sprint(v), "stack", string(debug.Stack()))
			err = errPanic
		}
	}()
	return f()
}

var errPanic = errors.New("serve: the handler panicked")

type requestKey struct{}

// WithRequestID returns a context that carries id, for those who serve requests without Lambda.
func WithRequestID(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestKey{}, id)
}

// RequestID names the request in logs: the gateway's id (which the caller sees too, as apigw-requestid), else that of
// the invocation, else "".
func RequestID(ctx context.Context) string {
	if id, ok := ctx.Value(requestKey{}).(string); ok && id != "" {
		return id
	}
	if lc, ok := lambdacontext.FromContext(ctx); ok {
		return lc.AwsRequestID
	}
	return ""
}
