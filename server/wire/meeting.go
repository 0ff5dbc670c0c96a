package wire

import (
	"kizuna/data"
	"kizuna/index"
)

// NewMeeting pictures a whole meeting:
// {id,title,date,updated,url,source,sections,remarks:[{id,seq,section,kind,speaker,role,text}]}.
// data.Meeting has these names already; what is left to do is the empty lists.
func NewMeeting(m *data.Meeting) data.Meeting {
	picture := *m
	picture.Sections = list(m.Sections)
	picture.Remarks = list(m.Remarks)
	return picture
}

// MeetingList is a page of the meetings of an index, newest first.
type MeetingList struct {
	Total    int                    `json:"total"` // meetings in the index
	Meetings []index.MeetingSummary `json:"meetings"`
}

// NewMeetingList pictures some of the total meetings.
func NewMeetingList(total int, meetings []index.MeetingSummary) MeetingList {
	l := MeetingList{Total: total, Meetings: make([]index.MeetingSummary, len(meetings))}
	for i, m := range meetings {
		m.Sections = list(m.Sections)
		l.Meetings[i] = m
	}
	return l
}
