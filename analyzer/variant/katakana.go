package variant

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// FoldKatakana returns what the ways to write a loan word have in common; two
// words of the same fold are one. Hiragana is read as katakana. The fold is for
// comparing only: it may be no word itself.
//
// In words of any length middle dots go, a dash or 一 between kana is ー, ヴ is
// the バ row, ヂ and ヅ are ジ and ズ, and small kana are large (ウェ ウエ,
// フアイル ファイル). A final ー goes when three characters remain: サーバー is
// サーバ, but カバー is not カバ.
//
// What would join short words that differ asks for more kana, counted without ー
// and without what it would fold, the イ of エイ and the ォ of フォ:
//
//   - three: エイ is エー (クリエイト; but レイン is not レーン)
//   - four: ティ is テ and ディ is デ (ディジタル; but ディスク is not デスク),
//     フォ inside is ホ (インターホン), and ア after the イ column is ヤ (ダイヤル,
//     ダイアル; but シアン is not シャン)
//   - five: inner ー go (マイナンバーカド; but ビール is not ビル)
//
// Words no rule reaches stand in sameLoans and otherLoans.
func FoldKatakana(s string) string {
	var buf [maxFold]rune
	return string(foldKatakana(buf[:0], s, true))
}

// maxFold is for how many kana folding keeps room on the stack. Longer words
// only cost an allocation.
const maxFold = 40

// foldKatakana appends the fold of s to dst. With small unset, ッ stays apart
// from ツ: for slips they are different keys.
func foldKatakana(dst []rune, s string, small bool) []rune {
	dst = appendPlainKatakana(dst, s)
	if same, ok := sameLoans[string(dst)]; ok {
		dst = append(dst[:0], same...)
	}
	apart := otherLoans[string(dst)]
	for i, r := range dst {
		if r != 'ッ' || small && i+1 < len(dst) {
			dst[i] = largeKana(r)
		}
	}
	if n := len(dst); n > 3 && dst[n-1] == 'ー' && !apart {
		dst = dst[:n-1]
	}
	kana := 0
	for i, r := range dst {
		last := rune(0)
		if i > 0 {
			last = dst[i-1]
		}
		if r != 'ー' && !(r == 'イ' && vowelOf(last) == 'エ') && !(r == 'オ' && last == 'フ') {
			kana++
		}
	}
	if kana >= 3 {
		dst = foldLong(dst, kana)
	}
	return dst
}

// foldLong folds what only words of so many kana may.
func foldLong(dst []rune, kana int) []rune {
	out := dst[:0]
	for i, r := range dst {
		last := rune(0)
		if len(out) > 0 {
			last = out[len(out)-1]
		}
		switch {
		case kana >= 5 && r == 'ー':
			continue
		case r == 'イ' && kana >= 4 && (last == 'テ' || last == 'デ'):
			continue
		case r == 'イ' && vowelOf(last) == 'エ':
			if kana >= 5 {
				continue
			}
			r = 'ー'
		case r == 'オ' && last == 'フ' && i > 1 && kana >= 4:
			out[len(out)-1] = 'ホ'
			continue
		case r == 'ア' && kana >= 4 && vowelOf(last) == 'イ':
			r = 'ヤ'
		}
		out = append(out, r)
	}
	return out
}

// appendPlainKatakana appends s as katakana without dots, dashes and sounds
// that have a plainer writing, all that is certain in words of any length.
func appendPlainKatakana(dst []rune, s string) []rune {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		r = katakanaOf(r)
		last := rune(0)
		if len(dst) > 0 {
			last = dst[len(dst)-1]
		}
		switch r {
		case '・', '·':
			continue
		case '-', '一', '~', '─':
			if isKatakana(last) {
				r = 'ー'
			}
		case 'ヽ':
			r = last
		case 'ヾ':
			r = voicedOf(last)
		case 'ヴ':
			next, size := utf8.DecodeRuneInString(s[i:])
			switch b, ok := vAsB(katakanaOf(next)); {
			case ok:
				r = b
				i += size
			case katakanaOf(next) == 'ュ':
				r = 'ビ'
			default:
				r = 'ブ'
			}
		}
		r = plainKana(r)
		if r == 'ー' && last == 'ー' {
			continue
		}
		if n := len(dst); (r == 'ェ' || r == 'エ') && last == 'ウ' && n > 1 && vowelOf(dst[n-2]) == 'ウ' {
			dst = dst[:n-1] // スウェーデン, スエーデン
		}
		dst = append(dst, r)
	}
	return dst
}

// largeKana returns ア for ァ, ヤ for ャ and so on.
func largeKana(r rune) rune {
	switch r {
	case 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ッ', 'ャ', 'ュ', 'ョ', 'ヮ':
		return r + 1
	}
	return r
}

// hasKatakana reports whether s has a katakana or a long vowel mark.
func hasKatakana(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return isKatakana(r) || r == 'ー' })
}

// sameLoans has loan words in two forms that no rule joins, the first read as
// the second.
var sameLoans = pairs(
	"メーン メイン", "メーク メイク", "アイディア アイデア", "アイディアー アイデア", "ギヤ ギア",
	"プラスティック プラスチック", "ロマンティック ロマンチック", "イニシアティブ イニシアチブ",
	"ティーム チーム", "スティール スチール", "ドラスティック ドラスチック", "エキゾティック エキゾチック",
	"アーチスト アーティスト", "レクレーション レクリエーション", "リクリエーション レクリエーション",
	"ウィンドー ウィンドウ", "ウインドー ウィンドウ", "シンポジューム シンポジウム", "アルミニューム アルミニウム",
	"レジメ レジュメ", "リポート レポート", "ビルジング ビルディング", "グァム グアム",
	"マネジャー マネージャー", "メインテナンス メンテナンス", "メーンテナンス メンテナンス",
	"エンターテイメント エンターテインメント", "エンタテイメント エンターテインメント",
	"パーテーション パーティション", "パーテイション パーティション", "パーティーション パーティション",
	"バレンタインデイ バレンタインデー", "ディレンマ ジレンマ",
	"ジェネラル ゼネラル", "ジェネレーター ゼネレーター", "プレー プレイ", "タイア タイヤ", "ダリヤ ダリア", "テリヤ テリア", "ステイタス ステータス",
	"デーサービス デイサービス", "デーケア デイケア",
	"フューズ ヒューズ",
	"チューリヒ チューリッヒ",

	"ボディー ボディ", "ボデー ボディ", "ボデイ ボディ",
)

// loanSpellings has for each of them the others that are read as it.
var loanSpellings = func() map[string][]string {
	m := map[string][]string{}
	for from, to := range sameLoans {
		m[string(to)] = append(m[string(to)], from)
	}
	for _, others := range m {
		slices.Sort(others)
	}
	return m
}()

// otherLoans are words whose final ー makes them others than without it.
var otherLoans = map[string]bool{
	"ドラマー": true, "コーラー": true, "サウナー": true, "ジョッキー": true, "ハッカー": true, "ハッピー": true, "バッター": true,
	"タンカー": true, "サンマー": true, "アンカー": true, "スカラー": true, "トロリー": true, "オイラー": true, "クッパー": true,
}

func pairs(lines ...string) map[string][]rune {
	m := make(map[string][]rune, len(lines))
	for _, line := range lines {
		from, to, _ := strings.Cut(line, " ")
		m[from] = slices.Clone([]rune(to))
	}
	return m
}
