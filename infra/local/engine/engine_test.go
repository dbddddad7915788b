package engine_test

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"github.com/curfew/curfew/infra/local/engine"
	"github.com/curfew/curfew/pkg/table"
)

func TestEnginesAreApart(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	one, stop, err := engine.Dynoxide(ctx, engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	two, stopTwo, err := engine.Dynoxide(ctx, engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer stopTwo()
	if err := table.Create(ctx, engine.Client(one), "mine", false); err != nil {
		t.Fatal(err)
	}
	for endpoint, want := range map[string]int{one: 1, two: 0} {
		out, err := engine.Client(endpoint).ListTables(ctx, &dynamodb.ListTablesInput{})
		if err != nil || len(out.TableNames) != want {
			t.Errorf("%s: %v %v, want %d", endpoint, out, err, want)
		}
	}
}

func TestFileSurvivesStop(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	file := filepath.Join(t.TempDir(), "data.db")
	endpoint, stop, err := engine.Dynoxide(ctx, engine.Options{DB: file})
	if err != nil {
		t.Fatal(err)
	}
	if err := table.Create(ctx, engine.Client(endpoint), "kept", false); err != nil {
		t.Fatal(err)
	}
	stop()
	stop() // twice is once
	if endpoint, stop, err = engine.Dynoxide(ctx, engine.Options{DB: file}); err != nil {
		t.Fatal(err)
	}
	defer stop()
	out, err := engine.Client(endpoint).ListTables(ctx, &dynamodb.ListTablesInput{})
	if err != nil || len(out.TableNames) != 1 {
		t.Errorf("%v %v, want the table of before", out, err)
	}
}

func TestEndsWithContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	endpoint, stop, err := engine.Dynoxide(ctx, engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	stop()
	if conn, err := net.DialTimeout("tcp", strings.TrimPrefix(endpoint, "http://"), time.Second); err == nil {
		conn.Close()
		t.Error("still listening")
	}
}

// An engine sweeps only when it was started for that.
func TestSweep(t *testing.T) {
	t.Parallel()
	for sweeps, want := range map[bool]string{true: "", false: "not started to be swept"} {
		endpoint, stop, err := engine.Dynoxide(t.Context(), engine.Options{Sweep: sweeps})
		if err != nil {
			t.Fatal(err)
		}
		defer stop()
		_, err = engine.Sweep(t.Context(), endpoint)
		if (err == nil) != sweeps || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("started for it: %v, answer %v", sweeps, err)
		}
	}
}

// A taken port is an error, not somebody else's engine.
func TestTakenPort(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, _, err = engine.Dynoxide(t.Context(), engine.Options{Port: l.Addr().(*net.TCPAddr).Port})
	if err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("%v, want the engine's word that the port is in use", err)
	}
}

func TestNotInstalled(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if _, _, err := engine.Dynoxide(t.Context(), engine.Options{}); err == nil || !strings.Contains(err.Error(), "go.mod") {
		t.Errorf("outside a repository: %v", err)
	}
	touch(t, filepath.Join(dir, "go.mod"))
	if _, _, err := engine.Dynoxide(t.Context(), engine.Options{}); err == nil || !strings.Contains(err.Error(), "make install") {
		t.Errorf("not installed: %v", err)
	}
}

func touch(t *testing.T, file string) {
	t.Helper()
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
}
