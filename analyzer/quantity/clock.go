package quantity

import "strings"

// clock is a time of day.
type clock struct {
	hour, minute int
	said         int  // the hour as it was said: the 3 of 午後3時
	known        bool // which half of the day is known
	end          int
}

// noon reads 午前, 午後, am or pm before byte i: how many hours it adds, and
// where it begins.
func (f *finder) noon(i int) (hours, start int, ok bool) {
	head := f.text[:i]
	if before, ok := strings.CutSuffix(head, "午後"); ok {
		return 12, len(before), true
	}
	if before, ok := strings.CutSuffix(head, "午前"); ok {
		return 0, len(before), true
	}
	head = strings.TrimSuffix(head, " ")
	if before, ok := strings.CutSuffix(head, "pm"); ok && f.freeBefore(len(before)) {
		return 12, len(before), true
	}
	if before, ok := strings.CutSuffix(head, "am"); ok && f.freeBefore(len(before)) {
		return 0, len(before), true
	}
	return 0, i, false
}

// latinNoon reports whether n is the hour of am9:00 or pm3時. PM2.5 is none.
func (f *finder) latinNoon(n number) bool {
	_, _, ok := f.noon(n.start)
	return ok && startsAny(f.text[n.end:], ":", "時")
}

// set gives a clock its hour. 12 o'clock before or after noon is midnight to
// some and midday to others.
func (c *clock) set(hour, add int, half bool) {
	c.said = hour
	c.known = half && hour < 12 || hour > 12
	c.hour = hour
	if half && hour < 12 {
		c.hour += add
	}
}

// digitalClock reads 15:00; end is 0 if there is none.
func (f *finder) digitalClock(n number) (clock, int) {
	s, i := f.text, n.end
	if n.digits > 2 || n.mantissa > 24 || i >= len(s) || s[i] != ':' {
		return clock{}, 0
	}
	minute, width := f.short(i + 1)
	end := i + 1 + width
	if width != 2 || minute > 59 || n.mantissa == 24 && minute > 0 || isLatin(f.at(end)) || f.tied(end) && s[end] != '-' {
		return clock{}, 0
	}
	add, start, half := f.noon(n.start)
	c := clock{minute: minute, end: end}
	c.set(int(n.mantissa), add, half)
	c.known = true
	return c, start
}

// kanjiClock reads 3時, 3時30分, 3時半, whose 時 ends at byte i; end is 0 if
// the hour is none of a day.
func (f *finder) kanjiClock(n number, i int) (clock, int) {
	hour := n.whole(24)
	if hour < 0 {
		return clock{}, 0
	}
	add, start, half := f.noon(n.start)
	c := clock{end: i}
	c.set(hour, add, half)
	switch {
	case f.halfAt(i):
		c.minute, c.end = 30, i+len("半")
	case hour < 24:
		if m, end := f.minutes(i); end > 0 {
			c.minute, c.end = m, end
		}
	}
	return c, start
}

// minutes reads 30分 at byte i; end is 0 if there is none.
func (f *finder) minutes(i int) (minute, end int) {
	if r := f.at(i); !isDigit(r) && !isNumeral(r) {
		return 0, 0
	}
	n := f.number(i)
	if n.broken || n.vague || n.whole(59) < 0 || n.commas {
		return 0, 0
	}
	if !strings.HasPrefix(f.text[n.end:], "分") {
		return 0, 0
	}
	return n.whole(59), n.end + len("分")
}

// halfAt reports whether 半 at byte i is a half of what stands before it, and
// not the beginning of a word.
func (f *finder) halfAt(i int) bool {
	rest, ok := strings.CutPrefix(f.text[i:], "半")
	return ok && !startsAny(rest, "ば", "期", "額", "分", "数", "島", "面", "減", "端", "日")
}

func startsAny(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
