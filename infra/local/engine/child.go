package engine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
)

// child is a running engine.
type child struct {
	cancel context.CancelFunc
	ended  chan struct{}
	output output
}

var errEnded = errors.New("the engine ended at once")

// start runs the engine from a goroutine that keeps its thread: Linux ties a child's life to the thread that made it.
func start(ctx context.Context, binary string, args []string) (*child, error) {
	ctx, cancel := context.WithCancel(ctx)
	c := &child{cancel: cancel, ended: make(chan struct{})}
	cmd := exec.CommandContext(ctx, binary, args...)
	cmd.Stdout, cmd.Stderr = &c.output, &c.output
	cmd.WaitDelay = time.Second
	tie(cmd)
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer close(c.ended)
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait()
		}
	}()
	if err := <-started; err != nil {
		cancel()
		return nil, fmt.Errorf("start the engine: %w", err)
	}
	return c, nil
}

// stop kills the engine and waits for its end.
func (c *child) stop() {
	c.cancel()
	<-c.ended
}

// ready waits until this engine, and not another on the same port, takes connections, and has said each of the words.
func (c *child) ready(ctx context.Context, address string, words ...string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-c.ended:
			return fmt.Errorf("%w: %s", errEnded, c.output.String())
		case <-ctx.Done():
			return fmt.Errorf("the engine does not answer on %s: %w: %s", address, ctx.Err(), c.output.String())
		case <-tick.C:
			said := c.output.String()
			if slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(said, w) }) {
				continue
			}
			if conn, err := net.DialTimeout("tcp", address, time.Second); err == nil {
				conn.Close()
				return nil
			}
		}
	}
}

// output keeps the first words of an engine, for its error.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.text.Write(p[:min(len(p), max(0, 4096-o.text.Len()))])
	return len(p), nil
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return strings.TrimSpace(o.text.String())
}
