package idle

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/letter"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/tenant"
	"github.com/curfew/curfew/pkg/user"
)

// Digest collects a day's automatic deactivations for the administrators; it names people by id.
type Digest struct {
	People []string `dynamodbav:"users,stringset,omitempty"` // as report writes them and Reported reads them
	N      int      `dynamodbav:"n"`
	Days   int      `dynamodbav:"days"` // the shortest period by which one of them was idle: true of all
	Due    string   `dynamodbav:"due"`
	DueAt  string   `dynamodbav:"dueAt"`
}

// shown is how many people a digest names; the rest are counted.
const shown = 40

// report adds a deactivation to the digest, as it stands, that leaves on the next morning at seven, tenant's time. It names the first
// few people: who, what the letter promised, and whether an administrator's proceed stands for it.
func report(ten tenant.Tenant, u user.User, now time.Time, d Digest) table.Write {
	key, days := table.Digest(ten.ID), ten.Rule.Days
	if d.Days > 0 {
		days = min(days, d.Days)
	}
	day := now.In(ten.Location())
	if day.Hour() >= 7 {
		day = day.AddDate(0, 0, 1)
	}
	morning := civil.At(day.Year(), day.Month(), day.Day(), 7, 0, 0, 0, ten.Location())
	edits := []table.Edit{table.Add("n", 1), table.Set("days", days), table.Set("due", table.Owed(table.DueDigest, key)), table.Set("dueAt", morning)}
	if d.N < shown {
		edits = append(edits, table.Insert("users", strings.Join([]string{u.ID, table.Stamp(u.Warning.Promise), strconv.FormatBool(u.Warning.Proceed)}, "/")))
	}
	return table.Change(key, edits...)
}

// Reported reads what report wrote of a person.
func Reported(s string) (id string, promise time.Time, proceed bool) {
	id, rest, _ := strings.Cut(s, "/")
	at, decided, _ := strings.Cut(rest, "/")
	promise, _ = time.Parse(table.Layout, at)
	return id, promise, decided == "true"
}

// Report sends the digests that are due to each tenant's administrators.
func Report(ctx context.Context, t *table.Table) error {
	return t.Drain(ctx, table.DueDigest, func(key table.Key) error {
		d, there, err := table.Get[Digest](ctx, t, key)
		if err != nil || !there || d.DueAt > table.Stamp(t.Now()) {
			return err
		}
		people := d.People[:min(len(d.People), shown)]
		err = t.Commit(ctx, table.Remove(key).If(table.Is("n", d.N), errMoved),
			letter.Tell(t, key.Partition, mail.IdleDigest, map[string]string{"n": strconv.Itoa(d.N), "days": strconv.Itoa(d.Days), "people": strings.Join(people, " ")}))
		return table.Unless(err, errMoved)
	})
}
