package server

import (
	"strconv"
	"strings"

	"kizuna/index"
)

// chip is a condition of the search that is on, with the address without it.
type chip struct{ Label, Href string }

// chips pictures the filters that are on.
func chips(l lang, q search, named map[string]index.MeetingSummary) []chip {
	var all []chip
	add := func(field, label string, rest search) {
		all = append(all, chip{l.say("filter.chip", l.say("filter."+field), label), rest.href("/")})
	}
	for _, k := range q.kinds {
		add("kind", l.kind(k), q.toggle("kind", string(k)))
	}
	for _, y := range q.years {
		add("year", l.year(y), q.toggle("year", strconv.Itoa(y)))
	}
	for _, y := range q.fiscal {
		add("fiscal_year", l.fiscalSpan(y), q.toggle("fiscal_year", strconv.Itoa(y)))
	}
	if q.from != "" || q.to != "" {
		add("period", l.period(q.period), q.lift("period"))
	}
	for _, v := range q.speakers {
		add("speaker", shown(v), q.toggle("speaker", v))
	}
	for _, v := range q.sections {
		add("section", shown(v), q.toggle("section", v))
	}
	for _, v := range q.meetings {
		m := named[v]
		add("meeting", strings.TrimSpace(shown(titleOf(m.Title, v))+" "+l.day(m.Date)), q.toggle("meeting", v))
	}
	return all
}

// reachChips picture how far the search was told to go.
func reachChips(l lang, q search) []chip {
	var all []chip
	if q.noSynonyms {
		on := q
		on.noSynonyms, on.offset = false, 0
		all = append(all, chip{l.say("synonyms.off"), on.href("/")})
	}
	if q.match != "" {
		wide := q
		wide.match, wide.offset = "", 0
		all = append(all, chip{l.say("match." + string(q.match)), wide.href("/")})
	}
	return all
}

// unfiltered returns the search for the text alone.
func (s search) unfiltered() search {
	s.reach = reach{}
	return s.withoutFilters()
}

// withoutFilters returns the search for the text as far as it goes.
func (s search) withoutFilters() search {
	for _, field := range filterFields {
		s = s.lift(field)
	}
	return s
}
