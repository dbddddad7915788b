package template

import (
	"fmt"
	"os"
	"strconv"

	"go.yaml.in/yaml/v3"
)

// Node is a place in a CloudFormation template, or nowhere: asking nowhere for something gives nowhere, so that a
// question can be asked in one go. Short forms (!Ref X, !Sub …, !GetAtt X.Arn) keep their tag.
type Node struct{ yaml *yaml.Node }

// Load reads a template as it is written: nothing is merged or resolved.
func Load(path string) (Node, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return Node{}, err
	}
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return Node{}, fmt.Errorf("%s: %w", path, err)
	}
	if document.Kind != yaml.DocumentNode || len(document.Content) != 1 || document.Content[0].Kind != yaml.MappingNode {
		return Node{}, fmt.Errorf("%s: not a template", path)
	}
	return Node{document.Content[0]}, nil
}

// Exists says whether the node is somewhere.
func (n Node) Exists() bool { return n.yaml != nil }

// Get follows keys downwards.
func (n Node) Get(keys ...string) Node {
	for _, key := range keys {
		n = n.child(key)
	}
	return n
}

func (n Node) child(key string) Node {
	if n.yaml == nil || n.yaml.Kind != yaml.MappingNode {
		return Node{}
	}
	for i := 0; i+1 < len(n.yaml.Content); i += 2 {
		if n.yaml.Content[i].Value == key {
			return Node{n.yaml.Content[i+1]}
		}
	}
	return Node{}
}

// Keys lists a map's keys in the order they are written.
func (n Node) Keys() []string {
	if n.yaml == nil || n.yaml.Kind != yaml.MappingNode {
		return nil
	}
	var keys []string
	for i := 0; i+1 < len(n.yaml.Content); i += 2 {
		keys = append(keys, n.yaml.Content[i].Value)
	}
	return keys
}

// Items lists a list's members; a single value counts as a list of one, as CloudFormation has it for policies.
func (n Node) Items() []Node {
	switch {
	case n.yaml == nil:
		return nil
	case n.yaml.Kind != yaml.SequenceNode:
		return []Node{n}
	}
	items := make([]Node, len(n.yaml.Content))
	for i, c := range n.yaml.Content {
		items[i] = Node{c}
	}
	return items
}

// Text is a scalar as written, without its tag; "" for anything else.
func (n Node) Text() string {
	if n.yaml == nil || n.yaml.Kind != yaml.ScalarNode {
		return ""
	}
	return n.yaml.Value
}

// Number is a scalar as a whole number; 0 for anything else.
func (n Node) Number() int {
	number, _ := strconv.Atoi(n.Text())
	return number
}

// Tag is the short form of a function of CloudFormation (!Ref, !Sub, !GetAtt, !If …); "" for plain values.
func (n Node) Tag() string {
	if n.yaml == nil || len(n.yaml.Tag) < 2 || n.yaml.Tag[:2] == "!!" {
		return ""
	}
	return n.yaml.Tag
}

// Ref is the name that a !Ref names; "" for anything else.
func (n Node) Ref() string {
	if n.Tag() != "!Ref" {
		return ""
	}
	return n.Text()
}

// Value is the node as maps, lists and texts; a !Ref becomes the name it names.
func (n Node) Value() any {
	switch {
	case n.yaml == nil:
		return nil
	case n.yaml.Kind == yaml.MappingNode:
		all := map[string]any{}
		for _, key := range n.Keys() {
			all[key] = n.child(key).Value()
		}
		return all
	case n.yaml.Kind == yaml.SequenceNode:
		all := []any{}
		for _, item := range n.Items() {
			all = append(all, item.Value())
		}
		return all
	}
	return n.Text()
}

// Walk calls f with the node and everything below it.
func (n Node) Walk(f func(Node)) {
	if n.yaml == nil {
		return
	}
	f(n)
	for i, c := range n.yaml.Content {
		if n.yaml.Kind != yaml.MappingNode || i%2 == 1 {
			Node{c}.Walk(f)
		}
	}
}

// Line is where the node stands in its file, from 1; 0 for nowhere.
func (n Node) Line() int {
	if n.yaml == nil {
		return 0
	}
	return n.yaml.Line
}
