package quantity

import "strings"

// quantity reads the unit after a number, and returns the end of the span it
// made, or of the text that is no quantity for good; 0 if there is no unit.
func (f *finder) quantity(n number) int {
	start, nth := f.nth(n.start)
	u, end := f.unitAt(n.end, nth)
	if head, ok := strings.CutSuffix(f.text[:start], "¥"); ok && (u == nil || u.name == "円") {
		start = len(head)
		u = yen
	}
	if u == nil {
		return 0
	}
	lone := !n.ascii && n.numerals == 1
	if !f.counts(n, u, end, nth, lone) {
		return 0
	}
	switch u.name {
	case "月":
		return f.month(n, end)
	case "時":
		c, start := f.kanjiClock(n, end)
		if c.end == 0 {
			return 0
		}
		f.terms.clock(c)
		return f.emit(start, c.end)
	case "年", "年度", "日":
		if m := f.inherited(n, u.name, end); m.end > 0 {
			return f.date(n.start, m)
		}
	case "分":
		if end := f.fraction(n, end); end > 0 {
			return end
		}
	case "時間", "か月", "週間", "世紀":
		if f.halfAt(end) && n.scale == 0 {
			n.value, end = n.andHalf(), end+len("半")
		}
	}
	if u.name == "年" && n.scale == 0 && n.mantissa < 100 && f.halfAt(end) {
		n.value, end = n.andHalf(), end+len("半")
	}
	which := nth
	if after := f.text[end:]; strings.HasPrefix(after, "目") && !startsAny(after[len("目"):], "標", "的", "指", "安", "線", "玉", "下", "録", "次", "立", "当", "前", "途") {
		which, end = true, end+len("目")
	}
	if nth && u.name == "人" && end == n.end+len("人") {
		return 0 // 第一人者
	}
	if again := f.each(start, end); again > 0 {
		return again
	}
	f.terms.amount(n.value, u, which && u.kind != ordinal)
	return f.emit(start, end)
}

// counts reports whether a number with a unit is a quantity.
func (f *finder) counts(n number, u *unit, end int, nth, lone bool) bool {
	switch {
	case lone && !nth && !u.solo,
		n.zeros && n.digits > 2,
		f.text[end-1] == 'g' && u.name == "g" && n.whole(6) >= 0: // 5g is a network
		return false
	case lone && !nth && u.name == "分" && end == n.end+len("分"):
		// 二分する, 腹八分: minutes have something to tell.
		return startsAny(f.text[end:], "前", "後", "以", "程", "ほど", "く", "ぐ", "おき", "の", "で", "間")
	case lone && !nth && u.name == "円":
		return n.mantissa != 1 || !isKanji(f.before(n.start)) // 市内一円
	case lone && !nth && u.name == "倍":
		return n.mantissa != 1 // 人一倍
	case n.mantissa == 1 && n.scale == 0 && (u.name == "日" || u.name == "年"):
		return !strings.HasPrefix(f.text[end:], "中") // 一日中
	}
	return true
}

// each returns the end of 一人ひとり, 一つ一つ, 一件一件, whose first half is
// [start, end): they speak of all, and not of one. It is 0 for anything else.
func (f *finder) each(start, end int) int {
	rest := f.text[end:]
	again := f.text[start:end]
	switch again {
	case "1人", "一人":
		for _, second := range [...]string{"ひとり", "一人", "1人"} {
			if strings.HasPrefix(rest, second) {
				return end + len(second)
			}
		}
	case "1つ", "一つ":
		for _, second := range [...]string{"ひとつ", "一つ", "1つ"} {
			if strings.HasPrefix(rest, second) {
				return end + len(second)
			}
		}
	}
	if strings.HasPrefix(rest, again) {
		return end + len(again)
	}
	return 0
}

// fraction reads the の1 of 3分の1, whose 分 ends at byte i; 0 if there is none.
func (f *finder) fraction(n number, i int) int {
	at := i + len("の")
	if !strings.HasPrefix(f.text[i:], "の") {
		return 0
	}
	if r := f.at(at); !isDigit(r) && !isNumeral(r) {
		return 0
	}
	part := f.number(at)
	over, under := part.whole(1000), n.whole(1000)
	if part.broken || part.vague || over < 1 || under < 2 || over > under {
		return 0
	}
	if next := f.at(part.end); !part.ascii && isKanji(next) && !strings.ContainsRune("以程弱強超未近前税", next) {
		return 0 // 三分の一般家庭
	}
	f.terms.fraction(over, under)
	return f.emit(n.start, part.end)
}

// joined makes a span of a number that shares the unit of the one after it
// (10~20人, 5・6年生, 第2・第4土曜日) and returns its end; 0 if there is none.
func (f *finder) joined(n number) int {
	size := joinerAt(f.text[n.end:])
	if size == 0 || n.zeros {
		return 0
	}
	start, nth := f.nth(n.start)
	at := n.end + size
	if nth && strings.HasPrefix(f.text[at:], "第") {
		at += len("第")
	} else if strings.HasPrefix(f.text[n.end:], "、") {
		return 0
	}
	if r := f.at(at); n.ascii != isDigit(r) || !n.ascii && !isNumeral(r) {
		return 0
	}
	next := f.number(at)
	if next.broken || next.vague || next.zeros || next.scale == n.scale && next.mantissa <= n.mantissa {
		return 0
	}
	u, end := f.unitAt(next.end, nth)
	if u == nil || f.tied(end) {
		return 0
	}
	switch u.name {
	case "月":
		m := moment{month: n.whole(12), end: n.end}
		if m.month < 1 {
			return 0
		}
		return f.date(n.start, m)
	case "時":
		c, start := f.kanjiClock(n, n.end)
		if c.end == 0 {
			return 0
		}
		f.terms.clock(c)
		return f.emit(start, c.end)
	case "年", "年度":
		if m := f.inherited(n, u.name, n.end); m.end > 0 {
			return f.date(n.start, m)
		}
		if y := n.whole(lastYear); y >= firstYear {
			return f.date(n.start, moment{year: y, fiscal: u.name == "年度", end: n.end})
		}
	}
	f.terms.amount(n.value, u, nth && u.kind != ordinal)
	return f.emit(start, n.end)
}

// nth reports whether 第 stands before byte i, and where the number then
// begins.
func (f *finder) nth(i int) (start int, ok bool) {
	if head, ok := strings.CutSuffix(f.text[:i], "第"); ok && !strings.HasSuffix(head, "次") {
		return len(head), true
	}
	return i, false
}
