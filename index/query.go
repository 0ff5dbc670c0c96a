package index

import (
	"fmt"

	"kizuna/data"
)

// Limits of a query. Beyond them Search returns ErrBadQuery.
const (
	// MaxTextRunes bounds Query.Text, in code points. No question a person
	// types comes near; an accidental paste of a whole page does.
	MaxTextRunes = 2000
	// MaxLimit bounds Query.Limit: one page of hits is held in memory whole,
	// excerpts included.
	MaxLimit = 1000
	// MaxOffset bounds Query.Offset plus Query.Limit: every hit before the
	// page must be ranked too. Query.After goes as far as there are hits.
	MaxOffset = 100_000
	// GroupHits bounds the hits of a Group: what one meeting may take of a page.
	GroupHits = 3
)

// Query is one search.
type Query struct {
	Text   string // what the person typed, in the language of package index/query
	Limit  int    // hits to return, 0 to MaxLimit; 0 counts without showing
	Offset int    // hits to pass over, from 0
	After  string // where the page before ended, its Results.Next; "" begins at Offset
	Sort   Sort   // "" is SortRelevance
	Filter Filter
	Facets int  // values to return a facet, most frequent first; 0 for none
	Match  Tier // how far to go: "" widens only when there are few main hits

	// ByMeeting gathers the hits by meeting: Limit, Offset and After then go by
	// meetings, and Results has Groups in place of Hits.
	ByMeeting bool

	NoSynonyms bool // take words at their word
	Explain    bool // take the score of each hit apart

	// OnlyIDs leaves of a hit its Remark.ID, Score and Tier, and Parts if asked for:
	// for callers who want to know which remarks, and in what order. No text is read
	// to show one.
	OnlyIDs bool
}

// Sort is the order of hits within a tier.
type Sort string

// Orders. Equal scores are broken by date, newest first, then by meeting id
// and place in the meeting; equal dates by score first.
const (
	SortRelevance Sort = "relevance"
	SortNewest    Sort = "newest"
	SortOldest    Sort = "oldest"
)

// ParseSort reads an order by its name; "" is SortRelevance.
func ParseSort(s string) (Sort, error) {
	switch Sort(s) {
	case "", SortRelevance:
		return SortRelevance, nil
	case SortNewest, SortOldest:
		return Sort(s), nil
	}
	return "", NewError(ErrBadQuery,
		fmt.Sprintf("sort %q is none of relevance, newest, oldest", s),
		fmt.Sprintf("並び順「%s」はありません。relevance、newest、oldest のどれかを指定してください", s), nil)
}

// Filter narrows a search. Values of one field are alternatives; fields must
// all hold. The zero Filter lets everything through.
type Filter struct {
	Kinds    []data.Kind
	Speakers []string // the speaker as written, or the role; width and spaces do not matter
	Sections []string // a whole section heading
	Meetings []string // meeting ids
	Remarks  []string // remark ids
	// The year the meeting was held in: 2024 is January to December of it as one
	// of Years, 1 April 2024 to 31 March 2025 as one of FiscalYears (年度). Undated
	// meetings are in none.
	Years, FiscalYears []int
	From, To           data.Date // the day of the meeting, both included; zero is open
}

// IsZero reports whether the filter lets everything through.
func (f Filter) IsZero() bool {
	return len(f.Kinds) == 0 && len(f.Speakers) == 0 && len(f.Sections) == 0 &&
		len(f.Meetings) == 0 && len(f.Remarks) == 0 && len(f.Years) == 0 && len(f.FiscalYears) == 0 && f.From.IsZero() && f.To.IsZero()
}
