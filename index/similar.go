package index

import "time"

// MaxSimilar bounds SimilarQuery.Limit: who reads further than this searches.
const MaxSimilar = 50

// SimilarQuery asks what was said elsewhere that is like one remark.
type SimilarQuery struct {
	Remark string // the id of the remark
	Limit  int    // remarks to return, 0 to MaxSimilar
	Filter Filter // what they must be, besides being of other meetings
}

// Similar is what was said elsewhere that is like one remark.
type Similar struct {
	Remark Located
	Words  []string // by which it was compared, the most telling first, folded, as each stands at its first place
	Marks  []Span   // where they stand in Remark.Remark.Text: ascending, apart from each other

	// Hits are remarks of other meetings, the most alike first, one a meeting.
	// Score is the share of what tells the remark from others that was found, from
	// 0 to 1; Marks and Found are the words in common, the most telling first. A
	// remark that is nearly the same text as the one asked about, or as one
	// before it, is left out.
	Hits []Hit
	Took time.Duration
}
