package civil

import (
	"encoding/hex"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// longestKey is how many bytes of a collation key are kept. Its hex digits and an id fit into the 1,024 bytes that
// DynamoDB allows a sort key. A name needs about five bytes per letter: names that agree in their first 240 letters
// count as equal.
const longestKey = 480

// sorter makes keys. Neither collator nor buffer may be used by two goroutines at once, so each key borrows a pair.
type sorter struct {
	collator *collate.Collator
	buffer   collate.Buffer
}

var sorters = sync.Pool{New: func() any { return &sorter{collator: collate.New(language.German)} }}

// SortKey returns a text whose byte order is the order of German dictionaries: Arger, Ärger, Oz, Özil, Simek, Šimek. It is
// made of hex digits, at most 960 of them. Names that differ only in how their letters are composed get the same key, and
// digits are sorted as letters are (10 before 2). What is appended to make a key unique must begin with a character below
// "0", such as "/", so that a shorter name stays in front.
func SortKey(name string) string {
	s := sorters.Get().(*sorter)
	defer sorters.Put(s)
	s.buffer.Reset()
	key := s.collator.KeyFromString(&s.buffer, name)
	return hex.EncodeToString(key[:min(len(key), longestKey)])
}
