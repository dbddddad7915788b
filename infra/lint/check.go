package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"strings"
)

// The sizes, in lines.
const (
	fileLines     = 250
	functionLines = 60
	mainLines     = 25 // of a Lambda's main.go: wiring only
	more          = 70 // a test's file may have so many more, for its tables
	aFewMore      = 15 // and a test's function so many
)

// finding is one place and what is wrong with it.
type finding struct {
	at   token.Position
	text string
}

func (f finding) String() string { return fmt.Sprintf("%s:%d: %s", f.at.Filename, f.at.Line, f.text) }

type checker struct {
	file  string
	fset  *token.FileSet
	found []finding
}

// check reads one file; name is its path from the repository's root, with slashes.
func check(name string) ([]finding, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	c := &checker{file: name, fset: token.NewFileSet()}
	tree, err := parser.ParseFile(c.fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	if ast.IsGenerated(tree) {
		return nil, nil
	}
	c.sizes(tree, strings.Count(string(text), "\n"))
	if !isTest(name) {
		c.documented(tree)
		c.calls(tree)
	}
	for _, group := range tree.Comments {
		for _, comment := range group.List {
			if strings.Contains(comment.Text, "TO"+"DO") || strings.Contains(comment.Text, "FIX"+"ME") {
				c.say(comment, "a promise in a comment; make it an issue or do it")
			}
		}
	}
	return c.found, nil
}

// isTest: tests, and packages that exist for tests (tabletest, mailtest).
func isTest(name string) bool {
	return strings.HasSuffix(name, "_test.go") || strings.HasSuffix(path.Dir(name), "test")
}

func (c *checker) say(at ast.Node, format string, args ...any) {
	c.found = append(c.found, finding{c.fset.Position(at.Pos()), fmt.Sprintf(format, args...)})
}

func (c *checker) sizes(tree *ast.File, lines int) {
	limit := fileLines
	if strings.HasPrefix(c.file, "functions/") && path.Base(c.file) == "main.go" {
		limit = mainLines
	}
	longest := functionLines
	if strings.HasSuffix(c.file, "_test.go") {
		limit, longest = limit+more, longest+aFewMore
	}
	if lines > limit {
		c.say(tree.Name, "%d lines; %d are the most", lines, limit)
	}
	for _, d := range tree.Decls {
		if f, ok := d.(*ast.FuncDecl); ok {
			if n := c.fset.Position(f.End()).Line - c.fset.Position(f.Pos()).Line + 1; n > longest {
				c.say(f, "%s has %d lines; %d are the most", f.Name.Name, n, longest)
			}
		}
	}
}

// documented: every exported name outside package main says what it is.
func (c *checker) documented(tree *ast.File) {
	if tree.Name.Name == "main" {
		return
	}
	for _, d := range tree.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && d.Doc == nil && (d.Recv == nil || c.exportedReceiver(d)) && !wellKnown[d.Name.Name] {
				c.say(d, "%s is exported and says nothing about itself", d.Name.Name)
			}
		case *ast.GenDecl:
			for _, s := range d.Specs {
				c.spec(d, s)
			}
		}
	}
}

// wellKnown methods are documented where their interface is.
var wellKnown = map[string]bool{
	"Error": true, "Unwrap": true, "Is": true, "String": true, "ServeHTTP": true, "Len": true, "Less": true, "Swap": true,
	"MarshalJSON": true, "UnmarshalJSON": true, "MarshalText": true, "UnmarshalText": true,
	"MarshalDynamoDBAttributeValue": true, "UnmarshalDynamoDBAttributeValue": true,
}

func (c *checker) spec(d *ast.GenDecl, s ast.Spec) {
	switch s := s.(type) {
	case *ast.TypeSpec:
		if s.Name.IsExported() && d.Doc == nil && s.Doc == nil && s.Comment == nil {
			c.say(s, "%s is exported and says nothing about itself", s.Name.Name)
		}
	case *ast.ValueSpec:
		if s.Names[0].IsExported() && d.Doc == nil && s.Doc == nil && s.Comment == nil {
			c.say(s, "%s is exported and says nothing about itself", s.Names[0].Name)
		}
	}
}

func (c *checker) exportedReceiver(f *ast.FuncDecl) bool {
	t := f.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if index, ok := t.(*ast.IndexExpr); ok {
		t = index.X
	}
	name, ok := t.(*ast.Ident)
	return ok && name.IsExported()
}

// calls: the clock and the environment are read in pkg/app and nowhere else; infra is not the product.
func (c *checker) calls(tree *ast.File) {
	if strings.HasPrefix(c.file, "pkg/app/") || strings.HasPrefix(c.file, "infra/") {
		return
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		from, ok := s.X.(*ast.Ident)
		if !ok {
			return true
		}
		switch from.Name + "." + s.Sel.Name {
		case "time.Now", "time.Since": // time.Until is for a deadline of a context, which is this machine's
			c.say(s, "%s.%s: the clock is read in pkg/app only; take `now` as an argument", from.Name, s.Sel.Name)
		case "os.Getenv", "os.LookupEnv", "os.Environ":
			c.say(s, "%s.%s: the environment is read in pkg/app only", from.Name, s.Sel.Name)
		}
		return true
	})
}
