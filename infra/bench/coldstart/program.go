package coldstart

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const module = "github.com/curfew/curfew"

// Program is something to start.
type Program struct {
	Name    string
	Package string   // import path of its main package
	Event   []byte   // the invocation it gets
	Env     []string // "NAME=value", added to what every program gets
}

// Hello is the reference.
var Hello = Program{Name: "hello", Package: module + "/infra/bench/coldstart/hello", Event: []byte("{}")}

// function is the product's functions/<name>, woken by its sample event infra/events/<name>.json or by {}. Who asks over
// HTTP brings no credentials, so that the answer costs no read and the start alone is measured.
func function(root, name string) (Program, error) {
	p := Program{Name: name, Package: module + "/functions/" + name, Event: []byte("{}")}
	event, err := os.ReadFile(filepath.Join(root, "infra", "events", name+".json"))
	if errors.Is(err, fs.ErrNotExist) {
		return p, nil
	}
	if err != nil {
		return p, err
	}
	var e map[string]any
	if err := json.Unmarshal(event, &e); err != nil {
		return p, fmt.Errorf("the sample event of %s: %w", name, err)
	}
	if _, ok := e["rawPath"]; ok {
		delete(e, "cookies")
		headers, _ := e["headers"].(map[string]any)
		for h := range headers {
			if strings.EqualFold(h, "authorization") || strings.EqualFold(h, "cookie") {
				delete(headers, h)
			}
		}
	}
	p.Event, err = json.Marshal(e)
	return p, err
}

// overHTTP tells whether the program answers requests.
func (p Program) overHTTP() bool {
	var e struct {
		RawPath *string `json:"rawPath"`
	}
	return json.Unmarshal(p.Event, &e) == nil && e.RawPath != nil
}

// functions are the names of all functions in the tree.
func functions(root string) ([]string, error) {
	mains, err := filepath.Glob(filepath.Join(root, "functions", "*", "main.go"))
	if err != nil {
		return nil, err
	}
	if len(mains) == 0 {
		return nil, errors.New("there is no functions/<name>/main.go to start")
	}
	names := make([]string, len(mains))
	for i, main := range mains {
		names[i] = filepath.Base(filepath.Dir(main))
	}
	return names, nil
}

// build makes the program as the product ships it, for the machine it is measured on.
func build(ctx context.Context, dir string, p Program) (string, error) {
	binary := filepath.Join(dir, p.Name)
	cmd := exec.CommandContext(ctx, "go", "build", "-tags", "lambda.norpc", "-trimpath", "-ldflags", "-s -w", "-o", binary, p.Package)
	// GODEBUG would trace the compiler itself, into the build cache that everybody shares.
	cmd.Env = append(cmd.Environ(), "CGO_ENABLED=0", "GODEBUG=")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building %s: %w: %s", p.Name, err, tail(out))
	}
	return binary, nil
}

// moduleRoot is the directory of the module that the process stands in.
func moduleRoot(ctx context.Context) (string, error) {
	out, err := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Dir}}").Output()
	if err != nil {
		return "", fmt.Errorf("finding the module: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}

// environment is what Lambda and template.yaml would give a function: one core, no network beyond the player.
func environment(address string) []string {
	here := "http://" + address
	return []string{
		"AWS_LAMBDA_RUNTIME_API=" + address, "AWS_LAMBDA_FUNCTION_NAME=bench", "AWS_LAMBDA_FUNCTION_VERSION=$LATEST",
		"AWS_LAMBDA_FUNCTION_MEMORY_SIZE=256", "_HANDLER=bootstrap", "LAMBDA_TASK_ROOT=/var/task", "GOMAXPROCS=1",
		"AWS_REGION=eu-central-1", "AWS_ACCESS_KEY_ID=bench", "AWS_SECRET_ACCESS_KEY=bench", "AWS_SESSION_TOKEN=bench",
		"AWS_ENDPOINT_URL_DYNAMODB=" + here, "AWS_ENDPOINT_URL_SESV2=" + here, "AWS_ENDPOINT_URL_EVENTBRIDGE=" + here,
		"TABLE=bench", "BUS=bench", "MAIL_FROM=bench@example.com", "MAIL_SET=bench",
		"PUBLIC_URL=https://bench.example.com", "PRODUCT_NAME=Bench", "PRODUCT_URL=https://bench.example.com",
		"GETTING_TO_KNOW_URL=https://bench.example.com", "ALLOWED_ORIGINS=",
	}
}
