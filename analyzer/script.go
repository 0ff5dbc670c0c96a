package analyzer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func isKanji(r rune) bool {
	return 0x4E00 <= r && r <= 0x9FFF || 0x3400 <= r && r <= 0x4DBF || 0x20000 <= r && r <= 0x323AF ||
		r == '々' || r == '〆' || 0xF900 <= r && r <= 0xFAFF
}

func isKatakana(r rune) bool {
	return 0x30A1 <= r && r <= 0x30FA || r == 'ー' || r == '・' || 0x30FD <= r && r <= 0x30FF
}

// IsMixed reports whether a folded text begins with a kanji and is written in
// nothing but kanji and hiragana, some of each, as words with okurigana are.
func IsMixed(s string) bool {
	kanji, kana := false, false
	for i, r := range s {
		switch {
		case isKanji(r):
			kanji = true
		case isHiragana(r) && i > 0:
			kana = true
		default:
			return false
		}
	}
	return kanji && kana
}

func isHiragana(r rune) bool { return 0x3041 <= r && r <= 0x309F }

func isSentenceEnd(r rune) bool {
	return r == '。' || r == '!' || r == '?'
}

// latinRun returns the length in bytes of the run of Latin letters and digits
// that s begins with. Signs that tie such runs into one word belong to it when
// another letter or digit follows: well-being, r7.9.12, 3,000.
func latinRun(s string) int {
	end := 0
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if isLatin(r) {
			i += n
			end = i
			continue
		}
		if end != i || !strings.ContainsRune("-.,'_/:@&+", r) {
			break
		}
		i += n
	}
	return end
}

func isOtherLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
