package variant

import (
	"strings"
	"unicode/utf8"
)

// A verb and the noun made of it are one word to people who search: 取り組む and
// 取り組み, 受け付ける and 受け付け. The noun's reading follows from the verb's:
// the last kana moves to the イ column, or る goes.

// nounReadings returns how the noun of a verb is read, given the verb in its
// dictionary form and its reading: none when it is no verb, two when the
// spelling does not tell of which kind it is (切る キリ, 着る キ).
func nounReadings(verb, reading string) (nouns [2]string, n int) {
	end, size := utf8.DecodeLastRuneInString(verb)
	final, _ := utf8.DecodeLastRuneInString(reading)
	if !isVerbEnd(end) || final != katakanaOf(end) || len(reading) <= size {
		return nouns, 0
	}
	stem := reading[:len(reading)-size]
	before, _ := utf8.DecodeLastRuneInString(verb[:len(verb)-size])
	five := stem + string(withVowel(final, 'イ'))
	if end != 'る' {
		nouns[0] = five
		return nouns, 1
	}
	sound, _ := utf8.DecodeLastRuneInString(stem)
	switch vowel := vowelOf(sound); {
	case vowel != 'イ' && vowel != 'エ':
		nouns[0] = five
		return nouns, 1
	case isHiragana(before) && vowel == 'エ':
		nouns[0] = stem
		return nouns, 1
	case isKanji(before) && utf8.RuneCountInString(stem) > 1 && oneKanji(verb):
		nouns[0] = five // 走る, 帰る: verbs like 見る keep one kana to their kanji
		return nouns, 1
	}
	nouns[0], nouns[1] = stem, five
	return nouns, 2
}

func isVerbEnd(r rune) bool { return strings.ContainsRune("うくぐすつぬぶむる", r) }

// oneKanji reports whether s is one kanji and then one kana.
func oneKanji(s string) bool { return utf8.RuneCountInString(s) == 2 }

// isBareNoun reports whether a word is one kanji and nothing else. Such nouns
// have gone their own way from the verb they came from: 係 is not 係る, nor 頂
// 頂く.
func isBareNoun(word string) bool {
	return utf8.RuneCountInString(word) == 1
}

// ownNouns are compounds that have gone their own way likewise.
var ownNouns = map[string]bool{"組合": true, "割合": true, "物語": true, "取引": true}

// verbTail is how a verb goes on after its noun form.
type verbTail struct {
	drop  bool     // the last kana of the noun form goes first
	forms []string // each in place of the rest, the commonest first
}

// tails has, for the last kana of verbs of the five-column kind, what stands
// in its place when it is inflected.
var tails = map[rune][]string{
	'う': {"う", "い", "っ", "わ", "え"}, 'く': {"く", "き", "い", "か", "け"}, 'ぐ': {"ぐ", "ぎ", "い", "が", "げ"},
	'す': {"す", "し", "さ", "せ"}, 'つ': {"つ", "ち", "っ", "た", "て"}, 'ぬ': {"ぬ", "に", "ん", "な", "ね"},
	'ぶ': {"ぶ", "び", "ん", "ば", "べ"}, 'む': {"む", "み", "ん", "ま", "め"}, 'る': {"る", "り", "っ", "ら", "れ"},
}

// nounOf returns the noun form of a verb with its reading and how to make verbs
// of it again, or the word as it is when it is no verb.
func nounOf(word, reading string) (noun, nounReading string, tail verbTail) {
	end, size := utf8.DecodeLastRuneInString(word)
	if !isVerbEnd(end) {
		return word, reading, tail
	}
	stem := word[:len(word)-size]
	before, _ := utf8.DecodeLastRuneInString(stem)
	final, finalSize := utf8.DecodeLastRuneInString(reading)
	if reading != "" && final != katakanaOf(end) {
		return word, reading, tail
	}
	readingStem := reading[:len(reading)-min(len(reading), finalSize)]
	if v := vowelOf(katakanaOf(before)); end == 'る' && isHiragana(before) && (v == 'エ' || v == 'イ') {
		return stem, readingStem, verbTail{forms: []string{"る", "", "れ"}}
	}
	i := withVowel(katakanaOf(end), 'イ')
	if reading != "" {
		nounReading = readingStem + string(i)
	}
	return stem + string(hiraganaOf(i)), nounReading, verbTail{drop: true, forms: tails[end]}
}

// reading returns the reading of the verb to a noun form's.
func (t verbTail) reading(noun string) string {
	if len(t.forms) == 0 {
		return noun
	}
	return Katakana(t.inflect(noun)[0])
}

// inflect makes verbs of a spelling of the noun: 取組み → 取組む, 取組み, …
func (t verbTail) inflect(noun string) []string {
	stem := noun
	if t.drop {
		_, size := utf8.DecodeLastRuneInString(noun)
		stem = noun[:len(noun)-size]
	}
	out := make([]string, len(t.forms))
	for i, f := range t.forms {
		out[i] = stem + f
	}
	return out
}

// verbOf returns the verb to a noun form: 取組み → 取組む, 立上げ → 立上げる.
func verbOf(noun string) string {
	last, size := utf8.DecodeLastRuneInString(noun)
	if kana := katakanaOf(last); vowelOf(kana) == 'イ' {
		return noun[:len(noun)-size] + string(hiraganaOf(withVowel(kana, 'ウ')))
	}
	return noun + "る"
}
