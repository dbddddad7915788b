package api

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/table"
)

// A request with an Idempotency-Key is remembered in its own commit: what it made, and a hash of what it asked, never the body.

// memory is a remembered request.
type memory struct {
	Made string `dynamodbav:"made"`
	Hash string `dynamodbav:"hash"`
	TTL  int64  `dynamodbav:"ttl"`
}

const remembered = 24 * time.Hour

var errSeen = fault.New(fault.Conflict, "seen", "The request was carried out before.")

// once carries out a request that may come twice. f gets what it must commit with the thing it makes; made is the id that an
// earlier request of the same key made, "" when this one did the work.
func (s *Server) once(ctx context.Context, c call, key string, body any, f func(remember func(made string) table.Writes) error) (made string, err error) {
	text, err := json.Marshal(body)
	if err != nil {
		return "", err
	}
	at := table.Repeat(id.Hash(c.Tenant.ID + "\x00" + c.User.ID + "\x00" + c.Agent.ID + "\x00" + key))
	hash := id.Hash(c.asked + "\x00" + string(text))
	err = f(func(made string) table.Writes {
		if key == "" {
			return nil
		}
		return table.Writes{table.Put(at, memory{made, hash, s.Table.Now().Add(remembered).Unix()}).
			If(table.Any(table.Absent(), table.Below("ttl", s.Table.Now().Unix())), errSeen)}
	})
	if !errors.Is(err, errSeen) {
		return "", err
	}
	m, _, err := table.Get[memory](ctx, s.Table, at)
	switch {
	case err != nil:
		return "", err
	case m.Hash != hash:
		return "", errOtherBody
	}
	return m.Made, nil
}
