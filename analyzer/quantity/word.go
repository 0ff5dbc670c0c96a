package quantity

import (
	"strings"
	"unicode/utf8"
)

// fixedWords begin like a quantity and are none. After "^" stand the characters
// before which they are quantities after all: 一番目, 十分間.
const fixedWords = `
一番^目地線号 一時^間半限一二三四五十 一部^屋門 一杯 一面 一色 一口 一足 一本化 一本調子 一本槍 一本釣 一人前
一回り 一通り 一戸建 一期一会 一件落着 一世一代 一日千秋 一点張り
二分^の 二日酔 二枚舌 二番煎 二番せん 二階堂 二人三脚 二度と
三位一体 三日月 三日坊主 三日天下 三日三晩 三次市 三次町 三つ巴 三つ編 三つ子 三つ葉 三つ折 三千代 三三九度 三々九度
四つ角 四つ葉 四つ折 四つん 四つ木 四つ谷 四万十 五月雨 五月晴 五月病 五月蠅 五月蝿 五月闇 五月女 五月台 五月丘 五月が丘 五月ケ丘 五人囃子
六ヶ所村 六ケ所村 七つ道具 八戸 八代^目 八つ当 八つ橋 八つ裂 八つ場 八千代 八文字 八百万
十分^間 十人十色 十人並 十二分に 十二分な 十二単 十文字 十年一日
百人一首 百人力 百名山 百名城 百日紅 百日咳 千代 千歳 千本 千日前 千枚 千羽 千人針
`

// fixed has the words of fixedWords by their first code point.
var fixed = func() map[rune][][2]string {
	m := map[rune][][2]string{}
	for _, field := range strings.Fields(fixedWords) {
		word, before, _ := strings.Cut(field, "^")
		r, _ := utf8.DecodeRuneInString(word)
		m[r] = append(m[r], [2]string{word, before})
	}
	return m
}()

// fixedAt returns the length of the fixed word that begins at byte i, or 0.
func (f *finder) fixedAt(i int) int {
	rest := f.text[i:]
	for _, w := range fixed[f.at(i)] {
		if word, before := w[0], w[1]; strings.HasPrefix(rest, word) {
			if next := f.at(i + len(word)); next == 0 || !strings.ContainsRune(before, next) {
				return len(word)
			}
		}
	}
	return 0
}

// isLatin reports whether a code point is a letter or digit of a Latin word.
func isLatin(r rune) bool {
	return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || 0xDF <= r && r < 0x250 && r != '÷' || 'A' <= r && r <= 'Z'
}

// ties reports whether a sign ties letters and digits into one word or code:
// ab-31, 1.2.3, 12:34:56.
func ties(c byte) bool {
	switch c {
	case '-', '.', '\'', '_', '/', ':', '@', '&', '+', '#':
		return true
	}
	return false
}

// tied reports whether the sign at byte i ties what stands before it to what
// follows.
func (f *finder) tied(i int) bool {
	return i+1 < len(f.text) && ties(f.text[i]) && isLatin(f.at(i+1))
}

// freeBefore reports whether a word or number may begin at byte i, for what
// stands before it. A range may tie it to the span before.
func (f *finder) freeBefore(i int) bool {
	r := f.before(i)
	if r == 0 {
		return true
	}
	if isLatin(r) {
		return false
	}
	if r == ',' {
		return i <= f.lists || i < 2 || !isDigit(rune(f.text[i-2]))
	}
	return r >= utf8.RuneSelf || !ties(byte(r)) || !isLatin(f.before(i-1)) && (i < 2 || f.text[i-2] != '%') || f.end() == i-1
}

// code returns the end of the code or Latin word that byte i is in.
func (f *finder) code(i int) int {
	for i < len(f.text) {
		r, size := utf8.DecodeRuneInString(f.text[i:])
		if !isLatin(r) && !f.tied(i) {
			break
		}
		i += size
	}
	return i
}
