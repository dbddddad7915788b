// Command lint checks what no ready-made linter checks: the sizes and habits that keep this code readable.
//
// Rule: a finding is a place and one sentence; any finding fails.
package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	var found []finding
	files := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); path != "." && (strings.HasPrefix(name, ".") || name == "node_modules" || name == "testdata" || name == "dist") {
				return filepath.SkipDir
			}
			return nil
		}
		look := check
		switch {
		case browserFile(path):
			look = checkBrowser
		case !strings.HasSuffix(path, ".go"):
			return nil
		}
		files++
		more, err := look(filepath.ToSlash(path))
		found = append(found, more...)
		return err
	})
	for _, f := range found {
		fmt.Println(f)
	}
	switch {
	case err != nil:
		fmt.Fprintln(os.Stderr, "lint:", err)
		os.Exit(2)
	case files == 0:
		fmt.Fprintln(os.Stderr, "lint: no Go file here")
		os.Exit(2)
	case len(found) > 0:
		os.Exit(1)
	}
	fmt.Printf("lint: %d files, nothing found\n", files)
}
