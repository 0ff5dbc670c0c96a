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
	Years []jump
	Parts []listGroup[meetingView]
	Pager pager
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
	p.Years, p.Parts = listing[index.MeetingSummary, meetingView]{
		size: pageMeetings, offset: offset, href: href,
		group: func(m index.MeetingSummary) (heading, anchor string) {
			return l.yearHeading(m.Date.Year), "year-" + strconv.Itoa(m.Date.Year)
		},
		view: func(m index.MeetingSummary) meetingView { return newMeetingView(l, m) },
	}.page(all)
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
