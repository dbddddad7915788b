// Package stories_test tells the product's promises as stories and holds every route to them: the real handlers, as a function
// serves them, on a real engine, under one clock that is moved.
//
// Rule: what is expected stands here, in the words of the customer, and is never computed by the product.
package stories_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/curfew/curfew/infra/local/product"
	"github.com/curfew/curfew/infra/template"
	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/mail/mailtest"
	"github.com/curfew/curfew/pkg/post"
	"github.com/curfew/curfew/pkg/serve"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
)

var house = post.House{From: "Werkbank <no-reply@werk.example>", PublicURL: "https://konto.werk.example", ProductName: "Werkbank",
	ProductURL: "https://werk.example", GettingToKnow: "https://werk.example/first-steps"}

// world is the product of one test: its table, clock, mails and events.
type world struct {
	testing.TB
	*tabletest.World
	product *product.Product
	serve   func(context.Context, events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error)
	mails   *mailtest.Memory
	answers chan mailtest.Answer // what the mail system does with the next mails
	bus     *recorder
	jobs    map[string]func(context.Context) error
	idle    bool // no job runs
	letters atomic.Bool
	serial  atomic.Int64
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{TB: t, World: tabletest.New(t), bus: &recorder{}, answers: make(chan mailtest.Answer, 100)}
	w.mails = &mailtest.Memory{Seam: func(int, mail.Message) mailtest.Answer {
		select {
		case a := <-w.answers:
			return a
		default:
			return mailtest.Accept
		}
	}}
	w.product = product.New(product.Parts{Engine: waking{w.Faults, &w.letters}, Clock: w.Clock.Now, Sender: w.mails, Bus: w.bus, House: house, Timeout: tabletest.Timeout,
		ClockStands: func() bool { return true }})
	w.serve, w.jobs = serve.HTTP(w.product.Handler), w.product.Jobs()
	return w
}

// waking is an engine that notices new letters, as the table's stream wakes send-mail.
type waking struct {
	table.Engine
	letters *atomic.Bool
}

func (e waking) Write(ctx context.Context, actions []table.Write, now time.Time) error {
	err := e.Engine.Write(ctx, actions, now)
	for _, a := range actions {
		if a.Item() != nil && (strings.HasPrefix(a.Key().Sort, table.Letters) || strings.HasPrefix(a.Key().Sort, table.Circulars)) {
			e.letters.Store(true)
		}
	}
	return err
}

// wake runs send-mail while new letters are written.
func (w *world) wake() {
	for !w.idle && w.letters.Swap(false) {
		w.run("send-mail")
	}
}

func (w *world) run(name string) {
	w.Helper()
	job, ok := w.jobs[name]
	if !ok {
		w.Fatalf("there is no job %s", name)
	}
	if err := job(context.Background()); err != nil {
		w.Errorf("%s: %v", name, err)
	}
	if name != "send-mail" {
		w.wake()
	}
}

// recorder is a bus that remembers.
type recorder struct {
	mu     sync.Mutex
	events []event.Event
}

func (r *recorder) Put(_ context.Context, es ...event.Event) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events = append(r.events, es...)
	return nil
}

func (r *recorder) all() []event.Event {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]event.Event{}, r.events...)
}

// doers says which jobs look after a kind of owed work.
var doers = map[string][]string{
	table.DueLetter: {"send-mail"}, table.DueWarning: {"send-mail"}, table.DueCircular: {"send-mail"},
	table.DueRule: {"warn-idle", "deactivate-idle"}, table.DueDigest: {"deactivate-idle"},
	table.DueEnding: {"end-grants"}, table.DueSession: {"end-grants"}, table.DueNomination: {"end-grants"},
	table.DueErasure: {"erase-user"}, table.DueClosing: {"erase-user"}, table.DueJob: {"run-jobs"},
}

var schedules = sync.OnceValues(func() (template.Template, error) { return template.Read("../../template.yaml") })

