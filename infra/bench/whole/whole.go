// Package whole measures the product through all its layers beside the raw call that it cannot do without.
//
// Rule: product and reference run interleaved on one engine in one run; what is compared are their tenth percentiles, which a busy
// machine moves least, and counts, which nothing moves.
package whole

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"runtime"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/curfew/curfew/infra/bench/report"
	"github.com/curfew/curfew/infra/local/engine"
	"github.com/curfew/curfew/infra/local/product"
	"github.com/curfew/curfew/pkg/access"
	"github.com/curfew/curfew/pkg/id"
	"github.com/curfew/curfew/pkg/mail/mailtest"
	"github.com/curfew/curfew/pkg/post"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/vendor"
)

const (
	name     = "bench"
	rounds   = 200
	password = "blaue Giraffen tanzen leise"
)

// house is a product on a real engine, with one person signed in.
type house struct {
	*product.Product
	client *dynamodb.Client
	counts *counted
	token  string
	self   table.Key
}

// Rows measures a read, a write and the access check.
func Rows(ctx context.Context) ([]report.Row, error) {
	at, stop, err := engine.Dynoxide(ctx, engine.Options{})
	if err != nil {
		return nil, err
	}
	defer stop()
	h, err := open(ctx, engine.Client(at))
	if err != nil {
		return nil, err
	}
	get, allocs, err := h.get(ctx)
	if err != nil {
		return nil, err
	}
	create, err := h.create(ctx)
	if err != nil {
		return nil, err
	}
	check, err := h.check(ctx)
	if err != nil {
		return nil, err
	}
	pages, err := h.pages(ctx)
	return slices.Concat([]report.Row{get, allocs, create}, check, pages), err
}

func open(ctx context.Context, client *dynamodb.Client) (*house, error) {
	if err := table.Create(ctx, client, name, false); err != nil {
		return nil, err
	}
	box := &mailtest.Memory{}
	counts := &counted{Engine: table.Dynamo{Client: client, Name: name}}
	h := &house{client: client, counts: counts, Product: product.New(product.Parts{Engine: counts, Clock: time.Now, Sender: box, Timeout: 10 * time.Second,
		House: post.House{From: "no-reply@bench.example", PublicURL: "https://bench.example", ProductName: "Bench", ProductURL: "https://bench.example", GettingToKnow: "https://bench.example"}})}
	opened, err := vendor.OpenFirst(ctx, h.Table, vendor.First{Handle: "vendor", Name: "Vendor", Zone: "Europe/Berlin", Language: "en",
		Owner: vendor.Person{Mail: "otto@bench.example", FirstName: "Otto", LastName: "Operator"}})
	if err != nil {
		return nil, err
	}
	h.self = table.User(opened.Tenant, opened.User)
	if err := h.SendMail(ctx); err != nil {
		return nil, err
	}
	link := regexp.MustCompile(`cfl_[^\s"</]+`).FindString(box.To("otto@bench.example")[0].Message.Text)
	if err := access.SetPassword(ctx, h.Table, link, password, "192.0.2.1"); err != nil {
		return nil, err
	}
	_, h.token, err = access.SignIn(ctx, h.Table, access.Credentials{Tenant: "vendor", Mail: "otto@bench.example", Password: password, Source: "192.0.2.1"})
	return h, err
}

// call is one request through the handler.
func (h *house) call(method, path, body string, want int) error {
	r := httptest.NewRequest(method, path, bytes.NewReader([]byte(body)))
	if body == "" {
		r.Body = http.NoBody
	}
	r.Header.Set("Authorization", "Bearer "+h.token)
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.Handler.ServeHTTP(w, r)
	if w.Code != want {
		return fmt.Errorf("%s %s: %d %s", method, path, w.Code, w.Body)
	}
	return nil
}

// get is GET of a user beside one raw GetItem: the whole stack reads twice, once to decide and once to answer.
func (h *house) get(ctx context.Context) (times, allocs report.Row, err error) {
	path := "/v1/users/" + h.self.Partition[len(id.Tenant)+28:]
	raw := func() error {
		_, err := h.client.GetItem(ctx, &dynamodb.GetItemInput{TableName: aws.String(name), ConsistentRead: aws.Bool(true), Key: map[string]types.AttributeValue{
			"partition": &types.AttributeValueMemberS{Value: h.self.Partition}, "sort": &types.AttributeValueMemberS{Value: h.self.Sort}}})
		return err
	}
	stack := func() error { return h.call("GET", path, "", 200) }
	measured, reference, err := interleave(stack, raw)
	if err != nil {
		return times, allocs, err
	}
	times = report.Row{Name: "GET user, whole stack / one raw GetItem (p10)", Unit: "µs", Measured: measured, Reference: reference, MaxRatio: 3.5, Noisy: true}
	a, err := allocations(stack)
	if err != nil {
		return times, allocs, err
	}
	b, err := allocations(raw)
	return times, report.Row{Name: "GET user, whole stack / one raw GetItem (allocations)", Unit: "allocs", Measured: a, Reference: b, MaxRatio: 5}, err
}

