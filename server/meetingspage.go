package server

import (
	"strconv"

	"kizuna/data"
	"kizuna/index"
)

// meetingsPage is a page of the list of meetings.
type meetingsPage struct {
	frame
	Count string
	Years []yearLink
	Parts []yearPart
	Pager pager
}

// yearLink leads to a year, on whatever page it begins.
type yearLink struct {
	link
	Count int
}

// yearPart is the meetings of one year.
type yearPart struct {
	Heading, Anchor string
	Meetings        []meetingView
}

// meetingView is a meeting in a list.
type meetingView struct {
	Href, Title, Day string
	Date             data.Date
	Remarks          string
}

// newMeetingsPage pictures one page of all meetings, which come newest first.
func newMeetingsPage(l lang, all []index.MeetingSummary, offset int) meetingsPage {
	href := func(offset int) string {
		if offset == 0 {
			return "/meetings"
		}
		return "/meetings?offset=" + strconv.Itoa(offset)
	}
	p := meetingsPage{
		frame: frame{Title: l.say("meetings.title"), JSON: "/api/v1/meetings"},
		Count: l.say("meetings.count", len(all)),
		Pager: newPager(l, len(all), pageMeetings, offset, href),
	}
	for i, m := range all {
		year := m.Date.Year
		if i == 0 || year != all[i-1].Date.Year {
			begins := i / pageMeetings * pageMeetings
			p.Years = append(p.Years, yearLink{link: link{l.yearHeading(year), href(begins) + "#" + yearAnchor(year)}})
		}
		p.Years[len(p.Years)-1].Count++
		if i < offset || i >= offset+pageMeetings {
			continue
		}
		if i == offset || year != all[i-1].Date.Year {
			p.Parts = append(p.Parts, yearPart{Heading: l.yearHeading(year), Anchor: yearAnchor(year)})
		}
		part := &p.Parts[len(p.Parts)-1]
		part.Meetings = append(part.Meetings, newMeetingView(l, m))
	}
	return p
}

func newMeetingView(l lang, m index.MeetingSummary) meetingView {
	return meetingView{
		Href: meetingHref(m.ID), Title: titleOf(m.Title, m.ID), Day: l.day(m.Date), Date: m.Date,
		Remarks: l.say("meetings.remarks", m.Remarks),
	}
}

// yearHeading names a year; 0 stands for meetings whose day is unknown.
func (l lang) yearHeading(year int) string {
	if year == 0 {
		return l.say("meetings.no_date")
	}
	return l.year(year)
}

func yearAnchor(year int) string { return "year-" + strconv.Itoa(year) }
