// Package template reads template.yaml for whoever would otherwise repeat it: the local run (which function answers
// which path, which job runs when, what an event starts) and the tests that compare code and template.
//
// The rule it keeps: what it cannot read is an error, never a guess. It reads the subset of SAM that template.yaml uses;
// Globals are merged the way SAM merges them (a function's own value wins, maps are merged key by key).
package template

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"time"
)

// Template is what template.yaml says about the functions.
type Template struct {
	Functions map[string]Function // by directory below functions/, for example warn-idle
}

// Function is one Lambda function.
type Function struct {
	Name       string            // its directory below functions/
	LogicalID  string            // its name in the template, for example WarnIdleFunction
	Prefixes   []string          // the paths it answers, with all below them; "/" is whatever nobody else claims
	Schedules  []Schedule        // when it runs by itself
	Filters    []map[string]any  // patterns of table changes that wake it, in DynamoDB's stream form
	Rules      []Rule            // events that start it
	Env        map[string]string // see env
	MemorySize int               // MB
	Timeout    time.Duration
	rights     map[right]bool
}

// Read reads a SAM template.
func Read(file string) (Template, error) {
	root, err := Load(file)
	if err != nil {
		return Template{}, err
	}
	t := Template{Functions: map[string]Function{}}
	for _, id := range root.Get("Resources").Keys() {
		resource := root.Get("Resources", id)
		if resource.Get("Type").Text() != "AWS::Serverless::Function" {
			continue
		}
		f, err := function(root, id, resource.Get("Properties"))
		if err != nil {
			return Template{}, fmt.Errorf("%s: %s: %w", file, id, err)
		}
		t.Functions[f.Name] = f
	}
	if len(t.Functions) == 0 {
		return Template{}, fmt.Errorf("%s: no function", file)
	}
	return t, nil
}

func function(root Node, id string, p Node) (Function, error) {
	global := root.Get("Globals", "Function")
	f := Function{
		Name:       path.Base(strings.TrimSuffix(p.Get("CodeUri").Text(), "/")),
		LogicalID:  id,
		MemorySize: either(p, global, "MemorySize").Number(),
		Timeout:    time.Duration(either(p, global, "Timeout").Number()) * time.Second,
		Env:        env(root, global.Get("Environment", "Variables"), p.Get("Environment", "Variables")),
		rights:     rights(p.Get("Policies")),
	}
	if want := Pascal(f.Name) + "Function"; id != want {
		return f, fmt.Errorf("code of %s should be called %s", f.Name, want)
	}
	for _, name := range p.Get("Events").Keys() {
		if err := f.event(p.Get("Events", name)); err != nil {
			return f, fmt.Errorf("event %s: %w", name, err)
		}
	}
	return f, nil
}

func (f *Function) event(e Node) error {
	p := e.Get("Properties")
	switch kind := e.Get("Type").Text(); kind {
	case "HttpApi":
		if prefix := strings.TrimSuffix(p.Get("Path").Text(), "/{proxy+}"); prefix == p.Get("Path").Text() {
			f.Prefixes = append(f.Prefixes, prefix)
		}
	case "ScheduleV2":
		s, err := schedule(p)
		if err != nil {
			return err
		}
		f.Schedules = append(f.Schedules, s)
	case "DynamoDB":
		for _, filter := range p.Get("FilterCriteria", "Filters").Items() {
			var pattern map[string]any
			if err := json.Unmarshal([]byte(filter.Get("Pattern").Text()), &pattern); err != nil {
				return fmt.Errorf("filter: %w", err)
			}
			f.Filters = append(f.Filters, pattern)
		}
	case "EventBridgeRule":
		pattern, ok := p.Get("Pattern").Value().(map[string]any)
		if !ok {
			return fmt.Errorf("a rule without pattern")
		}
		f.Rules = append(f.Rules, Rule{p.Get("EventBusName").Ref(), pattern})
	default:
		return fmt.Errorf("unknown type %q", kind)
	}
	return nil
}

// env merges variables. A value is the text itself, or for a !Ref the default of the parameter it names, or else that name.
func env(root Node, layers ...Node) map[string]string {
	all := map[string]string{}
	for _, layer := range layers {
		for _, key := range layer.Keys() {
			value := layer.Get(key)
			all[key] = value.Text()
			if parameter := root.Get("Parameters", value.Ref(), "Default"); value.Ref() != "" && parameter.Exists() {
				all[key] = parameter.Text()
			}
		}
	}
	return all
}

func either(own, global Node, key string) Node {
	if n := own.Get(key); n.Exists() {
		return n
	}
	return global.Get(key)
}

// Pascal is a directory's name in Pascal case: warn-idle becomes WarnIdle.
func Pascal(name string) string {
	var b strings.Builder
	for _, word := range strings.Split(name, "-") {
		if word != "" {
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return b.String()
}

// Answers is the name of the function that answers a path: the one with the longest prefix that the path is or is below.
// "" if no function does.
func (t Template) Answers(urlPath string) string {
	best, name := -1, ""
	for _, f := range t.Functions {
		for _, prefix := range f.Prefixes {
			below := prefix == "/" || urlPath == prefix || strings.HasPrefix(urlPath, prefix+"/")
			if below && len(prefix) > best {
				best, name = len(prefix), f.Name
			}
		}
	}
	return name
}
