package server

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"kizuna/data"
	"kizuna/index"
)

// Values of a facet on a page.
const (
	pageFacets = 20 // counted, and listed of years
	mostFacets = 12 // listed of all else: further down there are mostly single hits
	openFacets = 6  // shown before one asks for more
)

// facetFields are the fields that can be filtered by, as the page lists them.
var facetFields = []string{"kind", "year", "fiscal_year", "speaker", "section", "meeting"}

// filterFields are the fields that a search can be narrowed by: those with facets,
// and the period.
var filterFields = append(slices.Clone(facetFields), "period")

// facetOf returns one field's facet.
func facetOf(f *index.Facets, field string) *[]index.Facet {
	switch field {
	case "kind":
		return &f.Kind
	case "year":
		return &f.Year
	case "fiscal_year":
		return &f.FiscalYear
	case "speaker":
		return &f.Speaker
	case "section":
		return &f.Section
	default:
		return &f.Meeting
	}
}

// widen gives every field that is filtered by the counts it would have without
// its own filter. Otherwise somebody who chose 発言 would see nothing but 発言
// to choose from.
func (s *server) widen(ctx context.Context, q search, res *index.Results) error {
	q.offset = 0
	for _, field := range facetFields {
		lifted := q.lift(field)
		if len(lifted.fields()) == len(q.fields()) {
			continue
		}
		query := lifted.query()
		query.Limit, query.Offset = 0, 0
		wide, err := s.searcher.Search(ctx, query)
		if err != nil {
			return err
		}
		*facetOf(&res.Facets, field) = *facetOf(&wide.Facets, field)
	}
	return nil
}

// lift returns the search without its filter by one field.
func (s search) lift(field string) search {
	switch field {
	case "kind":
		s.kinds = nil
	case "year":
		s.years = nil
	case "fiscal_year":
		s.fiscal = nil
	case "period":
		s.from, s.to, s.period = "", "", data.Period{}
	case "speaker":
		s.speakers = nil
	case "section":
		s.sections = nil
	case "meeting":
		s.meetings = nil
	}
	s.offset = 0
	return s
}

// has reports whether the search is filtered by a value of a field.
func (s search) has(field, value string) bool {
	switch field {
	case "kind":
		return slices.Contains(s.kinds, data.Kind(value))
	case "year":
		return slices.Contains(s.years, yearOf(value))
	case "fiscal_year":
		return slices.Contains(s.fiscal, yearOf(value))
	case "speaker":
		return slices.Contains(s.speakers, value)
	case "section":
		return slices.Contains(s.sections, value)
	default:
		return slices.Contains(s.meetings, value)
	}
}

// yearOf reads a year as the value of a facet has it; what is none is 0.
func yearOf(value string) int {
	y, _ := strconv.Atoi(value)
	return y
}

// toggle returns the search with a value put into its filter, or taken out if
// it is there.
func (s search) toggle(field, value string) search {
	s.offset = 0
	switch field {
	case "kind":
		s.kinds = toggled(s.kinds, data.Kind(value))
	case "year":
		s.years = toggled(s.years, yearOf(value))
	case "fiscal_year":
		s.fiscal = toggled(s.fiscal, yearOf(value))
	case "speaker":
		s.speakers = toggled(s.speakers, value)
	case "section":
		s.sections = toggled(s.sections, value)
	default:
		s.meetings = toggled(s.meetings, value)
	}
	return s
}

// toggled returns a new list with v, or without it if it was there.
func toggled[T comparable](list []T, v T) []T {
	if i := slices.Index(list, v); i >= 0 {
		return slices.Delete(slices.Clone(list), i, i+1)
	}
	return append(slices.Clone(list), v)
}

// facetView is one thing to filter by, in one list, or in several to choose
// between: years and fiscal years.
type facetView struct {
	Label string
	Lists []facetList
}

// facetList is one field to filter by.
type facetList struct {
	Field, Label string
	Current      bool         // of several lists the one that is shown first
	Open         []facetValue // the first values
	More         []facetValue // the others, shown when asked for
	Other        *otherForm   // for a value that is not among them; or nil
}

// otherForm is the form for a value that a list has no room for.
type otherForm struct{ Kept []field }

// facetValue is one value to filter by. Its link puts it in or takes it out.
type facetValue struct {
	Value    string
	Label    string
	Day      string // of a meeting
	Count    int
	Href     string
	Selected bool
}

// facetViews pictures the facets of a search's results; fields without values
// to choose from are left out. named are the meetings among the values.
func facetViews(l lang, q search, facets *index.Facets, named map[string]index.MeetingSummary) []facetView {
	var views []facetView
	for _, field := range facetFields {
		values := facetValues(l, q, field, *facetOf(facets, field))
		if len(values) == 0 {
			continue
		}
		if !strings.HasSuffix(field, "year") {
			values = values[:min(len(values), mostFacets)]
		}
		if field == "meeting" {
			for i := range values {
				values[i].Day = l.day(named[values[i].Value].Date)
			}
		}
		shown := len(values)
		if shown > openFacets+1 { // one more alone is not worth a click
			shown = openFacets
		}
		list := facetList{Field: field, Label: l.say("filter." + field), Current: true, Open: values[:shown], More: values[shown:]}
		if field == "speaker" && len(values) >= pageFacets {
			// A name need not be whole: its beginning or its end will do.
			list.Other = &otherForm{without(q.fields(), "offset")}
		}
		if last := len(views) - 1; field == "fiscal_year" && last >= 0 && views[last].Lists[0].Field == "year" {
			years := &views[last]
			list.Current = len(q.fiscal) > 0
			years.Label, years.Lists[0].Current = l.say("filter.years"), !list.Current
			years.Lists = append(years.Lists, list)
			continue
		}
		views = append(views, facetView{list.Label, []facetList{list}})
	}
	return views
}

// facetValues pictures the values of one facet: years newest first, the others
// as they come, with what is selected before the rest.
func facetValues(l lang, q search, field string, facet []index.Facet) []facetValue {
	facet = slices.Clone(facet)
	if field == "year" || field == "fiscal_year" {
		slices.SortFunc(facet, func(a, b index.Facet) int { return cmp.Compare(b.Value, a.Value) })
	}
	var selected, rest []facetValue
	for _, f := range facet {
		v := facetValue{
			Value: f.Value, Label: l.facet(field, f), Count: f.Count, Selected: q.has(field, f.Value),
			Href: q.toggle(field, f.Value).href("/"),
		}
		if v.Selected {
			selected = append(selected, v)
		} else {
			rest = append(rest, v)
		}
	}
	return append(selected, rest...)
}

// facet names a value of a field.
func (l lang) facet(field string, f index.Facet) string {
	switch field {
	case "kind":
		return l.kind(data.Kind(f.Value))
	case "year":
		return l.year(yearOf(f.Value))
	case "fiscal_year":
		return l.fiscalYear(yearOf(f.Value))
	}
	return cmp.Or(f.Label, f.Value)
}
