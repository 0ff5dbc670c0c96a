package variant

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxSpellings bounds what is searched in the text for one word.
const maxSpellings = 12

// Spellings returns other ways in which word may stand in a text, the likeliest
// first, at most 12 and never word itself. They are for looking up literally at
// the edges of words, where the text was cut so that the word is no term: a
// verb comes in its inflected forms, up to where 'た' or 'ます' would follow.
// Each is as folding would leave it.
//
//   - okurigana dropped, shortened and put in: 問い合わせ → 問合せ, 問合わせ,
//     問い合せ; 取組 → 取り組み, 取組み
//   - kanji that many write in kana, and the other way round: 気付く → 気づく,
//     補填 → 補てん, 障害 → 障がい, 障がい → 障害
//   - kanji exchanged for their like: 切り替え → 切り換え
//   - a final ー put in or dropped, ヴァ as バ, ウェ as ウエ
//   - iteration marks opened and closed, ヶ as が, ケ and か
//
// The reading, in katakana, is the dictionary's for word as it is written; ""
// when the dictionary lacks the word, which costs only what follows from it. A
// spelling may be another word after all (流れ出す → 流出): who has a dictionary
// drops those that it has, names aside, and that Relate calls Apart from word.
func Spellings(word, reading string) []string {
	w := spelled{word: word, all: make([]string, 0, maxSpellings)}
	if isKanaWord(word) {
		if hasKatakana(word) {
			w.loans()
		}
		w.tableWords()
		w.marks()
		if runeCount(word) >= 3 {
			w.add(Hiragana(word))
			w.add(Katakana(word))
		}
		return w.all
	}
	if !hasKanji(word) {
		return nil
	}
	w.tableWords()
	if looksLoan(word) {
		w.loans()
	}
	if reading = Katakana(reading); !IsKana(reading) {
		reading = ""
	}
	w.okurigana(reading)
	w.kana(reading)
	w.exchanges(reading)
	w.marks()
	w.allKana(reading)
	return w.all
}

// spelled gathers the spellings of a word.
type spelled struct {
	word string
	all  []string
}

func (w *spelled) add(s string) {
	if s != w.word && s != "" && !ownNouns[s] && len(w.all) < maxSpellings && !slices.Contains(w.all, s) {
		w.all = append(w.all, s)
	}
}

// loans adds the spellings of a katakana word.
func (w *spelled) loans() {
	plain := w.word
	if strings.ContainsAny(plain, "・-一~") {
		var b strings.Builder
		for _, r := range appendPlainKatakana(nil, plain) {
			b.WriteRune(r)
		}
		plain = b.String()
		w.add(plain)
	}
	base, long := strings.CutSuffix(plain, "ー")
	if runeCount(base) >= 3 && !otherLoans[plain] && !otherLoans[plain+"ー"] {
		if long {
			w.add(base)
		} else if end, _ := utf8.DecodeLastRuneInString(plain); vowelOf(end) == 'ア' || vowelOf(end) == 'イ' {
			w.add(plain + "ー") // the ends -er, -or and -y
		}
	}
	for _, loan := range loanSpellings[plain] {
		w.add(loan)
	}
	w.add(plainV.Replace(plain))
	w.add(largeVowels.Replace(plain))
	w.add(smallVowels.Replace(plain))
	if runeCount(plain) >= 5 {
		w.add(longE.Replace(plain))
		w.add(diphthongE.Replace(plain))
	}
	if first, size := utf8.DecodeRuneInString(plain); runeCount(plain) >= 5 && first != 'ー' {
		w.add(plain[:size] + strings.ReplaceAll(plain[size:], "フォ", "ホ"))
		if head, ok := strings.CutSuffix(plain, "ホン"); ok {
			w.add(head + "フォン")
		}
		if head, ok := strings.CutSuffix(plain, "ホーム"); ok {
			w.add(head + "フォーム")
		}
	}
}

