package index

// Limits of suggestions. Beyond them Suggest returns ErrBadQuery.
const (
	// MaxSuggestions bounds Typed.Limit: nobody reads a longer list while typing.
	MaxSuggestions = 20
	// MaxTypedRunes bounds Typed.Text, in code points: who types more has no use
	// for a completion.
	MaxTypedRunes = 200
	// MaxPast bounds Typed.Past.
	MaxPast = 500
)

// Typed is what somebody has typed so far.
type Typed struct {
	Text   string // up to where they are; its last word is completed
	Limit  int    // suggestions to return, 0 to MaxSuggestions
	Filter Filter // under which a suggestion must have hits

	NoSynonyms bool // count hits as a search without synonyms does

	// Past are queries to choose from besides, as people asked them before, the
	// best first.
	Past []string
}

// Suggestion is one way to go on. A search for Query, narrowed to Section where
// there is one, under the Filter that was given, has hits.
type Suggestion struct {
	Kind    SuggestionKind
	Query   string // in the language of package index/query; may be "" beside a Section
	Section string // a whole heading, of KindSection alone
	Remarks int    // hits of the main tier, at least 1
}

// SuggestionKind says where a suggestion comes from.
type SuggestionKind string

// Kinds of suggestions.
const (
	SuggestedWord    SuggestionKind = "word"    // a word of the index
	SuggestedPhrase  SuggestionKind = "phrase"  // words that stand together often: 窓口対応
	SuggestedSection SuggestionKind = "section" // the heading of a section
	SuggestedPast    SuggestionKind = "past"    // one of Typed.Past
)
