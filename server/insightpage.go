package server

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"

	"kizuna/index"
	"kizuna/index/query"
)

// overview leads from the first page of results to what is to know of all of them.
type overview struct {
	Href        string
	Bars        string // of the years with hits, drawn; "" where there is but one year
	Years       int
	First, Last string // years
}

// overview counts the hits of a search by fiscal year.
func (s *server) overview(ctx context.Context, l lang, q search, res *index.Results) (*overview, error) {
	if res.Total == 0 || q.offset > 0 {
		return nil, nil
	}
	i := insightOf(q)
	found, err := s.searcher.Insight(ctx, i.query())
	if err != nil {
		return nil, err
	}
	years := yearsOf(found.Years, i)
	o := &overview{Href: i.href("/insight"), Years: len(years)}
	if len(years) > 1 {
		var values []float64
		for _, y := range years {
			values = append(values, float64(y.Remarks))
		}
		o.Bars = sparkline(values)
		o.First, o.Last = l.say("date.fiscal_year", strconv.Itoa(years[0].Year)), l.say("date.fiscal_year", strconv.Itoa(years[len(years)-1].Year))
	}
	return o, nil
}

// insightPage is what is to know of all hits of a search.
type insightPage struct {
	frame
	Headline string
	Also     string
	Results  string // the address of the hits
	Chips    []chip
	Kinds    []choice // fiscal and calendar years
	Counts   chart
	Shares   chart
	Years    []yearRow
	Undated  string // how many hits no chart shows; or ""
	Words    []wordView
	Read     string // how many of the hits were read in search of words, where not all; or ""
}

// yearRow is a year in the table. Href is "" where nothing was found.
type yearRow struct {
	Year, Href     string
	Remarks, Share string
	Meetings       string
	Without        bool // the index has nothing of that year
}

// wordView is a word particular to the hits.
type wordView struct {
	Text, Href, About string
	Count             int
}

// newInsightPage pictures an insight.
func newInsightPage(l lang, q insight, r *index.Insight, named map[string]index.MeetingSummary) insightPage {
	text := strings.TrimSpace(q.text)
	res := &index.Results{Total: r.Total, TotalMeetings: r.TotalMeetings, OfMeetings: r.OfMeetings, Tiers: r.Tiers}
	p := insightPage{
		frame: frame{
			Title: strings.TrimPrefix(shown(text)+" - ", " - ") + l.say("insight.title"),
			Box:   box{Query: q.text, Kept: without(q.fields(), "q")},
			JSON:  q.href("/api/v1/insight"),
		},
		Headline: headline(l, text, res),
		Also:     also(l, res),
		Results:  q.search.href("/"),
	}
	for _, c := range append(chips(l, q.search, named), reachChips(l, q.search)...) {
		p.Chips = append(p.Chips, chip{c.Label, "/insight" + strings.TrimPrefix(c.Href, "/")})
	}
	for _, kind := range []index.YearKind{index.FiscalYears, index.CalendarYears} {
		other := q
		other.yearKind = kind
		p.Kinds = append(p.Kinds, choice{link{l.say("insight." + string(kind)), other.href("/insight")}, q.yearKind == kind})
	}
	if r.Total == 0 {
		return p
	}
	years := yearsOf(r.Years, q)
	// A year with more meetings has more of everything: the share tells what people
	// spoke of, the number how much there is to read.
	p.Counts = newChart(yearBars(l, q, r.Tiers, years, func(y index.YearCount) float64 { return float64(y.Remarks) }), chartHeight, count)
	p.Shares = newChart(yearBars(l, q, r.Tiers, years, share), chartHeight, l.percentage)
	for _, y := range slices.Backward(years) {
		p.Years = append(p.Years, newYearRow(l, q, r.Tiers, y))
	}
	if r.Undated.Remarks > 0 {
		p.Undated = l.say("insight.undated", l.say("count.remarks", r.Undated.Remarks))
	}
	for _, w := range r.Words {
		more := q.narrowed(r.Tiers)
		more.text = query.With(q.text, w.Text)
		p.Words = append(p.Words, wordView{
			Text: w.Text, Href: more.href("/"), Count: w.Remarks,
			About: l.say("insight.word", l.say("count.remarks", w.OfRemarks), l.times(w.Times())),
		})
	}
	if len(r.Words) > 0 && r.Read < r.Total {
		p.Read = l.say("insight.read", l.say("count.remarks", r.Read))
	}
	return p
}

// yearsOf returns the years to show: all of the index, or where the search is
// narrowed in time from the first with hits to the last.
func yearsOf(all []index.YearCount, q insight) []index.YearCount {
	f := q.query().Filter
	if f.From.IsZero() && f.To.IsZero() && len(f.Years) == 0 && len(f.FiscalYears) == 0 {
		return all
	}
	first, last := len(all), -1
	for i, y := range all {
		if y.Remarks > 0 {
			first, last = min(first, i), i
		}
	}
	return all[min(first, last+1) : last+1]
}

// yearBars are the years for a chart of some number of each.
func yearBars(l lang, q insight, tiers map[index.Tier]int, years []index.YearCount, value func(index.YearCount) float64) []yearBar {
	var bars []yearBar
	for _, y := range years {
		row := newYearRow(l, q, tiers, y)
		title := l.say("insight.bar", row.Year, l.say("count.remarks", y.Remarks), row.Share, l.say("count.meetings", y.Meetings))
		bars = append(bars, yearBar{y.Year, value(y), row.Href, title})
	}
	return bars
}

// count writes a whole number of a scale; between them there is nothing to count.
func count(v float64) string {
	if v != math.Trunc(v) {
		return ""
	}
	return number(int(v))
}

// share is that of the hits in all remarks of a year.
func share(y index.YearCount) float64 { return float64(y.Remarks) / float64(max(1, y.OfRemarks)) }

func newYearRow(l lang, q insight, tiers map[index.Tier]int, y index.YearCount) yearRow {
	row := yearRow{Year: l.yearOf(q.yearKind, y.Year), Without: y.OfRemarks == 0}
	if y.Remarks > 0 {
		row.Href = q.narrowed(tiers).within(q.yearKind, y.Year).href("/")
	}
	row.Remarks = number(y.Remarks)
	row.Share = l.percentage(share(y))
	row.Meetings = l.say("insight.of", number(y.Meetings), number(y.OfMeetings))
	return row
}

// yearOf writes a year of a kind in both calendars.
func (l lang) yearOf(kind index.YearKind, year int) string {
	if kind == index.CalendarYears {
		return l.year(year)
	}
	return l.fiscalYear(year)
}

// percentage writes a share with about two figures: 0.24%, 3.1%, 28%.
func (l lang) percentage(v float64) string {
	v *= 100
	digits := 0
	switch {
	case v == 0:
	case v < 1:
		digits = 2
	case v < 10:
		digits = 1
	}
	written := strconv.FormatFloat(v, 'f', digits, 64)
	if digits > 0 {
		written = strings.TrimRight(strings.TrimRight(written, "0"), ".")
	}
	return written + "%"
}

// times writes how many times as often something is, to two figures.
func (l lang) times(v float64) string {
	if v < 10 {
		return strconv.FormatFloat(v, 'f', 1, 64)
	}
	return number(int(v + 0.5))
}
