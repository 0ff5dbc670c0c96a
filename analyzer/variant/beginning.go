package variant

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxBegun bounds the readings of Latin letters that a beginning is taken for.
const maxBegun = 4

// Beginnings returns how the ReadingKey of a word may begin that is still being
// typed: in kana, in Latin letters, or in kana with the letters of the next one
// behind, as an input method shows them. Consonants at the end stand for every
// kana they may become.
//
//	まどぐ → マドグ
//	まどg → マドガ, マドギ, マドグ, マドゲ, マドゴ; madog also as マドーガ …
//
// typed is folded. It is none where typed does not read as Japanese.
func Beginnings(typed string) []string {
	kana := len(typed) - len(strings.TrimLeftFunc(typed, func(r rune) bool { return isHiragana(r) || isKatakana(r) || r == 'ー' }))
	letters := kana + 1 + strings.LastIndexAny(typed[kana:], "aiueoāīūēōâîûêô-'")
	if letters > kana {
		_, size := utf8.DecodeRuneInString(typed[letters-1:])
		letters += size - 1
	}
	var heads []string
	switch {
	case kana > 0 && letters == kana:
		heads = []string{Katakana(typed[:kana])}
	case kana > 0:
		return nil
	case letters > 0:
		heads = Romaji(typed[:letters])
		heads = heads[:min(len(heads), maxBegun)]
	default:
		heads = []string{""}
	}
	var all []string
	for _, head := range heads {
		for _, next := range becoming(typed[letters:]) {
			if key := ReadingKey(head + next); key != "" && !slices.Contains(all, key) {
				all = append(all, key)
			}
		}
	}
	return all
}

// becoming returns the kana that consonants may become, up to the first one they
// do not settle.
func becoming(consonants string) []string {
	if consonants == "" {
		return []string{""}
	}
	next := byteAt(consonants, 1)
	switch c := consonants[0]; {
	case consonants == "nn":
		return []string{"ン"}
	case next == c && c != 'n':
		return behind("ッ", becoming(consonants[1:]))
	case c == 'n' && next != 0 && next != 'y', c == 'm' && (next == 'b' || next == 'p' || next == 'm'):
		return behind("ン", becoming(consonants[1:]))
	}
	var all []string
	for letters, kana := range syllables {
		if strings.HasPrefix(letters, consonants) {
			first, _ := utf8.DecodeRuneInString(kana)
			all = append(all, string(first))
		}
	}
	if consonants == "n" {
		all = append(all, "ン")
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func behind(first string, rest []string) []string {
	all := make([]string, len(rest))
	for i, r := range rest {
		all[i] = first + r
	}
	return all
}
