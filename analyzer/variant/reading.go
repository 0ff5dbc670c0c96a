package variant

import (
	"strings"
	"unicode/utf8"
)

// ReadingKey returns a reading as it is looked up, from hiragana or katakana.
// Spellings of one sound have one key: ヂ and ヅ are ジ and ズ, a vowel that
// lengthens the one before it is ー, and iteration marks are opened.
//
//	とうきょう, トーキョー → トーキョー
//	おおさか, おうさか → オーサカ
//	みかづき, みかずき → ミカズキ
//
// Length itself counts (主人 シュジン, 囚人 シュージン), and so does っ.
func ReadingKey(kana string) string { return string(appendReadingKey(nil, kana)) }

func appendReadingKey(dst []byte, kana string) []byte {
	last, vowel := rune(0), rune(0)
	for i := 0; i < len(kana); {
		r, n := utf8.DecodeRuneInString(kana[i:])
		i += n
		switch r = katakanaOf(r); r {
		case '・':
			continue
		case 'ヽ':
			r = last
		case 'ヾ':
			r = voicedOf(last)
		case 'ヴ':
			next, size := utf8.DecodeRuneInString(kana[i:])
			if b, ok := vAsB(katakanaOf(next)); ok {
				r = b
				i += size
			} else {
				r = 'ブ'
			}
		}
		r = plainKana(r)
		if lengthens(vowel, r) {
			dst = utf8.AppendRune(dst, 'ー')
			continue
		}
		dst = utf8.AppendRune(dst, r)
		last, vowel = r, vowelOf(r)
	}
	return dst
}

// lengthens reports whether r only makes the vowel before it long: the same
// vowel, ウ after オ, イ after エ, or ー.
func lengthens(vowel, r rune) bool {
	return vowel != 0 && (r == 'ー' || r == vowel || r == 'ウ' && vowel == 'オ' || r == 'イ' && vowel == 'エ')
}

// plainKana takes the kana that sound like another as that one.
func plainKana(r rune) rune {
	switch r {
	case 'ヂ':
		return 'ジ'
	case 'ヅ':
		return 'ズ'
	case 'ヲ':
		return 'オ'
	case 'ヰ':
		return 'イ'
	case 'ヱ':
		return 'エ'
	case 'ヵ':
		return 'カ'
	case 'ヶ':
		return 'ケ'
	}
	return r
}

// vAsB returns the バ-row kana for ヴ before a small vowel.
func vAsB(small rune) (rune, bool) {
	switch small {
	case 'ァ':
		return 'バ', true
	case 'ィ':
		return 'ビ', true
	case 'ェ':
		return 'ベ', true
	case 'ォ':
		return 'ボ', true
	}
	return 0, false
}

// voicedOf returns ガ for カ, バ for ハ, and any other as it is.
func voicedOf(r rune) rune {
	if strings.ContainsRune("カキクケコサシスセソタチツテトハヒフヘホ", r) {
		return r + 1
	}
	return r
}
