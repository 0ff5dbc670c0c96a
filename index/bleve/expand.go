package bleve

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"kizuna/analyzer"
	"kizuna/analyzer/quantity"
	"kizuna/analyzer/synonym"
	"kizuna/analyzer/variant"
	"kizuna/index"
)

// Weights of an occurrence of what stands for a word, against 1 for the word.
const (
	variantWeight = 0.95
	readingWeight = 0.8
	fuzzyWeight   = 0.7
	synonymWeight = 0.6
)

// Limits of what a query is widened to: each costs a look-up in every segment.
const (
	maxAlternatives = 24 // of one word
	maxReadings     = 48 // texts that sound like a query
	maxSynonyms     = 16 // of one unit
)

// expander knows what else a word may be written as.
type expander struct {
	ctx      context.Context // once it is done, words are no longer widened
	analyzer *analyzer.Analyzer
	segments []*live
	synonyms *synonym.Set
	widened  *widened
}

// expander returns what widens a query.
func (e *Engine) expander(ctx context.Context, g *generation, q index.Query) expander {
	return expander{ctx, e.analyzer, g.segments, e.synonyms.set(q), g.widened}
}

func (x expander) quantity(term string) *word {
	return &word{alternatives: []alternative{{term: term, weight: 1, why: index.ReasonQuantity}}}
}

// quantityAt returns the amount or date that begins at a byte of an analysed
// text.
func (x expander) quantityAt(an *analyzer.Analysis, start int) *quantity.Span {
	for i := range an.Quantities {
		if q := &an.Quantities[i]; q.Start == start {
			return q
		}
	}
	return nil
}

// endsAt tells where, in bytes from start, a synonym may end: behind a token. An
// edge inside one the dictionary lacks will not do: インフルエンサー is no インフル.
func (x expander) endsAt(an *analyzer.Analysis, start int) func(n int) bool {
	return func(n int) bool {
		return slices.ContainsFunc(an.Tokens, func(t analyzer.Token) bool { return t.End == start+n })
	}
}

// widen widens a term. By what sounds like it, it is widened only when it is the
// whole of a text: まどぐち may be cut into まど and ぐち, but 口 is no answer.
func (x expander) widen(term string, whole bool) *word {
	w := &word{alternatives: []alternative{{term: term, weight: 1, why: index.ReasonWord}}}
	asked := x.analyzer.Word(term)
	x.related(w, asked, whole && variant.IsKana(asked.Text))
	if len(asked.Readings) > 0 {
		for _, s := range x.spellings(asked, asked.Readings[0]) {
			w.add(x.text(s, variantWeight, index.ReasonVariant))
		}
	}
	if s := variant.Potential(term); s != "" && x.indexed(s) {
		w.add(alternative{term: s, weight: variantWeight, why: index.ReasonWord})
	}
	for _, s := range x.dotted(term) {
		w.add(alternative{text: s, weight: variantWeight, why: index.ReasonVariant})
	}
	x.slips(w, term, len(w.alternatives) == 1 && !x.indexed(term))
	return w
}

// related adds the terms of the index that are spellings of a word and, where
// sounds is true, those that sound as it was typed.
func (x expander) related(w *word, asked variant.Word, sounds bool) {
	for _, key := range variant.Keys(asked.Text, asked.Readings) {
		for _, s := range x.segments {
			for _, term := range s.relations.terms(key) {
				switch variant.Relate(asked, x.analyzer.Word(term)) {
				case variant.Same, variant.Kana:
					w.add(alternative{term: term, weight: variantWeight, why: index.ReasonVariant})
				case variant.Reading:
					if sounds {
						w.add(alternative{term: term, weight: readingWeight, why: index.ReasonReading})
					}
				}
			}
		}
	}
}

// spellings returns how a word may stand in a text where it is no term. What is
// another word of the dictionary is left out (流出 is not 流れ出す), and so is a
// single kana (お for 御), which is a word of its own nearly everywhere.
func (x expander) spellings(asked variant.Word, reading string) []string {
	return slices.DeleteFunc(variant.Spellings(asked.Text, reading), func(s string) bool {
		return utf8.RuneCountInString(s) == 1 && variant.IsKana(s) || x.analyzer.Known(s) && variant.Relate(asked, x.analyzer.Word(s)) == variant.Apart
	})
}

