// Package tabletest gives tests a table of their own on a real engine, and holds every engine to one behaviour.
//
// Rule: a test that finds no engine fails. Nothing is mocked: what a test sees is what an engine answered, or a fault that the
// test itself placed between table and engine.
package tabletest

import (
	"context"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/curfew/curfew/infra/local/engine"
	"github.com/curfew/curfew/pkg/table"
)

// World is a table of one test, the clock it reads, and the place where faults are put.
type World struct {
	Table  *table.Table
	Clock  *Clock
	Faults *Faults // stands between Table and its engine, and lets everything through until told otherwise

	Client *dynamodb.Client // of the real engine; nil for Memory
	Name   string           // of the table in the real engine; "" for Memory
	Memory *table.Memory    // nil for a real engine
}

// Timeout of one attempt at a commit in tests: machines may be slow, engines do not hang.
const Timeout = 20 * time.Second

// New makes an empty table on dynoxide, one process of which serves the whole test binary; or, when ENGINE is dynamodb-local,
// on the server at ENGINE_ENDPOINT. The table is never deleted: it ends with its engine. Safe in parallel tests.
func New(t testing.TB) *World {
	t.Helper()
	return open(t, false)
}

// NewStreamed is New with a stream of old and new images. Writes get slower with every record of the stream.
func NewStreamed(t testing.TB) *World {
	t.Helper()
	return open(t, true)
}

// NewExpiring is NewStreamed on an engine that removes expired items: DynamoDB Local by itself, a dynoxide of the test's own when
// told to by sweep, which is to be called until they are gone.
func NewExpiring(t testing.TB) (w *World, sweep func()) {
	t.Helper()
	if Local() {
		w := open(t, true)
		expire(t, w, true)
		return w, func() {}
	}
	at, stop, err := engine.Dynoxide(context.Background(), engine.Options{Sweep: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	return on(t, engine.Client(at), true), func() {
		if _, err := engine.Sweep(t.Context(), at); err != nil {
			t.Fatal(err)
		}
	}
}

// Memory makes an empty table on the in-memory engine.
func Memory(t testing.TB) *World {
	t.Helper()
	m := table.NewMemory()
	w := world(m)
	w.Memory = m
	return w
}

// Local tells whether the tests run on the official DynamoDB Local, for what it does otherwise than DynamoDB.
func Local() bool { return os.Getenv("ENGINE") == "dynamodb-local" }

func world(e table.Engine) *World {
	w := &World{Clock: NewClock(), Faults: Wrap(e)}
	w.Table = table.New(w.Faults, w.Clock.Now)
	w.Table.Timeout = Timeout
	return w
}

var (
	endpoint = sync.OnceValues(find)
	client   = sync.OnceValue(func() *dynamodb.Client { at, _ := endpoint(); return engine.Client(at) })
	serial   atomic.Int64
)

// find gives the endpoint of the engine the environment names.
func find() (string, error) {
	switch name := os.Getenv("ENGINE"); name {
	case "", "dynoxide":
		at, _, err := engine.Dynoxide(context.Background(), engine.Options{})
		return at, err
	case "dynamodb-local":
		at := os.Getenv("ENGINE_ENDPOINT")
		if at == "" {
			return "", fmt.Errorf("ENGINE=%s needs ENGINE_ENDPOINT, the URL it answers on", name)
		}
		return at, nil
	default:
		return "", fmt.Errorf("ENGINE=%s: dynoxide or dynamodb-local", name)
	}
}

func open(t testing.TB, stream bool) *World {
	t.Helper()
	if _, err := endpoint(); err != nil {
		t.Fatal(err)
	}
	return on(t, client(), stream)
}

func on(t testing.TB, client *dynamodb.Client, stream bool) *World {
	t.Helper()
	// The process id keeps test binaries apart that share one server.
	name := fmt.Sprintf("test-%d-%d", os.Getpid(), serial.Add(1))
	if err := table.Create(t.Context(), client, name, stream); err != nil {
		t.Fatalf("create table %s: %v", name, err)
	}
	w := world(table.Dynamo{Client: client, Name: name})
	w.Client, w.Name = client, name
	if Local() {
		expire(t, w, false)
	}
	return w
}

// expire says whether DynamoDB Local, which sweeps by itself and by the real clock, sweeps a table. Most tests play a day that has
// passed: it would take their items away under their hands, and stumble for ever over one that is not in every index.
func expire(t testing.TB, w *World, on bool) {
	t.Helper()
	if _, err := w.Client.UpdateTimeToLive(t.Context(), &dynamodb.UpdateTimeToLiveInput{TableName: &w.Name,
		TimeToLiveSpecification: &types.TimeToLiveSpecification{AttributeName: aws.String("ttl"), Enabled: aws.Bool(on)}}); err != nil {
		t.Fatal(err)
	}
}
