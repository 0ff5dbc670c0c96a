package analyzer

import "unicode/utf8"

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
