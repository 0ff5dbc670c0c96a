package wire

import (
	"kizuna/index"
	"kizuna/index/relax"
)

// Relaxation is why a query finds little, and which queries close to it find
// more. Every count is of main hits.
type Relaxation struct {
	Query   string         `json:"query"`   // as it was typed
	Count   int            `json:"count"`   // what it finds
	Passing int            `json:"passing"` // remarks that pass its filters, whatever they say
	Terms   []Term         `json:"terms"`   // its texts, in order
	Meant   []Offer        `json:"meant"`   // with a text as it may have been meant
	Spoken  []Offer        `json:"spoken"`  // with somebody who speaks instead of a text that names them
	Without []Offer        `json:"without"` // without one of its conditions
	Filters []relax.Filter `json:"filters"` // the filters that are set, with what it finds without each
}

// Term is a text of a query by itself.
type Term struct {
	Text         string  `json:"text"`
	Phrase       bool    `json:"phrase"` // it was quoted
	Query        string  `json:"query"`  // that asks for it alone
	Count        int     `json:"count"`
	Partial      int     `json:"partial"`      // hits inside other words
	Alternatives []Offer `json:"alternatives"` // other spellings and synonyms
	Meant        []Offer `json:"meant"`
	Words        []Term  `json:"words"` // what a text of several words that finds nothing is cut into
}

// Offer is another query, under the same filters unless it says so, and what it finds.
type Offer struct {
	Text  string       `json:"text"`          // what it has instead, or has not
	Why   index.Reason `json:"why,omitempty"` // how Text stands for a text of the query
	Query string       `json:"query"`
	Count int          `json:"count"` // one or more

	Unfiltered bool `json:"unfiltered,omitempty"` // the filters are to be taken off for it
}

// NewRelaxation pictures the relaxation of a query.
func NewRelaxation(query string, r *relax.Relaxation) Relaxation {
	return Relaxation{
		Query: query, Count: r.Count, Passing: r.Passing, Terms: newTerms(r.Terms),
		Meant: newOffers(r.Meant), Spoken: newOffers(r.Spoken), Without: newOffers(r.Without), Filters: list(r.Filters),
	}
}

func newTerms(terms []relax.Term) []Term {
	all := make([]Term, len(terms))
	for i, t := range terms {
		all[i] = Term{
			Text: t.Text, Phrase: t.Phrase, Query: t.Query, Count: t.Count, Partial: t.Partial,
			Alternatives: newOffers(t.Alternatives), Meant: newOffers(t.Meant), Words: newTerms(t.Words),
		}
	}
	return all
}

func newOffers(offers []relax.Offer) []Offer {
	all := make([]Offer, len(offers))
	for i, o := range offers {
		all[i] = Offer(o)
	}
	return all
}
