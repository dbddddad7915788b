package api

import (
	_ "embed"
	"encoding/json"
	"strings"
	"sync"

	"github.com/curfew/curfew/pkg/fault"
)

// problems holds the sentences of problems by code and language; the English ones stand with their faults.
//
//go:embed problems.json
var problems []byte

var sentences = sync.OnceValue(func() map[string]map[string]string {
	var all map[string]map[string]string
	if err := json.Unmarshal(problems, &all); err != nil {
		panic("problems.json: " + err.Error())
	}
	return all
})

// language is the one of de, en, fr that an Accept-Language header asks for first; "" when it asks for none of them.
func language(header string) string {
	for _, part := range strings.Split(header, ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
		switch primary {
		case "de", "en", "fr":
			return primary
		}
	}
	return ""
}

// translate puts a problem's sentence into the caller's language; codes and pointers stay.
func (p *Problem) translate(header string) {
	lang := language(header)
	for i := range p.Errors {
		p.Errors[i].Detail = told(p.Errors[i].Detail, lang)
	}
	text, ok := sentences()[p.Code][lang]
	if !ok {
		return
	}
	english := p.Title
	p.Title = fault.Fill(text, p.facts)
	for i := range p.Errors {
		if p.Errors[i].Detail == english {
			p.Errors[i].Detail = p.Title
		}
	}
}
