package analyzer

import (
	"slices"
	"unicode/utf8"

	"kizuna/analyzer/variant"
)

// Known reports whether the dictionary has a word that is written so.
func (a *Analyzer) Known(surface string) bool {
	from, to := a.lexicon.dict.Find(surface)
	return from < to
}

// Word tells how a term may be read, in katakana: the dictionary's readings of
// it, or for a compound that the dictionary lacks those it may have.
func (a *Analyzer) Word(term string) variant.Word {
	w := variant.Word{Text: term}
	from, to := a.lexicon.dict.Find(term)
	for e := from; e < to; e++ {
		if r := a.lexicon.dict.Reading(e); r != "" && r != "*" && !slices.Contains(w.Readings, r) {
			w.Readings = append(w.Readings, r)
		}
	}
	if from == to {
		w.Readings = variant.GuessReadings(term)
	}
	return w
}

// ReadingOf returns how tokens of an analysis are read in a row, as they stand,
// in katakana; "" when one of them is unknown.
func (a *Analyzer) ReadingOf(tokens []Token) string {
	reading := ""
	for _, t := range tokens {
		r := a.lexicon.dict.Reading(t.word)
		if r == "" || r == "*" {
			return ""
		}
		reading += r
	}
	return reading
}

// Stem returns how every form of a term begins: the term itself, or where it
// may inflect, that is where it ends in hiragana, what comes before the last
// character (助か of 助かる, 多 of 多い).
func Stem(term string) string {
	r, n := utf8.DecodeLastRuneInString(term)
	if isHiragana(r) && n < len(term) {
		return term[:len(term)-n]
	}
	return term
}

// IsForm reports whether a word as it is written in a folded text (助かっ) is a
// form of a term (助かる).
func (a *Analyzer) IsForm(surface, term string) bool {
	if surface == term {
		return true
	}
	from, to := a.lexicon.dict.Find(surface)
	for w := from; w < to; w++ {
		if a.lexicon.dict.BaseForm(w) == term {
			return true
		}
	}
	return false
}
