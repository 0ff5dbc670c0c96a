package bleve

import "kizuna/index"

// overYears counts the hits by year, and all remarks beside them: meetings alone
// have days, so that a hit costs one addition and a meeting the rest.
func (h *hitSet) overYears(r *index.Insight, kind index.YearKind) {
	years := map[int]index.YearCount{}
	for i, m := range h.matchers {
		hits := make([]int, m.tables.meetings.rows())
		each(h.docs[i], func(doc uint32) { hits[m.tables.remarks.at(doc, remarkMeeting)]++ })
		for mt := range uint32(len(hits)) {
			if m.deadMeetings[mt] {
				continue
			}
			year := kind.Of(dateOf(m.tables.meetings.at(mt, meetingDate)))
			y := years[year]
			y.OfRemarks += int(m.tables.meetings.at(mt, meetingRemarks))
			y.OfMeetings++
			if hits[mt] > 0 {
				y.Remarks += hits[mt]
				y.Meetings++
				r.TotalMeetings++
			}
			years[year] = y
		}
	}
	r.Years, r.Undated = index.Timeline(years)
}
