package analyzer

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// pointing are the kanji by which a text points to something or counts it (各課,
// 本市, 職員等); they name nothing.
const pointing = "各本当同両御約第計毎全前先今次昨翌満某諸他何数等"

// PieceNoun tells what a piece of a folded text, from one edge to the next, can be
// in a noun. The dictionary's entries of that writing decide, without the words
// around it: what may be a particle or a pronoun is taken for one, and what is the
// name of a person alone for no noun.
func (a *Analyzer) PieceNoun(piece string) NounPart {
	first, size := utf8.DecodeRuneInString(piece)
	single := size == len(piece)
	if !hasLetter(piece) || strings.HasPrefix(piece, "各") || single && (!isKanji(first) || strings.ContainsRune(pointing, first)) {
		return NoNoun
	}
	from, to := a.lexicon.dict.Find(piece)
	if from == to {
		return unknownNoun(piece, single)
	}
	kana := isHiragana(first)
	may := map[NounPart]bool{} // what some entry makes of it
	other, inflected := false, false
	for w := from; w < to; w++ {
		tags := a.lexicon.dict.POSTags(a.lexicon.dict.POS(w))
		part := nounPart(tags)
		switch {
		case tags[1] == "数" || kana && tags[1] == "接尾" && tags[2] == "人名":
			return NoNoun
		case tags[0] == "動詞" || tags[0] == "形容詞":
			inflected = true
		case tags[2] == "人名":
		case tags[1] == "副詞可能":
			may[NounInside] = true
		case part != NoNoun:
			may[part] = true
		case tags[1] != "接尾":
			other = true
		}
	}
	switch {
	case other && !(single && may[NounSuffix]):
		return NoNoun
	case may[Noun] && inflected && kana: // まち is 町, but いただき is 頂く
		return NounPrefix
	case may[Noun] && !single && !(inflected && kanjiIn(piece) == 1):
		return Noun
	case may[Noun] && single && !inflected && !may[NounInside] && !may[NounPrefix] && !may[NounSuffix]:
		return Noun
	case may[NounSuffix] && (other || !may[Noun]):
		return NounSuffix
	case may[NounPrefix] && !may[NounSuffix]:
		return NounPrefix
	case may[Noun] || may[NounInside]:
		return NounInside
	}
	return NoNoun
}

// unknownNoun tells what a piece that the dictionary lacks can be in a noun.
func unknownNoun(piece string, single bool) NounPart {
	first, _ := utf8.DecodeRuneInString(piece)
	switch {
	case isLatin(first) && !hasLatinLetter(piece) || strings.ContainsFunc(piece, isHiragana):
		return NoNoun
	case single:
		return NounInside
	}
	return Noun
}

// kanjiIn counts the kanji of a word. Nouns of one kanji and kana that are forms
// of verbs are mostly these (考え, 通じ), while those of more have come to stand for
// themselves (見守り, 問い合わせ).
func kanjiIn(word string) (n int) {
	for _, r := range word {
		if isKanji(r) {
			n++
		}
	}
	return n
}

// MayBePerson reports whether the dictionary has a piece as a person's name,
// whatever else it may be.
func (a *Analyzer) MayBePerson(piece string) bool {
	from, to := a.lexicon.dict.Find(piece)
	for w := from; w < to; w++ {
		if a.lexicon.dict.POSTags(a.lexicon.dict.POS(w))[2] == "人名" {
			return true
		}
	}
	return false
}

// Inflected returns the terms of which a piece of a folded text may be a form:
// those of verbs and adjectives that stand for themselves and are written with
// kanji and kana, since most in kana only help a word before them (いただく, できる).
func (a *Analyzer) Inflected(piece string) (terms []string) {
	if !IsMixed(piece) {
		return nil
	}
	from, to := a.lexicon.dict.Find(piece)
	for w := from; w < to; w++ {
		tags := a.lexicon.dict.POSTags(a.lexicon.dict.POS(w))
		if (tags[0] == "動詞" || tags[0] == "形容詞") && tags[1] == "自立" {
			terms = append(terms, a.lexicon.dict.BaseForm(w))
		}
	}
	return terms
}

// BesideKanji reports whether a kanji stands right before or behind
// text[start:end].
func BesideKanji(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	behind, _ := utf8.DecodeRuneInString(text[end:])
	return isKanji(before) || isKanji(behind)
}

// Readable writes a stretch of an original text in the usual width (ＩＣＴ as ICT,
// ﾊﾟｿｺﾝ as パソコン) and in its own case.
func Readable(original string) string { return norm.NFKC.String(original) }
