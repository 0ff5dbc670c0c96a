package index

// Expansion tells what a search takes a text of a query for.
type Expansion struct {
	Text         string        // folded, as it is compared
	Alternatives []Alternative // what is found as if it were the text, as far as the index has it, the likeliest first
	Words        []Expansion   // what it is cut into, in order; nil for one word
	Need         int           // how many of Words a remark must have to be a main hit: fewer than all of a sentence
}

// Alternative is what a search finds besides a text, and why: ReasonVariant,
// ReasonReading, ReasonSynonym, or ReasonFuzzy.
type Alternative struct {
	Text string
	Why  Reason
}

// MaxCorrections bounds what Searcher.Correct returns: people read the first few.
const MaxCorrections = 5
