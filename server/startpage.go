package server

import (
	"slices"
	"strings"

	"kizuna/data"
	"kizuna/index"
)

// startPage is where people begin.
type startPage struct {
	frame
	Empty    bool   // nothing has been imported
	Holds    string // what there is, as a sentence
	Since    string // the years it is of, and when it changed last
	Examples []example
	Newest   []meetingView
	Kinds    []facetValue
	Years    []facetValue
	Lists    []startList
}

// startList is the most frequent values of a field, with the way to all of them.
type startList struct {
	Title, All, Href string
	Values           []facetValue
}

// example is a query that shows what can be asked.
type example struct {
	Query, Href, Meaning string
}

// examples are queries with the key of what they mean. They are Japanese in
// every language, as what is searched is.
var examples = []struct{ query, phrase string }{
	{"窓口対応", "example.word"},
	{"電話 研修", "example.both"},
	{"子育て OR 介護", "example.either"},
	{"保育 -病児", "example.without"},
	{"「ありがとう」", "example.phrase"},
	{"発言者:市長 職員", "example.speaker"},
	{"区分:アンケート 年度:令和7", "example.fields"},
}

// newStartPage pictures what an index holds. meetings come newest first.
func newStartPage(l lang, stats index.Stats, facets *index.Facets, meetings []index.MeetingSummary) startPage {
	p := startPage{
		frame: frame{Box: box{Focus: true}},
		Empty: stats.Meetings == 0,
		Holds: l.say("start.holds", l.say("start.meetings", stats.Meetings), l.say("count.remarks", stats.Remarks)),
		Kinds: facetValues(l, emptySearch(), "kind", facets.Kind),
		Years: facetValues(l, emptySearch(), "year", facets.Year),
	}
	for _, e := range examples {
		q := emptySearch()
		q.text = e.query
		p.Examples = append(p.Examples, example{e.query, q.href("/"), l.say(e.phrase)})
	}
	for _, field := range []string{"section", "speaker"} {
		if values := facetValues(l, emptySearch(), field, *facetOf(facets, field)); len(values) > 0 {
			p.Lists = append(p.Lists, startList{l.say("starts." + field), l.say("browse." + field), "/" + field + "s", values[:min(len(values), startValues)]})
		}
	}
	for _, m := range meetings[:min(len(meetings), startMeetings)] {
		p.Newest = append(p.Newest, newMeetingView(l, m))
	}
	p.Since = since(l, stats, meetings)
	return p
}

// since says of which years the meetings are, and when the index changed last.
func since(l lang, stats index.Stats, meetings []index.MeetingSummary) string {
	var parts []string
	dated := slices.DeleteFunc(slices.Clone(meetings), func(m index.MeetingSummary) bool { return m.Date.IsZero() })
	if len(dated) > 0 {
		first, last := dated[len(dated)-1].Date.Year, dated[0].Date.Year
		if first == last {
			parts = append(parts, l.year(first))
		} else {
			parts = append(parts, l.say("date.from_to", l.year(first), l.year(last)))
		}
	}
	if !stats.Committed.IsZero() {
		at := stats.Committed.Local()
		parts = append(parts, l.say("start.updated", l.day(data.Date{Year: at.Year(), Month: int(at.Month()), Day: at.Day()})))
	}
	return strings.Join(parts, l.say("start.comma"))
}
