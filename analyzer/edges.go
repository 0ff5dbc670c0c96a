package analyzer

import "unicode/utf8"

// Edges tells where words begin and end in a folded text of n code points: bit
// i is set when a word may begin at code point i or end before it. Bits 0 and n
// are always set.
type Edges struct {
	bits []byte
	n    int
}

// EdgesOf reads what Bytes gave, for a text of n code points.
func EdgesOf(b []byte, n int) Edges { return Edges{b, n} }

// EdgeBytes returns the length in bytes of the Edges of n code points.
func EdgeBytes(n int) int { return (n + 8) / 8 }

// At reports whether there is an edge before code point i, 0 ≤ i ≤ n.
func (e Edges) At(i int) bool { return e.bits[i>>3]>>(i&7)&1 != 0 }

// Bytes returns the bits, the lowest first. They stay the receiver's.
func (e Edges) Bytes() []byte { return e.bits }

func (e *Edges) reset(n int) {
	size := EdgeBytes(n)
	if cap(e.bits) < size {
		e.bits = make([]byte, size, size+size/2)
	}
	e.bits, e.n = e.bits[:size], n
	clear(e.bits)
	e.set(0)
	e.set(n)
}

func (e *Edges) set(i int) { e.bits[i>>3] |= 1 << (i & 7) }

// setEdges sets the edges of an analysed text: every token's ends, and inside
// tokens where the dictionary gives no guidance. A word it does not know may be
// a compound of several, so kanji and katakana words it lacks are open at every
// character (リスキリング in リスキリング研修, 主任 in 主任級). Latin words and
// numbers are open only at the signs that tie them: PA is not in RPA, nor 7 in
// 97, but being is in well-being.
func (a *Analyzer) setEdges(dst *Analysis) {
	dst.Edges.reset(utf8.RuneCountInString(dst.Text))
	at, place := 0, 0 // the same place in bytes and in code points
	for _, t := range dst.Tokens {
		place += utf8.RuneCountInString(dst.Text[at:t.Start])
		dst.Edges.set(place)
		if word := dst.Text[t.Start:t.End]; a.lexicon.dict.Known(t.word) {
			place += utf8.RuneCountInString(word)
		} else {
			place = dst.Edges.openInside(word, place)
		}
		dst.Edges.set(place)
		at = t.End
	}
}

// openInside sets the edges inside a word that the dictionary lacks, which begins
// at a place in code points, and returns the place of its end.
func (e *Edges) openInside(word string, place int) int {
	last := rune(0)
	for i, r := range word {
		if i > 0 && opensInside(last, r) {
			e.set(place)
		}
		last = r
		place++
	}
	return place
}

// opensInside reports whether a word may begin inside a token that is not in
// the dictionary, between the code points last and next.
func opensInside(last, next rune) bool {
	if isLatin(last) || isLatin(next) {
		return isLatin(last) != isLatin(next)
	}
	return isKanji(next) || isKatakana(next) && next != 'ー' && !isSmallKana(next)
}

// isSmallKana reports whether a katakana belongs to the one before it.
func isSmallKana(r rune) bool {
	switch r {
	case 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ッ', 'ャ', 'ュ', 'ョ', 'ヮ':
		return true
	}
	return false
}
