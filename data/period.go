package data

import (
	"fmt"
	"time"
)

// Period is a stretch of days, both ends included. A zero end is open.
type Period struct{ From, To Date }

// Contains reports whether a day lies in the period. The zero Date lies in none
// but the Period open at both ends.
func (p Period) Contains(d Date) bool {
	if d.IsZero() {
		return p.From.IsZero() && p.To.IsZero()
	}
	return (p.From.IsZero() || d.Compare(p.From) >= 0) && (p.To.IsZero() || d.Compare(p.To) <= 0)
}

// ParsePeriod reads a day, month, year or fiscal year of either calendar and
// returns its first and last day: 2025-09-12, 令和7年9月, 2025, R7, 令和7年度,
// FY2025. An era's first and last year hold only the era's days (平成31年 ends
// on 30 April); months, fiscal years and years past the era's end are whole.
// It fails with a *Problem that is ErrDate.
func ParsePeriod(s string) (Period, error) {
	n, ok := parseNotation(s)
	if !ok {
		return Period{}, notPeriod(s)
	}
	switch {
	case n.fiscal:
		return fiscalYear(n.year), nil
	case n.day > 0:
		d, err := ParseDate(s)
		return Period{d, d}, err
	case n.month > 12:
		return Period{}, notPeriod(s)
	case n.month > 0:
		return month(n.year, n.month), nil
	}
	return calendarYear(n), nil
}

// ParseFiscalYear reads the value of 年度: a year of either calendar, with or
// without 年 or 年度 after it (令和7, R7, 2025, 令和7年度), and returns the days
// from 1 April of it to 31 March of the next. It fails with a *Problem that is
// ErrDate.
func ParseFiscalYear(s string) (Period, error) {
	n, ok := parseNotation(s)
	if !ok || n.month > 0 {
		return Period{}, newProblem(ErrDate,
			fmt.Sprintf("%q is not a fiscal year; write it like 2025 or 令和7年度", s),
			fmt.Sprintf("「%s」は年度として読めません。2025 や 令和7年度 のように書いてください", s))
	}
	return fiscalYear(n.year), nil
}

// ParseYear reads a calendar year of either calendar, with or without 年 after it
// (2025, 令和7, R7, 令和7年), and returns its number in the Gregorian one: 2019 of
// 平成31 as of 令和元. It fails with a *Problem that is ErrDate.
func ParseYear(s string) (int, error) {
	n, ok := parseNotation(s)
	if !ok || n.month > 0 || n.fiscal {
		return 0, newProblem(ErrDate,
			fmt.Sprintf("%q is not a year; write it like 2025 or 令和7年", s),
			fmt.Sprintf("「%s」は年として読めません。2025 や 令和7年 のように書いてください", s))
	}
	return n.year, nil
}

func notPeriod(s string) error {
	return newProblem(ErrDate,
		fmt.Sprintf("%q is not a day, month, year or fiscal year; write it like 2025-09-12, 2025-09, 2025 or 令和7年度", s),
		fmt.Sprintf("「%s」は日付・年月・年・年度として読めません。2025-09-12、2025-09、2025、令和7年度 のように書いてください", s))
}

func fiscalYear(y int) Period { return Period{Date{y, 4, 1}, Date{y + 1, 3, 31}} }

func month(y, m int) Period {
	last := time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return Period{Date{y, m, 1}, Date{y, m, last}}
}

// calendarYear returns the year of a notation, cut to the era it names.
func calendarYear(n notation) Period {
	p := Period{Date{n.year, 1, 1}, Date{n.year, 12, 31}}
	if n.era == nil {
		return p
	}
	if p.Contains(n.era.first) {
		p.From = n.era.first
	}
	if !n.era.last.IsZero() && p.Contains(n.era.last) {
		p.To = n.era.last
	}
	return p
}
