package variant

import (
	"slices"
	"strings"
)

// Writers exchange some kanji for others of one meaning and sound, and where a
// character went out of use another took its place (註文 注文). Which may stand
// for which depends on the sound: 聴 is 聞 in 聴き取り キキトリ, not in 聴衆.

// exchanges lists kanji that stand for each other where one of the sounds is in
// the word's reading. In entries with * they do only in compounds: 街並み is
// 町並み, but 街 is not 町.
//
// Not here are kanji of one sound that mean different things to those who
// choose between them: 保証 保障 補償, 計る 測る 図る, 早い 速い.
var exchanges = []string{
	// Verbs and adjectives.
	"聞聴訊 キ", "見観 ミ", "作造創 ツク ヅク", "思想 オモ", "回廻 マワ カイ", "分判解 ワカ", "探捜 サガ",
	"温暖 アタタ", "嘆歎 ナゲ", "悲哀 カナ", "寂淋 サビ", "喜歓 ヨロコ", "会逢 ア", "褒誉 ホメ", "関係 カカワ",
	"良善好 ヨイ", "言云 イウ", "呑飲 ノ", "喰食 ク", "怖恐 コワ", "棲住 ス", "歌唄 ウタ", "座坐 スワ ザ",
	"涙泪 ナミダ", "陰蔭 カゲ",
	"*町街 マチ", "*越超 コ", "*替換 カエ ガエ", "*掛懸 カカ ガカ カケ ガケ", "*止留 トメ ドメ", "*張貼 ハリ",
	// Sino-Japanese words.
	"附付 フ プ", "害碍礙 ガイ", "歳才 サイ", "齢令 レイ", "連聯 レン", "散撒 サン", "収蒐 シュウ", "集輯 シュウ",
	"憶臆 オク", "食蝕 ショク", "侵浸 シンショク", "欲慾 ヨク", "御禦 ギョ", "反叛 ハン", "唱誦 ショウ", "簡翰 カン",
	"了諒 リョウ", "注註 チュウ", "編篇 ヘン ペン", "壊潰 カイ", "包庖 ホウ", "選籤 セン", "風諷 フウ", "総綜 ソウ",
	"賛讃 サン", "向嚮 コウ", "装裳 ショウ", "用傭 ヨウ", "台颱 タイ", "略掠 リャク", "屈窟 リクツ", "希稀 キ",
	"高昂 コウ", "凶兇 キョウ", "画劃 カク", "枯涸 コ", "死屍 シ", "先尖 センエイ", "郭廓 カク", "途杜 ト",
	"転顛 テン", "練煉 レン", "扇煽 セン", "決訣 ケツ", "決蹶 ケッ", "供饗 キョウ", "激戟 シゲキ", "乱濫 ラン",
	"張脹 チョウ", "係繋 ケイ", "疎疏 ソ", "順遵 ジュン", "阻沮 ソ", "広弘 コウ", "格恰 カッ", "心腎 カンジン",
	"個箇 コ カ", "舗鋪 ホ", "溶熔 ヨウ", "奇綺 キレイ", "差叉 コウサ", "回恢 カイフク",
}

// compounds are words whose kanji are exchanged only together.
var compounds = [][2]string{
	{"十分", "充分"}, {"配布", "配付"}, {"選考", "銓衡"}, {"称賛", "賞賛"}, {"称讃", "賞賛"}, {"称賛", "賞讃"},
	{"称讃", "賞讃"}, {"丁寧", "叮嚀"}, {"目途", "目処"}, {"年配", "年輩"}, {"混交", "混淆"}, {"沈殿", "沈澱"},
	{"稼働", "稼動"}, {"波乱", "波瀾"},
}

// exchange is one use of a kanji in exchanges: the number of its entry.
type exchange uint16

var exchangesOf = func() map[rune][]exchange {
	m := make(map[rune][]exchange, 4*len(exchanges))
	for i, e := range exchanges {
		kanji, _, _ := strings.Cut(strings.TrimPrefix(e, "*"), " ")
		for _, r := range kanji {
			m[r] = append(m[r], exchange(i))
		}
	}
	return m
}()

// exchanged reports whether two kanji stand for each other in a word of that
// reading, "" for one not known, and so many kanji.
func exchanged(a, b rune, reading string, kanji int) bool {
	for _, e := range exchangesOf[a] {
		if !slices.Contains(exchangesOf[b], e) {
			continue
		}
		entry, inCompounds := strings.CutPrefix(exchanges[e], "*")
		if inCompounds && kanji < 2 {
			continue
		}
		_, sounds, _ := strings.Cut(entry, " ")
		for sound := range strings.SplitSeq(sounds, " ") {
			if reading == "" || strings.Contains(reading, sound) {
				return true
			}
		}
	}
	return false
}

// sameCompound reports whether the kanji of two words are a pair of compounds.
func sameCompound(a, b form) bool {
	x, y := a.skeleton(), b.skeleton()
	for _, c := range compounds {
		if c[0] == x && c[1] == y || c[0] == y && c[1] == x {
			return true
		}
	}
	return false
}

// skeleton returns the kanji of a word.
func (f form) skeleton() string {
	var b strings.Builder
	for _, p := range f {
		if p.kanji != 0 {
			b.WriteRune(p.kanji)
		}
	}
	return b.String()
}
