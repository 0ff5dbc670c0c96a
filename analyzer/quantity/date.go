package quantity

import "strings"

// Years that may stand without an era or 年.
const (
	firstYear = 1868
	lastYear  = 2100
	// A bare number within these is a year in practice; a little further off it
	// is as often an amount.
	firstBareYear = 1950
	lastBareYear  = 2060
)

// moment is a date as far as a text has it; what it has not is 0.
type moment struct {
	year, month, day int
	fiscal           bool
	decade           bool // 昭和40年代
	base             int  // of the era it was written in
	end              int  // in the text
}

// westernDate reads a date whose year is n: 2025年9月12日, 2025-09-12,
// 2025/9. end is 0 if there is none.
func (f *finder) westernDate(n number) moment {
	if n.ascii && n.digits == 8 && n.run == n.end && !n.commas && !n.zeros {
		return f.compactDate(n)
	}
	y := n.whole(lastYear)
	if y < firstYear || n.commas || n.zeros || n.power && n.ascii {
		return moment{}
	}
	m := moment{year: y, end: n.end}
	if f.complete(&m, n) {
		return m
	}
	return moment{}
}

// compactDate reads 20250912.
func (f *finder) compactDate(n number) moment {
	v := int(n.mantissa)
	m := moment{year: v / 1e4, month: v / 100 % 100, day: v % 100, end: n.end}
	if m.year < firstBareYear || m.year > lastBareYear || !valid(m) || isLatin(f.at(n.end)) || f.tied(n.end) {
		return moment{}
	}
	if u, _ := f.unitAt(n.end, false); u != nil {
		return moment{}
	}
	return m
}

// complete reads what follows the year n of a date, and reports whether that
// makes it one: 年, 年度, 年9月12日, or .9.12.
func (f *finder) complete(m *moment, n number) bool {
	i := f.gloss(n.end)
	if strings.HasPrefix(f.text[i:], "年") {
		return f.completeKanji(m, i+len("年"))
	}
	if n.ascii && n.run == n.end && i == n.end {
		return f.completeSigns(m, n)
	}
	return false
}

func (f *finder) completeKanji(m *moment, i int) bool {
	rest := f.text[i:]
	switch {
	case strings.HasPrefix(rest, "度"):
		m.fiscal, m.end = true, i+len("度")
		return true
	case m.base > 0 && strings.HasPrefix(rest, "代") && !strings.HasPrefix(rest, "代表"):
		m.decade, m.end = true, i+len("代")
		return true
	case m.base == 0 && startsAny(rest, "間", "代"):
		return false // 2000年間, 1990年代
	}
	m.end = i
	month, end := f.part(f.gloss(i), "月", 12)
	if month == 0 {
		return true
	}
	m.month, m.end = month, end
	if day, end := f.part(end, "日", 31); day > 0 {
		m.day = day
		if valid(*m) {
			m.end = end
		} else {
			m.day = 0
		}
	}
	return true
}

// part reads a number from 1 to max that is followed by word.
func (f *finder) part(i int, word string, max int) (int, int) {
	r := f.at(i)
	if !isDigit(r) && kanjiDigit(r) < 0 && power(r) != 10 {
		return 0, i
	}
	n := f.number(i)
	v := n.whole(max)
	if v < 1 || n.broken || n.commas || !strings.HasPrefix(f.text[n.end:], word) {
		return 0, i
	}
	return v, n.end + len(word)
}

// gloss passes over a year of the other calendar in parentheses:
// 2025年(令和7年)9月12日, 令和7(2025)年度.
func (f *finder) gloss(i int) int {
	const longest = len("(令和三十一年度)")
	rest := f.text[i:]
	if len(rest) == 0 || rest[0] != '(' {
		return i
	}
	close := strings.IndexByte(rest[:min(len(rest), longest)], ')')
	if close < 0 {
		return i
	}
	inner := strings.TrimPrefix(rest[1:close], "西暦")
	inner = strings.TrimSuffix(strings.TrimSuffix(inner, "度"), "年")
	named := false
	for k := range eras {
		for _, name := range [...]string{eras[k].name, eras[k].kanji, string(rune(eras[k].letter))} {
			if after, ok := strings.CutPrefix(inner, name); ok && !named {
				inner, named = after, true
			}
		}
	}
	digits := 0
	for _, r := range inner {
		if !isDigit(r) && kanjiDigit(r) < 0 && r != '十' && r != '元' {
			return i
		}
		digits++
	}
	if digits == 0 || !named && digits != 4 {
		return i
	}
	return i + close + 1
}

// completeSigns reads the rest of 2025-09-12, r7.9.12, 2025/9. A month alone
// after "-" must have two digits, and a year of an era takes none: h31-2 is a
// number of something.
func (f *finder) completeSigns(m *moment, n number) bool {
	s, i := f.text, n.end
	if i >= len(s) || s[i] != '-' && s[i] != '/' && s[i] != '.' {
		return false
	}
	sign := s[i]
	var width int
	if m.month, width = f.short(i + 1); width == 0 {
		return false
	}
	i += 1 + width
	m.end = i
	if i < len(s) && s[i] == sign {
		day, width := f.short(i + 1)
		if m.day = day; width == 0 || !valid(*m) {
			return false
		}
		m.end = i + 1 + width
		return f.endsHere(m.end, sign)
	}
	if m.month > 12 || m.month < 1 || sign == '-' && (width < 2 || m.base > 0) || !f.endsHere(m.end, '-') {
		return false
	}
	u, _ := f.unitAt(m.end, false)
	return u == nil
}

// short reads a number of one or two digits.
func (f *finder) short(i int) (v, width int) {
	for i+width < len(f.text) && isDigit(rune(f.text[i+width])) {
		v = v*10 + int(f.text[i+width]-'0')
		if width++; width > 2 {
			return 0, 0
		}
	}
	return v, width
}

// endsHere reports whether a date written with signs may end at byte i: not
// within a longer word or number, though a range may follow.
func (f *finder) endsHere(i int, sign byte) bool {
	return !isLatin(f.at(i)) && (!f.tied(i) || sign != '-' && f.text[i] == '-')
}

// date makes the span of a date.
func (f *finder) date(start int, m moment) int {
	f.terms.moment(m)
	f.past = m
	return f.emit(start, m.end)
}

// valid reports whether the day of a date is in the calendar. Without a year
// February has 29.
func valid(m moment) bool {
	if m.month < 1 || m.month > 12 || m.day < 1 {
		return false
	}
	days := [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[m.month-1]
	if leap := m.year%4 == 0 && (m.year%100 != 0 || m.year%400 == 0); m.month == 2 && !leap {
		days = 28
	}
	return m.day <= days
}
