package attack

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/erase"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// A circular is written out while one of its readers is erased: her partition is not empty after the receipt says it is.
func TestCircularAfterErasure(t *testing.T) {
	w := world(t, false)
	olga := w.sign("muster", "olga@muster.example")
	w.ok(w.p.SendMail(w.c))
	w.want(w.do(olga, "PUT", "/v1/support-access", `{"on":true}`), 200)
	once := false
	anna := w.ids["anna"]
	w.e.before = func(_ context.Context, a []table.Write) error {
		if !once && len(a) == 1 && a[0].Key().Partition == table.User(w.ten, anna).Partition && strings.HasPrefix(a[0].Key().Sort, table.Letters) {
			once = true
			w.want(w.do(olga, "POST", "/v1/users/"+anna+"/deletion", `{"confirm":"anna@muster.example"}`), 202)
			for range 5 {
				w.ok(erase.Due(w.c, w.p.Table))
			}
		}
		return nil
	}
	w.ok(w.p.SendMail(w.c))
	w.e.before = nil
	e, _, err := user.ErasureOf(w.c, w.p.Table, w.ten, anna)
	w.ok(err)
	page, err := w.p.Table.Query(w.c, table.Query{Index: table.Main, Partition: table.User(w.ten, anna).Partition})
	w.ok(err)
	if once && e.State == user.Done && len(page.Items) > 0 {
		t.Errorf("receipt: done, clean %v; her partition holds %s", erase.Clean(e), page.Items[0].Key().Sort)
	}
}

// Held: deleting two co-drivers at once with successors leaves somebody driving.
func TestTwoDriversDeleted(t *testing.T) {
	w := world(t, false)
	for _, n := range []string{"dora", "dirk", "hans"} {
		w.join(n, w.ten, user.Draft{Licence: "driver"})
	}
	olga := w.sign("muster", "olga@muster.example")
	f := w.want(w.do(olga, "POST", "/v1/folders", `{"name":"A"}`), 201).m["id"].(string)
	for _, n := range []string{"dora", "dirk"} {
		w.want(w.do(olga, "PUT", "/v1/folders/"+f+"/members/"+w.ids[n], `{"role":"driver"}`), 200)
	}
	w.want(w.do(olga, "DELETE", "/v1/folders/"+f+"/members/"+w.ids["olga"], ""), 204)
	for _, n := range []string{"dora", "dirk"} {
		w.want(w.do(olga, "POST", "/v1/users/"+w.ids[n]+"/deletion", `{"confirm":"`+n+`@muster.example","successor":"`+w.ids["hans"]+`"}`), 202)
	}
	once := false
	w.e.before = func(_ context.Context, a []table.Write) error {
		if !once && has(a, table.Member(w.ten, f, w.ids["dora"])) {
			once = true
			w.now = w.now.Add(time.Minute)
			w.ok(erase.Due(w.c, w.p.Table))
		}
		return nil
	}
	for range 5 {
		w.ok(erase.Due(w.c, w.p.Table))
	}
	w.e.before = nil
	page, err := w.p.Table.Query(w.c, table.Query{Index: table.Main, Partition: w.ten, Prefix: table.InFolders + f})
	w.ok(err)
	if len(page.Items) == 0 {
		t.Error("nobody drives the folder, though a successor was named twice")
	}
}

// Held: crossing tenants by ids, links, page tokens, presence.
func TestCrossing(t *testing.T) {
	w := world(t, false)
	olga, vera := w.sign("muster", "olga@muster.example"), w.sign("werk", "vera@werk.example")
	for _, p := range []string{w.ids["olga"], "..%2F" + w.ten + "%2F" + w.ids["olga"], w.ids["olga"] + "%00"} {
		if a := w.do(vera, "GET", "/v1/users/"+p, ""); a.code == 200 {
			t.Error("crossed", p)
		}
	}
	tok := w.do(olga, "GET", "/v1/users?page_size=1", "").m["nextPageToken"].(string)
	if a := w.do(vera, "GET", "/v1/users?page_size=1&page_token="+tok, ""); a.code != 422 {
		t.Error(a.raw)
	}
	if a := w.do(olga, "GET", "/v1/settings/history?page_token="+tok, ""); a.code != 422 {
		t.Error(a.raw)
	}
}
