package variant

import (
	"strings"
	"unicode/utf8"
)

// maxKanjiKana is the most kana that one kanji stands for: 志 ココロザシ, 承る
// ウケタマワ.
const maxKanjiKana = 6

// form is a word taken to pieces: kanji one by one, and runs of kana between
// them in katakana.
type form []piece

// piece is one kanji, or the kana up to the next one.
type piece struct {
	kanji rune   // 0 for kana
	kana  string // in katakana
}

// formOf takes a word to pieces. 々 and ゝ are what they repeat, and ヶ between
// kanji is ガ as it is read.
func formOf(word string) form {
	var f form
	last := rune(0)
	for i, r := range word {
		switch r {
		case '々':
			if last != 0 {
				r = last
			}
		case 'ゝ', 'ヽ':
			r = last
		case 'ゞ', 'ヾ':
			r = voicedOf(katakanaOf(last))
		case 'ヶ', 'ケ', 'が':
			next, _ := utf8.DecodeRuneInString(word[i+utf8.RuneLen(r):])
			if isKanji(last) && isKanji(next) {
				r = 'ガ'
			}
		}
		last = r
		if isKanji(r) {
			f = append(f, piece{kanji: r})
			continue
		}
		r = katakanaOf(r)
		if n := len(f); n > 0 && f[n-1].kanji == 0 {
			f[n-1].kana += string(r)
		} else {
			f = append(f, piece{kana: string(r)})
		}
	}
	return f
}

// kanji returns how many kanji a word has.
func (f form) kanji() (n int) {
	for _, p := range f {
		if p.kanji != 0 {
			n++
		}
	}
	return n
}

// reads reports whether the word can be read so: its kana stand in the reading
// where its kanji leave them. 子ども can be コドモ, 子も cannot. Some words are
// written with fewer kana than others of their kind (受付る), so a kanji may
// also stand for the kana that were left out after it.
func (f form) reads(reading string) bool {
	var kana [maxReading]rune
	n := 0
	for _, r := range reading {
		if n == maxReading {
			return false
		}
		kana[n] = plainKana(r)
		n++
	}
	ends := uint64(1) // bit i: the pieces so far may take i kana
	for _, p := range f {
		if p.kanji != 0 {
			next := uint64(0)
			for taken := 1; taken <= maxKanjiKana; taken++ {
				next |= ends << taken
			}
			ends = next
			continue
		}
		for _, r := range p.kana {
			next := uint64(0)
			for i, k := range kana[:n] {
				if k == plainKana(r) {
					next |= ends & (1 << i)
				}
			}
			ends = next << 1
		}
	}
	return ends&(1<<n) != 0
}

// maxReading is the longest reading that is compared kana by kana; those of the
// dictionary have 30 at most.
const maxReading = 63

// cutKana cuts kana off the front of a reading, taking ヅ and ズ, ヂ and ジ, ヲ
// and オ as one.
func cutKana(reading, kana string) (rest string, ok bool) {
	for _, k := range kana {
		r, n := utf8.DecodeRuneInString(reading)
		if n == 0 || plainKana(r) != plainKana(k) {
			return "", false
		}
		reading = reading[n:]
	}
	return reading, true
}

// opened returns a word with its iteration marks opened: 人々 → 人人, いすゞ →
// いすず.
func opened(word string) string {
	if !strings.ContainsAny(word, "々ゝゞヽヾ") {
		return word
	}
	b := make([]byte, 0, len(word)+3)
	last := rune(0)
	for _, r := range word {
		switch r {
		case '々', 'ゝ', 'ヽ':
			if last != 0 {
				r = last
			}
		case 'ゞ':
			r = hiraganaOf(voicedOf(katakanaOf(last)))
		case 'ヾ':
			r = voicedOf(last)
		}
		b = utf8.AppendRune(b, r)
		last = r
	}
	return string(b)
}

// hasKanji reports whether a kanji stands in s.
func hasKanji(s string) bool { return strings.ContainsFunc(s, isKanji) }
