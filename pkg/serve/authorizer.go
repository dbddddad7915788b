package serve

import (
	"context"
	"errors"
	"log/slog"
	"strings"

	"github.com/aws/aws-lambda-go/events"
)

// Authorizer answers an HTTP API that asks whether a request may pass (payload 2.0, simple responses). f gets the bearer
// token; what it returns as context reaches the guarded integration, and only when the answer is yes.
//
// Default deny: no token and a token that is not one word are "no", and f is asked only about a token. Its "no" without an
// error is a refusal, which is everyday and not logged. Its error, and a panic, are a failure: it goes to the log, and the
// invocation fails, so that the gateway answers 500, lets nobody through, and the function's errors are counted. The gateway
// must not cache the answer (AuthorizerResultTtlInSeconds: 0), or it outlives what it was based on.
func Authorizer(
	f func(ctx context.Context, token string) (ok bool, context map[string]any, err error),
) func(context.Context, events.APIGatewayV2CustomAuthorizerV2Request) (events.APIGatewayV2CustomAuthorizerSimpleResponse, error) {
	return func(ctx context.Context, e events.APIGatewayV2CustomAuthorizerV2Request) (events.APIGatewayV2CustomAuthorizerSimpleResponse, error) {
		var answer events.APIGatewayV2CustomAuthorizerSimpleResponse
		if e.RequestContext.RequestID != "" {
			ctx = WithRequestID(ctx, e.RequestContext.RequestID)
		}
		ctx, cancel := sooner(ctx)
		defer cancel()
		token := bearer(e)
		if token == "" {
			return answer, nil
		}
		err := safely(ctx, func() error {
			ok, about, err := f(ctx, token)
			if err == nil && ok {
				answer.IsAuthorized, answer.Context = true, about
			}
			return err
		})
		if err != nil {
			slog.ErrorContext(ctx, "authorizer failed", "request", RequestID(ctx), "error", err)
			return events.APIGatewayV2CustomAuthorizerSimpleResponse{}, errAuthorizer
		}
		return answer, nil
	}
}

// errAuthorizer is what the gateway hears; why stands in the log only.
var errAuthorizer = errors.New("serve: the authorizer failed")

// bearer is the token of the first identity source, or of the Authorization header where none is configured; "" if
// there is none or it is not a single word. The gateway joins repeated headers with a comma: those are refused.
func bearer(e events.APIGatewayV2CustomAuthorizerV2Request) string {
	var value string
	if len(e.IdentitySource) > 0 {
		value = e.IdentitySource[0]
	} else {
		for name, v := range e.Headers {
			if strings.EqualFold(name, "Authorization") {
				value = v
			}
		}
	}
	token := strings.TrimSpace(value)
	if scheme, rest, found := strings.Cut(token, " "); found && strings.EqualFold(scheme, "Bearer") {
		token = strings.TrimSpace(rest)
	}
	if strings.ContainsAny(token, " ,\t") || strings.EqualFold(token, "Bearer") {
		return ""
	}
	return token
}
