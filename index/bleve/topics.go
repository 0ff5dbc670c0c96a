package bleve

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"unicode"

	"kizuna/analyzer"
)

// Which words tell a remark from others is what tf-idf measures: those that it
// says often and few others say. The best of them ask for what is like it, as a
// query of many words does (more like this: Lucene's MoreLikeThis, and the query
// of that name in Elasticsearch, which take 25 words by tf-idf too).

const (
	// maxTopics bounds the words a remark is compared by.
	maxTopics = 25
	// comparedRunes bounds how much of a remark is read for them, in code points:
	// what a speech is about is said by then, and to analyse all of the longest ones
	// would take longer than all the rest.
	comparedRunes = 8000
	// commonShare is the share of all remarks in which a word may stand. More
	// frequent ones say how people talk, not of what; but in a small index of one
	// subject that may be what it is about.
	commonShare = 0.2
	commonFew   = 100
)

// topicWord is a word that tells a remark from others.
type topicWord struct {
	term     string
	times    float64    // in the remark
	weight   float64    // in the comparison: times, saturated, and by what it is
	idf      float64    // ln(1 + (N−n+0.5)/(n+0.5)), as in every score
	most     float64    // what it may add to a score
	count    uint64     // remarks that have it
	postings []postings // by segment of the generation
}

// topicWords returns the words that tell a text from the other remarks of a
// generation, the most telling first.
func (e *Engine) topicWords(ctx context.Context, g *generation, text string) ([]topicWord, error) {
	var words []topicWord
	for term, t := range e.topics(text) {
		if err := timeout(ctx); err != nil {
			return nil, err
		}
		w, err := g.topicWord(term, t)
		if err != nil {
			return nil, err
		}
		if w.count > 1 && float64(w.count) <= max(commonFew, commonShare*float64(g.Remarks)) {
			words = append(words, w)
		}
	}
	slices.SortFunc(words, func(a, b topicWord) int {
		return cmp.Or(cmp.Compare(b.weight*b.idf, a.weight*a.idf), cmp.Compare(a.term, b.term))
	})
	return words[:min(len(words), maxTopics)], nil
}

// topicWord looks up a word.
func (g *generation) topicWord(term string, t topic) (topicWord, error) {
	w := topicWord{term: term, times: t.times, weight: t.weight * t.times * (k1 + 1) / (t.times + k1), postings: make([]postings, len(g.segments))}
	for i, s := range g.segments {
		p, err := s.words.postings(fieldWords, term, s.dead)
		if err != nil {
			return w, err
		}
		if p.docs != nil {
			w.count += p.docs.GetCardinality()
		}
		w.postings[i] = p
	}
	w.idf = idf(float64(g.Remarks), float64(w.count))
	return w, nil
}

// topic is a word that may say what a text is about.
type topic struct {
	times  float64 // in the text
	weight float64 // by its part of speech
}

// topics returns the words of a text that may say what it is about.
func (e *Engine) topics(text string) map[string]topic {
	var an analyzer.Analysis
	e.analyzer.Analyze(&an, firstRunes(text, comparedRunes))
	all := map[string]topic{}
	for _, t := range an.Tokens {
		if t.Term == "" {
			continue
		}
		seen, ok := all[t.Term]
		if !ok {
			seen.weight = e.topicWeight(t)
		}
		seen.times++
		all[t.Term] = seen
	}
	maps.DeleteFunc(all, func(_ string, t topic) bool { return t.weight == 0 })
	return all
}

// notTopics are the parts of speech of IPADIC, by how they begin, that do not say
// what a text is about: こういう, 今後, なるべく, names of people.
var notTopics = []string{"副詞", "連体詞", "接続詞", "接頭詞", "感動詞", "名詞,代名詞", "名詞,数", "名詞,副詞可能", "名詞,固有名詞,人名"}

// otherWeight is what verbs and adjectives count for, against 1 for nouns: what is
// done and how it was is said of many things.
const otherWeight = 0.5

// topicWeight is how much a word counts for by what it is. Numbers and suffixes
// count for nothing.
func (e *Engine) topicWeight(t analyzer.Token) float64 {
	if e.analyzer.IsSuffix(t) || !strings.ContainsFunc(t.Term, unicode.IsLetter) {
		return 0
	}
	pos := e.analyzer.Morph(t).POS
	switch {
	case slices.ContainsFunc(notTopics, func(begins string) bool { return strings.HasPrefix(pos, begins) }):
		return 0
	case strings.HasPrefix(pos, "動詞"), strings.HasPrefix(pos, "形容詞"):
		return otherWeight
	}
	return 1
}

// firstRunes returns the first n code points of a text.
func firstRunes(text string, n int) string {
	for at := range text {
		if n == 0 {
			return text[:at]
		}
		n--
	}
	return text
}