// dotted returns a katakana word with a middle dot in it, where that stands in
// some text: ワーク・ショップ.
func (x expander) dotted(term string) (texts []string) {
	runes := []rune(term)
	if len(runes) < 4 || !variant.IsKana(term) || variant.Katakana(term) != term {
		return nil
	}
	for i := 2; i <= len(runes)-2; i++ {
		if s := string(runes[:i]) + "・" + string(runes[i:]); x.stands(s) {
			texts = append(texts, s)
		}
	}
	return texts
}

// stands reports whether a folded text may stand in some remark.
func (x expander) stands(folded string) bool {
	return slices.ContainsFunc(x.segments, func(s *live) bool { return !s.grams.candidates(folded).IsEmpty() })
}

// indexed reports whether a term occurs at all.
func (x expander) indexed(term string) bool {
	for _, s := range x.segments {
		if p, err := s.words.postings(fieldWords, term, s.dead); err == nil && p.docs != nil {
			return true
		}
	}
	return false
}

// slips adds the katakana words that a word may have been meant for, or that may
// have been meant for it. Where the index has the word that was typed, only one
// of the two may be in the dictionary: then the other is likely the slip
// (シュミレーション), while two words of the dictionary are two words.
func (x expander) slips(w *word, term string, missing bool) {
	loan := variant.LoanKey(term)
	if loan == "" {
		return
	}
	_, first := utf8.DecodeRuneInString(loan[1:]) // a slip begins rightly
	known := x.analyzer.Known(term)
	for _, s := range x.segments {
		s.relations.under(loan[:1+first], func(_, other string) {
			if variant.Near(term, other) && (missing || x.analyzer.Known(other) != known) {
				w.add(alternative{term: other, weight: fuzzyWeight, why: index.ReasonFuzzy})
			}
		})
	}
}

// add adds an alternative once.
func (w *word) add(a alternative) {
	if len(w.alternatives) > maxAlternatives {
		return
	}
	for _, old := range w.alternatives {
		if old.term == a.term && old.text == a.text || a.text != "" && old.term == a.text {
			return
		}
	}
	w.alternatives = append(w.alternatives, a)
}

// text makes an alternative of a text: of its term where it is one word.
func (x expander) text(folded string, weight float64, why index.Reason) alternative {
	var an analyzer.Analysis
	x.analyzer.Analyze(&an, folded)
	a := alternative{text: an.Text, weight: weight, why: why}
	for _, t := range an.Tokens {
		if t.Term != "" {
			a.terms = append(a.terms, t.Term)
		}
	}
	a.whole = len(an.Tokens) == 1 && len(a.terms) == 1
	return a
}

// addSynonyms widens a unit by the synonyms of its text, where it is one word of
// that word's dictionary form, and of other spellings of it (引越し for 引っ越し).
func (x expander) addSynonyms(u *unit, folded string, tokens []analyzer.Token) {
	members := slices.Clone(x.synonyms.Members(folded))
	if len(tokens) == 1 {
		term := tokens[0].Term
		if term != folded {
			members = append(members, x.synonyms.Members(term)...)
		}
		for _, a := range u.words[0].alternatives {
			if a.why == index.ReasonVariant {
				members = append(members, x.synonyms.Members(cmp.Or(a.text, a.term))...)
			}
		}
	}
	for _, m := range members[:min(len(members), maxSynonyms)] {
		a := x.text(m, synonymWeight, index.ReasonSynonym)
		if a.whole {
			// One word: in whatever inflection, and however often.
			term := alternative{term: a.terms[0], weight: synonymWeight, why: index.ReasonSynonym}
			if len(u.words) == 1 {
				u.words[0].add(term)
			} else {
				u.synonyms = append(u.synonyms, term)
			}
			if a.text == a.terms[0] {
				continue
			}
		}
		if a.text == "" {
			continue
		}
		if len(u.words) == 1 {
			u.words[0].add(a)
		} else {
			u.synonyms = append(u.synonyms, a)
		}
	}
}

// maxPieces is into how many tokens the analyzer may have cut what is one word.
const maxPieces = 3

// joined tells whether the first tokens are pieces of one word that the index
// has in another spelling (障 and がい of 障害, 取 and 組む of 取り組む): how many
// of them, and the spellings. No pieces is none.
func (x expander) joined(folded string, tokens []analyzer.Token) (pieces int, spellings []alternative) {
	for n := min(maxPieces, len(tokens)); n > 1; n-- {
		text := folded[tokens[0].Start:tokens[n-1].End]
		if !analyzer.IsMixed(text) {
			continue
		}
		if spellings := x.spellingsOf(text, x.analyzer.ReadingOf(tokens[:n])); len(spellings) > 0 {
			return n, spellings
		}
	}
	return 0, nil
}

