package server

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"kizuna/data"
)

// eraNames are the eras in Latin letters.
var eraNames = map[string]string{"明治": "Meiji", "大正": "Taishō", "昭和": "Shōwa", "平成": "Heisei", "令和": "Reiwa"}

// day writes a day with its year in both calendars: 2025年9月12日（令和7年）,
// 12 September 2025 (Reiwa 7). An unknown day is "".
func (l lang) day(d data.Date) string {
	switch {
	case d.IsZero():
		return ""
	case l == english:
		return fmt.Sprintf("%d %s %d", d.Day, time.Month(d.Month), d.Year) + l.inParentheses(l.era(d))
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day) + l.inParentheses(l.era(d))
}

// year writes a calendar year in both calendars; one in which an era began has
// both: 2019年（平成31・令和元年).
func (l lang) year(y int) string {
	first, last := l.era(data.Date{Year: y, Month: 1, Day: 1}), l.era(data.Date{Year: y, Month: 12, Day: 31})
	both := last
	if first != last && first != "" {
		both = strings.TrimSuffix(first, "年") + l.say("date.between_eras") + last
	}
	return l.say("date.year", strconv.Itoa(y)) + l.inParentheses(both)
}

// fiscalYear writes a fiscal year in both calendars: 2024年度（令和6年度）. It is
// named by the era it ends in, as 2019年度 is 令和元年度.
func (l lang) fiscalYear(y int) string {
	era := l.era(data.Date{Year: y, Month: 12, Day: 31})
	if l == japanese && era != "" {
		era += "度"
	}
	return l.say("date.fiscal_year", strconv.Itoa(y)) + l.inParentheses(era)
}

// fiscalSpan writes a fiscal year with the months it has: 令和6年度（2024年4月～2025年3月）,
// 2024 (April 2024 – March 2025).
func (l lang) fiscalSpan(y int) string {
	name := strconv.Itoa(y)
	if l == japanese {
		name = cmp.Or(l.era(data.Date{Year: y, Month: 12, Day: 31}), name+"年") + "度"
	}
	return name + l.inParentheses(l.say("date.fiscal_span", strconv.Itoa(y), strconv.Itoa(y+1)))
}

// era returns the year of a day in its era, 令和7年 or Reiwa 7, or "" for a day
// before the first era.
func (l lang) era(d data.Date) string {
	written, _, _ := strings.Cut(d.Japanese(), "年")
	for name, latin := range eraNames {
		if year, ok := strings.CutPrefix(written, name); ok {
			if l == japanese {
				return written + "年"
			}
			return latin + " " + strings.Replace(year, "元", "1", 1)
		}
	}
	return ""
}

// inParentheses sets off an addition, if there is one.
func (l lang) inParentheses(s string) string {
	switch {
	case s == "":
		return ""
	case l == english:
		return " (" + s + ")"
	}
	return "（" + s + "）"
}

// period names a stretch of days; one that is a calendar year by its year.
func (l lang) period(p data.Period) string {
	y := p.From.Year
	switch {
	case p == data.Period{From: data.Date{Year: y, Month: 1, Day: 1}, To: data.Date{Year: y, Month: 12, Day: 31}}:
		return l.year(y)
	case p == data.Period{From: data.Date{Year: y, Month: 4, Day: 1}, To: data.Date{Year: y + 1, Month: 3, Day: 31}}:
		return l.fiscalYear(y)
	case p.From == p.To:
		return l.day(p.From)
	case p.To.IsZero():
		return l.say("date.from", l.day(p.From))
	case p.From.IsZero():
		return l.say("date.to", l.day(p.To))
	}
	return l.say("date.from_to", l.day(p.From), l.day(p.To))
}
