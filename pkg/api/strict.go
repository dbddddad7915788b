package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	maxBody   = 256 << 10
	maxUpload = 5750 << 10 // a file of 4 MiB in base64, and its name
	maxDepth  = 16
)

// strict refuses bodies that could mean two things: a field twice, text behind the object, too deep, too large. Unknown and
// differently spelt fields are refused by each operation's schema. Uploads alone may be large.
func (s *Server) strict(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Body == nil || r.Body == http.NoBody {
			next.ServeHTTP(w, r)
			return
		}
		most := int64(maxBody)
		if s.uploads[r.Method+" "+r.URL.Path] {
			most = maxUpload
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, most))
		var large *http.MaxBytesError
		switch {
		case errors.As(err, &large):
			writeProblem(w, r, errTooLarge)
			return
		case err != nil:
			writeProblem(w, r, errBadBody)
			return
		case len(body) > 0 && !mayBeJSON(r):
			writeProblem(w, r, errMedia)
			return
		}
		if len(body) > 0 {
			nulls, ok := single(body)
			if !ok {
				writeProblem(w, r, errBadBody)
				return
			}
			r = r.WithContext(withNulls(r.Context(), nulls))
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		next.ServeHTTP(w, r)
	})
}

// mayBeJSON tells whether a body says it is JSON, or does not say what it is: `curl -d` calls everything a form, and a form that is
// one JSON object is meant as such. It is safe because such a caller is known by his bearer token alone, which no other site can send; a
// browser says what it sends.
func mayBeJSON(r *http.Request) bool {
	kind, _, _ := strings.Cut(strings.ToLower(r.Header.Get("Content-Type")), ";")
	switch strings.TrimSpace(kind) {
	case "application/json", "application/merge-patch+json":
		return true
	case "", "application/x-www-form-urlencoded":
		if browserOf(r.Context()) != nil {
			return false
		}
		r.Header.Set("Content-Type", "application/json")
		return true
	}
	return false
}

// shape is what is looked at in a body before its schema is.
type shape struct {
	*json.Decoder
	nulls []string // pointers of what is null
}

// single tells whether a text is one JSON value in UTF-8 in which no object names a field twice, and where it holds null.
func single(body []byte) (nulls []string, ok bool) {
	s := shape{Decoder: json.NewDecoder(bytes.NewReader(body))}
	s.UseNumber()
	if !utf8.Valid(body) || !s.value("", 0) {
		return nil, false
	}
	_, err := s.Token()
	return s.nulls, err == io.EOF
}

func (s *shape) value(at string, depth int) bool {
	token, err := s.Token()
	if err != nil || depth > maxDepth {
		return false
	}
	switch token {
	case json.Delim('{'):
		seen := map[string]bool{}
		for s.More() {
			name, err := s.Token()
			key, ok := name.(string)
			if err != nil || !ok || seen[key] || !s.value(at+"/"+key, depth+1) {
				return false
			}
			seen[key] = true
		}
	case json.Delim('['):
		for i := 0; s.More(); i++ {
			if !s.value(at+"/"+strconv.Itoa(i), depth+1) {
				return false
			}
		}
	default:
		if token == nil {
			s.nulls = append(s.nulls, at)
		}
		_, delim := token.(json.Delim)
		return !delim
	}
	_, err = s.Token()
	return err == nil
}
