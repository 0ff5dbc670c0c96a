package quantity

import (
	"strings"
	"unicode/utf8"
)

// number is a number as it stands in a text, in digits (1,234), in kanji by
// counting (千二百三十四) or by place (一二三四), or in digits with kanji for
// the powers (1億3,000万).
type number struct {
	value
	start, end int
	ascii      bool // begins with an ASCII digit
	run        int  // end of those digits
	digits     int  // how many, of whatever script, it begins with
	numerals   int  // how many kanji numerals it has
	commas     bool // 3,000
	zeros      bool // begins with a 0 that is not all of it: 09, 0277
	circle     bool // has 〇, which no other words have
	power      bool // ends with 千, 万 and the like
	vague      bool // 二三人, 十数人: nobody knows how many
	broken     bool // not one number: 1,0000, or too large to be one
}

// powers of ten that are written as one kanji.
func power(r rune) int64 {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	case '万':
		return 1e4
	case '億':
		return 1e8
	case '兆':
		return 1e12
	}
	return 0
}

// kanjiDigit returns the digit that a kanji is, or -1.
func kanjiDigit(r rune) int64 {
	switch r {
	case '〇':
		return 0
	case '一':
		return 1
	case '二':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// digitOf returns the digit that a code point of either script is, or -1.
func digitOf(r rune) int64 {
	if isDigit(r) {
		return int64(r - '0')
	}
	return kanjiDigit(r)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isNumeral(r rune) bool { return kanjiDigit(r) >= 0 || power(r) > 0 }

// number reads the number that begins at byte i, where a digit or a kanji
// numeral stands.
func (f *finder) number(i int) number {
	n := number{start: i, end: i}
	if isDigit(rune(f.text[i])) {
		n.ascii = true
		f.asciiDigits(&n)
		n.run = n.end
		if n.broken {
			return n
		}
	}
	f.powers(&n)
	f.kanjiDecimals(&n)
	if r := f.at(n.end); r == '数' || r == '何' || r == '余' || r == '幾' {
		n.vague = true // 十数人, 二千何百, 三十余年
	}
	n.value = n.value.trim()
	return n
}

// powers reads the kanji of a number, and the digits among them.
func (f *finder) powers(n *number) {
	var (
		total   value // what 万, 億 and 兆 closed
		section int64 // what 十, 百 and 千 closed since
		open    = n.ascii
		cur     = n.value // digits not closed yet, if open
		below   = int64(1e16)
		small   = int64(1e4)
		ok      bool
	)
	for !n.vague && !n.broken {
		r := f.at(n.end)
		if kanjiDigit(r) >= 0 && !n.ascii && !open {
			f.kanjiDigits(n, &cur)
			open = true
			continue
		}
		if isDigit(r) && n.ascii && !open {
			part := number{start: n.end, end: n.end}
			f.asciiDigits(&part)
			n.end, n.broken = part.end, part.broken || part.scale > 0
			cur, open, n.power = part.value, true, false
			continue
		}
		p := power(r)
		if p == 0 || p == 10 && n.ascii {
			break
		}
		if p < 1e4 {
			if p >= small || n.ascii && !open || cur.scale > 0 && p != 1000 {
				break
			}
			if !open {
				cur = value{1, 0}
			}
			if cur, ok = cur.times(p); !ok {
				n.broken = true
			}
			if cur.scale > 0 || cur.mantissa >= 1e16 {
				n.broken = true
			}
			section += cur.mantissa
			small = p
		} else {
			if p >= below || !open && section == 0 {
				break
			}
			if !open {
				cur = value{}
			}
			cur.mantissa += section
			if cur, ok = cur.times(p); !ok || total.mantissa > 0 && cur.scale > 0 {
				n.broken = true
			}
			total = value{total.mantissa + cur.mantissa, cur.scale}
			section, below, small = 0, p, 1e4
		}
		open, n.power = false, true
		n.numerals++
		n.end += utf8.RuneLen(r)
	}
	if !open {
		cur = value{}
	}
	if cur.scale > 0 && (total.mantissa > 0 || section > 0) {
		n.broken = true
	}
	n.value = value{total.mantissa + section + cur.mantissa, max(total.scale, cur.scale)}
}

// kanjiDigits reads kanji digits, 二〇二五 or the 二 of 二千. Two that follow
// each other in counting are a guess (二三人), and so is more than one before
// or after a power (二三十, 十二三).
func (f *finder) kanjiDigits(n *number, cur *value) {
	*cur = value{}
	count, circle, last, climbs := 0, false, int64(-1), true
	for {
		r := f.at(n.end)
		d := kanjiDigit(r)
		if r == '○' && count > 0 {
			d = 0 // what many type for 〇
		}
		if d < 0 || count > 0 && strings.HasPrefix(f.text[n.end:], "四半期") {
			break
		}
		circle = circle || d == 0
		climbs = climbs && (count == 0 || d == last+1)
		if cur.mantissa = cur.mantissa*10 + d; cur.mantissa > maxMantissa {
			n.broken = true
			cur.mantissa = 0
		}
		last = d
		count++
		n.end += utf8.RuneLen(r)
	}
	if n.numerals == 0 && strings.HasPrefix(f.text[n.start:], "〇") {
		n.vague = true // 〇〇課: a name left open
	}
	if count > 1 && !circle && (count == 2 && climbs || n.power || count < 4 && power(f.at(n.end)) > 0) {
		n.vague = true
	}
	if n.numerals == 0 {
		n.digits = count
	}
	n.circle = n.circle || circle
	n.numerals += count
	n.power = false
}

// kanjiDecimals reads the ・五 of 十二・五%. Elsewhere than before the units
// that are measured in tenths the dot divides numbers.
func (f *finder) kanjiDecimals(n *number) {
	rest, ok := strings.CutPrefix(f.text[n.end:], "・")
	if !ok || n.ascii || n.numerals == 0 || n.scale > 0 {
		return
	}
	v, end := n.value, n.end+len("・")
	for {
		r, size := utf8.DecodeRuneInString(rest)
		d := kanjiDigit(r)
		if d < 0 || v.mantissa > maxMantissa/10 || v.scale == maxScale {
			break
		}
		v = value{v.mantissa*10 + d, v.scale + 1}
		rest, end = rest[size:], end+size
	}
	for _, unit := range []string{"%", "パーセント", "倍", "ポイント"} {
		if v.scale > 0 && strings.HasPrefix(rest, unit) {
			n.value, n.end, n.vague = v, end, false
		}
	}
}
