package variant

import (
	"slices"
	"unicode/utf8"
)

// Namespaces of keys, their first byte.
const (
	keyReading  = 'r' // then a ReadingKey: homophones share it, Relate tells
	keyLoan     = 'k' // then a FoldKatakana: words that share it are one
	keySpelling = 's' // then the word, iteration marks opened: likewise
)

// maxKeys bounds the keys of a word. Few have more than three; single kanji
// that serve as names have dozens of readings.
const maxKeys = 12

// Keys returns the keys under which a term is filed and looked up: each once,
// in a fixed order, at most 12. Two terms may be related only when they share
// one; ask Relate how.
//
//   - "r" and the ReadingKey of each reading, and of the noun to a verb (取り組む:
//     rトリクム, rトリクミ). A word in kana is its own reading; so "r" +
//     ReadingKey(kana) finds the words that sound so.
//   - "k" and the FoldKatakana of a word in katakana.
//   - "s" and the word itself, for kanji words that the dictionary lacks or
//     that are written with 々.
//
// Words without Japanese letters have no keys.
func Keys(term string, readings []string) []string {
	var kanji, katakana, marks, other bool
	for _, r := range term {
		switch {
		case r == '々' || r == 'ゝ' || r == 'ゞ':
			marks, kanji = true, kanji || r == '々'
		case isKanji(r):
			kanji = true
		case isKatakana(r) || r == 'ー':
			katakana = true
		case !isHiragana(r) && r != '・' && r != '-':
			other = true
		}
	}
	if !kanji {
		switch {
		case other || !IsKana(term) && !katakana:
			return nil
		case looksLoan(term):
			return []string{loanKey(term), readingKey(term)}
		}
		keys := addKey(make([]string, 0, 2), readingKey(term))
		for _, reading := range readings {
			nouns, n := nounReadings(term, reading)
			for _, noun := range nouns[:n] {
				if runeCount(noun) >= minKanaNoun {
					keys = addKey(keys, readingKey(noun))
				}
			}
		}
		return keys
	}
	keys := make([]string, 0, len(readings)+2)
	if katakana && looksLoan(term) {
		keys = append(keys, loanKey(term)) // コンピュ一タ
	}
	for _, reading := range readings {
		if !IsKana(reading) {
			continue // of a part that the dictionary lacks
		}
		keys = addKey(keys, readingKey(reading))
		nouns, n := nounReadings(term, reading)
		for _, noun := range nouns[:n] {
			keys = addKey(keys, readingKey(noun))
		}
	}
	if len(keys) == 0 || marks {
		keys = addKey(keys, string(keySpelling)+opened(term))
	}
	return keys
}

func addKey(keys []string, key string) []string {
	if len(keys) >= maxKeys || len(key) == 1 || slices.Contains(keys, key) {
		return keys
	}
	return append(keys, key)
}

func readingKey(reading string) string {
	var buf [96]byte
	return string(appendReadingKey(append(buf[:0], keyReading), reading))
}

// LoanKey returns the key of Keys that begins with "k", by which words in katakana
// are filed as they sound, or "" for a term that has none.
func LoanKey(term string) string {
	if !hasKatakana(term) || !looksLoan(term) {
		return ""
	}
	return loanKey(term)
}

func loanKey(word string) string {
	var buf [maxFold]rune
	var bytes [4 * maxFold]byte
	key := append(bytes[:0], keyLoan)
	for _, r := range foldKatakana(buf[:0], word, true) {
		key = utf8.AppendRune(key, r)
	}
	return string(key)
}

// looksLoan reports whether a word is katakana but for 一 where ー belongs.
func looksLoan(word string) bool {
	for _, r := range word {
		if r != '一' && r != '-' && r != 'ー' && r != '・' && !isKatakana(r) {
			return false
		}
	}
	return true
}
