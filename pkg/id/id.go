// Package id makes the names of things and the secrets that open them.
//
// Rule: an id is random, sortable by birth and never reused; a secret is 256 bits from the system's entropy and only its hash
// is kept.
package id

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"io"
	"strings"
	"sync"
	"time"
)

// The prefixes of ids, one per kind of thing.
const (
	Tenant  = "ten"
	User    = "usr"
	Session = "ses"
	Link    = "lnk"
	Letter  = "ltr"
	Entry   = "his"
	Grant   = "gra"
	Key     = "key"
	Job     = "job"
	Rule    = "rul"
	Import  = "imp"
	Folder  = "fld"
)

var alphabet = base32.NewEncoding(signs).WithPadding(base32.NoPadding)

// Source makes ids; tests inject its clock and entropy. It may be used by several goroutines.
type Source struct {
	Now  func() time.Time
	Rand io.Reader // nil: crypto/rand

	mu   sync.Mutex
	last [16]byte
}

// New makes an id such as usr_06e…: 48 bits of milliseconds, 80 random bits. Ids of one source sort in the order they were made,
// within one millisecond too.
func (s *Source) New(prefix string) string {
	var b [16]byte
	ms := uint64(s.Now().UnixMilli())
	for i := range 6 {
		b[i] = byte(ms >> (40 - 8*i))
	}
	s.fill(b[6:])
	b[6] &= 0x7f // room to count on within the millisecond
	s.mu.Lock()
	defer s.mu.Unlock()
	if bytes.Equal(b[:6], s.last[:6]) && bytes.Compare(b[:], s.last[:]) <= 0 {
		copy(b[:11], s.last[:11]) // the next ones after the last, still with 40 random bits
		for i := 10; i >= 6; i-- {
			if b[i]++; b[i] != 0 {
				break
			}
		}
	}
	s.last = b
	return prefix + "_" + alphabet.EncodeToString(b[:])
}

// Since is a name that sorts before every id made at an instant or later, and behind those of earlier milliseconds. Before 1970 it
// sorts before all.
func Since(prefix string, at time.Time) string {
	var b [16]byte
	ms := uint64(max(0, at.UnixMilli()))
	for i := range 6 {
		b[i] = byte(ms >> (40 - 8*i))
	}
	return prefix + "_" + alphabet.EncodeToString(b[:])
}

// Nobody makes the name under which something stays when its person is gone; it says nothing, not even when.
func (s *Source) Nobody() string { return Of("gone", s.Secret()) }

// Secret makes 256 random bits, URL-safe.
func (s *Source) Secret() string {
	var b [32]byte
	s.fill(b[:])
	return base64.RawURLEncoding.EncodeToString(b[:])
}

func (s *Source) fill(b []byte) {
	from := s.Rand
	if from == nil {
		from = rand.Reader
	}
	if _, err := io.ReadFull(from, b); err != nil {
		panic("no entropy: " + err.Error())
	}
}

// Of makes the id that the same parts always give: for work that may be done twice and must leave one thing.
func Of(prefix string, parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return prefix + "_" + alphabet.EncodeToString(sum[:16])
}

const signs = "0123456789abcdefghjkmnpqrstvwxyz"

// Valid tells whether s is an id with that prefix.
func Valid(prefix, s string) bool {
	body, ok := strings.CutPrefix(s, prefix+"_")
	return ok && len(body) == 26 && strings.Trim(body, signs) == ""
}

// Hash is the SHA-256 of a token, hex: what is kept instead of it.
func Hash(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// Matches compares a token with a kept hash in constant time.
func Matches(token, hash string) bool {
	return hash != "" && subtle.ConstantTimeCompare([]byte(Hash(token)), []byte(hash)) == 1
}
