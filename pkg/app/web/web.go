// Package web puts the HTTP functions together.
package web

import (
	"context"

	"github.com/aws/aws-lambda-go/events"

	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/api"
	"github.com/curfew/curfew/pkg/app"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/serve"
)

// Start serves one menu of the API until the process ends.
func Start(menu api.Menu) {
	a := app.Open("PUBLIC_URL")
	s := &api.Server{Table: a.Table, Log: a.Log, Origins: a.Origins, Product: api.Product{Name: a.ProductName, URL: a.ProductURL}}
	serve.Start(serve.HTTP(s.Serve(menu)))
}

// StartAuthorizer serves the vendor's own API: it lets a request through while its session may act, by the same read and rule.
func StartAuthorizer() {
	a := app.Open()
	serve.Start(Authorizer(a))
}

// Authorizer is the handler; its answer must not be cached. That access has ended is a refusal, any other error a failure.
func Authorizer(a *app.App) func(context.Context, events.APIGatewayV2CustomAuthorizerV2Request) (events.APIGatewayV2CustomAuthorizerSimpleResponse, error) {
	return serve.Authorizer(func(ctx context.Context, token string) (bool, map[string]any, error) {
		c, err := access.Check(ctx, a.Table, token)
		if err == nil {
			c, err = access.Used(ctx, a.Table, c)
		}
		if f := fault.Of(err); f != nil && f.Kind == fault.Unauthenticated {
			return false, nil, nil
		}
		if err != nil {
			return false, nil, err
		}
		who := api.Identify(c, "")
		return true, map[string]any{"tenant": who.Tenant, "user": who.User, "agent": who.Agent, "session": who.Session, "grant": who.Grant,
			"licence": string(who.Licence), "administrator": who.Administrator, "secondsLeft": who.SecondsLeft}, nil
	})
}
