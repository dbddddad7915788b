package main

import (
	"fmt"
	"go/token"
	"os"
	"path"
	"regexp"
	"strings"
)

// forbidden is what the console's sources may not hold, and where they may after all.
var forbidden = []struct {
	what    *regexp.Regexp
	text    string
	allowed []string
}{
	{regexp.MustCompile(`\bfetch\(`), "the API is asked through src/api/client.ts alone, whose types are its own", []string{"src/api/client.ts", "src/entry/demo.tsx", "src/parts/later.tsx"}},
	{regexp.MustCompile(`\b(innerHTML|outerHTML|dangerouslySetInnerHTML|insertAdjacentHTML)\b|\beval\(`), "markup and scripts are never made of strings", nil},
	{regexp.MustCompile(`console\.(log|debug|info)\(`), "nothing is written to a browser's console", nil},
}

// browserFile tells whether a file is one of the console's sources that people write.
func browserFile(name string) bool {
	return (strings.HasSuffix(name, ".ts") || strings.HasSuffix(name, ".tsx")) && !strings.HasSuffix(name, ".d.ts")
}

// checkBrowser reads one file of the console; name is its path from the repository's root, with slashes.
func checkBrowser(name string) ([]finding, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var found []finding
	say := func(line int, what string) {
		found = append(found, finding{token.Position{Filename: name, Line: line}, what})
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	most, test := fileLines, strings.Contains(name, "/test/") || strings.Contains(name, "/bench/")
	if test {
		most += more
	}
	if len(lines) > most {
		say(1, fmt.Sprintf("%d lines; %d are the most", len(lines), most))
	}
	base := path.Base(name)
	if !test && !strings.HasSuffix(base, "words.ts") && !strings.HasSuffix(base, ".config.ts") && !strings.HasPrefix(lines[0], "//") {
		say(1, "the first line says what the file is for")
	}
	for n, line := range lines {
		if strings.Contains(line, "TO"+"DO") || strings.Contains(line, "FIX"+"ME") {
			say(n+1, "a promise in a comment; make it an issue or do it")
		}
		for _, f := range forbidden {
			if !test && f.what.MatchString(line) && !allowed(name, f.allowed) {
				say(n+1, f.text)
			}
		}
	}
	return found, nil
}

func allowed(name string, where []string) bool {
	for _, w := range where {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	return false
}
