package quantity

// month reads a month, whose 月 ends at byte i, and its day.
func (f *finder) month(n number, i int) int {
	m := moment{month: n.whole(12), end: i}
	if m.month < 1 {
		return 0
	}
	if f.follows(n.start) && f.past.month > 0 && m.month > f.past.month {
		m.year, m.base = f.past.year, f.past.base // 令和7年9月から11月
	}
	if day, end := f.part(i, "日", 31); day > 0 {
		if m.day = day; valid(m) {
			m.end = end
		} else {
			m.day = 0
		}
	}
	return f.date(n.start, m)
}

// inherited reads a year, fiscal year or day, whose unit ends at byte end, that
// takes what it leaves out from the date before it: 令和5年度から7年度,
// 9月12日・13日. It also reads a year that stands by itself. Without one, end is
// 0.
func (f *finder) inherited(n number, unit string, end int) moment {
	v := n.whole(lastYear)
	past := f.past
	if v < 1 || !f.follows(n.start) {
		return moment{}
	}
	if unit == "日" {
		past.fiscal, past.day, past.end = false, v, end
		if f.past.day == 0 || v <= f.past.day || !valid(past) {
			return moment{}
		}
		return past
	}
	y := past.base + v
	if past.base == 0 || past.month > 0 || y <= past.year || y > past.year+50 {
		return moment{}
	}
	m := moment{year: y, base: past.base, end: end}
	m.fiscal = unit == "年度"
	return m
}

// follows reports whether only a word that joins two dates stands between the
// last date and byte i.
func (f *finder) follows(i int) bool {
	if f.past.end == 0 || f.past.end > i || f.past.end != f.end() || i-f.past.end > len("(金曜日・祝)から") {
		return false
	}
	between := f.text[f.past.end:i]
	between = between[weekdayAt(between):]
	switch between {
	case "~", "-", "・", "、", ",", "から", "より", "と", "や", "及び", "または", "又は", "まで、":
		return true
	}
	return false
}