// wait moves the clock to an instant; the jobs run on their schedules wherever something is due.
func (w *world) wait(until time.Time) {
	w.Helper()
	for !w.idle {
		at, names := w.next(until)
		if len(names) == 0 {
			break
		}
		w.Clock.Set(at)
		for _, name := range names {
			w.run(name)
		}
	}
	w.Clock.Set(until)
}

// next is the first tick until then at which a job finds work, and the jobs.
func (w *world) next(until time.Time) (at time.Time, names []string) {
	w.Helper()
	tpl, err := schedules()
	if err != nil {
		w.Fatal(err)
	}
	now := w.Clock.Now()
	for _, item := range w.scan(table.Due.Name) {
		kind, _, _ := strings.Cut(item.Text("due"), "/")
		due, err := time.Parse(table.Layout, item.Text("dueAt"))
		if err != nil || doers[kind] == nil {
			w.Fatalf("owed work nobody looks after: %s %v", item.Text("due"), err)
		}
		from := due.Add(-1)
		if from.Before(now) {
			from = now
		}
		if from.After(until) {
			continue
		}
		for _, name := range doers[kind] {
			for _, s := range tpl.Functions[name].Schedules {
				tick := s.Next(from)
				switch {
				case tick.IsZero() || tick.After(until) || !at.IsZero() && tick.After(at):
				case tick.Equal(at):
					names = append(names, name)
				default:
					at, names = tick, []string{name}
				}
			}
		}
	}
	done := map[string]bool{}
	var each []string
	for _, name := range names {
		if !done[name] {
			each = append(each, name)
		}
		done[name] = true
	}
	return at, each
}

// scan reads the whole table, or an index. Tests may; the product never does.
func (w *world) scan(index string) []table.Item {
	w.Helper()
	var items []table.Item
	in := &dynamodb.ScanInput{TableName: aws.String(w.World.Name)}
	if index != "" {
		in.IndexName = aws.String(index)
	} else {
		in.ConsistentRead = aws.Bool(true)
	}
	for {
		out, err := w.Client.Scan(context.Background(), in)
		if err != nil {
			w.Fatal(err)
		}
		for _, i := range out.Items {
			items = append(items, i)
		}
		if in.ExclusiveStartKey = out.LastEvaluatedKey; len(in.ExclusiveStartKey) == 0 {
			return items
		}
	}
}

// sweep removes what has expired, as DynamoDB would some day.
func (w *world) sweep() {
	w.Helper()
	for _, item := range w.scan("") {
		n, ok := item["ttl"].(*types.AttributeValueMemberN)
		if !ok {
			continue
		}
		var ttl int64
		if _, err := fmt.Sscan(n.Value, &ttl); err == nil && ttl < w.Clock.Now().Unix() {
			w.delete(item.Key())
		}
	}
}

func (w *world) delete(k table.Key) {
	w.Helper()
	_, err := w.Client.DeleteItem(context.Background(), &dynamodb.DeleteItemInput{TableName: aws.String(w.World.Name), Key: map[string]types.AttributeValue{
		table.Main.Hash: &types.AttributeValueMemberS{Value: k.Partition}, table.Main.Range: &types.AttributeValueMemberS{Value: k.Sort}}})
	if err != nil {
		w.Fatal(err)
	}
}

// report tells the product what became of the last mail to somebody, as the mail system publishes it.
func (w *world) report(address, kind string) error {
	sent := w.mails.To(address)
	if len(sent) == 0 {
		return errors.New("no mail was sent there")
	}
	tags := map[string][]string{}
	for name, v := range sent[len(sent)-1].Message.Tags {
		tags[name] = []string{v}
	}
	detail := map[string]any{"eventType": kind, "mail": map[string]any{"tags": tags}}
	if kind == "Bounce" {
		detail["bounce"] = map[string]any{"bounceType": "Permanent", "bounceSubType": "General"}
	}
	raw, err := json.Marshal(map[string]any{"detail": detail})
	if err != nil {
		return err
	}
	err = w.product.Heard(context.Background(), raw)
	w.wake()
	return err
}
