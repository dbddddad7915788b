// Package engine starts the local stand-in for DynamoDB and makes clients of it: for tests, and for the product on 127.0.0.1.
//
// Rule: an engine answers on 127.0.0.1 only, is ours alone, and does not outlive the process that started it.
package engine

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
)

// Options of an engine; the zero value is one in memory on a free port.
type Options struct {
	DB    string // the file that keeps the data; "" keeps it in memory
	Port  int    // 0: a free one
	Sweep bool   // Sweep may be asked of it, by every process of this machine: for tests
}

// patience is how long an engine may take to start.
const patience = 10 * time.Second

// Dynoxide starts the engine that npm brings and waits until it answers. It runs until stop is called or ctx ends; on Linux also
// no longer than this process. The error says what to do when the engine is not installed.
func Dynoxide(ctx context.Context, o Options) (endpoint string, stop func(), err error) {
	binary, err := find()
	if err != nil {
		return "", nil, err
	}
	for range 5 {
		port := o.Port
		if port == 0 {
			if port, err = free(); err != nil {
				return "", nil, err
			}
		}
		address := net.JoinHostPort("127.0.0.1", strconv.Itoa(port))
		args := []string{"serve", "--host", "127.0.0.1", "--port", strconv.Itoa(port)}
		if o.DB != "" {
			args = append(args, "--db-path", o.DB)
		}
		broom, words := 0, []string{"Dynoxide listening"}
		if o.Sweep {
			if broom, err = free(); err != nil {
				return "", nil, err
			}
			words = append(words, "MCP HTTP server listening") // said later than the first, and never when its port was taken
			args = append(args, "--mcp", "--mcp-port", strconv.Itoa(broom), "--mcp-no-auth")
		}
		var c *child
		if c, err = start(ctx, binary, args); err != nil {
			return "", nil, err
		}
		if err = c.ready(ctx, address, words...); err == nil {
			endpoint = "http://" + address
			brooms.Store(endpoint, broom)
			return endpoint, c.stop, nil
		}
		c.stop()
		if o.Port != 0 || !errors.Is(err, errEnded) && !o.Sweep {
			return "", nil, err
		}
		// Somebody took the free port between our look and the engine's: look again.
	}
	return "", nil, err
}

// Client is a DynamoDB client of a local engine, with credentials that mean nothing.
func Client(endpoint string) *dynamodb.Client {
	return dynamodb.NewFromConfig(Config(endpoint))
}

// Config is the configuration of any client of a local engine.
func Config(endpoint string) aws.Config {
	return aws.Config{
		Region:       "eu-central-1",
		BaseEndpoint: aws.String(endpoint),
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "local", SecretAccessKey: "local", Source: "local"}, nil
		}),
		HTTPClient: awshttp.NewBuildableClient().WithTransportOptions(func(t *http.Transport) {
			t.MaxIdleConns, t.MaxIdleConnsPerHost = 0, 128
		}),
	}
}

// find looks for the engine's binary in the repository's node_modules.
func find() (string, error) {
	root, err := Root()
	if err != nil {
		return "", err
	}
	system, arch := runtime.GOOS, runtime.GOARCH
	if arch == "amd64" {
		arch = "x64"
	}
	name := "dynoxide"
	if system == "windows" {
		system, name = "win32", "dynoxide.exe"
	}
	binary := filepath.Join(root, "node_modules", "@dynoxide", system+"-"+arch, name)
	if _, err := os.Stat(binary); err != nil {
		return "", fmt.Errorf("the local DynamoDB engine is not installed, run make install: %w", err)
	}
	return binary, nil
}

// Root is the repository's directory: the nearest one above the working directory that holds go.mod.
func Root() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			return "", errors.New("no go.mod above the working directory: run inside the repository")
		}
		dir = filepath.Dir(dir)
	}
}

func free() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}
