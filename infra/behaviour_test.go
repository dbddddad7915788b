package infra_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the README's table of behaviour anew")

// proofs are behaviours that no story tells, and the tests that prove them.
var proofs = [][2]string{
	{"Nobody is deactivated unwarned, and nothing owed is lost, whatever call stops, fails, is lost or comes twice.", "infra/simulation TestCrash, TestPairs"},
	{"Each care that keeps a promise is missed when it is taken out.", "infra/simulation TestWeakened"},
	{"Ten thousand long-idle people when the rule is switched on: a letter each, nobody out for 15 days.", "infra/simulation TestSwitchOnDay"},
	{"Who became due only after an administrator confirmed counts: the brake trips, and goes on when it is told to.", "infra/simulation TestSwitchOnUnconfirmed"},
	{"Every route as every kind of caller, with his own, foreign and unknown ids; support has what is named and nothing else.", "infra/matrix TestEveryRoute"},
	{"Warnings, promises and deactivations come on their dates: switched on, late, lengthened, exempt, held, across zones.", "infra/simulation TestLifetimes"},
	{"The end of a period is civil time in every zone, on every day: month ends, gaps, folds.", "pkg/civil TestEveryZone"},
	{"Every engine answers alike: conditions, races lost on purpose, 1,000 attempts on one item, lost answers.", "pkg/table TestEngine, TestMemory"},
	{"An import makes nobody twice, oversells no seat and owes nobody mail, wherever it is stopped.", "pkg/importing"},
	{"No damaged, hostile or huge file makes a reader panic, hang or return part of its rows.", "pkg/sheet"},
	{"What becomes of a deleted person in nine kinds of things, open and closed, is one table, cell by cell.", "pkg/erase TestKinds"},
	{"A deletion stopped before or after any call ends as one that was not; two at once, and registrations beside them, leave nothing.", "pkg/erase TestStoppedAnywhere, TestRace"},
	{"Of 10,000 canaries of deleted people none is in the table, in events, mails or logs since, in six encodings.", "pkg/erase TestNoTrace"},
	{"A folder never becomes its own ancestor, whoever moves folders at once.", "pkg/folder TestMovesMakeNoLoop"},
}

// TestBehaviour holds the README's table true: every story stands in it with the sentence it begins with.
func TestBehaviour(t *testing.T) {
	const begin, end = "<!-- behaviour -->\n", "<!-- /behaviour -->"
	stories, err := filepath.Glob("stories/*.story")
	if err != nil || len(stories) < 40 {
		t.Fatalf("%d stories: %v", len(stories), err)
	}
	slices.Sort(stories)
	var table strings.Builder
	table.WriteString("| behaviour | the test that proves it |\n|---|---|\n")
	for _, file := range stories {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		first, _, _ := strings.Cut(string(text), "\n")
		sentence, ok := strings.CutPrefix(first, "# ")
		if !ok {
			t.Fatalf("%s does not begin with a sentence", file)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".story")
		fmt.Fprintf(&table, "| %s | [%s](infra/stories/%s.story) |\n", sentence, name, name)
	}
	for _, p := range proofs {
		fmt.Fprintf(&table, "| %s | `%s` |\n", p[0], p[1])
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok1 := strings.Cut(string(readme), begin)
	_, tail, ok2 := strings.Cut(rest, end)
	if !ok1 || !ok2 {
		t.Fatal("README has lost the marks of the table")
	}
	want := head + begin + table.String() + end + tail
	switch {
	case want == string(readme):
	case *update:
		if err := os.WriteFile("../README.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Error("the README's table of behaviour is not as the stories are: go test ./infra -run TestBehaviour -update")
	}
}
