package bleve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"kizuna/analyzer"
	"kizuna/analyzer/variant"
	"kizuna/index"

	"github.com/blevesearch/vellum/levenshtein"
)

// What may have been meant by a text that finds nothing is asked of the
// vocabulary, three ways: what sounds the same (the wrong kanji were chosen: 待期児童
// for 待機児童), what sounds nearly the same (まどくち, しみんかん), and what is written
// nearly the same (市役署, guidlines), or has such a word in it (就業規側). Nearly is a Damerau-Levenshtein distance of one:
// a character too many, missing, mistaken, or two that changed places. None of it
// widens a search: two real words are often as near.

// From how many characters on a text has few real words one edit away.
const (
	minMeantKana    = 4 // of a reading, in kana
	minMeantWritten = 3 // with kanji or katakana in it
	minMeantLatin   = 5
)

// edits makes automata of the texts one edit away from one.
var edits = sync.OnceValues(func() (*levenshtein.LevenshteinAutomatonBuilder, error) {
	return levenshtein.NewLevenshteinAutomatonBuilder(1, true)
})

// oneEdit returns the automaton of the texts at most one edit from a text.
func oneEdit(text string) (*levenshtein.DFA, error) {
	builder, err := edits()
	if err != nil {
		return nil, fmt.Errorf("build the automaton of edits: %w", err)
	}
	dfa, err := builder.BuildDfa(text, 1)
	if err != nil {
		return nil, fmt.Errorf("build the automaton of %q: %w", text, err)
	}
	return dfa, nil
}

// meant returns what may have been meant by a folded text: what sounds the same
// first, then what has more characters in common, then what is more frequent. A
// long text is none that somebody mistyped one word of.
func (x expander) meant(folded string) ([]string, error) {
	if !short(folded) || utf8.RuneCountInString(folded) < 2 {
		return nil, nil
	}
	var near []string
	same := map[string]bool{}
	readings, typedBySound := x.readings(folded)
	for _, reading := range readings {
		for _, s := range x.soundsLike(reading) {
			same[s] = true
			near = append(near, s)
		}
		for _, s := range x.sounding(reading) {
			// 対多 sounds like 対応, too, and stands somewhere.
			if 2*inCommon(folded, s) > utf8.RuneCountInString(folded) {
				same[s] = true
				near = append(near, s)
			}
		}
		if !typedBySound {
			continue // 月面 is no slip for 減免
		}
		terms, err := x.soundsNearly(reading)
		if err != nil {
			return nil, err
		}
		near = append(near, terms...)
	}
	for _, look := range []func(string) ([]string, error){x.writtenNearly, x.mended} {
		texts, err := look(folded)
		if err != nil {
			return nil, err
		}
		near = append(near, texts...)
	}
	slices.Sort(near)
	var all []slip
	for _, s := range slices.Compact(near) {
		if s != folded {
			all = append(all, slip{s, same[s], inCommon(folded, s), x.frequency(s)})
		}
	}
	slices.SortFunc(all, slip.compare)
	if len(all) > 0 && all[0].same && all[0].common > 0 {
		// 保健所 for 保険所 leaves no doubt that 保険 was not meant.
		all = slices.DeleteFunc(all, func(c slip) bool { return !c.same })
	}
	var meant []string
	for _, c := range all[:min(len(all), index.MaxCorrections)] {
		meant = append(meant, c.text)
	}
	return meant, nil
}

// slip is a text that may have been meant.
type slip struct {
	text      string
	same      bool // in sound
	common    int  // characters of the text typed that it has
	frequency int
}

// compare puts the likelier of two first.
func (a slip) compare(b slip) int {
	switch {
	case a.same && !b.same:
		return -1
	case b.same && !a.same:
		return 1
	}
	return cmp.Or(cmp.Compare(b.common, a.common), cmp.Compare(b.frequency, a.frequency), strings.Compare(a.text, b.text))
}

