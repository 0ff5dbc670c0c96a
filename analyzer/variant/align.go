package variant

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// To put back the okurigana that a writer dropped one has to know how much of a
// reading each kanji takes. kunStems says so for the verbs that compounds are
// made of; aligning finds the cut that fits a word and its reading.

// place is one kanji of a compound and the kana after it.
type place struct {
	kanji     string // with any kanji before it that takes none
	okurigana string // all it may have
	kept      bool   // some of it stays
	reading   string // of all of it
}

// GuessReadings reads a compound of verbs that the dictionary lacks, in
// katakana, the likeliest first: 問合わせ トイアワセ, 引渡 ヒキワタシ. It gives
// nothing where the kanji may be read in other ways.
func GuessReadings(word string) []string {
	if !hasKanji(word) {
		return nil
	}
	noun, _, verb := nounOf(word, "")
	var out []string
	for _, places := range align(noun, "") {
		head, last := "", places[len(places)-1].reading
		for _, p := range places[:len(places)-1] {
			head += p.reading
		}
		first, size := utf8.DecodeRuneInString(last)
		for _, sound := range []rune{first, voicedOf(first)} { // 心 + 掛け ココロガケ
			r := verb.reading(head + string(sound) + last[size:])
			if !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	return out
}

// align cuts a noun into places, by the reading when there is one, else in the
// ways that kunStems allows. It gives nothing when a kanji's part cannot be
// told.
func align(noun, reading string) [][]place {
	f := formOf(noun)
	if f.kanji() < 2 {
		return nil
	}
	a := aligner{f: f, noun: []rune(noun)}
	try := func(reading string, free, loose bool) bool {
		a.free, a.loose, a.budget = free, loose, maxAlign
		a.align(0, 0, reading, nil)
		return len(a.found) > 0
	}
	switch {
	case reading != "":
		if !try(reading, false, false) {
			try(reading, false, true)
		}
	case noun != f.skeleton():
		try("", true, false)
	default:
		try("", true, false)
		a.found = slices.DeleteFunc(a.found, func(places []place) bool { return !allVerbs(places) })
	}
	return a.found
}

// allVerbs reports whether every place may have okurigana: 引渡 is 引き渡し,
// while 渡船 may be read in any way.
func allVerbs(places []place) bool {
	for _, p := range places {
		if p.okurigana == "" {
			return false
		}
	}
	return true
}

const (
	maxAlign = 2000 // steps of one alignment
	maxFound = 3    // ways to cut a word whose reading is not known
)

type aligner struct {
	f      form
	noun   []rune
	free   bool // the reading is not known
	loose  bool // a kanji that is in no table may take any of the reading
	budget int
	found  [][]place
}

// align places pieces i.. of the form, which begin at rune at of the noun.
func (a *aligner) align(i, at int, reading string, done []place) {
	if a.budget--; a.budget < 0 || a.enough() {
		return
	}
	if i == len(a.f) {
		if reading == "" || a.free {
			a.found = append(a.found, slices.Clone(done))
		}
		return
	}
	p := a.f[i]
	if p.kanji == 0 { // kana before the first kanji
		n := runeCount(p.kana)
		if rest, ok := cutKana(reading, p.kana); ok || a.free {
			a.align(i+1, at+n, rest, append(done, place{kanji: string(a.noun[at : at+n]), reading: p.kana}))
		}
		return
	}
	kanji := string(a.noun[at])
	written, next, end := "", i+1, at+1
	if next < len(a.f) && a.f[next].kanji == 0 {
		n := runeCount(a.f[next].kana)
		written = string(a.noun[end : end+n])
		next, end = next+1, end+n
	}
	for _, k := range kunStems[p.kanji] {
		if !strings.HasSuffix(k.okurigana, written) {
			continue
		}
		rest, ok := reading, true
		if !a.free {
			if rest, ok = cutVoiced(reading, k.reading, i > 0); ok {
				rest, ok = cutKana(rest, Katakana(k.okurigana))
			}
		}
		if ok {
			a.align(next, end, rest, append(done, place{kanji, k.okurigana, k.kept, k.reading + Katakana(k.okurigana)}))
		}
	}
	if !a.loose || a.enough() {
		return
	}
	// A kanji without verb takes some of the reading and keeps its kana.
	for range maxKanjiKana {
		_, n := utf8.DecodeRuneInString(reading)
		if n == 0 {
			return
		}
		reading = reading[n:]
		if after, ok := cutKana(reading, Katakana(written)); ok {
			a.align(next, end, after, append(done, place{kanji: kanji + written}))
		}
	}
}

// enough reports whether there is no use in looking on: a reading leaves no
// doubt worth a second answer.
func (a *aligner) enough() bool {
	return len(a.found) >= maxFound || !a.free && len(a.found) > 0
}

// cutVoiced cuts a stem off the front of a reading, voiced if it may be.
func cutVoiced(reading, stem string, mayVoice bool) (rest string, ok bool) {
	if rest, ok = strings.CutPrefix(reading, stem); ok || !mayVoice {
		return rest, ok
	}
	r, n := utf8.DecodeRuneInString(reading)
	s, size := utf8.DecodeRuneInString(stem)
	if n == 0 || voicelessOf(r) != s {
		return "", false
	}
	return strings.CutPrefix(reading[n:], stem[size:])
}
