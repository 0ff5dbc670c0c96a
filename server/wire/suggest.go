package wire

import "kizuna/index"

// Suggestions are ways to go on with what was typed, the most useful first.
type Suggestions struct {
	Query       string       `json:"query"`
	Suggestions []Suggestion `json:"suggestions"`
}

// Suggestion is one way to go on.
type Suggestion struct {
	Kind    index.SuggestionKind `json:"kind"`
	Query   string               `json:"query"`   // what to search for; beside a section that of the words before
	Section string               `json:"section"` // a heading to narrow the search to, or ""
	Remarks int                  `json:"remarks"` // hits
	Href    string               `json:"href"`    // the page of the search, as an address on the server; "" at the prompt
}

// NewSuggestions pictures suggestions for what was typed. href gives the address of
// the page of each, or "".
func NewSuggestions(typed string, all []index.Suggestion, href func(index.Suggestion) string) Suggestions {
	s := Suggestions{Query: typed, Suggestions: make([]Suggestion, len(all))}
	for i, it := range all {
		s.Suggestions[i] = Suggestion{it.Kind, it.Query, it.Section, it.Remarks, href(it)}
	}
	return s
}