// create is the creation of a user beside a raw transaction of three items.
func (h *house) create(ctx context.Context) (report.Row, error) {
	n := 0
	raw := func() error {
		n++
		var items []types.TransactWriteItem
		for i := range 3 {
			items = append(items, types.TransactWriteItem{Put: &types.Put{TableName: aws.String(name), Item: map[string]types.AttributeValue{
				"partition": &types.AttributeValueMemberS{Value: fmt.Sprintf("raw/%d", n)}, "sort": &types.AttributeValueMemberS{Value: fmt.Sprint(i)}}}})
		}
		_, err := h.client.TransactWriteItems(ctx, &dynamodb.TransactWriteItemsInput{TransactItems: items})
		return err
	}
	k := 0
	stack := func() error {
		k++
		body, _ := json.Marshal(map[string]string{"mail": fmt.Sprintf("u%d@bench.example", k), "firstName": "Ute", "lastName": "User"})
		return h.call("POST", "/v1/users", string(body), 201)
	}
	measured, reference, err := interleave(stack, raw)
	return report.Row{Name: "create user, whole stack / raw transaction of 3 items (p10)", Unit: "µs", Measured: measured, Reference: reference, MaxRatio: 8, Noisy: true}, err
}

// check counts what the access check reads.
func (h *house) check(ctx context.Context) ([]report.Row, error) {
	before := *h.counts
	if _, err := access.Check(ctx, h.Table, h.token); err != nil {
		return nil, err
	}
	after := *h.counts
	return []report.Row{
		{Name: "access check: strongly consistent reads", Unit: "calls", Measured: float64(after.reads - before.reads), Max: 1},
		{Name: "access check: items", Unit: "items", Measured: float64(after.items - before.items), Max: 3},
		{Name: "access check: queries and writes (1 = none)", Unit: "calls", Measured: float64(1 + after.queries - before.queries + after.writes - before.writes), Max: 1},
	}, nil
}

// pages is what a page of 50 users costs in each declared order, as the engine counts it; it does not depend on how many users there
// are, since a page is one query of one index.
func (h *house) pages(ctx context.Context) ([]report.Row, error) {
	var rows []report.Row
	for _, index := range []table.Index{table.People, table.Mails, table.Seen, table.Born} {
		out, err := h.client.Query(ctx, &dynamodb.QueryInput{TableName: aws.String(name), IndexName: aws.String(index.Name), Limit: aws.Int32(50),
			KeyConditionExpression: aws.String("people = :t"), ReturnConsumedCapacity: types.ReturnConsumedCapacityTotal,
			ExpressionAttributeValues: map[string]types.AttributeValue{":t": &types.AttributeValueMemberS{Value: h.self.Partition[:len(id.Tenant)+27]}}})
		if err != nil {
			return nil, err
		}
		if len(out.Items) != 50 {
			return nil, fmt.Errorf("%d rows in a page of %s", len(out.Items), index.Name)
		}
		rows = append(rows, report.Row{Name: "list, a page of 50 by index " + index.Name + ": read capacity", Unit: "RCU", Measured: *out.ConsumedCapacity.CapacityUnits, Max: 10})
	}
	return rows, nil
}

// interleave gives both tenth percentiles in microseconds.
func interleave(a, b func() error) (pa, pb float64, err error) {
	var ta, tb []float64
	for range rounds {
		for _, one := range []struct {
			f  func() error
			to *[]float64
		}{{a, &ta}, {b, &tb}} {
			began := time.Now()
			if err := one.f(); err != nil {
				return 0, 0, err
			}
			*one.to = append(*one.to, float64(time.Since(began).Nanoseconds())/1000)
		}
	}
	slices.Sort(ta)
	slices.Sort(tb)
	return ta[len(ta)/10], tb[len(tb)/10], nil
}

// allocations is how many objects one call makes, on average.
func allocations(f func() error) (float64, error) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range 50 {
		if err := f(); err != nil {
			return 0, err
		}
	}
	runtime.ReadMemStats(&after)
	return float64(after.Mallocs-before.Mallocs) / 50, nil
}
