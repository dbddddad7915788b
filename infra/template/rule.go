package template

import (
	"fmt"
	"slices"
)

// Rule says which events start a function.
type Rule struct {
	Bus     string         // the bus's name in the template; "" is the default one, to which AWS's services publish
	Pattern map[string]any // !Ref X reads X
}

// Hears tells whether the rule takes an event of a source and a type. A pattern that asks for anything else is an error.
func (r Rule) Hears(source, detailType string) (bool, error) {
	hears := true
	for key := range r.Pattern {
		wants, list := r.Pattern[key].([]any)
		said, known := map[string]string{"source": source, "detail-type": detailType}[key]
		if !list || !known {
			return false, fmt.Errorf("a rule's pattern asks for %s", key)
		}
		hears = hears && slices.Contains(wants, any(said))
	}
	return hears, nil
}
