package data

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ParseDate reads one whole day in any common notation of either calendar:
// 令和7年9月12日（金）, R7.9.12, 2025年9月12日, 2025-09-12, 20250912,
// ２０２５．９．１２, 令和元年五月一日. An era's years may run past its end, as
// they do in papers written before the change (平成31年9月12日). It fails with
// a *Problem that is ErrDate.
func ParseDate(s string) (Date, error) {
	n, ok := parseNotation(s)
	if !ok || n.day == 0 || n.fiscal {
		return Date{}, newProblem(ErrDate,
			fmt.Sprintf("%q is not a day; write it like 2025-09-12 or 令和7年9月12日", s),
			fmt.Sprintf("「%s」は日付として読めません。2025-09-12 や 令和7年9月12日 のように書いてください", s))
	}
	d := Date{n.year, n.month, n.day}
	if !d.Valid() {
		return Date{}, newProblem(ErrDate,
			fmt.Sprintf("there is no day %q in the calendar", s),
			fmt.Sprintf("「%s」という日は暦にありません", s))
	}
	return d, nil
}

// parseNotation reads a notation that is the whole of s, but for space, a day
// of the week in parentheses, and the letters FY.
func parseNotation(s string) (notation, bool) {
	s = strings.TrimSpace(s)
	if n, ok := parseDigits(s); ok {
		return n, true
	}
	if rest, ok := cutFY(s); ok {
		n, ok := scanNotation(rest, 0)
		n.fiscal = true
		return n, ok && n.month == 0 && n.end == len(rest)
	}
	n, ok := scanNotation(s, 0)
	return n, ok && weekday(s[n.end:])
}

// cutFY takes FY off the beginning of s.
func cutFY(s string) (string, bool) {
	c := cursor{s: s}
	for _, letter := range "FY" {
		r, size := c.peek()
		if unicode.ToUpper(r) != letter {
			return s, false
		}
		c.i += size
	}
	c.spaces()
	return s[c.i:], true
}

// parseDigits reads 20250912 and 202509.
func parseDigits(s string) (notation, bool) {
	c := cursor{s: s}
	n, ok := c.number(8)
	if !ok || c.i != len(s) {
		return notation{}, false
	}
	switch utf8.RuneCountInString(s) {
	case 8:
		return notation{year: n / 1e4, month: n / 100 % 100, day: n % 100, end: len(s)}, n/1e4 >= firstYear
	case 6:
		return notation{year: n / 100, month: n % 100, end: len(s)}, n/100 >= firstYear
	}
	return notation{}, false
}

// weekday reports whether s is nothing, or a day of the week such as （金）,
// (金曜日) or 金曜日.
func weekday(s string) bool {
	s = strings.TrimSpace(s)
	s = strings.Trim(s, "()（）")
	s = strings.TrimSuffix(strings.TrimSuffix(s, "日"), "曜")
	return s == "" || utf8.RuneCountInString(s) == 1 && strings.Contains("月火水木金土日祝㈪㈫㈬㈭㈮㈯㈰", s)
}

// FoundDate is a day written somewhere in a text.
type FoundDate struct {
	Date       Date
	Start, End int // half-open range of bytes
}

// FindDates returns the whole days written in a text, in order. Fiscal years
// and months alone are passed over, and so are telephone numbers.
func FindDates(text string) []FoundDate {
	var found []FoundDate
	before := rune(' ')
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if n, ok := scanAmid(text, i, before); ok {
			found = append(found, FoundDate{Date{n.year, n.month, n.day}, i, n.end})
			before, i = '日', n.end
			continue
		}
		before = narrow(r)
		i += size
	}
	return found
}

// scanAmid reads a day that stands in running text at the byte offset at,
// after the rune before: neither may be part of a longer word or number.
func scanAmid(text string, at int, before rune) (notation, bool) {
	if at == len(text) {
		return notation{}, false
	}
	r, _ := utf8.DecodeRuneInString(text[at:])
	first := narrow(r)
	digit := isDigit(first)
	switch {
	case digit && (isDigit(before) || strings.ContainsRune(".-/", before)):
		return notation{}, false
	case first < utf8.RuneSelf && !digit && (!unicode.IsLetter(first) || before < utf8.RuneSelf && (isDigit(before) || unicode.IsLetter(before))):
		return notation{}, false
	case strings.ContainsRune("明大昭平", first) && unicode.Is(unicode.Han, before):
		return notation{}, false
	}
	n, ok := scanNotation(text, at)
	if !ok || n.day == 0 || !(Date{n.year, n.month, n.day}).Valid() {
		return notation{}, false
	}
	next, _ := utf8.DecodeRuneInString(text[n.end:])
	return n, !isDigit(narrow(next))
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
