package bleve

import (
	"strings"

	"kizuna/analyzer"

	lru "github.com/hashicorp/golang-lru/v2"
)

// What a word may also be written as does not change as long as the index does not,
// and the words of one query come again in the next: to widen them was a sixth of what
// a sentence cost.

// maxWidened bounds the words, and the pieces of words, whose widenings are kept. A
// word has a few alternatives, most pieces none.
const maxWidened = 8192

// widened keeps what words are widened to in a generation, without synonyms, which
// have a file of their own. What is kept must not be changed.
type widened struct {
	words  *lru.Cache[widenedWord, []alternative]
	pieces *lru.Cache[piecesOf, []alternative]
}

// widenedWord is a term, and whether it is the whole of a text.
type widenedWord struct {
	term  string
	whole bool
}

// piecesOf is a text that may be one word, and its reading, if it has one.
type piecesOf struct{ text, reading string }

func newWidened() *widened {
	words, err := lru.New[widenedWord, []alternative](maxWidened)
	if err != nil {
		panic(err) // only for a size below one
	}
	pieces, err := lru.New[piecesOf, []alternative](maxWidened)
	if err != nil {
		panic(err)
	}
	return &widened{words, pieces}
}

// word widens a token of a query, as widen does.
func (x expander) word(t analyzer.Token, whole bool) *word {
	key := widenedWord{t.Term, whole}
	alternatives, ok := x.widened.words.Get(key)
	if !ok {
		key.term = strings.Clone(key.term) // that the whole query be not kept for it
		alternatives = x.widen(key.term, whole).alternatives
		x.widened.words.Add(key, alternatives)
	}
	return &word{alternatives: alternatives[:len(alternatives):len(alternatives)]}
}

// spellingsOf returns the words of the index that are a text, as oneWord does.
func (x expander) spellingsOf(text, reading string) []alternative {
	key := piecesOf{text, reading}
	spellings, ok := x.widened.pieces.Get(key)
	if !ok {
		key.text = strings.Clone(text)
		spellings = x.oneWord(key.text, reading)
		x.widened.pieces.Add(key, spellings)
	}
	return spellings[:len(spellings):len(spellings)]
}
