package variant

import (
	"slices"
	"strings"
)

// minNear is how many kana the longer of two words must have before one may be
// a slip of the other: shorter words have too many real neighbours.
const minNear = 5

const (
	minFarSlip = 8 // kana of the fold from which on any kana may be missing or too many
	minEndSlip = 7 // characters from which on the last ン may be missing
)

// Near reports whether of two different katakana words one is the other with
// one slip of the keys, on what is left after FoldKatakana:
//
//   - two neighbours in the wrong order: コミニュケーション
//   - a kana missing or too many that slips easily (ー, ッ, ン, ャ, ュ, ョ, or one
//     like the kana before): アンケト, ハラスメト; where the fold has eight kana or
//     more any kana: コミュケーション
//   - a kana that is only voiced otherwise (バトミントン) or looks like another
//     (シ, ツ, ン and ソ; ス and ヌ)
//
// The longer word has five characters or more. The first kana is always right
// (ランナー is not プランナー), the last does not go missing but for ン (リクエスト
// is not リクエストキー), and one kana is never another that has nothing to do
// with it: オンライン is not オフライン, インターン not インターホン.
func Near(a, b string) bool {
	if !IsKana(a) || !IsKana(b) || !hasKatakana(a) || !hasKatakana(b) {
		return false
	}
	if realNeighbours[[2]string{a, b}] || realNeighbours[[2]string{b, a}] {
		return false
	}
	var bufA, bufB [maxFold]rune
	x, y := foldKatakana(bufA[:0], a, false), foldKatakana(bufB[:0], b, false)
	if len(x) > len(y) {
		x, y, a, b = y, x, b, a
	}
	longest := max(runeCount(a), runeCount(b))
	if longest < minNear || len(x) == 0 || len(y)-len(x) > 1 || x[0] != y[0] {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) == len(y) {
		return i < len(x) && nearSwap(x[i:], y[i:])
	}
	if !slices.Equal(x[i:], y[i+1:]) {
		return false
	}
	extra := y[i]
	switch {
	case i == len(x):
		return longest >= minEndSlip && extra == 'ン'
	case len(y) >= minFarSlip || slips(extra, y[i-1]):
		return true
	}
	return i > 1 && wasSmall(b, extra)
}

// nearSwap compares two words of one length from the first kana that differs:
// either two neighbours changed places or one kana is mistaken.
func nearSwap(x, y []rune) bool {
	if slices.Equal(x[1:], y[1:]) {
		return differsInVoice(x[0], y[0]) || looksAlike(x[0], y[0])
	}
	return len(x) > 1 && x[0] == y[1] && x[1] == y[0] && slices.Equal(x[2:], y[2:])
}

// slips reports whether a kana is easily forgotten or typed twice after last.
func slips(r, last rune) bool { return r == 'ー' || r == 'ッ' || r == 'ン' || r == last }

// wasSmall reports whether word has ャ, ュ or ョ, of which r is the large kana, and
// so the fold's large one may be it.
func wasSmall(word string, r rune) bool {
	return strings.ContainsRune("ヤユヨ", r) && strings.ContainsRune(word, r-1)
}

// looksAlike reports whether two katakana are mistaken for each other by eye.
func looksAlike(a, b rune) bool {
	group := func(r rune) int {
		switch r {
		case 'シ', 'ツ', 'ン', 'ソ':
			return 1
		case 'ス', 'ヌ':
			return 2
		}
		return 0
	}
	x, y := group(a), group(b)
	return x != 0 && x == y || a == 'ッ' && b == 'ツ' || a == 'ツ' && b == 'ッ'
}

// realNeighbours are long words one slip apart that are both real.
var realNeighbours = map[[2]string]bool{
	{"キャンパス", "キャンバス"}: true, {"バージョン", "バージン"}: true, {"ブラインド", "ブライド"}: true,
	{"ブランケット", "ブラケット"}: true, {"グラインダー", "グライダー"}: true, {"コーティング", "コーディング"}: true,
	{"インフルエンザ", "インフルエンサー"}: true, {"シーリング", "シリング"}: true, {"スペリング", "スベリング"}: true, {"シリコーン", "シリコン"}: true,
}

func runeCount(s string) (n int) {
	for range s {
		n++
	}
	return n
}
