package bleve

import (
	"slices"

	"kizuna/analyzer"

	api "github.com/blevesearch/bleve_index_api"
)

// termCount is a word and how often it stands in a text.
type termCount struct {
	term string
	n    int
}

// maxSpare is how many words the memory kept for the next text may have room for:
// emptying a map costs what it once held.
const maxSpare = 1 << 10

// termCounter counts the words of texts, one text after the other.
type termCounter struct {
	place map[string]int // of a word in words
	words []termCount
}

// count returns the words of an analysed text, in the order of their first
// occurrence.
func (c *termCounter) count(an *analyzer.Analysis) []termCount {
	if len(c.place) > maxSpare || c.place == nil {
		c.place = map[string]int{}
	}
	clear(c.place)
	c.words = c.words[:0]
	an.EachTerm(func(term string) {
		i, ok := c.place[term]
		if !ok {
			i = len(c.words)
			c.place[term] = i
			c.words = append(c.words, termCount{term: term})
		}
		c.words[i].n++
	})
	return slices.Clone(c.words)
}

// tokenMap gives counts the form that zap takes them in, those of one text after
// those of another in the same memory. Zap goes through the texts of a batch twice;
// to keep for each what it is given took more than to make it again.
type tokenMap struct {
	byTerm api.TokenFrequencies
	all    []api.TokenFreq
}

// of returns the counts by word, until it is called again. Zap reads words as the
// keys of the map alone.
func (t *tokenMap) of(words []termCount) api.TokenFrequencies {
	if len(t.byTerm) > maxSpare || t.byTerm == nil {
		t.byTerm = api.TokenFrequencies{}
	}
	clear(t.byTerm)
	t.all = slices.Grow(t.all[:0], len(words))[:len(words)]
	for i, w := range words {
		t.all[i].SetFrequency(w.n)
		t.byTerm[w.term] = &t.all[i]
	}
	return t.byTerm
}
