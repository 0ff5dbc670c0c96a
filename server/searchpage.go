package server

import (
	"strconv"
	"strings"

	"kizuna/data"
	"kizuna/index"
	"kizuna/server/wire"
)

// searchPage is a page of results.
type searchPage struct {
	frame
	Headline   string   // what was found, as a sentence
	Also       string   // what was found besides, in other tiers; or ""
	Understood string   // how the query was read; "" for one plain word
	Widened    []string // what it looks for that its words do not say
	Spoken     []link   // to what the people and offices it names say
	Held       []link   // to the meetings of the days it names
	Notes      []string // what of it was not read as it may have been meant
	Found      bool     // anything at all
	Chips      []chip
	Filters    int    // how many of the chips are filters
	ClearAll   string // the address without any filter
	Sorts      []choice
	Gathering  []choice // by meeting or not
	Synonyms   synonymSwitch
	Over       *overview // how the hits lie over the years; nil on later pages
	Offers     []link    // to the tiers the search did not go to
	Facets     []facetView
	Period     periodForm
	Range      string // which of the hits are shown
	Groups     []hitGroup
	Pager      pager
	PastEnd    string // the address of the first page, when this one lies past the last
	Relaxation *relaxation
	Hints      []link // other searches that may find something
	Take       *takeMenu
	Kept       []field // what the form keeps that opens a hit
}

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

// hitGroup is the hits of one tier, by meeting or not. The main tier needs no
// heading.
type hitGroup struct {
	Heading  string
	Hits     []hitView
	Meetings []meetingHits
}

// hitView is one hit.
type hitView struct {
	ID      string
	Anchor  string // its place on the page
	Href    string // the remark in its meeting
	Title   string // of the meeting
	Day     string // in both calendars
	Date    data.Date
	Kind    data.Kind
	Label   string // of the kind
	Speaker string
	Section string
	Around  *around // its neighbours, where they were asked for
	Lower   string  // the tier it stands below its meeting by; or ""
	Pieces  []wire.Piece
	Similar string    // the address of what is like it elsewhere; "" for what the chair says
	Why     []whyView // by what it was found, where that is not what was typed
}

// whyView is a way a hit was found and the piece found by it, in quotation marks
// or "".
type whyView struct{ Label, Text string }

// newSearchPage pictures results. beyond counts the hits of the tiers that the
// search did not go to, named are the meetings one can filter by.
func newSearchPage(l lang, q search, res *index.Results, beyond map[index.Tier]int, named map[string]index.MeetingSummary) searchPage {
	text := strings.TrimSpace(q.text)
	p := searchPage{
		frame: frame{
			Title: windowTitle(l, text),
			Box:   box{Query: q.text, Kept: without(q.fields(), "q", "offset")},
			JSON:  jsonHref(q),
			Feed:  feedHref(q),
		},
		Headline:   headline(l, text, res),
		Also:       also(l, res),
		Understood: understood(l, text),
		Held:       held(l, q),
		Notes:      notes(l, text),
		Found:      res.Total > 0,
		Synonyms:   newSynonymSwitch(q),
		Offers:     offers(l, q, beyond),
		Chips:      append(chips(l, q, named), reachChips(l, q)...),
		Filters:    len(chips(l, q, named)),
		Period:     periodForm{From: q.from, To: q.to, Kept: without(q.fields(), "from", "to", "offset")},
		Facets:     facetViews(l, q, &res.Facets, named),
		Groups:     append(hitGroups(l, q, res), meetingGroups(l, q, res)...),
		Gathering:  gatherings(l, q),
		Take:       newTakeMenu(l, q, res),
		Kept:       q.fields(),
	}
	shown, of, within := len(res.Hits), res.Total, "results.range"
	if q.gathers() {
		shown, of, within = len(res.Groups), res.TotalMeetings, "results.range_meetings"
	}
	p.Pager = newPager(l, of, q.limit, q.offset, func(offset int) string { q := q; q.offset = offset; return q.href("/") })
	for i, v := range p.hits() {
		v.Anchor = "hit-" + strconv.Itoa(i+1)
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
	case shown == 0 && q.offset > 0:
		first := q
		first.offset = 0
		p.PastEnd = first.href("/")
	case shown > 0 && shown < of:
		p.Range = l.say(within, of, q.offset+1, q.offset+shown)
	}
	return p
}

func windowTitle(l lang, text string) string {
	if text == "" {
		return l.say("results.list")
	}
	return shown(text) + " - " + l.say("results.list")
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
func hitGroups(l lang, q search, res *index.Results) []hitGroup {
	var groups []hitGroup
	tier := index.TierMain
	for i, h := range res.Hits {
		if i == 0 || h.Tier != tier {
			tier = h.Tier
			g := hitGroup{}
			if tier != index.TierMain {
				g.Heading = l.say("heading."+string(tier), l.say("count.remarks", res.Tiers[tier]))
			}
			groups = append(groups, g)
		}
		g := &groups[len(groups)-1]
		g.Hits = append(g.Hits, newHitView(l, q, h))
	}
	return groups
}

func newHitView(l lang, q search, h index.Hit) hitView {
	return hitView{
		ID:      h.Remark.ID,
		Href:    remarkHref(h.Meeting.ID, q, h.Remark.Seq),
		Title:   titleOf(h.Meeting.Title, h.Meeting.ID),
		Day:     l.day(h.Meeting.Date),
		Date:    h.Meeting.Date,
		Kind:    h.Remark.Kind,
		Label:   l.kind(h.Remark.Kind),
		Speaker: speakerOf(l, h.Remark),
		Section: h.Remark.Section,
		Pieces:  wire.Pieces(h.Snippet.Text, h.Snippet.Marks),
		Similar: similarLink(h.Remark),
		Why:     whyViews(l, h),
	}
}

func whyViews(l lang, h index.Hit) []whyView {
	var all []whyView
	for _, f := range wire.Otherwise(h) {
		v := whyView{Label: wire.ReasonJapanese(f.Why)}
		if l == english {
			v.Label = wire.ReasonEnglish(f.Why)
		}
		if f.Text != "" {
			v.Text = l.quote(f.Text)
			if l == english {
				v.Label += " "
			}
		}
		all = append(all, v)
	}
	return all
}
