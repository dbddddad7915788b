package api

import (
	"context"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"
)

// A null where none is meant is refused: the framework would take it for a field that was left out, and whoever wanted to clear
// something with it would hear that all is well.

// nullsKey is where a request's context keeps the pointers of the nulls in its body.
type nullsKey struct{}

// nulls refuses what is null and may not be, after the decision and before anything else is read.
func (s *Server) nulls(r Route) func(huma.Context, func(huma.Context)) {
	schema := sync.OnceValue(func() *huma.Schema { return s.body(r) })
	return func(ctx huma.Context, next func(huma.Context)) {
		found, _ := ctx.Context().Value(nullsKey{}).([]string)
		p := huma.NewErrorWithContext(ctx, 422, "").(*Problem)
		for _, at := range found {
			if field := s.field(schema(), at); field != nil && !field.Nullable {
				p.Errors = append(p.Errors, Defect{at, noValue})
			}
		}
		if len(p.Errors) > 0 {
			p.write(ctx, ctx.Header("Accept-Language"))
			return
		}
		next(ctx)
	}
}

// body is the schema of a route's body, nil when it has none.
func (s *Server) body(r Route) *huma.Schema {
	item := s.huma.OpenAPI().Paths[r.Path]
	op := map[string]*huma.Operation{"POST": item.Post, "PUT": item.Put, "PATCH": item.Patch, "DELETE": item.Delete}[r.Method]
	if op == nil || op.RequestBody == nil || op.RequestBody.Content["application/json"] == nil {
		return nil
	}
	return op.RequestBody.Content["application/json"].Schema
}

// field is the schema at a pointer, nil when there is none.
func (s *Server) field(schema *huma.Schema, pointer string) *huma.Schema {
	for _, step := range strings.Split(pointer, "/")[1:] {
		if schema = s.resolved(schema); schema == nil {
			return nil
		}
		if schema.Items != nil {
			schema = schema.Items
		} else {
			schema = schema.Properties[step]
		}
	}
	return s.resolved(schema)
}

func (s *Server) resolved(schema *huma.Schema) *huma.Schema {
	if schema == nil || schema.Ref == "" {
		return schema
	}
	return s.huma.OpenAPI().Components.Schemas.SchemaFromRef(schema.Ref)
}

func withNulls(ctx context.Context, found []string) context.Context {
	return context.WithValue(ctx, nullsKey{}, found)
}
