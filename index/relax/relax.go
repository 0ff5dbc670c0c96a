// Package relax tells why a query finds little, and which queries close to it
// find more: query relaxation, by any engine behind the door of package index.
//
//	r, err := relax.Query(ctx, engine, index.Query{Text: "窓口 待期児童", Filter: f})
//	r.Terms // 窓口: 1,277 remarks; 待期児童: none, but 待機児童: 85
//	r.Meant // 窓口 待機児童: 3
//
// Every number is that of main hits, and what is offered finds at least one. All
// of it keeps the filters of the query, but where it says so.
package relax

import (
	"context"

	"kizuna/index"
	"kizuna/index/query"
)

// Limits of a relaxation: a number costs a search that only counts.
const (
	// MaxTerms bounds the texts of a query, and the words of them, that are
	// looked at. Who types more has pasted something.
	MaxTerms = 8
	// MaxOffers bounds what is offered for one text.
	MaxOffers = 4
	// maxTried bounds the spellings and synonyms that are counted for one text.
	maxTried = 8
	// few is how many hits of a text make one think of a slip of the keys.
	few = 5
)

// Searcher is what a relaxation asks.
type Searcher interface {
	Search(ctx context.Context, q index.Query) (*index.Results, error)
	Expand(ctx context.Context, text string) (*index.Expansion, error)
	Correct(ctx context.Context, text string) ([]string, error)
	Values(ctx context.Context, field index.ValueField) ([]index.Value, error)
}

// Relaxation is why a query finds little.
type Relaxation struct {
	Count   int      // main hits of the query
	Passing int      // remarks that pass its filters, whatever they say
	Terms   []Term   // its texts, in order, each once
	Meant   []Offer  // with a text of it as it may have been meant; where the filters leave none, without them
	Spoken  []Offer  // with somebody who speaks instead of a condition that names them
	Without []Offer  // without one of its conditions: of texts only where there are three or more
	Filters []Filter // those that are set
}

// Term is a text of a query by itself, under the query's fields and exclusions.
type Term struct {
	Text    string // as typed, or a word of it as it is compared
	Phrase  bool   // quoted
	Query   string // that asks for it alone
	Count   int    // main hits
	Partial int    // hits inside other words

	Alternatives []Offer // other spellings, what sounds as was typed, and synonyms; a phrase without its quotation marks
	Meant        []Offer // what may have been meant by a text with few hits
	Words        []Term  // what a text of several words that finds nothing is cut into
}

// Offer is another query and what it finds.
type Offer struct {
	Text  string       // what it has instead of a text of the query, or for Without what it has not
	Why   index.Reason // how Text stands for a text of the query; "" in Spoken and Without
	Query string
	Count int // main hits, one or more

	Unfiltered bool // the filters are to be taken off for it
}

// Filter is a filter of a query, and what the query finds without it.
type Filter struct {
	Field string `json:"field"` // of Fields
	Count int    `json:"count"` // main hits
}

// Fields are the filters a query may have: those of index.Filter, period for its
// From and To; all for all of these, where two or more are set; and synonyms for
// Query.NoSynonyms.
var Fields = []string{"kind", "year", "fiscal_year", "period", "speaker", "section", "meeting", "all", "synonyms"}

// Little reports whether a query found so little that people want to know why:
// nothing that was asked for, or of several texts a handful.
func Little(r *index.Results) bool {
	main := r.Tiers[index.TierMain]
	return main == 0 || main < few && len(query.Texts(query.Parse(r.Query).Root)) > 1
}

// Query relaxes a query. It stops with the errors of the searcher.
func Query(ctx context.Context, s Searcher, q index.Query) (*Relaxation, error) {
	x := newRelaxer(ctx, s, q)
	r := &Relaxation{}
	for _, step := range []func(*Relaxation) error{x.count, x.terms, x.spoken, x.without, x.filters} {
		if err := step(r); err != nil {
			return nil, err
		}
	}
	if len(r.Meant) > 0 || q.Filter.IsZero() {
		return r, nil
	}
	// A slip and a filter may both be the reason.
	q.Filter = index.Filter{}
	anywhere, err := Query(ctx, s, q)
	if err != nil {
		return nil, err
	}
	if anywhere.Count == 0 {
		for _, o := range anywhere.Meant {
			o.Unfiltered = true
			r.Meant = append(r.Meant, o)
		}
	}
	return r, nil
}
