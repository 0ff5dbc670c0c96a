package index

import (
	"slices"
	"time"

	"kizuna/data"
)

// Results answers a Query.
type Results struct {
	Query         string
	Total         int          // hits in all, of every tier that was fetched
	TotalMeetings int          // meetings they come from
	OfMeetings    int          // meetings with a remark that the filter and the fields asked for let through, found or not
	Tiers         map[Tier]int // hits of each tier that was fetched; they add up to Total
	Next          string       // Query.After of the page that follows; "" where none does
	Took          time.Duration
	Hits          []Hit
	Groups        []Group // in place of Hits, where the query asked for that; else nil
	Facets        Facets  // empty unless asked for
}

// Group is the hits of one meeting. Meetings come in the order of their best
// hits, and the hits of each in the order they have without groups; so the first
// is the best, and its tier is the one the meeting stands in.
type Group struct {
	Meeting MeetingSummary
	Total   int   // its hits in all, of every tier that was fetched
	Hits    []Hit // the first, at most GroupHits; excerpts after the first are shorter
}

// Shown returns the hits shown, in order, by meeting or not.
func (r *Results) Shown() []Hit {
	hits := r.Hits
	for _, g := range r.Groups {
		hits = append(hits, g.Hits...)
	}
	return hits
}

// Hit is one remark that matches. Where the query asked for OnlyIDs, most of it is
// empty.
type Hit struct {
	Remark  data.Remark
	Meeting MeetingSummary
	Snippet Snippet // cut around what matched
	Marks   []Span  // what matched, in Remark.Text: ascending, apart from each other
	Score   float64 // comparable within one Results and tier only
	Tier    Tier
	Found   []Found // what of it matched and how, in the order of the query
	Parts   []Part  // what its score is made of; nil unless asked for
}

// Span is a half-open range of code points.
type Span struct{ Start, End int }

// Snippet is the passage of a text that shows best why it matched.
type Snippet struct {
	Text  string // cut from the remark's text, white space folded, … where something is left out
	Marks []Span // what matched, in Text
}

// Tier ranks hits by how they matched: all of one tier come before the next.
type Tier string

// Tiers.
const (
	// TierMain: the words, or the text itself from a word's start to a word's
	// end.
	TierMain Tier = "main"
	// TierPartial: the text itself, beginning or ending inside a word (京都 in
	// 東京都).
	TierPartial Tier = "partial"
	// TierRelated: some of the words of a query of many, or words on its subject.
	TierRelated Tier = "related"
)

// Part is a part of a score: parts before those that say "times" are added up,
// these multiply the sum, and what comes after is added to the product. The
// words are for people who tune an engine, in English.
type Part struct {
	What  string  `json:"what"`
	Score float64 `json:"score"`
}

// FieldTerms are what a text puts into one part of an index, for people who want
// to know why it is found or not.
type FieldTerms struct {
	Field string   `json:"field"`
	Terms []string `json:"terms"`
}

// Found is a piece of a text that matched.
type Found struct {
	Why  Reason
	Text string // folded, as it stands at its first place; "" where nothing of the text did
}

// Why returns the ways a hit was found, each once, the strongest first.
func (h Hit) Why() []Reason {
	var why []Reason
	for _, r := range reasons {
		if slices.ContainsFunc(h.Found, func(f Found) bool { return f.Why == r }) {
			why = append(why, r)
		}
	}
	return why
}

// Reason says by which way a hit was found.
type Reason string

// Reasons.
const (
	ReasonLiteral  Reason = "literal"  // the text as typed
	ReasonWord     Reason = "word"     // the word, in whatever inflection
	ReasonQuantity Reason = "quantity" // the amount or the date, however written
	ReasonVariant  Reason = "variant"  // the word in another spelling
	ReasonReading  Reason = "reading"  // what sounds as was typed
	ReasonSynonym  Reason = "synonym"  // a word that means the same
	ReasonFuzzy    Reason = "fuzzy"    // what may have been meant by a slip of the keys
	ReasonRelated  Reason = "related"  // a word on the same subject, in the related tier alone
	ReasonHeading  Reason = "heading"  // the section's heading
	ReasonField    Reason = "field"    // a field or filter alone, no text was asked for
)

// reasons holds every reason, the strongest first.
var reasons = []Reason{ReasonLiteral, ReasonWord, ReasonQuantity, ReasonVariant, ReasonReading, ReasonSynonym, ReasonFuzzy, ReasonRelated, ReasonHeading, ReasonField}

// Facets counts the hits by field.
type Facets struct {
	Kind       []Facet `json:"kind"`
	Year       []Facet `json:"year"`
	FiscalYear []Facet `json:"fiscal_year"` // 年度, from April on
	Section    []Facet `json:"section"`
	Speaker    []Facet `json:"speaker"`
	Meeting    []Facet `json:"meeting"`
}

// Facet is one value of a field and the number of hits that have it. Value is
// what the matching filter takes; Label is what people read.
type Facet struct {
	Value string `json:"value"`
	Label string `json:"label"`
	Count int    `json:"count"`
}
