package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A notation is a date as somebody wrote it, as far as they wrote it: 令和7年度,
// 2025-09, R7.9.12. What was not written is 0.
type notation struct {
	era        *era // nil in the Gregorian calendar
	year       int  // Gregorian
	month, day int
	fiscal     bool // 年度 was written
	end        int  // byte offset just past it
}

// Years that a notation without an era may name. Numbers of four digits
// outside are amounts and addresses, not years.
const (
	firstYear = 1868
	lastYear  = 9999
)

// scanNotation reads the longest notation of a date that begins at the byte
// offset at. Digits and separators may be full width, numbers may be kanji
// numerals, and space may surround the numbers of 令和 7 年 9 月 12 日. Months
// and days are read, not checked: 2025-13 has month 13.
func scanNotation(s string, at int) (notation, bool) {
	c := cursor{s, at}
	n, ok := c.year()
	if !ok {
		return notation{}, false
	}
	n.end = c.i
	if c.kanjiYear(&n) {
		return n, true
	}
	sep, ok := c.separator()
	if !ok {
		return n, true
	}
	if n.month, ok = c.number(2); !ok {
		n.month = 0
		return n, true
	}
	n.end = c.i
	if again, ok := c.separator(); ok && again == sep {
		if day, ok := c.number(2); ok {
			n.day, n.end = day, c.i
		}
	}
	return n, true
}

// cursor walks over the runes of a text, each folded from full width.
type cursor struct {
	s string
	i int // byte offset
}

// peek returns the rune at the cursor and its size; size is 0 at the end.
func (c *cursor) peek() (rune, int) {
	if c.i >= len(c.s) {
		return 0, 0
	}
	r, size := utf8.DecodeRuneInString(c.s[c.i:])
	return narrow(r), size
}

// narrow folds a full-width form of ASCII, and the signs that stand for a
// hyphen, to ASCII.
func narrow(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '　':
		return ' '
	case r == '‐', r == '‑', r == '–', r == '−':
		return '-'
	}
	return r
}

func (c *cursor) accept(word string) bool {
	if strings.HasPrefix(c.s[c.i:], word) {
		c.i += len(word)
		return true
	}
	return false
}

func (c *cursor) spaces() {
	for {
		r, size := c.peek()
		if size == 0 || !unicode.IsSpace(r) || r == '\n' {
			return
		}
		c.i += size
	}
}

// year reads the year and the era before it, without what follows the number.
func (c *cursor) year() (notation, bool) {
	c.accept("西暦")
	e := c.era()
	if e == nil {
		y, ok := c.number(4)
		return notation{year: y}, ok && y >= firstYear && y <= lastYear
	}
	c.spaces()
	if c.accept("元") {
		return notation{era: e, year: e.first.Year}, true
	}
	y, ok := c.number(3)
	return notation{era: e, year: e.first.Year + y - 1}, ok && y > 0
}

func (c *cursor) era() *era {
	for i := range eras {
		e := &eras[i]
		if c.accept(e.name) || c.accept(e.ligature) || c.accept(e.kanji) {
			return e
		}
		if r, size := c.peek(); size > 0 && unicode.ToUpper(r) == rune(e.letter) {
			c.i += size
			return e
		}
	}
	return nil
}

// kanjiYear reads 年度, or 年 and as much of 9月12日 as follows, and reports
// whether there was a 年. The year may be glossed in the other calendar:
// 2025年（令和7年）9月12日.
func (c *cursor) kanjiYear(n *notation) bool {
	c.spaces()
	if !c.accept("年") {
		c.i = n.end
		return false
	}
	n.end = c.i
	if c.accept("度") {
		n.fiscal, n.end = true, c.i
		return true
	}
	c.gloss()
	var ok bool
	if n.month, ok = c.counted("月"); !ok {
		return true
	}
	n.end = c.i
	if n.day, ok = c.counted("日"); ok {
		n.end = c.i
	}
	return true
}

// gloss skips a year in parentheses.
func (c *cursor) gloss() {
	back := c.i
	if r, size := c.peek(); r == '(' {
		c.i += size
		if _, ok := c.year(); ok {
			c.accept("年")
			if r, size := c.peek(); r == ')' {
				c.i += size
				return
			}
		}
	}
	c.i = back
}

// counted reads a number and the word after it; without both it reads nothing
// and returns 0.
func (c *cursor) counted(word string) (int, bool) {
	back := c.i
	c.spaces()
	if n, ok := c.number(2); ok {
		c.spaces()
		if c.accept(word) {
			return n, true
		}
	}
	c.i = back
	return 0, false
}

// separator reads one of . / -
func (c *cursor) separator() (rune, bool) {
	r, size := c.peek()
	if r == '.' || r == '/' || r == '-' {
		c.i += size
		return r, true
	}
	return 0, false
}

// number reads digits, at most max of them and all there are, or a kanji
// numeral.
func (c *cursor) number(max int) (int, bool) {
	n, digits := 0, 0
	for {
		r, size := c.peek()
		if size == 0 || r < '0' || r > '9' {
			break
		}
		n = n*10 + int(r-'0')
		c.i += size
		if digits++; digits > max {
			return 0, false
		}
	}
	if digits > 0 {
		return n, true
	}
	return c.kanjiNumber()
}

// kanjiNumber reads a numeral up to 9999, either by place (二〇二五) or by
// counting (二千二十五, 十二).
func (c *cursor) kanjiNumber() (int, bool) {
	sum, digit, read := 0, 0, 0
	for read < 8 { // 九千九百九十九 has seven
		r, size := c.peek()
		if d, ok := kanjiDigits[r]; ok && !(r == '○' && read == 0) {
			digit = digit*10 + d
		} else if unit, ok := kanjiUnits[r]; ok {
			sum, digit = sum+max(digit, 1)*unit, 0
		} else {
			break
		}
		c.i += size
		read++
	}
	n := sum + digit
	return n, read > 0 && n <= 9999
}

var (
	// ○ is no numeral, but is what many type for 〇.
	kanjiDigits = map[rune]int{'〇': 0, '○': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}
	kanjiUnits  = map[rune]int{'十': 10, '百': 100, '千': 1000}
)
