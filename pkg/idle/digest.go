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
	People []string `dynamodbav:"users,stringset,omitempty"`
	N      int      `dynamodbav:"n"`
	Due    string   `dynamodbav:"due"`
	DueAt  string   `dynamodbav:"dueAt"`
}

// shown is how many people a digest names; the rest are counted.
const shown = 40

// report adds a deactivation to the digest that leaves on the next morning at seven, tenant's time.
// It names the first few people.
func report(ten tenant.Tenant, u user.User, now time.Time, name bool) table.Write {
	key := table.Digest(ten.ID)
	day := now.In(ten.Location())
	if day.Hour() >= 7 {
		day = day.AddDate(0, 0, 1)
	}
	morning := civil.At(day.Year(), day.Month(), day.Day(), 7, 0, 0, 0, ten.Location())
	edits := []table.Edit{table.Add("n", 1), table.Set("due", table.Owed(table.DueDigest, key)), table.Set("dueAt", morning)}
	if name {
		edits = append(edits, table.Insert("users", u.ID))
	}
	return table.Change(key, edits...)
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
			letter.Tell(t, key.Partition, mail.IdleDigest, map[string]string{"n": strconv.Itoa(d.N), "people": strings.Join(people, " ")}))
		return table.Unless(err, errMoved)
	})
}
