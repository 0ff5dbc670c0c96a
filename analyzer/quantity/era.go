package quantity

import "strings"

// era is an era of the Japanese calendar: its year n is the year base+n.
type era struct {
	name   string
	kanji  string // 平31年
	letter byte   // h31
	base   int
	last   int // the highest year that its letter may have without 年
}

// eras, the newest first. A year past an era's end counts on, as it does in
// papers written before the change (平成32年度). Without 年 after it a letter
// with a number is more often something else (t1, m2, s3, r18).
var eras = [...]era{
	{"令和", "令", 'r', 2018, 17},
	{"平成", "平", 'h', 1988, 31},
	{"昭和", "昭", 's', 1925, 64},
	{"大正", "大", 't', 1911, 0},
	{"明治", "明", 'm', 1867, 0},
}

// eraBefore returns the era written before byte i and where it begins. letter
// tells that it is a letter or one kanji only, which counts less.
func (f *finder) eraBefore(i int) (e *era, start int, letter bool) {
	head := f.text[:i]
	for k := range eras {
		e := &eras[k]
		if strings.HasSuffix(head, e.name) {
			return e, i - len(e.name), false
		}
		if strings.HasSuffix(head, e.kanji) && !isKanji(f.before(i-len(e.kanji))) {
			return e, i - len(e.kanji), true
		}
		if i > 0 && head[i-1] == e.letter && f.freeBefore(i-1) {
			return e, i - 1, true
		}
	}
	return nil, i, false
}

// firstOfEra reads the 元 of 令和元年 at byte i.
func (f *finder) firstOfEra(i int) int {
	end := i + len("元")
	e, start, letter := f.eraBefore(i)
	if e == nil || letter && !strings.HasPrefix(f.text[end:], "年") {
		return end
	}
	n := number{value: value{1, 0}, start: i, end: end}
	if m := f.eraDate(e, letter, n); m.end > 0 {
		return f.date(start, m)
	}
	return end
}

// eraDate reads a date whose year n follows an era's name; end is 0 if there
// is none.
func (f *finder) eraDate(e *era, letter bool, n number) moment {
	y := n.whole(150)
	if y < 1 || n.commas || n.zeros && n.digits > 2 {
		return moment{}
	}
	m := moment{year: e.base + y, base: e.base, end: n.end}
	if f.complete(&m, n) {
		return m
	}
	next := f.at(n.end)
	if fiscal, ok := f.yearsJoined(n); ok && !(letter && e.last == 0) {
		m.fiscal = fiscal // the 5 of 令和5~7年度
		return m
	}
	if !n.ascii || isLatin(next) || f.tied(n.end) {
		return moment{}
	}
	if letter {
		if y > e.last || e.letter == 's' && y < 10 || f.before(n.start) > 'z' {
			return moment{}
		}
		return m
	}
	if u, _ := f.unitAt(n.end, false); u != nil {
		return moment{} // 昭和3丁目
	}
	return m
}

// yearsJoined reports whether the years of a list end in 年 or 年度, when the
// first of them is n: 5~7年度, 5・6年, r5~r7年度.
func (f *finder) yearsJoined(n number) (fiscal, ok bool) {
	for range 4 {
		i := n.end + joinerAt(f.text[n.end:])
		if i == n.end || i >= len(f.text) {
			return false, false
		}
		for k := range eras {
			if f.text[i] == eras[k].letter {
				i++
				break
			}
			if strings.HasPrefix(f.text[i:], eras[k].name) {
				i += len(eras[k].name)
				break
			}
		}
		if i >= len(f.text) || !isDigit(rune(f.text[i])) {
			return false, false
		}
		n = f.number(i)
		if n.broken || n.whole(150) < 1 {
			return false, false
		}
		if rest, ok := strings.CutPrefix(f.text[n.end:], "年"); ok {
			return strings.HasPrefix(rest, "度"), true
		}
	}
	return false, false
}

// joinerAt returns the length of the sign that s begins with and that may stand
// between the members of a list or the ends of a range.
func joinerAt(s string) int {
	for _, j := range [...]string{"~", "・", "-", "、"} {
		if strings.HasPrefix(s, j) {
			return len(j)
		}
	}
	return 0
}
