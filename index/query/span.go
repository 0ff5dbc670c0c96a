package query

import "kizuna/data"

// span is what stretch of the calendar a period is, if it is one that has a name
// or is made of such.
type span int

const (
	spanOther span = iota
	spanDay
	spanMonth
	spanYear
	spanFiscalYear
	spanYears       // whole ones, several
	spanFiscalYears // likewise
)

func spanOf(p data.Period) span {
	f, t := p.From, p.To
	next := data.Date{Year: t.Year, Month: t.Month, Day: t.Day + 1}
	switch {
	case f.IsZero() || t.IsZero():
		return spanOther
	case f == t:
		return spanDay
	case f.Day != 1 || next.Valid():
		return spanOther // not from a month's first day to a month's last
	case f.Year == t.Year && f.Month == t.Month:
		return spanMonth
	case f.Year == t.Year && f.Month == 1 && t.Month == 12:
		return spanYear
	case f.Year+1 == t.Year && f.Month == 4 && t.Month == 3:
		return spanFiscalYear
	case f.Month == 1 && t.Month == 12:
		return spanYears
	case f.Month == 4 && t.Month == 3:
		return spanFiscalYears
	}
	return spanOther
}
