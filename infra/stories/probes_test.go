package stories_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// probe is a body with one thing wrong.
type probe struct {
	what    string
	body    string
	kind    string // content type, when it is not JSON's
	code    string // that the problem must have; "": any
	pointer string // that it must name; "": none
}

// shapeless are bodies that are wrong whatever the operation.
func shapeless(good string) []probe {
	return []probe{
		{what: "no JSON", body: "mail=anna", code: "bad_json"},
		{what: "half a body", body: good[:len(good)-1], code: "bad_json"},
		{what: "text behind the body", body: good + " {}", code: "bad_json"},
		{what: "a list", body: "[" + good + "]"},
		{what: "a string", body: `"x"`},
		{what: "null", body: "null"},
		{what: "nothing", body: ""},
		{what: "too deep", body: strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000), code: "bad_json"},
		{what: "an object too deep", body: `{"a":` + strings.Repeat(`{"a":`, 40) + "1" + strings.Repeat("}", 41), code: "bad_json"},
		{what: "another content type", body: good, kind: "text/plain", code: "unsupported_media_type"},
		{what: "too large", body: good[:1] + `"x":"` + strings.Repeat("x", 6<<20-1000) + `",` + good[1:], code: "too_large"},
		{what: "not UTF-8", body: strings.Replace(good, `":"`, "\":\"\xff\xfe", 1)},
	}
}

// generator makes probes of a schema and a good body.
type generator struct {
	schemas   huma.Registry
	body      any
	any       []string // pointers at which every character is allowed
	probes    []probe
	unbounded []string
}

// object tries an object's fields, and what is no field of it.
func (g *generator) object(at string, s *huma.Schema, good map[string]any) {
	g.add("an unknown field", g.with(at+"/shoeSize", 42), at+"/shoeSize")
	for _, name := range slices.Sorted(maps.Keys(good)) {
		here := at + "/" + name
		field := g.resolve(s.Properties[name])
		if field == nil {
			continue
		}
		for _, other := range []string{strings.ToUpper(name[:1]) + name[1:], strings.ToUpper(name)} {
			g.add("a field in other letters", g.with(at+"/"+other, good[name]), at+"/"+other)
		}
		g.probes = append(g.probes, probe{what: "a field twice: " + here, body: encode(g.body, "", here), code: "bad_json"})
		if slices.Contains(s.Required, name) {
			g.add("without "+here, g.with(here, missing{}), "")
		}
		g.value(here, field, good[name])
	}
}

// value tries what one value may not be.
func (g *generator) value(at string, s *huma.Schema, good any) {
	wrong := map[string][]any{"string": {7, true, []any{"x"}, map[string]any{"x": 1}}, "integer": {"x", 1.5, true, []any{}}, "number": {"x", true},
		"boolean": {"yes", 1, []any{}}, "array": {"x", 1, map[string]any{"x": 1}}, "object": {"x", 1, []any{"x"}}}[s.Type]
	for _, v := range wrong {
		g.add(fmt.Sprintf("%v", v), g.with(at, v), at)
	}
	if !s.Nullable {
		g.add("null", g.with(at, nil), at)
	}
	switch s.Type {
	case "string":
		g.text(at, s)
	case "integer":
		for _, n := range []any{-1, 99_999_999_999} {
			if v, isN := n.(int); !isN || s.Minimum == nil && s.Maximum == nil || s.Minimum != nil && float64(v) < *s.Minimum || s.Maximum != nil && float64(v) > *s.Maximum {
				g.add(fmt.Sprint(n), g.with(at, n), "")
			}
		}
	case "array":
		list, _ := good.([]any)
		if s.MaxItems == nil && s.Items != nil {
			g.unbounded = append(g.unbounded, at)
		} else if len(list) > 0 {
			many := make([]any, *s.MaxItems+1)
			for i := range many {
				many[i] = list[0]
			}
			g.add("too many", g.with(at, many), at)
		}
		if len(list) > 0 {
			g.value(at+"/0", g.resolve(s.Items), list[0])
		}
	case "object":
		if fields, ok := good.(map[string]any); ok {
			g.object(at, s, fields)
		}
	}
}

// text tries what a text may not be.
func (g *generator) text(at string, s *huma.Schema) {
	switch {
	case len(s.Enum) > 0 || s.Format != "":
		g.add("another word", g.with(at, "something else"), at)
	case s.MaxLength == nil:
		if !strings.HasSuffix(at, "/0") { // what stands in a bounded list is bounded by the body
			g.unbounded = append(g.unbounded, at)
		}
	default:
		g.add("too long", g.with(at, strings.Repeat("x", *s.MaxLength+1)), at)
	}
	if slices.Contains(g.any, at) {
		return
	}
	for _, c := range []string{"a\x00b", "a\nb", "a\u0085b", "a\u2028b"} {
		g.add("control characters", g.with(at, c), "")
	}
}

func (g *generator) add(what string, body any, pointer string) {
	p := probe{what: what, body: encode(body, "", ""), pointer: pointer}
	if pointer != "" {
		p.what += " at " + pointer
	}
	g.probes = append(g.probes, p)
}

func (g *generator) resolve(s *huma.Schema) *huma.Schema {
	if s != nil && s.Ref != "" {
		return g.schemas.SchemaFromRef(s.Ref)
	}
	return s
}

// missing in the place of a value takes the field away.
type missing struct{}

// with is the good body with another value at a pointer.
func (g *generator) with(pointer string, v any) any {
	return put(g.body, strings.Split(pointer, "/")[1:], v)
}

func put(in any, path []string, v any) any {
	if len(path) == 0 {
		return v
	}
	switch in := in.(type) {
	case map[string]any:
		out := maps.Clone(in)
		if _, gone := v.(missing); gone && len(path) == 1 {
			delete(out, path[0])
		} else {
			out[path[0]] = put(out[path[0]], path[1:], v)
		}
		return out
	case []any:
		out := slices.Clone(in)
		out[0] = put(out[0], path[1:], v)
		return out
	}
	return in
}

// encode writes JSON in which the field at twice stands twice.
func encode(v any, at, twice string) string {
	switch v := v.(type) {
	case map[string]any:
		var fields []string
		for _, name := range slices.Sorted(maps.Keys(v)) {
			here := at + "/" + name
			field := jsonOf(name) + ":" + encode(v[name], here, twice)
			fields = append(fields, field)
			if here == twice {
				fields = append(fields, field)
			}
		}
		return "{" + strings.Join(fields, ",") + "}"
	case []any:
		var items []string
		for _, one := range v {
			items = append(items, encode(one, at+"/0", twice))
		}
		return "[" + strings.Join(items, ",") + "]"
	}
	return jsonOf(v)
}
