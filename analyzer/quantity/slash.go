package quantity

import (
	"strings"
	"unicode/utf8"
)

// slashed reads 9/12 as a day, unless it is a fraction: those have the smaller
// number first and are reduced (1/3). A day of the week decides.
func (f *finder) slashed(n number) int {
	s, i := f.text, n.end
	slash := startsAny(s[i:], "/", "⁄")
	if !slash || n.digits > 2 || n.zeros && n.mantissa == 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	second, width := f.short(i + size)
	first, end := int(n.mantissa), i+size+width
	if width == 0 || second == 0 || isLatin(f.at(end)) || f.tied(end) && s[end] != '-' {
		return 0
	}
	m := moment{month: first, day: second, end: end}
	fraction := first < second && gcd(first, second) == 1 && (second < 13 || first == 1) && !n.zeros
	if s[i] == '/' && valid(m) && (!fraction || weekdayAt(s[end:]) > 0) {
		return f.date(n.start, m)
	}
	if !fraction {
		return 0
	}
	f.terms.fraction(first, second)
	return f.emit(n.start, end)
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// weekdayAt returns the length of a day of the week in parentheses, (金), that
// s begins with, or 0.
func weekdayAt(s string) int {
	const size = len("(金")
	if len(s) > size && s[0] == '(' && strings.Contains("月火水木金土日祝", s[1:size]) {
		if close := strings.IndexByte(s[:min(len(s), len("(金曜日・祝)"))], ')'); close > 0 {
			return close + 1
		}
	}
	return 0
}
