package data

import (
	"strings"
	"time"
)

// A splitDate is a day whose year stands in another place than its month:
// 平成29年度　総務委員会, 第10回（1月22日）. The day of the week tells the year, too.
type splitDate struct {
	year       notation
	month, day int
	weekday    string // a letter such as 月, or ""
	weak       bool   // no year stands before it, and no day of the week beside it
}

var (
	monthAndDay = lazily(`(?:^|[^年0-9０-９])([0-9０-９]{1,2})月[ 　]?([0-9０-９]{1,2})日(?:[ 　]?[（(]([日月火水木金土]))?(.{0,12})`)
	// deadline follows a day until which something may be sent in.
	deadline = lazily(`^(?:[^、。]{0,6}[)）])?(?:必着|消印|[にで]?(?:締め?切|〆切)|までに?)`)
)

// read looks for a year, and for a month and day.
func (d *splitDate) read(text string) {
	for i := range text {
		if d.year.year > 0 || i > maxHeading {
			break
		}
		if n, ok := scanNotation(text, i); ok && n.day == 0 && (n.era != nil || n.fiscal) && strings.Contains(text[i:n.end], "年") {
			d.year = n
		}
	}
	m := monthAndDay.FindStringSubmatch(text)
	if m == nil || d.month > 0 && !d.weak || deadline.MatchString(m[4]) {
		return
	}
	weak := d.year.year == 0 && m[3] == ""
	if weak && d.month > 0 {
		return
	}
	a, b := cursor{s: m[1]}, cursor{s: m[2]}
	d.month, _ = a.number(2)
	d.day, _ = b.number(2)
	d.weekday, d.weak = m[3], weak
}

// A page may name a later year than that of its meeting, by yearsBack at most: a day has
// its day of the week again after five or six. News of a meeting is out within fresh.
const (
	yearsBack = 4
	fresh     = 31 * 24 * time.Hour
)

// date is the day, or the zero Date. A fiscal year ends in March of the next. Where the
// page names no year it is that in which it was published, if the day of the week agrees
// or the day is right before.
func (d *splitDate) date(published Date) Date {
	day := Date{d.year.year, d.month, d.day}
	switch {
	case day.Year == 0 || d.weak:
		if day.Year = published.Year; day.Valid() && published.Compare(day) < 0 {
			day.Year--
		}
		if day.Valid() && d.weekday == "" && published.time().Sub(day.time()) > fresh {
			return Date{}
		}
	case d.year.fiscal && d.month < 4:
		day.Year++
	}
	if !day.Valid() {
		return Date{}
	}
	if d.weekday == "" {
		return day
	}
	for range yearsBack {
		if day.Valid() && day.weekday() == d.weekday {
			return day
		}
		day.Year--
	}
	return Date{}
}
