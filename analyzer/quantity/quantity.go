// Package quantity finds the numbers, quantities, dates and times of day in a
// text and gives each a term that all its spellings share: 97%, ９７％ and
// 九十七パーセント are "=97%"; 令和7年9月12日, R7.9.12 and 2025-09-12 are
// "=2025-09-12".
//
//	spans := quantity.Find("令和7年度に二人増えました", nil)
//	// 令和7年度: =2025年度 =2025年
//	// 二人:      =2人
//
// # Terms
//
// The first term of a span is what it means as a whole, and what a query asks
// for. The others are what it also says: a day says its month and its year, so
// that a text with 令和7年9月12日 is found by 令和7年 and by 9月12日, while a
// text with 令和7年 is not found by the day. Texts are indexed by all terms.
//
//	97%               =97% =97              also the bare number, from 10 on
//	三割, 3割          =30%                  one spelling of a share
//	1万2千円           =12000円 =12000
//	1ヶ月半            =1.5か月 =1.5         one spelling of each unit
//	三年間             =3年間 =3年
//	第3回, 3回目        =第3回                which one; 3回 says how many
//	第3号, 3号          =3号                  units that always say which one
//	5km               =5km =5キロ           キロ may be either
//	三分の一            =1/3
//	R7.9.12           =2025-09-12 =2025-09 =2025年 =9月12日 =9月
//	令和7年9月          =2025-09 =2025年 =9月
//	9/12(金)           =9月12日 =9月
//	令和7年度, FY2025   =2025年度 =2025年
//	R7, 2025年         =2025年
//	昭和40年代          =1965年代
//	2025              =2025年 =2025         a bare number that can only be a year
//	午後3時半           =15:30 =3時30分
//	3時               =3時 =3:00            before or after noon
//
// A term begins with "=", which begins no word of a text.
//
// # What is left alone
//
// A number without a unit counts from two digits on; a lone kanji numeral
// without a unit never does (一般, 三重県), nor do words that look like a
// quantity (十分, 一番, 一日中, 一人ひとり), numbers that are vague (数十人,
// 二、三人) and digits in codes and Latin words (covid-19, a4, 0277-46-1111).
// A piece of a longer number is never taken for a number: 97% holds no 7%.
package quantity

import "unicode/utf8"

// Span is a quantity, a date or a time of day in a text.
type Span struct {
	Start, End int      // bytes, half-open
	Terms      []string // what it says, as a whole first; never empty
}

// Find appends to dst the spans of a folded text (analyzer.Fold), from left to
// right and apart from each other. The memory of spans that dst has room for
// is used again, that of their Terms too.
func Find(text string, dst []Span) []Span {
	f := finder{text: text, spans: dst, base: len(dst)}
	for i := 0; i < len(text); {
		switch c := text[i]; leads[c] {
		case skipOne:
			i++
		case skipTwo:
			i += 2
		case skipThree:
			i += 3
		case skipFour:
			i += 4
		case digitLead:
			i = f.digits(i)
		case numeralLead:
			if i+2 >= len(text) || !mayBeNumeral(c, text[i+1], text[i+2]) {
				i += 3
				continue
			}
			i = f.numeral(i)
		}
	}
	return f.spans
}

// What a byte can begin. Most bytes of a text are passed over by this alone.
const (
	skipOne = iota
	skipTwo
	skipThree
	skipFour
	digitLead
	numeralLead // the first byte of a kanji numeral, or of 元
)

var leads = func() (t [256]uint8) {
	for c := 0xC2; c < 0xF5; c++ {
		switch {
		case c < 0xE0:
			t[c] = skipTwo
		case c < 0xF0:
			t[c] = skipThree
		default:
			t[c] = skipFour
		}
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = digitLead
	}
	for _, r := range "元〇一二三四五六七八九十百千" {
		t[string(r)[0]] = numeralLead
	}
	return t
}()

// mayBeNumeral tells the three bytes of a kanji numeral, or of 元, from others.
// It errs only in favour of yes.
func mayBeNumeral(a, b, c byte) bool {
	switch a {
	case 0xE3: // the kana; 〇
		return b == 0x80 && c == 0x87
	case 0xE4: // 一七三九二五
		return b == 0xB8 && (c == 0x80 || c == 0x83 || c == 0x89) || b == 0xB9 && c == 0x9D || b == 0xBA && (c == 0x8C || c == 0x94)
	case 0xE5: // 八六元十千四
		return b == 0x85 && (c == 0xAB || c == 0xAD || c == 0x83) || b == 0x8D && (c == 0x81 || c == 0x83) || b == 0x9B && c == 0x9B
	}
	return a == 0xE7 && b == 0x99 && c == 0xBE // 百
}

// finder is a search under way.
type finder struct {
	text  string
	spans []Span
	base  int // spans before it were there already
	terms termWriter
	lists int    // end of a list of numbers divided by commas (8,9,10)
	past  moment // the date found last
}

// before returns the code point before byte i, 0 at the beginning.
func (f *finder) before(i int) rune {
	if i == 0 {
		return 0
	}
	if c := f.text[i-1]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeLastRuneInString(f.text[:i])
	return r
}

// at returns the code point at byte i, 0 at the end.
func (f *finder) at(i int) rune {
	if i >= len(f.text) {
		return 0
	}
	c := f.text[i]
	if c < utf8.RuneSelf {
		return rune(c)
	}
	if 0xE1 <= c && c < 0xED && i+2 < len(f.text) {
		// Nearly all kana and kanji, without a call.
		if d, e := f.text[i+1], f.text[i+2]; d&0xC0 == 0x80 && e&0xC0 == 0x80 {
			return rune(c&0xF)<<12 | rune(d&0x3F)<<6 | rune(e&0x3F)
		}
	}
	r, _ := utf8.DecodeRuneInString(f.text[i:])
	return r
}

// end returns the end of the last span, -1 without one.
func (f *finder) end() int {
	if len(f.spans) == f.base {
		return -1
	}
	return f.spans[len(f.spans)-1].End
}

// emit makes a span of the terms written.
func (f *finder) emit(start, end int) int {
	n := len(f.spans)
	var room []string
	if n < cap(f.spans) {
		room = f.spans[:n+1][n].Terms[:0]
	}
	f.spans = append(f.spans, Span{start, end, f.terms.take(room)})
	return end
}