// oneWord returns the words of the index that a text, cut in pieces, is in another
// spelling. reading is its own, or "".
func (x expander) oneWord(text, reading string) []alternative {
	w := &word{alternatives: []alternative{{text: text}}}
	asked := variant.Word{Text: text}
	if reading != "" {
		asked.Readings = []string{reading}
	}
	x.related(w, asked, false)
	for _, s := range x.spellings(asked, reading) {
		if a := x.text(s, variantWeight, index.ReasonVariant); a.whole && x.indexed(a.terms[0]) {
			w.add(alternative{term: a.terms[0], weight: variantWeight, why: index.ReasonVariant})
		}
	}
	return w.alternatives[1:]
}

// wholes returns what may stand for a whole text, however it was cut: its
// spellings as one word, and what sounds as it was typed. What is known to stand
// for its only word is left out.
func (x expander) wholes(folded string, tokens []analyzer.Token, known []alternative) []alternative {
	whole := &word{alternatives: append([]alternative{{text: folded}}, known...)}
	asked := x.analyzer.Word(folded)
	reading := x.analyzer.ReadingOf(tokens)
	if len(asked.Readings) == 0 && reading != "" && !variant.IsKana(folded) {
		asked.Readings = []string{reading}
	}
	// A text that is its only word has been widened so (see widen).
	if len(tokens) != 1 || len(known) == 0 || known[0].term != folded || len(asked.Readings) == 0 || asked.Readings[0] != reading {
		x.related(whole, asked, variant.IsKana(folded))
		for _, s := range x.spellings(asked, reading) {
			whole.add(x.text(s, variantWeight, index.ReasonVariant))
		}
	}
	if plain := strings.ReplaceAll(folded, "・", ""); plain != folded && plain != "" {
		whole.add(x.text(plain, variantWeight, index.ReasonVariant))
	}
	var kana []string
	if variant.IsKana(folded) {
		kana = []string{variant.Katakana(folded)}
	} else {
		kana = variant.Romaji(folded)
	}
	for _, k := range kana {
		if !variant.IsKana(folded) {
			x.related(whole, variant.Word{Text: k}, true)
		}
		for _, s := range x.sounding(k) {
			whole.add(x.text(s, readingWeight, index.ReasonReading))
		}
	}
	return whole.alternatives[1+len(known):]
}

// sounding returns texts of two or three words of the index that sound like a
// katakana text, those of the fewest words first: クミンカ → 区民課. It cuts the
// kana wherever both sides are the sound of a term.
func (x expander) sounding(kana string) []string {
	runes := []rune(kana)
	if len(runes) < 3 {
		return nil
	}
	// terms[from][to] are the terms that sound like runes[from:to].
	terms := map[[2]int][]string{}
	at := func(from, to int) []string {
		place := [2]int{from, to}
		found, ok := terms[place]
		if !ok {
			found = x.soundsLike(string(runes[from:to]))
			terms[place] = found
		}
		return found
	}
	var texts []string
	for cut := 1; cut < len(runes); cut++ {
		for _, a := range at(0, cut) {
			for _, b := range at(cut, len(runes)) {
				texts = append(texts, a+b)
			}
		}
	}
	for first := 1; first < len(runes)-1 && len(texts) < maxReadings; first++ {
		if len(at(0, first)) == 0 {
			continue
		}
		for second := first + 1; second < len(runes); second++ {
			for _, a := range at(0, first) {
				for _, b := range at(first, second) {
					for _, c := range at(second, len(runes)) {
						texts = append(texts, a+b+c)
					}
				}
			}
		}
	}
	// Only what stands somewhere costs a search.
	var standing []string
	for _, t := range texts {
		if len(standing) == maxReadings {
			break
		}
		if x.stands(t) {
			standing = append(standing, t)
		}
	}
	return standing
}

// soundsLike returns the terms of the index, not in kana themselves, that sound
// like a katakana text.
func (x expander) soundsLike(kana string) (terms []string) {
	key := "r" + variant.ReadingKey(kana)
	for _, s := range x.segments {
		for _, t := range s.relations.terms(key) {
			if !variant.IsKana(t) && !slices.Contains(terms, t) && slices.ContainsFunc(x.analyzer.Word(t).Readings, func(r string) bool {
				return variant.ReadingKey(r) == strings.TrimPrefix(key, "r")
			}) {
				terms = append(terms, t)
			}
		}
	}
	return terms
}
