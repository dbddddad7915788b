package access

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"github.com/curfew/curfew/pkg/fault"
)

// argon2id's cost: memory in KiB, passes, lanes.
const (
	memory = 19 * 1024
	passes = 2
	lanes  = 1
)

// Faults of passwords.
var (
	ErrShort  = fault.New(fault.Invalid, "password_short", "A password has at least 15 characters. A sentence is fine.").At("/password")
	ErrLong   = fault.New(fault.Invalid, "password_long", "A password has at most 256 characters.").At("/password")
	ErrCommon = fault.New(fault.Invalid, "password_common", "This password is too easy to guess. Take a sentence that only you would think of.").At("/password")
)

// Hash makes the kept form of a password.
func Hash(password string) string {
	salt := make([]byte, 16)
	if _, err := rand.Read(salt); err != nil {
		panic("no entropy: " + err.Error())
	}
	sum := argon2.IDKey([]byte(norm.NFC.String(password)), salt, passes, memory, lanes, 32)
	return fmt.Sprintf("$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s", memory, passes, lanes,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(sum))
}

// nobody is a hash that no password matches; verifying against it costs what every other costs.
const nobody = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// verify compares a password with a kept hash; it always does the work once, also for a hash that is none.
func verify(kept, password string) bool {
	if len(password) > 1024 {
		password = password[:1024] + "…" // longer than any password that was ever accepted
	}
	var m uint32
	var p uint8
	var t uint32
	parts := strings.Split(kept, "$")
	good := len(parts) == 6
	if good {
		_, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &m, &t, &p)
		good = err == nil && m <= 256*1024 && t >= 1 && t <= 10 && p >= 1
	}
	if !good {
		parts, m, t, p = strings.Split(nobody, "$"), memory, passes, lanes
	}
	salt, _ := base64.RawStdEncoding.DecodeString(parts[4])
	want, _ := base64.RawStdEncoding.DecodeString(parts[5])
	have := argon2.IDKey([]byte(norm.NFC.String(password)), salt, t, m, p, 32)
	return subtle.ConstantTimeCompare(have, want) == 1 && good && kept != nobody
}

// acceptable tells what is wrong with a new password; personal are words it must not consist of.
func acceptable(password string, personal ...string) error {
	password = norm.NFC.String(password)
	n := utf8.RuneCountInString(password)
	switch {
	case !utf8.ValidString(password) || n < 15:
		return ErrShort
	case n > 256 || len(password) > 1024:
		return ErrLong
	}
	low := strings.ToLower(password)
	rest := low
	for _, word := range append(personal, common...) {
		if len(word) >= 3 {
			rest = strings.ReplaceAll(rest, strings.ToLower(word), "")
		}
	}
	kinds := map[rune]bool{}
	for _, r := range low {
		kinds[r] = true
	}
	if len(kinds) < 5 || utf8.RuneCountInString(rest) < 6 || sequence(low) {
		return ErrCommon
	}
	return nil
}

// common are pieces that long passwords are lazily made of; what remains without them must still be something.
var common = []string{"password", "passwort", "kennwort", "motdepasse", "qwertzuiop", "qwertyuiop", "azertyuiop", "asdfghjkl", "iloveyou", "letmein",
	"welcome", "willkommen", "bienvenue", "administrator", "changeme", "geheim", "secret", "football", "sunshine", "princess", "1234567890", "123456789",
	"12345678", "123456", "12345", "1234", "abcdefgh", "abcdef", "abc", "2024", "2025", "2026", "2027"}

// sequence tells whether nearly every character follows the one before it, or the text repeats a short piece.
func sequence(s string) bool {
	runes := []rune(s)
	steps := 0
	for i := 1; i < len(runes); i++ {
		if d := runes[i] - runes[i-1]; d >= -1 && d <= 1 {
			steps++
		}
	}
	if steps*10 >= len(runes)*8 {
		return true
	}
	for size := 1; size <= len(runes)/3; size++ {
		if slices.Equal(runes[size:], runes[:len(runes)-size]) {
			return true
		}
	}
	return false
}
