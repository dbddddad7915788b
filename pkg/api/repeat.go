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
	at, hash, err := trace(c, key, body)
	if err != nil {
		return "", err
	}
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
	if err != nil {
		return "", err
	}
	return m.of(hash)
}

// earlier is what a request of the same key made before, "" where there was none. It spares work that once would find to be in vain
// only at its end; of two requests that come at once, once decides.
func (s *Server) earlier(ctx context.Context, c call, key string, body any) (made string, err error) {
	if key == "" {
		return "", nil
	}
	at, hash, err := trace(c, key, body)
	if err != nil {
		return "", err
	}
	m, there, err := table.Get[memory](ctx, s.Table, at)
	if err != nil || !there || m.TTL < s.Table.Now().Unix() {
		return "", err
	}
	return m.of(hash)
}

// trace is where a request with a key is remembered, and the hash of what it asks.
func trace(c call, key string, body any) (at table.Key, hash string, err error) {
	if key == "" {
		return at, "", nil
	}
	text, err := json.Marshal(body)
	return table.Repeat(id.Hash(c.Tenant.ID + "\x00" + c.User.ID + "\x00" + c.Agent.ID + "\x00" + key)), id.Hash(c.asked + "\x00" + string(text)), err
}

// of is what a remembered request made, for one that asks the same.
func (m memory) of(hash string) (made string, err error) {
	if m.Hash != hash {
		return "", errOtherBody
	}
	return m.Made, nil
}
