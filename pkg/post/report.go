package post

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strconv"

	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/letter"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// report is what the mail system publishes about a mail that was accepted.
type report struct {
	Detail struct {
		EventType string `json:"eventType"`
		Mail      struct {
			Tags map[string][]string `json:"tags"`
		} `json:"mail"`
		Bounce struct {
			Type    string `json:"bounceType"`
			SubType string `json:"bounceSubType"`
		} `json:"bounce"`
		Complaint struct {
			SubType string `json:"complaintSubType"`
		} `json:"complaint"`
	} `json:"detail"`
}

// Heard is told what became of a mail: one that came back, was suppressed or thrown away, holds a deactivation; one that was handed on heals a
// mark that was lost. Any other report, and a report heard twice, changes nothing.
func Heard(ctx context.Context, log *slog.Logger, t *table.Table, event json.RawMessage) error {
	var r report
	if err := json.Unmarshal(event, &r); err != nil {
		return err
	}
	tag := func(name string) string {
		if v := r.Detail.Mail.Tags[name]; len(v) == 1 {
			return v[0]
		}
		return ""
	}
	in, id, letterID := tag("tenant"), tag("user"), tag("letter")
	if in == "" || id == "" || letterID == "" {
		return nil // not one of ours
	}
	if what := r.Detail.EventType; what != "Delivery" {
		log.InfoContext(ctx, "a letter came back", "tenant", in, "kind", tag("kind"), "event", what)
	}
	switch r.Detail.EventType {
	case "Bounce":
		return idle.Returned(ctx, t, in, id, letterID, "bounce "+r.Detail.Bounce.Type+" "+r.Detail.Bounce.SubType)
	case "Complaint":
		if r.Detail.Complaint.SubType != "" { // the address is suppressed: the mail was never handed on
			return idle.Returned(ctx, t, in, id, letterID, "suppressed "+r.Detail.Complaint.SubType)
		}
	case "Reject": // taken, and thrown away over what it holds: it never left
		return idle.Returned(ctx, t, in, id, letterID, "refused rejected")
	case "Delivery":
		claim, _ := strconv.Atoi(tag("claim"))
		return heal(ctx, t, in, id, letterID, claim)
	}
	return nil
}

// heal marks a letter accepted whose mark was lost, under the claim that sent it.
func heal(ctx context.Context, t *table.Table, in, id, letterID string, claim int) error {
	l, there, err := table.Get[letter.Letter](ctx, t, table.Letter(in, id, letterID))
	if err != nil || !there || l.State != letter.Claimed || l.Claim != claim {
		return err
	}
	u, err := user.Get(ctx, t, in, id)
	if errors.Is(err, user.ErrUnknown) {
		return nil
	}
	if err != nil {
		return err
	}
	now := t.Now()
	mark := mine(parcel{letter: l}, over(letter.Accepted, now, table.Set("accepted", now))...)
	return markAccepted(ctx, t, mark, u, l, now)
}
