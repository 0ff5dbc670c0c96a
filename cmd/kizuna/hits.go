package main

import (
	"bufio"
	"fmt"
	"strings"

	"kizuna/index"
)

// writeHits writes results for people: a paragraph a hit on a terminal, a line
// a hit elsewhere. What is said about the results goes to the other stream.
func writeHits(s *streams, r *index.Results, q index.Query) error {
	switch {
	case r.Total == 0:
		s.say(message{
			"No remarks match. Try fewer or shorter words, another spelling, or take a filter off.",
			"該当する発言はありません。語を減らす、短くする、書き方を変える、絞り込みをはずすなどをお試しください。"})
		return nil
	case q.Limit == 0:
		s.print(message{"Hits: %d, meetings: %d", "該当する発言は%d件（%d会議）です"}, r.Total, r.TotalMeetings)
		return nil
	case len(r.Hits) == 0:
		s.say(message{"Hits: %d, meetings: %d. There is none after the first %d.", "該当する発言は%d件（%d会議）です。%d件目より後はありません。"},
			r.Total, r.TotalMeetings, q.Offset)
		return nil
	}
	out := bufio.NewWriter(s.out)
	buffered := *s
	buffered.out = out
	for i, h := range r.Hits {
		if s.outTerminal {
			writeHit(&buffered, q.Offset+i+1, h)
		} else {
			writeHitLine(&buffered, h)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write hits: %w", err)
	}
	if s.outTerminal {
		sayRange(s, r, q)
	}
	return nil
}

// writeHit writes a hit on a terminal:
//
//  1. 発言  市民課職員  仕事で学んだこと
//     窓口対応では、まず相手の話を…
//     みどり野市の集い  2025-09-12（令和7年9月12日）  M1-2
func writeHit(s *streams, number int, h index.Hit) {
	lead := fmt.Sprintf("%2d. ", number)
	fmt.Fprintln(s.out, lead+spaced(s.paint(styleStrong, kindLabel(h.Remark.Kind, s.lang)), oneLine(h.Remark.Speaker), oneLine(h.Remark.Section)))
	s.paragraph(len(lead), h.Snippet.Text, h.Snippet.Marks)
	fmt.Fprintln(s.out, strings.Repeat(" ", len(lead))+spaced(s.paint(styleFaint, spaced(oneLine(h.Meeting.Title), bothCalendars(h.Meeting.Date))),
		s.paint(styleID, oneLine(h.Remark.ID))))
	fmt.Fprintln(s.out)
}

// writeHitLine writes a hit as one line of fields between tabs.
func writeHitLine(s *streams, h index.Hit) {
	fmt.Fprintln(s.out, strings.Join([]string{
		oneLine(h.Remark.ID), h.Meeting.Date.String(), kindLabel(h.Remark.Kind, s.lang), oneLine(h.Remark.Speaker),
		oneLine(h.Remark.Section), oneLine(h.Meeting.Title), oneLine(h.Snippet.Text)}, "\t"))
}

// sayRange tells which of how many hits were shown, and how to see more.
func sayRange(s *streams, r *index.Results, q index.Query) {
	last := q.Offset + len(r.Hits)
	s.say(message{"Hits: %d–%d of %d, meetings: %d. kizuna show ID shows one in its place.",
		"%d～%d件目（全%d件、%d会議）。前後は kizuna show ID で読めます。"}, q.Offset+1, last, r.Total, r.TotalMeetings)
	if last < r.Total {
		s.say(message{"More: --offset %d", "続きは --offset %d で表示できます。"}, last)
	}
}
