package serve

import (
	"context"
	"log/slog"
	"strings"

	"github.com/aws/aws-lambda-go/events"
)

// Authorizer answers an HTTP API that asks whether a request may pass (payload 2.0, simple responses). f gets the bearer
// token; what it returns as context reaches the guarded integration, and only when the answer is yes.
//
// Default deny: no token, a token that is not one word, an error and a panic are all "no", and f is asked only about a
// token. The returned function never fails. The gateway must not cache the answer (AuthorizerResultTtlInSeconds: 0), or
// it outlives what it was based on.
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
			slog.ErrorContext(ctx, "authorizer refused after an error", "request", RequestID(ctx), "error", err)
		}
		return answer, nil
	}
}

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
