package variant

import (
	"strings"
	"unicode/utf8"
)

// Some kanji stand in kana inside words otherwise written with kanji, because
// schools do not teach them (補てん) or because custom or tact wants it so
// (気づく, お客さま).

// kanaKanji has such kanji, each with the readings under which it is. Those
// that isRare knows need no entry where the word's reading can be cut.
var kanaKanji = strings.Fields(`
	填:テン 捗:チョク 綻:タン 洩:エイ 竄:ザン 逼:ヒッ 斡:アッ 碍:ガイ 捏:ネツ 蔽:ペイ,ヘイ 惧:グ 璧:ペキ 牽:ケン 拉:ラ 挽:バン 遽:キョ 鹸:ケン
	埠:フ 擢:テキ 沃:ヨク 塞:ソク 箋:セン 腺:セン 貼:チョウ 踪:ソウ 痕:コン 冤:エン 蔑:ベツ 誹:ヒ 謗:ボウ
	瑕:カ 疵:シ 濾:ロ 箪:タン 蓋:ガイ 礫:レキ 浚:シュン 渫:セツ
	謎:ナゾ 辿:タド 繋:ツナ 揃:ソロ 纏:マト 溜:タ 嵌:ハ 掴:ツカ 叩:タタ 喋:シャベ 褒:ホ 貰:モラ 頃:ゴロ,コロ
	付:ヅ 掛:カ,ガ 遣:ヅカ 作:ヅク 様:サマ 達:ダチ,タチ 処:ドコロ 所:ドコロ 難:ニク,ガタ 易:ヤス 振:ブ 方:ガタ 臭:クサ`)

var kanaReadings = func() map[rune][]string {
	m := make(map[rune][]string, len(kanaKanji))
	for _, e := range kanaKanji {
		kanji, size := utf8.DecodeRuneInString(e)
		m[kanji] = strings.Split(e[size+1:], ",")
	}
	return m
}()

// kana adds the word with one of its kanji in kana.
func (w *spelled) kana(reading string) {
	if rest, ok := strings.CutPrefix(w.word, "御"); ok {
		if !strings.HasPrefix(reading, "オ") {
			w.add("ご" + rest)
		}
		if !strings.HasPrefix(reading, "ゴ") {
			w.add("お" + rest)
		}
	}
	if utf8.RuneCountInString(w.word) < 2 {
		return
	}
	if rest, ok := strings.CutPrefix(w.word, "ご"); ok && hasKanji(rest) {
		w.add("御" + rest)
	}
	for _, e := range kanjiEndings {
		if stem, ok := strings.CutSuffix(w.word, e[0]); ok && hasKanji(stem) {
			w.add(stem + e[1])
			if e[1] == "掛け" {
				w.add(stem + "がけ")
				w.add(stem + "かけ")
			}
		}
	}
	at := 0
	parts := sinoParts(w.word, reading)
	for i, r := range w.word {
		forms := kanaReadings[r]
		if parts != nil && isRare(r) && len(forms) == 0 {
			forms = parts[at : at+1]
		}
		at++
		fits := reading == ""
		for _, k := range forms {
			fits = fits || formOf(w.with(i, r, k)).reads(reading)
		}
		for _, k := range forms {
			if with := w.with(i, r, k); fits && hasKanji(with) {
				w.add(with)
			}
		}
	}
}

// sinoParts cuts the reading of a Sino-Japanese word into those of its kanji,
// when there is just one way to: 改竄 カイ, ザン.
func sinoParts(word, reading string) []string {
	n := runeCount(word)
	if f := formOf(word); reading == "" || n < 2 || n > maxSino || f.kanji() != n || len(f) != n {
		return nil
	}
	var parts []string
	ways := 0
	var cut func(rest string, done []string)
	cut = func(rest string, done []string) {
		if len(done) == n {
			if rest == "" {
				ways++
				parts = append(parts[:0], done...)
			}
			return
		}
		for _, size := range sinoPart(rest) {
			if size > 0 {
				cut(rest[size:], append(done, rest[:size]))
			}
		}
	}
	cut(reading, make([]string, 0, n))
	if ways != 1 {
		return nil
	}
	return parts
}

// with returns the word with the kanji r at byte i in hiragana.
func (w *spelled) with(i int, r rune, kana string) string {
	return w.word[:i] + Hiragana(kana) + w.word[i+utf8.RuneLen(r):]
}

// kanjiEndings are the kana in which many write the last part of a compound,
// and its kanji.
var kanjiEndings = [][2]string{
	{"かけ", "掛け"}, {"がけ", "掛け"}, {"づけ", "付け"}, {"づく", "付く"}, {"づき", "付き"}, {"づくり", "作り"}, {"づかい", "遣い"},
}

// tableWords adds the spellings of words that no rule reaches.
func (w *spelled) tableWords() {
	for _, other := range mixedWith[w.word] {
		w.add(other)
	}
}

// mixedWith has for each of mixedWords the spellings it goes with.
var mixedWith = func() map[string][]string {
	m := map[string][]string{}
	for _, group := range mixedWords {
		for _, word := range group {
			m[word] = group
		}
	}
	return m
}()

// mixedWords are words that the dictionary lacks in some spelling, or reads
// otherwise, so that no rule joins them.
var mixedWords = [][]string{
	{"障害", "障がい", "障碍"},
	{"子供", "子ども", "こども"},
	{"友達", "友だち", "ともだち"},
	{"一人", "ひとり"},
	{"二人", "ふたり"},
	{"一人一人", "一人ひとり", "ひとりひとり"},
	{"一つ一つ", "一つひとつ", "ひとつひとつ"},
	{"有難う", "有り難う", "ありがとう"},
	{"中々", "なかなか"},
	{"目途", "目処", "めど"},
	{"把握", "は握"},
	{"遡及", "そ及"},
	{"梗塞", "梗そく", "こうそく"},
	{"拠り所", "拠りどころ", "よりどころ"},
	{"町づくり", "まちづくり", "街づくり"},
	{"物づくり", "ものづくり", "物作り", "モノづくり"},
	{"私達", "私たち", "わたしたち"},
	{"蝋燭", "ろうそく", "ローソク"},
	{"携帯", "ケータイ"},
	{"布団", "ふとん"},
}
