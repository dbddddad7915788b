package civil

import (
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

func TestSortKey(t *testing.T) {
	for _, want := range [][]string{
		{"Arger", "Ärger", "Oz", "Özil", "Simek", "Šimek", "ßa", "ssb", "Zoë"},
		{"", "Müller", "Müller, Anna", "Müller, Zoe", "Müllermann", "Muster"},
		{"anna", "Anna", "Annä", "Anna B"},
		{"Gruppe 1", "Gruppe 10", "Gruppe 2"},
	} {
		got := slices.Clone(want)
		rand.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		slices.SortFunc(got, func(a, b string) int { return strings.Compare(SortKey(a), SortKey(b)) })
		if !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if SortKey("Zoe\u0308") != SortKey("Zo\u00eb") {
		t.Error("the same name, composed differently, has two keys")
	}
	if key := SortKey("Özil"); strings.Trim(key, "0123456789abcdef") != "" || key == "" {
		t.Errorf("%q is not hex", key)
	}
}

// Byte order of keys, with an id appended, is the collator's order.
func TestSortKeyAgreesWithTheCollator(t *testing.T) {
	letters := []rune("aAbBäÄöÖßsSzéèšŠłØ ,-'1290日\u0308\x00")
	random := rand.New(rand.NewPCG(1, 2))
	name := func() string {
		runes := make([]rune, random.IntN(8))
		for i := range runes {
			runes[i] = letters[random.IntN(len(letters))]
		}
		return string(runes)
	}
	collator := collate.New(language.German)
	for range 20_000 {
		a, b := name(), name()
		want := collator.CompareString(a, b)
		if got := strings.Compare(SortKey(a), SortKey(b)); got != want {
			t.Fatalf("%q and %q: got %d, want %d", a, b, got, want)
		}
		if got := strings.Compare(SortKey(a)+"/usr_Z", SortKey(b)+"/usr_A"); want != 0 && got != want {
			t.Fatalf("%q and %q with an id: got %d, want %d", a, b, got, want)
		}
	}
}

func TestSortKeyFitsIntoAnIndex(t *testing.T) {
	long := strings.Repeat("Ä", 10_000)
	if n := len(SortKey(long)); n != 960 {
		t.Errorf("%d digits", n)
	}
	if SortKey(long) >= SortKey("B") || SortKey(long) <= SortKey("Ä") {
		t.Error("a long name lost its place")
	}
	if a, b := strings.Repeat("x", 200)+"a", strings.Repeat("x", 200)+"b"; SortKey(a) >= SortKey(b) {
		t.Error("names of 200 letters are no longer told apart")
	}
}

func TestSortKeyIsSafeForConcurrentUse(t *testing.T) {
	names := []string{"Arger", "Ärger", "Oz", "Özil", "Simek", "Šimek", "ßa", "ssb", strings.Repeat("Zoë", 50)}
	keys := make([]string, len(names))
	for i, name := range names {
		keys[i] = SortKey(name)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 2_000 {
				for i, name := range names {
					if SortKey(name) != keys[i] {
						t.Errorf("%s: another key", name)
						return
					}
				}
			}
		})
	}
	all.Wait()
}

func BenchmarkSortKey(b *testing.B) {
	for b.Loop() {
		SortKey("Müller-Lüdenscheidt, Hannelore")
	}
}
