package server

import (
	"kizuna/data"
	"kizuna/index"
)

// grouping is whether hits are gathered by meeting, as an address says it; "" is
// as the door has it without a word: pages gather, programs get a flat list.
type grouping string

const (
	byMeeting grouping = "meeting"
	flat      grouping = "none"
)

func readGrouping(p parameters) (grouping, error) {
	v, err := p.one("group")
	if err != nil {
		return "", err
	}
	switch g := grouping(v); g {
	case "", byMeeting, flat:
		return g, nil
	}
	return "", badParameter("group", "problem.group", shown(v))
}

// gathers reports whether the page of a search gathers its hits by meeting. Of
// one meeting alone people want to see all.
func (s search) gathers() bool {
	return s.grouping == byMeeting || s.grouping == "" && len(s.meetings) != 1
}

// gatherings are the two ways to see the results of a search.
func gatherings(l lang, q search) []choice {
	var all []choice
	for _, g := range []grouping{byMeeting, flat} {
		other := q
		other.grouping, other.offset = "", 0
		if other.gathers() != (g == byMeeting) {
			other.grouping = g
		}
		all = append(all, choice{link{l.say("group." + string(g)), other.href("/")}, q.gathers() == (g == byMeeting)})
	}
	return all
}

// jsonHref is the address of a page's results for programs.
func jsonHref(q search) string {
	gathers := q.gathers()
	if q.grouping = ""; gathers {
		q.grouping = byMeeting
	}
	return q.href("/api/v1/search")
}

// meetingHits is a meeting with the first of its hits.
type meetingHits struct {
	Href, Title string // leads to the best of them
	Day         string // in both calendars
	Date        data.Date
	Count       string // of its hits in all
	Hits        []hitView
	More        *link // to all of them, where some are not shown
}

// meetingGroups pictures hits by meeting, a group a tier. A meeting stands in the
// tier of its best hit, and what it has of lower ones says so.
func meetingGroups(l lang, q search, res *index.Results) []hitGroup {
	var groups []hitGroup
	tier := index.TierMain
	for i, m := range res.Groups {
		if best := m.Hits[0].Tier; i == 0 || best != tier {
			tier = best
			g := hitGroup{}
			if tier != index.TierMain {
				g.Heading = l.say("heading." + string(tier) + "_meetings")
			}
			groups = append(groups, g)
		}
		g := &groups[len(groups)-1]
		g.Meetings = append(g.Meetings, newMeetingHits(l, q, res, m))
	}
	return groups
}

func newMeetingHits(l lang, q search, res *index.Results, g index.Group) meetingHits {
	m := meetingHits{
		Title: titleOf(g.Meeting.Title, g.Meeting.ID), Day: l.day(g.Meeting.Date), Date: g.Meeting.Date,
		Count: l.say("count.remarks", g.Total),
	}
	for _, h := range g.Hits {
		v := newHitView(l, q, h)
		if h.Tier != g.Hits[0].Tier {
			v.Lower = l.say("lower." + string(h.Tier))
		}
		m.Hits = append(m.Hits, v)
	}
	m.Href = m.Hits[0].Href
	if rest := g.Total - len(g.Hits); rest > 0 {
		m.More = &link{l.say("group.more", rest), ofMeeting(q, res, g.Meeting.ID).href("/")}
	}
	return m
}

// ofMeeting is the search for what a search found in one meeting: it goes as far
// as that did, but not because the meeting alone has few hits.
func ofMeeting(q search, res *index.Results, meeting string) search {
	q.meetings, q.grouping, q.offset = []string{meeting}, "", 0
	for _, tier := range []index.Tier{index.TierMain, index.TierPartial, index.TierRelated} {
		if _, fetched := res.Tiers[tier]; fetched && !q.isTextless() {
			q.match = tier
		}
	}
	return q
}
