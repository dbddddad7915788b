package api

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"

	"github.com/curfew/curfew/pkg/table"
)

// A page token holds a position and what list it is in. It is sealed with a key made of the caller's own token: nobody can read
// it, forge it or use it in another session, and there is no key to keep.

// cursor is what a page token holds.
type cursor struct {
	List  string         `json:"l"` // list and filter
	After table.Position `json:"a"`
	Count int            `json:"n,omitempty"` // how many were shown before it
}

func seal(c call, list string, after table.Position) string {
	return sealed(c, cursor{List: list, After: after})
}

func unseal(c call, list, token string) (table.Position, error) {
	cur, err := unsealed(c, list, token)
	return cur.After, err
}

func sealed(c call, cur cursor) string {
	if cur.After == nil {
		return ""
	}
	text, _ := json.Marshal(cur)
	gcm := sealer(c)
	nonce := make([]byte, gcm.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		panic("no entropy: " + err.Error())
	}
	return base64.RawURLEncoding.EncodeToString(gcm.Seal(nonce, nonce, text, nil))
}

func unsealed(c call, list, token string) (cursor, error) {
	if token == "" {
		return cursor{}, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(token)
	gcm := sealer(c)
	if err != nil || len(b) < gcm.NonceSize() {
		return cursor{}, errPage
	}
	text, err := gcm.Open(nil, b[:gcm.NonceSize()], b[gcm.NonceSize():], nil)
	var cur cursor
	if err != nil || json.Unmarshal(text, &cur) != nil || cur.List != list {
		return cursor{}, errPage
	}
	return cur, nil
}

func sealer(c call) cipher.AEAD {
	key := sha256.Sum256([]byte("page token\x00" + c.token))
	block, err := aes.NewCipher(key[:])
	if err != nil {
		panic(err)
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		panic(err)
	}
	return gcm
}
