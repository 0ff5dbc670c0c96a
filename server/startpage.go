package server

import (
	"kizuna/index"
)

// startPage is where people begin.
type startPage struct {
	frame
	Empty    bool   // nothing has been imported
	Holds    string // what there is, as a sentence
	Examples []example
	Newest   []meetingView
	Kinds    []facetValue
	Years    []facetValue
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

// newStartPage pictures what an index holds.
func newStartPage(l lang, stats index.Stats, facets *index.Facets, newest []index.MeetingSummary) startPage {
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
	for _, m := range newest {
		p.Newest = append(p.Newest, newMeetingView(l, m))
	}
	return p
}
