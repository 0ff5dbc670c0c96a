package quantity

import "strconv"

// termWriter writes the terms of one span, all into one string.
type termWriter struct {
	buf   [256]byte
	n     int
	stops [8]uint8 // ends of the terms in buf
	count int
}

// Mark begins every term. A folded text has it too, but no word does: it is a
// sign, and signs are not words.
const Mark = '='

func (w *termWriter) byte(c byte) { w.buf[w.n] = c; w.n++ }

func (w *termWriter) string(s string) { w.n += copy(w.buf[w.n:], s) }

func (w *termWriter) int(v int64) { w.n = len(strconv.AppendInt(w.buf[:w.n], v, 10)) }

// two writes a number of at most two digits with both of them.
func (w *termWriter) two(v int) {
	w.byte('0' + byte(v/10))
	w.byte('0' + byte(v%10))
}

func (w *termWriter) number(v value) { w.n = len(v.append(w.buf[:w.n])) }

func (w *termWriter) begin() { w.byte(Mark) }

func (w *termWriter) finish() {
	w.stops[w.count] = uint8(w.n)
	w.count++
}

// take returns the terms written, in room if they fit, and begins anew.
func (w *termWriter) take(room []string) []string {
	all := string(w.buf[:w.n])
	start := 0
	for _, stop := range w.stops[:w.count] {
		room = append(room, all[start:stop])
		start = int(stop)
	}
	w.n, w.count = 0, 0
	return room
}

// amount writes a number with its unit, and what that also says.
func (w *termWriter) amount(v value, u *unit, which bool) {
	if u.name == "割" {
		// 三割 is 30%, and is found by it; nobody means 3 or 30 by themselves.
		if percent, ok := v.times(10); ok {
			w.named(percent.trim(), "%", false)
			return
		}
	}
	w.named(v, u.name, which)
	if u.also != "" && !which {
		w.named(v, u.also, false)
	}
	w.bare(v)
}

func (w *termWriter) named(v value, unit string, which bool) {
	w.begin()
	if which {
		w.string("第")
	}
	w.number(v)
	w.string(unit)
	w.finish()
}

// bare writes a number by itself, unless it is a single digit.
func (w *termWriter) bare(v value) {
	if v.scale == 0 && v.mantissa < 10 {
		return
	}
	w.begin()
	w.number(v)
	w.finish()
}

func (w *termWriter) fraction(over, under int) {
	w.begin()
	w.int(int64(over))
	w.byte('/')
	w.int(int64(under))
	w.finish()
}

// year writes a calendar year, or a fiscal year and the year it begins in.
func (w *termWriter) year(y int, fiscal bool) {
	if fiscal {
		w.begin()
		w.int(int64(y))
		w.string("年度")
		w.finish()
	}
	w.begin()
	w.int(int64(y))
	w.string("年")
	w.finish()
}

// moment writes a date as far as it is known, and what it says besides.
func (w *termWriter) moment(m moment) {
	if m.decade {
		w.named(value{int64(m.year), 0}, "年代", false)
		return
	}
	if m.year > 0 && m.month > 0 {
		if m.day > 0 {
			w.begin()
			w.int(int64(m.year))
			w.byte('-')
			w.two(m.month)
			w.byte('-')
			w.two(m.day)
			w.finish()
		}
		w.begin()
		w.int(int64(m.year))
		w.byte('-')
		w.two(m.month)
		w.finish()
	}
	if m.year > 0 {
		w.year(m.year, m.fiscal)
	}
	if m.month > 0 {
		if m.day > 0 {
			w.begin()
			w.int(int64(m.month))
			w.string("月")
			w.int(int64(m.day))
			w.string("日")
			w.finish()
		}
		w.begin()
		w.int(int64(m.month))
		w.string("月")
		w.finish()
	}
}

// clock writes a time of day by the 24 hours of a day, and as it may be said
// by the 12 of a half.
func (w *termWriter) clock(c clock) {
	if !c.known {
		w.spoken(c)
		w.exact(c.hour, c.minute)
		return
	}
	w.exact(c.hour, c.minute)
	w.spoken(c)
}

func (w *termWriter) exact(hour, minute int) {
	w.begin()
	w.int(int64(hour))
	w.byte(':')
	w.two(minute)
	w.finish()
}

func (w *termWriter) spoken(c clock) {
	w.begin()
	if c.hour > 12 && c.hour < 24 {
		w.int(int64(c.hour - 12))
	} else {
		w.int(int64(c.said))
	}
	w.string("時")
	if c.minute > 0 {
		w.int(int64(c.minute))
		w.string("分")
	}
	w.finish()
}
