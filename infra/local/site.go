package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"github.com/curfew/curfew/infra/local/clock"
	"github.com/curfew/curfew/infra/local/demo"
	"github.com/curfew/curfew/infra/local/engine"
	"github.com/curfew/curfew/infra/local/mailbox"
	"github.com/curfew/curfew/infra/local/world"
	"github.com/curfew/curfew/infra/template"
	"github.com/curfew/curfew/pkg/table"
)

// tableName is the table's name in the local engine.
const tableName = "curfew"

// state is what a restart goes on with, beside table and mails. It is written last when a site begins: a beginning that was cut
// short has none and is begun again.
type state struct {
	Version int           `json:"version"`
	Clock   clock.State   `json:"clock"`
	Last    time.Time     `json:"last"` // up to which every scheduled run has happened
	Demo    demo.Demo     `json:"demo"`
	Lately  []world.Fired `json:"lately,omitempty"` // what happened by itself
}

// version rises when what is kept can not be gone on with.
const version = 1

// site is a local run with what it keeps on the disk.
type site struct {
	root, dir string
	state     state
	world     *world.World
	stop      func() // of the engine

	saving sync.Mutex
	saved  int // revision of the mails that were written
}

// open starts the engine and the world over it, and begins or goes on.
func open(ctx context.Context, o options, root string) (*site, error) {
	s := &site{root: root, dir: filepath.Join(root, ".local", "run"), stop: func() {}}
	if o.port != 8080 {
		s.dir = filepath.Join(root, ".local", "run-"+strconv.Itoa(o.port)) // two runs beside each other are apart
	}
	begun, err := s.load(o.fresh)
	if err != nil {
		return nil, err
	}
	at := time.Now()
	endpoint, stop, err := engine.Dynoxide(context.WithoutCancel(ctx), engine.Options{DB: filepath.Join(s.dir, "curfew.db")})
	if err != nil {
		return nil, err
	}
	s.stop = stop
	told("engine", endpoint, time.Since(at))
	if err := s.begin(ctx, o, engine.Client(endpoint), begun); err != nil {
		stop()
		return nil, err
	}
	s.save()
	return s, nil
}

// load reads what an earlier run left; false when there is nothing to go on with.
func (s *site) load(fresh bool) (begun bool, err error) {
	text, err := os.ReadFile(filepath.Join(s.dir, "state.json"))
	switch {
	case fresh, errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return false, err
	default:
		if err := json.Unmarshal(text, &s.state); err != nil || s.state.Version != version {
			return false, fmt.Errorf("%s is of another version of Curfew. Begin again: make run ARGS=-fresh", s.dir)
		}
		return true, nil
	}
	s.state = state{Version: version}
	if err := os.RemoveAll(s.dir); err != nil {
		return false, err
	}
	return false, os.MkdirAll(s.dir, 0o700)
}

// begin puts the world together and fills it, or catches up.
func (s *site) begin(ctx context.Context, o options, client *dynamodb.Client, begun bool) error {
	t, err := template.Read(filepath.Join(s.root, "template.yaml"))
	if err != nil {
		return err
	}
	at := time.Now()
	if !begun {
		if err := table.Create(ctx, client, tableName, false); err != nil {
			return err
		}
		told("table", "created", time.Since(at))
	}
	real := table.Dynamo{Client: client, Name: tableName}
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	opts := world.Options{Engine: real, Clock: clock.New(nil, s.state.Clock), Template: t, PublicURL: "http://127.0.0.1:" + strconv.Itoa(o.port), Log: log}
	if !begun && o.demo {
		return s.play(ctx, opts, client)
	}
	if s.world, err = world.New(opts); err != nil || !begun {
		return err
	}
	var kept []mailbox.Message
	text, err := os.ReadFile(filepath.Join(s.dir, "mails.json"))
	if err == nil {
		err = json.Unmarshal(text, &kept)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	s.world.Mailbox.Restore(kept)
	s.world.Recall(s.state.Lately)
	at = time.Now()
	err = s.world.CatchUp(ctx, s.state.Last)
	told("schedules", "what was missed since "+s.state.Last.Local().Format("2 January, 15:04"), time.Since(at))
	return err
}

// play plays the demo in memory, then pours it into the engine.
func (s *site) play(ctx context.Context, o world.Options, client *dynamodb.Client) (err error) {
	at := time.Now()
	now := at.UTC().Truncate(time.Millisecond)
	memory, real := table.NewMemory(), o.Engine
	o.Engine, o.Clock = memory, clock.New(nil, clock.State{Held: now.Add(-demo.Length)})
	if s.world, err = world.New(o); err != nil {
		return err
	}
	if s.state.Demo, err = demo.Build(ctx, s.world, now); err != nil {
		return err
	}
	memory.Sweep(now) // what TTL would have removed by now
	items := memory.Items()
	if err := pour(ctx, client, items); err != nil {
		return err
	}
	s.world.Swap(real)
	s.world.Recall(nil) // what happened from here on
	if err := s.world.Clock.Hold(time.Now()); err != nil {
		return err
	}
	s.world.Clock.Run()
	told("demo", fmt.Sprintf("3 tenants, %d days, %d mails, %d items", int(demo.Length.Hours()/24), len(s.world.Mailbox.Messages("")), len(items)), time.Since(at))
	return nil
}

// save keeps the clock, and the mails when they changed.
func (s *site) save() {
	s.saving.Lock()
	defer s.saving.Unlock()
	s.state.Clock, s.state.Last, s.state.Lately = s.world.Clock.State(), s.world.Last(), s.world.Lately()
	err := s.write("state.json", s.state)
	if revision := s.world.Mailbox.Revision(); err == nil && revision != s.saved {
		if err = s.write("mails.json", s.world.Mailbox.Messages("")); err == nil {
			s.saved = revision
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "  not kept:", err)
	}
}
