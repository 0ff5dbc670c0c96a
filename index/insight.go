package index

import (
	"fmt"
	"time"

	"kizuna/data"
)

// MaxInsightWords bounds InsightQuery.Words. More is no overview any more.
const MaxInsightWords = 100

// InsightQuery asks what there is to know of all hits of a search together.
type InsightQuery struct {
	Text       string // as Query.Text
	Filter     Filter
	Match      Tier // as Query.Match
	NoSynonyms bool

	Years YearKind // "" is FiscalYears
	Words int      // words to return, 0 to MaxInsightWords; 0 for none
}

// Query is the search whose hits are asked about.
func (q InsightQuery) Query() Query {
	return Query{Text: q.Text, Filter: q.Filter, Match: q.Match, NoSynonyms: q.NoSynonyms}
}

// YearKind is what counts as a year.
type YearKind string

// Kinds of years.
const (
	FiscalYears   YearKind = "fiscal"   // 年度, from 1 April
	CalendarYears YearKind = "calendar" // from 1 January
)

// ParseYearKind reads a kind of years by its name; "" is FiscalYears.
func ParseYearKind(s string) (YearKind, error) {
	switch YearKind(s) {
	case "", FiscalYears:
		return FiscalYears, nil
	case CalendarYears:
		return CalendarYears, nil
	}
	return "", NewError(ErrBadQuery,
		fmt.Sprintf("years %q is neither fiscal nor calendar", s),
		fmt.Sprintf("年の数え方「%s」はありません。fiscal（年度）か calendar（暦年）を指定してください", s), nil)
}

// Of returns the year that a day lies in; 0 for the zero Date.
func (k YearKind) Of(d data.Date) int {
	if k == CalendarYears {
		return d.Year
	}
	return d.FiscalYear()
}

// Period returns the days of a year.
func (k YearKind) Period(year int) data.Period {
	if k == CalendarYears {
		return data.Period{From: data.Date{Year: year, Month: 1, Day: 1}, To: data.Date{Year: year, Month: 12, Day: 31}}
	}
	return data.Period{From: data.Date{Year: year, Month: 4, Day: 1}, To: data.Date{Year: year + 1, Month: 3, Day: 31}}
}

// Insight tells of all hits of a search how they lie over the years, and by what
// words they differ from the other remarks.
type Insight struct {
	Query         string
	Total         int          // hits in all, of every tier that was fetched
	TotalMeetings int          // meetings they come from
	OfMeetings    int          // as Results.OfMeetings
	Tiers         map[Tier]int // as Results.Tiers

	// Years are all from the first to the last of the index, those without hits
	// or remarks too; none when no meeting has a day.
	Years   []YearCount
	Undated YearCount // Year is 0

	Words []TellingWord // the most telling first
	Read  int           // hits whose texts were read in search of words; the counts are of all hits
	Took  time.Duration
}

// YearCount counts a year's hits, and all that the index has of it.
type YearCount struct {
	Year                  int
	Remarks, Meetings     int // hits, and the meetings they come from
	OfRemarks, OfMeetings int // all of the year
}

// TellingWord is a word or a compound that stands in more of the hits than of the
// other remarks, as many and as long.
type TellingWord struct {
	Text      string  // as it is written; words that inflect in their dictionary form
	Remarks   int     // hits that have it
	OfRemarks int     // all remarks that have it
	Expected  float64 // hits that would have it, were they like the other remarks of their length
	G2        float64 // log-likelihood ratio; above 6.63 chance makes one in a hundred
}

// Times is how many times as often hits have the word as the other remarks do. Of
// a word that these do not have, half a hit is expected.
func (w TellingWord) Times() float64 { return float64(w.Remarks) / max(w.Expected, 0.5) }

// Timeline puts the counts of years in order, with the years between the first
// and the last that have none, and apart from them those of year 0.
func Timeline(counts map[int]YearCount) (years []YearCount, undated YearCount) {
	first, last := 0, -1
	for year := range counts {
		if year == 0 {
			continue
		}
		if last < first {
			first, last = year, year
		}
		first, last = min(first, year), max(last, year)
	}
	for year := first; year <= last; year++ {
		c := counts[year]
		c.Year = year
		years = append(years, c)
	}
	return years, counts[0]
}