var (
	plainV      = strings.NewReplacer("ヴァ", "バ", "ヴィ", "ビ", "ヴェ", "ベ", "ヴォ", "ボ", "ヴュ", "ビュ", "ヴ", "ブ")
	largeVowels = strings.NewReplacer("ウィ", "ウイ", "ウェ", "ウエ", "ウォ", "ウオ", "クォ", "クオ", "グァ", "グア", "フォ", "フオ", "ティ", "テイ", "ディ", "デイ")
	smallVowels = strings.NewReplacer("ウイ", "ウィ", "ウエ", "ウェ", "ウオ", "ウォ", "クオ", "クォ", "グア", "グァ", "フオ", "フォ", "テイ", "ティ", "デイ", "ディ")
)

// longE and diphthongE turn エイ and エー into each other.
var longE, diphthongE = func() (long, diphthong *strings.Replacer) {
	var to, from []string
	for _, r := range rowE {
		if isKatakana(r) {
			to = append(to, string(r)+"イ", string(r)+"ー")
			from = append(from, string(r)+"ー", string(r)+"イ")
		}
	}
	return strings.NewReplacer(to...), strings.NewReplacer(from...)
}()

// marks adds the word with its iteration marks opened, with ones where a kanji
// stands twice, and with ヶ as people write it.
func (w *spelled) marks() {
	w.add(opened(w.word))
	last := rune(0)
	closed := []rune(w.word)
	for i, r := range closed {
		switch {
		case r == last && isKanji(r) && r != '々':
			closed[i] = '々'
		case r == last && isHiragana(r) && r != 'ゝ':
			closed[i] = 'ゝ'
		case last != 0 && r == voicedOf(last+kanaOffset)-kanaOffset && isHiragana(last) && r != last:
			closed[i] = 'ゞ'
		default:
			last = r
			continue
		}
		last = 0
	}
	w.add(string(closed))
	runes := []rune(w.word)
	for i, r := range runes {
		if strings.ContainsRune("ヶケがヵカか", r) && i > 0 && i+1 < len(runes) && isKanji(runes[i-1]) && isKanji(runes[i+1]) {
			forms := "がヶケ"
			if strings.ContainsRune("月所国年条", runes[i+1]) {
				forms = "かヶカケ" // 三か月, 一か所
			}
			for _, as := range forms {
				other := slices.Clone(runes)
				other[i] = as
				w.add(string(other))
			}
		}
	}
}

// exchanges adds a compound with one of its kanji exchanged.
func (w *spelled) exchanges(reading string) {
	runes := []rune(w.word)
	f := formOf(w.word)
	n := f.kanji()
	if n < 2 {
		return
	}
	skeleton := f.skeleton()
	for _, c := range compounds {
		for i := range c {
			if c[i] == skeleton && skeleton == w.word {
				w.add(c[1-i])
			}
		}
	}
	for i, r := range runes {
		for _, e := range exchangesOf[r] {
			for _, other := range strings.TrimPrefix(exchanges[e], "*") {
				if other == ' ' {
					break
				}
				if other == r || !exchanged(r, other, reading, n) {
					continue
				}
				with := slices.Clone(runes)
				with[i] = other
				w.add(string(with))
				for _, s := range w.all[:min(varied, len(w.all))] {
					if strings.ContainsRune(s, r) {
						w.add(strings.Replace(s, string(r), string(other), 1))
					}
				}
			}
		}
	}
}

// varied is how many of the likeliest spellings are varied further.
const varied = 2

// allKana adds the word in hiragana, where few others sound so.
func (w *spelled) allKana(reading string) {
	kana := Hiragana(reading)
	if !slices.Contains(kanaWords[kana], w.word) {
		sounds := runeCount(kana)
		if sounds < 3 || sounds == 3 && formOf(w.word).kanji() > 1 || ambiguous[kana] || isPlainSino(w.word, reading) {
			return
		}
	}
	w.add(kana)
}
