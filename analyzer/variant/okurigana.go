package variant

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Kana after a kanji that belong to its reading are its okurigana: 取り, 組む,
// 合わせ. In compounds writers keep, shorten or drop them at each place but the
// end of a verb.

// maxPlaces bounds the places of a compound: three vary in a dozen ways, and
// more than four parts are a phrase.
const maxPlaces = 4

// okurigana adds the spellings of a compound with more or less okurigana.
func (w *spelled) okurigana(reading string) {
	if ownNouns[w.word] {
		return
	}
	noun, verb := w.word, verbTail{}
	if utf8.RuneCountInString(w.word) > 2 {
		noun, reading, verb = nounOf(w.word, reading)
	}
	for _, places := range align(noun, reading) {
		if len(places) > 1 && len(places) <= maxPlaces {
			w.compound(noun, verb, places)
		}
	}
}

// compound adds the spellings of a compound cut into places.
func (w *spelled) compound(noun string, verb verbTail, places []place) {
	end := places[len(places)-1]
	// Every choice but that of word, those first that differ least from what is
	// usual: all kana, none inside, none at all.
	var spellings []string
	for _, last := range choices(end, len(verb.forms) > 0) {
		for _, inner := range innerChoices(places[:len(places)-1]) {
			spellings = append(spellings, inner+end.kanji+last)
		}
	}
	slices.SortStableFunc(spellings, func(a, b string) int { return commonness(b, places) - commonness(a, places) })
	if len(verb.forms) == 0 {
		for _, s := range spellings {
			w.add(s)
		}
		// The text may have the verb: 立ち上げ, 立ち上げる.
		for _, s := range spellings {
			if allVerbs(places) && strings.HasSuffix(s, end.okurigana) {
				w.add(verbOf(s))
			}
		}
		return
	}
	for _, s := range spellings {
		if s == noun {
			continue
		}
		for _, form := range verb.inflect(s) {
			w.add(form)
		}
	}
	w.add(noun)
	w.add(bareOf(places))
}

// bareOf returns the compound without okurigana, or "" if some must stay.
func bareOf(places []place) string {
	var bare strings.Builder
	for _, p := range places {
		if p.kept {
			return ""
		}
		bare.WriteString(p.kanji)
	}
	return bare.String()
}

// commonness ranks a spelling: the full one, the one with kana only at the end
// and the bare one are what people write.
func commonness(s string, places []place) int {
	full, end, bare := "", "", ""
	for i, p := range places {
		full += p.kanji + p.okurigana
		bare += p.kanji
		end += p.kanji
		if i == len(places)-1 {
			end += p.okurigana
		}
	}
	switch s {
	case end:
		return 3
	case bare:
		return 2
	case full:
		return 4
	}
	return 1
}

// choices returns the okurigana one may write at a place: all, the last kana,
// none.
func choices(p place, verb bool) []string {
	out := []string{p.okurigana}
	if n := utf8.RuneCountInString(p.okurigana); n > 1 {
		_, size := utf8.DecodeLastRuneInString(p.okurigana)
		out = append(out, p.okurigana[len(p.okurigana)-size:])
	}
	if p.okurigana != "" && !verb && !p.kept {
		out = append(out, "")
	}
	return out
}

// innerChoices returns what may stand before the last place.
func innerChoices(places []place) []string {
	out := []string{""}
	for _, p := range places {
		var next []string
		for _, head := range out {
			for _, c := range choices(p, false) {
				next = append(next, head+p.kanji+c)
			}
		}
		out = next
	}
	return out
}
