package access

import (
	"context"
	"net/netip"
	"slices"
	"strconv"
	"time"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/table"
)

// Attempts are counted per address and source, and, far higher, per source over all addresses; never per address over all
// sources, so nobody can lock another person out.
const (
	window       = 15 * time.Minute
	perAddress   = 10
	perSource    = 500
	linksAddress = 3 // password links
	perPerson    = 5 // invitations to one person
	perTenant    = 500
	perUpload    = 30
	perExport    = 30
)

// ErrTooOften is the same answer for known and unknown addresses.
var ErrTooOften = fault.New(fault.Throttled, "too_often", "Too many attempts. Wait a little and try again.")

// throttle counts an attempt before any work is done for it.
func throttle(ctx context.Context, t *table.Table, purpose, tenant, address, source string, most int) error {
	source = network(source)
	return t.Commit(ctx, counter(t, purpose, most, tenant, address, source), counter(t, purpose, perSource, source))
}

// counter is one more of something within the present window, refused beyond a limit.
func counter(t *table.Table, purpose string, most int, parts ...string) table.Write {
	now := t.Now()
	key, slot := counted(now, purpose, parts)
	return table.Change(key, table.Add("n", 1), table.Set("ttl", slot.Add(2*window).Unix())).
		If(table.Any(table.Missing("n"), table.Below("n", most)), ErrTooOften.After(slot.Add(window).Sub(now)))
}

// counted is where something is counted within the window of an instant, and when that began.
func counted(now time.Time, purpose string, parts []string) (table.Key, time.Time) {
	slot := now.Truncate(window)
	return table.Throttle(id.Of("thr", append(slices.Clone(parts), purpose, strconv.FormatInt(slot.Unix(), 10))...)), slot
}

// MayMail tells, before anything is written, whether Mailing would be refused: ErrTooOften.
func MayMail(ctx context.Context, t *table.Table, tenant, person string) error {
	now := t.Now()
	one, slot := counted(now, "mail", []string{tenant, person})
	all, _ := counted(now, "mail", []string{tenant})
	items, err := t.Read(ctx, one, all)
	if err != nil {
		return err
	}
	for i, most := range []int{perPerson, perTenant} {
		var n struct {
			N int `dynamodbav:"n"`
		}
		if items[i] == nil {
			continue
		}
		if err := items[i].Decode(&n); err != nil {
			return table.ErrDown.Because(err)
		}
		if n.N >= most {
			return ErrTooOften.After(slot.Add(window).Sub(now))
		}
	}
	return nil
}

// Mailing are the counts of a letter that somebody causes to a person, so that nobody floods a mailbox and no tenant the mail
// system. They belong into the commit that owes the letter: what is refused for another reason counts nothing.
func Mailing(t *table.Table, tenant, person string) table.Writes {
	return table.Writes{counter(t, "mail", perPerson, tenant, person), counter(t, "mail", perTenant, tenant)}
}

// Uploading counts an import's upload, and Exporting a file that is made: both are much work for one request.
func Uploading(ctx context.Context, t *table.Table, tenant string) error {
	return t.Commit(ctx, counter(t, "upload", perUpload, tenant))
}

// Exporting counts a file that somebody has made of a list.
func Exporting(ctx context.Context, t *table.Table, tenant, person string) error {
	return t.Commit(ctx, counter(t, "export", perExport, tenant, person))
}

// network is what counts as one source: an IPv4 address, or the /48 an IPv6 customer has.
func network(source string) string {
	ip, err := netip.ParseAddr(source)
	if err != nil {
		return "unknown"
	}
	if ip = ip.Unmap(); ip.Is4() {
		return ip.String()
	}
	return netip.PrefixFrom(ip, 48).Masked().String()
}
