package wire

import (
	"kizuna/data"
	"kizuna/index"
)

// InsightWords is how many words are told unless more are asked for: two or three
// screens of a phone.
const InsightWords = 30

// Insight is what there is to know of all hits of a search together.
type Insight struct {
	Query         string             `json:"query"`          // as it was typed
	Total         int                `json:"total"`          // hits in all
	TotalMeetings int                `json:"total_meetings"` // meetings they come from
	OfMeetings    int                `json:"of_meetings"`    // meetings that were searched: those that the filters let through
	Tiers         map[index.Tier]int `json:"tiers"`          // hits of each tier that was fetched
	TookMS        float64            `json:"took_ms"`        // milliseconds, to the hundredth
	YearKind      index.YearKind     `json:"year_kind"`      // what Years are
	Years         []Year             `json:"years"`          // all from the first to the last of the index
	Undated       Undated            `json:"undated"`
	Words         []Word             `json:"words"` // the most particular to the hits first
	Read          int                `json:"read"`  // hits whose texts were read in search of words
}

// Year counts what was said in a year.
type Year struct {
	Year       int       `json:"year"`
	From       data.Date `json:"from"` // its first day
	To         data.Date `json:"to"`   // its last
	Remarks    int       `json:"remarks"`
	Meetings   int       `json:"meetings"`
	OfRemarks  int       `json:"of_remarks"`  // all that the index has of the year
	OfMeetings int       `json:"of_meetings"` // all that the index has of the year
}

// Undated counts what was said on no known day.
type Undated struct {
	Remarks    int `json:"remarks"`
	Meetings   int `json:"meetings"`
	OfRemarks  int `json:"of_remarks"`
	OfMeetings int `json:"of_meetings"`
}

// Word is a word particular to the hits.
type Word struct {
	Text      string  `json:"text"`
	Remarks   int     `json:"remarks"`    // hits that have it
	OfRemarks int     `json:"of_remarks"` // all remarks that have it
	Expected  float64 `json:"expected"`   // hits that would have it, were they like the other remarks; to the hundredth
	G2        float64 `json:"g2"`         // log-likelihood ratio, to the hundredth
}

// NewInsight pictures an insight into years of a kind.
func NewInsight(r *index.Insight, kind index.YearKind) Insight {
	i := Insight{
		Query: r.Query, Total: r.Total, TotalMeetings: r.TotalMeetings, OfMeetings: r.OfMeetings, Tiers: r.Tiers, TookMS: milliseconds(r.Took),
		YearKind: kind, Years: make([]Year, len(r.Years)), Words: make([]Word, len(r.Words)), Read: r.Read,
		Undated: Undated{r.Undated.Remarks, r.Undated.Meetings, r.Undated.OfRemarks, r.Undated.OfMeetings},
	}
	for n, y := range r.Years {
		p := kind.Period(y.Year)
		i.Years[n] = Year{y.Year, p.From, p.To, y.Remarks, y.Meetings, y.OfRemarks, y.OfMeetings}
	}
	for n, w := range r.Words {
		i.Words[n] = Word{w.Text, w.Remarks, w.OfRemarks, hundredth(w.Expected), hundredth(w.G2)}
	}
	return i
}
