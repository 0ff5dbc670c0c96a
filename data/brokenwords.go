package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Pages in one line may have spaces where the lines of their source ended, within words, too.

// brokenWords is the number of spaces within words from which those of a line stand
// where lines ended.
const brokenWords = 2

// breaksWords reports whether a line has spaces where lines ended within its words:
// ご説明いたし ます。
func breaksWords(text string) bool {
	n := 0
	before, last := rune(0), rune(0)
	for _, r := range text {
		if last == ' ' && unicode.Is(unicode.Hiragana, before) && unicode.Is(unicode.Hiragana, r) {
			if n++; n >= brokenWords {
				return true
			}
		}
		before, last = last, r
	}
	return false
}

// joinWords takes out the spaces amid sentences, but those that stand between words
// of Latin letters, or behind the number of a step of the meeting.
func joinWords(text string) string {
	fields := strings.Split(text, " ")
	var b strings.Builder
	for i, f := range fields {
		step := i > 1 && ended(fields[i-2]) && countsField.MatchString(fields[i-1]) && procedure.MatchString(f) // 4 閉会
		if i > 0 && (ended(fields[i-1]) || spaced(fields[i-1], f) || step) {
			b.WriteByte(' ')
		}
		b.WriteString(f)
	}
	return b.String()
}

// joinLetters joins single Japanese letters that spaces set apart: 報 告 事 項 1件.
func joinLetters(text string) string {
	fields := strings.Split(text, " ")
	var b strings.Builder
	for i, f := range fields {
		if i > 0 && !(loneLetter(fields[i-1]) && loneLetter(f)) {
			b.WriteByte(' ')
		}
		b.WriteString(f)
	}
	return b.String()
}

// loneLetter reports whether a field is a single Japanese letter.
func loneLetter(f string) bool {
	r, size := utf8.DecodeRuneInString(f)
	return size == len(f) && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
