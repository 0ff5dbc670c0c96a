package variant

import "strings"

// kanaOffset is how far a katakana lies behind its hiragana in Unicode.
const kanaOffset = 'ア' - 'あ'

// Katakana returns s with its hiragana as katakana.
func Katakana(s string) string {
	if strings.IndexFunc(s, isHiragana) < 0 {
		return s
	}
	return strings.Map(katakanaOf, s)
}

// Hiragana returns s with those katakana as hiragana that have one: ー, ヷ and
// ・ stay.
func Hiragana(s string) string { return strings.Map(hiraganaOf, s) }

// IsKana reports whether s is written in nothing but kana and long vowel marks,
// with at least one kana.
func IsKana(s string) bool {
	kana := false
	for _, r := range s {
		switch {
		case isHiragana(r) || isKatakana(r):
			kana = true
		case r != 'ー':
			return false
		}
	}
	return kana
}

func isHiragana(r rune) bool { return 'ぁ' <= r && r <= 'ゖ' || r == 'ゝ' || r == 'ゞ' }

func isKatakana(r rune) bool { return 'ァ' <= r && r <= 'ヺ' || r == 'ヽ' || r == 'ヾ' }

func isKanji(r rune) bool {
	return 0x4E00 <= r && r <= 0x9FFF || 0x3400 <= r && r <= 0x4DBF || 0x20000 <= r && r <= 0x323AF || r == '々' || r == '〆'
}

func katakanaOf(r rune) rune {
	if isHiragana(r) {
		return r + kanaOffset
	}
	return r
}

func hiraganaOf(r rune) rune {
	if 'ァ' <= r && r <= 'ヶ' || r == 'ヽ' || r == 'ヾ' {
		return r - kanaOffset
	}
	return r
}

// The kana of each vowel, in the order of the rows: the n-th of each string
// belong to one row.
const (
	rowA = "アカガサザタダナハバパマヤラワャァ"
	rowI = "イキギシジチヂニヒビピミ　リヰ　ィ"
	rowU = "ウクグスズツヅヌフブプムユル　ュゥ"
	rowE = "エケゲセゼテデネヘベペメ　レヱ　ェ"
	rowO = "オコゴソゾトドノホボポモヨロヲョォ"
)

// vowels has for each katakana its vowel as a katakana, or 0.
var vowels = func() (v [0x60]rune) {
	for _, row := range []string{rowA, rowI, rowU, rowE, rowO} {
		vowel := []rune(row)[0]
		for _, r := range row {
			if isKatakana(r) {
				v[r-'ァ'] = vowel
			}
		}
	}
	v['ヴ'-'ァ'], v['ヮ'-'ァ'] = 'ウ', 'ア'
	return v
}()

// vowelOf returns the vowel of a katakana, ア to オ, or 0 for ン, ッ and all else.
func vowelOf(r rune) rune {
	if r < 'ァ' || int(r-'ァ') >= len(vowels) {
		return 0
	}
	return vowels[r-'ァ']
}

// withVowel returns the katakana of r's row that has the vowel of to (ム, イ →
// ミ), or 0 when there is none.
func withVowel(r, to rune) rune {
	rows := [...]string{rowA, rowI, rowU, rowE, rowO}
	for _, row := range rows {
		at := 0
		for _, k := range row {
			if k != r {
				at++
				continue
			}
			for _, other := range rows {
				if vowelOf([]rune(other)[0]) == to {
					if k = []rune(other)[at]; isKatakana(k) {
						return k
					}
				}
			}
			return 0
		}
	}
	return 0
}

// voicing has each katakana that can be voiced before the voiced one: カガ, and
// ハバパ as two pairs.
const voicing = "カガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドハバヒビフブヘベホボ" +
	"ハパヒピフプヘペホポバパビピブプベペボポ"

// differsInVoice reports whether two katakana are カ and ガ, ハ and パ, and so on.
func differsInVoice(a, b rune) bool {
	first := rune(0)
	for _, r := range voicing {
		if first == 0 {
			first = r
			continue
		}
		if first == a && r == b || first == b && r == a {
			return true
		}
		first = 0
	}
	return false
}

// voicelessOf returns カ for ガ, ハ for バ and パ, and any other as it is: a word
// that follows another often voices its first kana (クミ, 番組 バングミ).
func voicelessOf(r rune) rune {
	switch r {
	case 'パ', 'ピ', 'プ', 'ペ', 'ポ':
		return r - 2
	case 'バ', 'ビ', 'ブ', 'ベ', 'ボ':
		return r - 1
	case 'ヅ', 'デ', 'ド', 'ヂ', 'ダ':
		return r - 1
	case 'ガ', 'ギ', 'グ', 'ゲ', 'ゴ', 'ザ', 'ジ', 'ズ', 'ゼ', 'ゾ':
		return r - 1
	}
	return r
}