// readings returns how a folded text may be read, in katakana, and whether it was
// typed as it sounds.
func (x expander) readings(folded string) (kana []string, typedBySound bool) {
	if variant.IsKana(folded) {
		return []string{variant.Katakana(folded)}, true
	}
	if kana := variant.Romaji(folded); len(kana) > 0 {
		return kana, true
	}
	var an analyzer.Analysis
	x.analyzer.Analyze(&an, folded)
	if r := x.analyzer.ReadingOf(an.Tokens); r != "" {
		return []string{r}, false
	}
	return nil, false
}

// soundsNearly returns the terms of the index, other than kana, whose reading is
// one edit from a katakana text. The first kana is taken to be right.
func (x expander) soundsNearly(kana string) (terms []string, err error) {
	key := variant.ReadingKey(kana)
	_, first := utf8.DecodeRuneInString(key)
	if utf8.RuneCountInString(key) < minMeantKana {
		return nil, nil
	}
	dfa, err := oneEdit(key)
	if err != nil {
		return nil, err
	}
	for _, s := range x.segments {
		s.relations.under("r"+key[:first], func(other, term string) {
			if !variant.IsKana(term) && accepts(dfa, other[1:]) {
				terms = append(terms, term)
			}
		})
	}
	return terms, nil
}

// accepts reports whether an automaton takes a text.
func accepts(dfa *levenshtein.DFA, text string) bool {
	state := dfa.Start()
	for i := 0; i < len(text) && dfa.CanMatch(state); i++ {
		state = dfa.Accept(state, text[i])
	}
	return dfa.IsMatch(state)
}

// writtenNearly returns the terms of the index that are one edit from a folded
// text.
func (x expander) writtenNearly(folded string) (terms []string, err error) {
	least := minMeantWritten
	switch {
	case variant.IsKana(folded):
		least = minMeantKana
	case len(folded) == utf8.RuneCountInString(folded):
		least = minMeantLatin
	}
	if utf8.RuneCountInString(folded) < least {
		return nil, nil
	}
	return x.oneEditFrom(folded)
}

// mended returns texts that stand in some remark and have another term in place of
// one that a compound was cut into, or of two: 就業規則 for 就業/規/側. What stands
// beside it tells better than its length whether it is a slip.
func (x expander) mended(folded string) (texts []string, err error) {
	var an analyzer.Analysis
	x.analyzer.Analyze(&an, folded)
	for i := range an.Tokens {
		for n := 1; n <= 2 && i+n <= len(an.Tokens) && n < len(an.Tokens); n++ {
			start, end := an.Tokens[i].Start, an.Tokens[i+n-1].End
			if utf8.RuneCountInString(folded[start:end]) < 2 {
				continue
			}
			terms, err := x.oneEditFrom(folded[start:end])
			if err != nil {
				return nil, err
			}
			for _, t := range terms {
				if s := folded[:start] + t + folded[end:]; utf8.RuneCountInString(t) > 1 && x.stands(s) {
					texts = append(texts, s)
				}
			}
		}
	}
	return texts, nil
}

// oneEditFrom returns the terms of the index that are at most one edit from a
// folded text.
func (x expander) oneEditFrom(folded string) (terms []string, err error) {
	dfa, err := oneEdit(folded)
	if err != nil {
		return nil, err
	}
	for _, s := range x.segments {
		if err := s.words.matching(fieldWords, dfa, func(term string) {
			if !analyzer.IsQuantity(term) {
				terms = append(terms, term)
			}
		}); err != nil {
			return nil, err
		}
	}
	return terms, nil
}

// frequency is in how many remarks a text is a term, or else about how many have
// it in their text.
func (x expander) frequency(folded string) (n int) {
	for _, s := range x.segments {
		if p, err := s.words.postings(fieldWords, folded, s.dead); err == nil && p.docs != nil {
			n += int(p.docs.GetCardinality())
		}
	}
	if n > 0 {
		return n
	}
	for _, s := range x.segments {
		n += int(s.grams.candidates(folded).GetCardinality())
	}
	return n
}

// inCommon counts the characters of a text that another has too.
func inCommon(a, b string) (n int) {
	for _, r := range a {
		if strings.ContainsRune(b, r) {
			n++
		}
	}
	return n
}
