package variant

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// isKanaSpelling reports whether a word in kana is how people write word, read
// so, rather than only its sound: うれしい is 嬉しい, but しんぱん may be 審判 or
// 侵犯. The dictionary must have it in kana, and in none of the ways that mean
// several words:
//
//   - Sino-Japanese words sound alike by the dozen, so those count only when
//     they are in kanaWords (ぜひ) or have a kanji that few write (絨毯)
//   - native verbs and adjectives of several kanji (はかる) are in ambiguous
func isKanaSpelling(kana Word, word, reading string) bool {
	if !sameKana(kana.Text, reading) {
		return false // キュー is not 級
	}
	hiragana := Hiragana(kana.Text)
	if slices.Contains(kanaWords[hiragana], word) {
		return true
	}
	if len(kana.Readings) == 0 || utf8.RuneCountInString(hiragana) < 2 || ambiguous[hiragana] {
		return false
	}
	return !isPlainSino(word, reading)
}

// isPlainSino reports whether a word is Sino-Japanese and all in kanji that
// everyone writes.
func isPlainSino(word, reading string) bool {
	f := formOf(word)
	if len(f) > f.kanji() || strings.ContainsRune(word, '々') || !soundsSino(reading, f.kanji()) {
		return false
	}
	for _, p := range f {
		if isRare(p.kanji) || kanaReadings[p.kanji] != nil && f.kanji() > 1 {
			return false
		}
	}
	return true
}

// sameKana compares two kana writings but for ぢ and づ.
func sameKana(a, b string) bool {
	rest, ok := cutKana(Katakana(opened(b)), Katakana(opened(a)))
	return ok && rest == ""
}

// soundsSino reports whether a reading may be that of so many kanji in a
// Sino-Japanese word: each is a kana, perhaps with a small one, and perhaps one
// of イウンッツクチキ.
func soundsSino(reading string, kanji int) bool {
	if reading == "" || kanji == 0 || kanji > maxSino {
		return reading == "" && kanji == 0
	}
	for _, size := range sinoPart(reading) {
		if size > 0 && soundsSino(reading[size:], kanji-1) {
			return true
		}
	}
	return false
}

// maxSino is the most kanji of a word that is taken apart by sound: each doubles
// the ways.
const maxSino = 6

// sinoPart returns how many bytes of a reading one kanji may take, the shorter
// first, 0 for no way.
func sinoPart(reading string) (sizes [2]int) {
	_, n := utf8.DecodeRuneInString(reading)
	if n == 0 {
		return sizes
	}
	if r, small := utf8.DecodeRuneInString(reading[n:]); strings.ContainsRune("ャュョ", r) {
		n += small
	}
	sizes[0] = n
	if r, final := utf8.DecodeRuneInString(reading[n:]); final > 0 && strings.ContainsRune("イウンッツクチキ", r) {
		sizes[1] = n + final
	}
	return sizes
}

// kanaWords has the words that sound Sino-Japanese and are of plain kanji, but
// are written in kana all the same, by their kana.
var kanaWords = func() map[string][]string {
	m := map[string][]string{}
	for e := range strings.FieldsSeq(`
		なぜ:何故 りんご:林檎 ぶどう:葡萄 きゅうり:胡瓜 わいろ:賄賂 あいさつ:挨拶 あいまい:曖昧 いす:椅子 いちばん:一番 いっしょ:一緒 いったい:一体 いったん:一旦 うつ:鬱 えんぴつ:鉛筆
		がまん:我慢 がん:癌 きのう:昨日 きょう:今日 きれい:綺麗,奇麗 けが:怪我 けっきょく:結局 けっこう:結構 けんか:喧嘩 さっそく:早速 じゃま:邪魔
		じゃがいも:馬鈴薯 ずいぶん:随分 せっかく:折角 せっけん:石鹸 ぜひ:是非 ぜんぜん:全然 そば:蕎麦 だいたい:大体 だいぶ:大分 たいせつ:大切
		たいてい:大抵 たいへん:大変 たくさん:沢山 たばこ:煙草 たぶん:多分 だめ:駄目 だんだん:段々 ちょうど:丁度 ちょっと:一寸
		ていねい:丁寧 にんじん:人参 ねんざ:捻挫 はがき:葉書 ほんとう:本当 まじめ:真面目 まんが:漫画 みかん:蜜柑 むだ:無駄
		めった:滅多 めんどう:面倒 もちろん:勿論 やっかい:厄介 りっぱ:立派`) {
		kana, words, _ := strings.Cut(e, ":")
		m[kana] = strings.Split(words, ",")
	}
	return m
}()

// ambiguous has the kana words that stand for several with different kanji, as
// the official list of such verbs and adjectives has them and offices meet
// them: はかる is 図る, 計る, 測る and 諮る.
var ambiguous = wordSet(`
	あう あがる あく あける あげる あし あたい あつい あてる あと あぶら あやしい あらい あらわす あらわれる ある
	あわせる いく いたむ いる うける うた うつ うつす うつる うまれる うむ おう おかす おくる おくれる おこす おこる おさえる
	おさまる おさめる おす おそれる おどる おもて おりる おる おろす かえす かえる かえりみる かおり かかる かく
	かける かげ かた かたい かま かわ かわく かわる きる きわめる くら こう こえる こおる こたえる こむ さく さげる さす さめる
	しずめる しぼる しまる しめる すく すすめる する そう そなえる たえる たずねる たたかう たつ たてる たま
	たより つかう つく つぐ つける つつしむ つとめる とうとい とく ととのえる とぶ とまる とめる とる なおす なおる なか
	ながい ならう におい のぞむ のせる のばす のびる のぼる はえる はかる はじめ はな はなす はなれる はやい はやまる はる
	ひく ふえる ふく ふける ふね ふるう ほか まざる まじる まち まるい まわり むかえる もえる もと もの やさしい やぶれる
	やわらかい よむ よる わかれる わざ わずらう いし かみ はし あめ くも せき しる いき かりだす あせる かき`)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
