package server

import (
	"strings"

	"kizuna/data"
	"kizuna/index"
	"kizuna/server/wire"
)

// searchPage is a page of results.
type searchPage struct {
	frame
	Headline string // what was found, as a sentence
	Also     string // what was found besides, in other tiers; or ""
	Found    bool   // anything at all
	Chips    []chip
	ClearAll string // the address without any filter
	Sorts    []choice
	Facets   []facetView
	Period   periodForm
	Range    string // which of the hits are shown
	Groups   []hitGroup
	Pager    pager
	PastEnd  string // the address of the first page, when this one lies past the last
	Hints    []link // other searches that may find something
}

// chip is a filter that is on, with the address without it.
type chip struct{ Label, Href string }

// choice is one of several ways to see the results.
type choice struct {
	link
	Current bool
}

// periodForm is the form for a period of one's own.
type periodForm struct {
	From, To string
	Kept     []field
}

// hitGroup is the hits of one tier. The main tier needs no heading.
type hitGroup struct {
	Heading string
	Hits    []hitView
}

// hitView is one hit.
type hitView struct {
	Href    string // the remark in its meeting
	Title   string // of the meeting
	Day     string // in both calendars
	Date    data.Date
	Kind    data.Kind
	Label   string // of the kind
	Speaker string
	Section string
	Pieces  []wire.Piece
}

// newSearchPage pictures results. named are the meetings one can filter by.
func newSearchPage(l lang, q search, res *index.Results, named map[string]index.MeetingSummary) searchPage {
	text := strings.TrimSpace(q.text)
	p := searchPage{
		frame: frame{
			Title: windowTitle(l, text),
			Box:   box{Query: q.text, Kept: without(q.fields(), "q", "offset")},
			JSON:  q.href("/api/v1/search"),
		},
		Headline: headline(l, text, res),
		Also:     also(l, res),
		Found:    res.Total > 0,
		Chips:    chips(l, q, named),
		Period:   periodForm{From: q.from, To: q.to, Kept: without(q.fields(), "from", "to", "offset")},
		Facets:   facetViews(l, q, &res.Facets, named),
		Groups:   hitGroups(l, text, res),
		Pager:    newPager(l, res.Total, q.limit, q.offset, func(offset int) string { q := q; q.offset = offset; return q.href("/") }),
	}
	if len(p.Chips) > 0 {
		p.ClearAll = q.unfiltered().href("/")
	}
	for _, order := range []index.Sort{index.SortRelevance, index.SortNewest, index.SortOldest} {
		other := q
		other.sort, other.offset = order, 0
		p.Sorts = append(p.Sorts, choice{link{l.say("sort." + string(order)), other.href("/")}, q.sort == order})
	}
	switch {
	case !p.Found:
		p.Hints = hints(l, q)
	case len(res.Hits) == 0 && q.offset > 0:
		first := q
		first.offset = 0
		p.PastEnd = first.href("/")
	case len(res.Hits) > 0 && len(res.Hits) < res.Total:
		p.Range = l.say("results.range", res.Total, q.offset+1, q.offset+len(res.Hits))
	}
	return p
}

func windowTitle(l lang, text string) string {
	if text == "" {
		return l.say("results.list")
	}
	return shown(text) + " - " + l.say("results.list")
}

// chips pictures the filters that are on.
func chips(l lang, q search, named map[string]index.MeetingSummary) []chip {
	var all []chip
	add := func(field, label string, rest search) {
		all = append(all, chip{l.say("filter.chip", l.say("filter."+field), label), rest.href("/")})
	}
	for _, k := range q.kinds {
		add("kind", l.kind(k), q.toggle("kind", string(k)))
	}
	if q.from != "" || q.to != "" {
		add("period", l.period(q.period), q.lift("year"))
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

// unfiltered returns the search for the text alone.
func (s search) unfiltered() search {
	for _, field := range facetFields {
		s = s.lift(field)
	}
	return s
}

// without leaves out the fields of some names.
func without(fields []field, names ...string) []field {
	var rest []field
next:
	for _, f := range fields {
		for _, name := range names {
			if f.Name == name {
				continue next
			}
		}
		rest = append(rest, f)
	}
	return rest
}

// hitGroups pictures hits, a group a tier.
func hitGroups(l lang, text string, res *index.Results) []hitGroup {
	var groups []hitGroup
	tier := index.TierMain
	for i, h := range res.Hits {
		if i == 0 || h.Tier != tier {
			tier = h.Tier
			g := hitGroup{}
			if tier != index.TierMain {
				g.Heading = l.tier(tier, res)
			}
			groups = append(groups, g)
		}
		g := &groups[len(groups)-1]
		g.Hits = append(g.Hits, newHitView(l, text, h))
	}
	return groups
}

func newHitView(l lang, text string, h index.Hit) hitView {
	return hitView{
		Href:    remarkHref(h.Meeting.ID, text, h.Remark.Seq),
		Title:   titleOf(h.Meeting.Title, h.Meeting.ID),
		Day:     l.day(h.Meeting.Date),
		Date:    h.Meeting.Date,
		Kind:    h.Remark.Kind,
		Label:   l.kind(h.Remark.Kind),
		Speaker: speakerOf(l, h.Remark),
		Section: h.Remark.Section,
		Pieces:  wire.Pieces(h.Snippet.Text, h.Snippet.Marks),
	}
}
