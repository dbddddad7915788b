package erase

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"github.com/curfew/curfew/pkg/table"
)

// pepper is a tenant's random key. Without it nobody can tell whose address a hash was, not even by trying all.
type pepper struct {
	Secret string `dynamodbav:"secret"`
}

// gone is that somebody with an address was deleted; the address stands in its key, hashed.
type gone struct {
	At  time.Time `dynamodbav:"at"`
	TTL int64     `dynamodbav:"ttl"`
}

func (p pepper) hash(canonical string) string {
	h := hmac.New(sha256.New, []byte(p.Secret))
	h.Write([]byte(canonical))
	return hex.EncodeToString(h.Sum(nil))
}

var errThere = errors.New("it is there")

// pepperOf reads a tenant's pepper, and makes it when asked to.
func pepperOf(ctx context.Context, t *table.Table, in string, make bool) (pepper, error) {
	p, there, err := table.Get[pepper](ctx, t, table.Pepper(in))
	if err != nil || there || !make {
		return p, err
	}
	err = t.Commit(ctx, table.Put(table.Pepper(in), pepper{t.IDs.Secret()}).If(table.Absent(), errThere))
	if err != nil && !errors.Is(err, errThere) {
		return p, err
	}
	p, _, err = table.Get[pepper](ctx, t, table.Pepper(in)) // which of two at once won
	return p, err
}

// Deleted tells of addresses in their compared form when a person with each was deleted in the tenant; the zero instant where nobody
// was, or where it is no longer remembered.
func Deleted(ctx context.Context, t *table.Table, in string, canonical ...string) ([]time.Time, error) {
	when := make([]time.Time, len(canonical))
	p, err := pepperOf(ctx, t, in, false)
	if err != nil || p.Secret == "" {
		return when, err
	}
	for from := 0; from < len(canonical); from += 100 {
		part := canonical[from:min(from+100, len(canonical))]
		keys := make([]table.Key, len(part))
		for i, address := range part {
			keys[i] = table.Gone(in, p.hash(address))
		}
		items, err := t.Read(ctx, keys...)
		if err != nil {
			return nil, err
		}
		for i, item := range items {
			var g gone
			if item == nil {
				continue
			}
			if err := item.Decode(&g); err != nil {
				return nil, table.ErrDown.Because(err)
			}
			if g.TTL > t.Now().Unix() {
				when[from+i] = g.At
			}
		}
	}
	return when, nil
}
