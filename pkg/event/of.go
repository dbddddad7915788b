package event

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
)

// Event is one entry for the bus.
type Event struct {
	Type   string // detail-type
	Time   string // RFC 3339, of the change
	Detail json.RawMessage
}

// Bus takes events. The forms are eventbridge.Bus and, locally, one in process.
type Bus interface {
	// Put hands over events, all or an error; what is handed over twice is told twice.
	Put(ctx context.Context, events ...Event) error
}

// detail is the payload: ids only. Consumers drop what they saw by eventId, and what is older than what they know by version.
type detail struct {
	Metadata metadata `json:"metadata"`
	Data     data     `json:"data"`
}

type metadata struct {
	EventID    string `json:"eventId"`
	Version    string `json:"version"`
	TenantID   string `json:"tenantId"`
	OccurredAt string `json:"occurredAt"`
	Actor      actor  `json:"actor"`
}

type actor struct {
	Kind    string `json:"kind"`
	User    string `json:"userId,omitempty"`
	Agent   string `json:"agentId,omitempty"`
	Session string `json:"sessionId,omitempty"`
	Grant   string `json:"grantId,omitempty"`
}

type data struct {
	User    string `json:"userId,omitempty"`
	Subject string `json:"subjectId,omitempty"`
	Version int    `json:"userVersion,omitempty"`
}

// ErrNoEntry means that an item is no history entry.
var ErrNoEntry = errors.New("no history entry")

// Of makes the event of a history entry, given as the table's stream shows it.
func Of(item map[string]any) (Event, error) {
	text := func(m map[string]any, name string) string { s, _ := m[name].(string); return s }
	if !strings.HasPrefix(text(item, "sort"), "history/") {
		return Event{}, ErrNoEntry
	}
	by, _ := item["by"].(map[string]any)
	d := detail{
		Metadata: metadata{EventID: text(item, "id"), Version: "1", TenantID: text(item, "tenant"), OccurredAt: text(item, "at"),
			Actor: actor{text(by, "kind"), text(by, "user"), text(by, "agent"), text(by, "session"), text(by, "grant")}},
		Data: data{User: text(item, "user"), Subject: text(item, "subject"), Version: number(item["version"])},
	}
	if strings.HasPrefix(d.Data.Subject, "usr_") && d.Data.User == "" {
		d.Data.User, d.Data.Subject = d.Data.Subject, ""
	}
	raw, err := json.Marshal(d)
	return Event{Type: text(item, "event"), Time: d.Metadata.OccurredAt, Detail: raw}, err
}

func number(v any) int {
	switch v := v.(type) {
	case json.Number:
		n, _ := v.Int64()
		return int(n)
	case float64:
		return int(v)
	}
	return 0
}
