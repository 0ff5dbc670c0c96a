package quantity

import (
	"strings"
	"unicode/utf8"
)

// digits reads what the ASCII digit at byte i begins and returns where to go
// on.
func (f *finder) digits(i int) int {
	plain := f.plain(i)
	e, start, letter := f.eraBefore(i)
	if e != nil {
		if m := f.eraDate(e, letter, plain); m.end > 0 {
			return f.date(start, m)
		}
	}
	if m, start := f.fiscalYear(plain); m.end > 0 {
		return f.date(start, m)
	}
	if !f.freeBefore(i) && !f.latinNoon(plain) {
		return f.code(i)
	}
	if m := f.westernDate(plain); m.end > 0 {
		start := i
		if before, ok := strings.CutSuffix(f.text[:i], "西暦"); ok {
			start = len(before)
		}
		return f.date(start, m)
	}
	if c, start := f.digitalClock(plain); c.end > 0 {
		f.terms.clock(c)
		return f.emit(start, c.end)
	}
	if end := f.slashed(plain); end > 0 {
		return end
	}
	n := f.number(i)
	if n.broken {
		return max(f.code(i), n.end)
	}
	if n.vague {
		return n.end
	}
	if end := f.guessed(n); end > 0 {
		return end
	}
	if end := f.quantity(n); end > 0 {
		return end
	}
	if end := f.joined(n); end > 0 {
		return end
	}
	if isLatin(f.at(n.end)) || f.tied(n.end) {
		return f.code(n.end)
	}
	if n.power && isKanji(f.at(n.end)) {
		return n.run // the 千 of 2千葉県 belongs to a word
	}
	return f.bareDigits(n)
}

// bareDigits makes a span of a number without a unit, from two digits on. One
// that can only be a year is one.
func (f *finder) bareDigits(n number) int {
	if n.zeros || n.scale == 0 && n.mantissa < 10 {
		return n.end
	}
	if y := n.whole(lastBareYear); n.digits == 4 && n.end == n.run && !n.commas && y >= firstBareYear && !f.measured(n) {
		f.terms.year(y, false)
	}
	f.terms.bare(n.value)
	return f.emit(n.start, n.end)
}

// measured reports whether the words about a number tell that it is an amount:
// 約2000, 2000を超える, 2000以上.
func (f *finder) measured(n number) bool {
	return strings.HasSuffix(f.text[:n.start], "約") || startsAny(f.text[n.end:], "を超", "以上", "超", "余", "弱", "強", "近く", "ほど", "前後", "程度", "以下", "未満")
}

// fiscalYear reads fy2025 and fy25, whose digits are n; end is 0 if there is
// none.
func (f *finder) fiscalYear(n number) (moment, int) {
	start := n.start - len("fy")
	if !strings.HasSuffix(f.text[:n.start], "fy") || !f.freeBefore(start) || isLatin(f.at(n.end)) || f.tied(n.end) {
		return moment{}, 0
	}
	y := n.whole(lastYear)
	if n.digits == 2 {
		y += 2000
	}
	if n.digits != 2 && n.digits != 4 || y < firstYear {
		return moment{}, 0
	}
	return moment{year: y, fiscal: true, end: n.end}, start
}

// numeral reads what the kanji numeral at byte i begins, or 元, and returns
// where to go on.
func (f *finder) numeral(i int) int {
	if strings.HasPrefix(f.text[i:], "元") {
		return f.firstOfEra(i)
	}
	before := f.before(i)
	if isDigit(before) || isNumeral(before) {
		return f.number(i).end // a heading's number, or the 一 of 万一
	}
	n := f.number(i)
	if next := f.at(n.end); n.numerals == 1 && !beginsUnit(next) && !strings.ContainsRune("~-・、(", next) {
		return n.end
	}
	if e, start, letter := f.eraBefore(i); e != nil && !n.broken && !n.vague {
		if m := f.eraDate(e, letter, n); m.end > 0 {
			return f.date(start, m)
		}
	}
	if n.broken || n.vague || vagueBefore(before, f.at(i)) {
		return n.end
	}
	if end := f.guessed(n); end > 0 {
		return end
	}
	if m := f.westernDate(n); m.end > 0 {
		start := i
		if before, ok := strings.CutSuffix(f.text[:i], "西暦"); ok {
			start = len(before)
		}
		return f.date(start, m)
	}
	if _, _, noon := f.noon(i); before != '第' && !(noon && strings.HasPrefix(f.text[n.end:], "時")) {
		if size := f.fixedAt(i); size > 0 {
			return max(i+size, n.end)
		}
	}
	if end := f.quantity(n); end > 0 {
		return end
	}
	if end := f.joined(n); end > 0 {
		return end
	}
	if n.numerals < 2 || n.scale == 0 && n.mantissa < 10 || n.digits == n.numerals && !n.circle ||
		isKanji(before) || isKanji(f.at(n.end)) {
		return n.end
	}
	f.terms.bare(n.value)
	return f.emit(i, n.end)
}

// vagueBefore tells that a kanji numeral is no number for what stands before
// it: 数十, 何百, 同一, 唯一.
func vagueBefore(before, first rune) bool {
	switch before {
	case '数', '何', '幾':
		return power(first) > 0
	case '再':
		return first == '三'
	case '同', '統', '唯', '単', '均', '画', '随', '専', '純', '択', '逐':
		return first == '一'
	}
	return false
}

// guessed returns the end of a guess whose first number is n, 二、三人 or
// 1万7、8千円, and 0 if it is none. In digits 2、3 is more often a list.
func (f *finder) guessed(n number) int {
	rest := f.text[n.end:]
	if !startsAny(rest, "、", "・") || n.power || n.ascii && n.end-n.start < 2 {
		return 0
	}
	last, _ := utf8.DecodeLastRuneInString(f.text[:n.end])
	next := f.at(n.end + len("、"))
	if n.ascii != isDigit(next) || digitOf(last) < 1 || digitOf(next) != digitOf(last)+1 {
		return 0
	}
	second := f.number(n.end + len("、"))
	if second.broken || second.digits != 1 {
		return 0
	}
	return second.end
}
