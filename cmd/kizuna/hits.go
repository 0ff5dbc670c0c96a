package main

import (
	"bufio"
	"fmt"
	"strings"

	"kizuna/index"
)

// writeHits writes results for people: a paragraph a hit on a terminal, a line
// a hit elsewhere. What is said about the results goes to the other stream.
func writeHits(s *streams, r *index.Results, opts searchOptions) error {
	q, shown := opts.query, r.Shown()
	switch {
	case r.Total == 0:
		s.say(message{
			"No remarks match. Try fewer or shorter words, another spelling, or take a filter off.",
			"該当する発言はありません。語を減らす、短くする、書き方を変える、絞り込みをはずすなどをお試しください。"})
		return nil
	case q.Limit == 0:
		s.print(message{"Hits: %s, meetings: %s", "該当する発言は%s（%s）です"}, countHits(r, s.lang), countMeetings(r, s.lang))
		return nil
	case len(shown) == 0:
		s.say(message{"Hits: %s, meetings: %s. There is none after the first %d.", "該当する発言は%s（%s）です。%d番目より後はありません。"},
			countHits(r, s.lang), countMeetings(r, s.lang), q.Offset)
		return nil
	}
	out := bufio.NewWriter(s.out)
	buffered := *s
	buffered.out = out
	switch {
	case !s.outTerminal:
		for _, h := range shown {
			writeHitLine(&buffered, h, opts.explain)
		}
	case q.ByMeeting:
		writeGroups(&buffered, r, opts)
	default:
		tier := index.TierMain
		for i, h := range shown {
			if h.Tier != tier {
				tier = h.Tier
				fmt.Fprintf(out, "%s\n\n", buffered.paint(styleStrong, tierHeading(tier, r, s.lang)))
			}
			writeHit(&buffered, q.Offset+i+1, h, opts.explain)
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
//     同義語「カウンター」
func writeHit(s *streams, number int, h index.Hit, explain bool) {
	writeWhy(s, writeSaid(s, number, h), h, explain)
	fmt.Fprintln(s.out)
}

// writeSaid writes what was said and where, and returns how far it is indented.
func writeSaid(s *streams, number int, h index.Hit) (indent int) {
	lead := fmt.Sprintf("%2d. ", number)
	margin := strings.Repeat(" ", len(lead))
	fmt.Fprintln(s.out, lead+spaced(s.paint(styleStrong, kindLabel(h.Remark.Kind, s.lang)), oneLine(h.Remark.Speaker), oneLine(h.Remark.Section)))
	s.paragraph(len(lead), h.Snippet.Text, h.Snippet.Marks)
	fmt.Fprintln(s.out, margin+spaced(s.paint(styleFaint, spaced(oneLine(h.Meeting.Title), bothCalendars(h.Meeting.Date))),
		s.paint(styleID, oneLine(h.Remark.ID))))
	return len(lead)
}

// writeWhy says by what a hit was found, where that is not what was typed, or all
// of it.
func writeWhy(s *streams, indent int, h index.Hit, explain bool) {
	why := whyFound(h, s.lang)
	if explain {
		why = explanation(h, s.lang)
	}
	if why != "" {
		s.paragraph(indent, why, nil)
	}
}

// writeHitLine writes a hit as one line of fields between tabs.
func writeHitLine(s *streams, h index.Hit, explain bool) {
	fields := []string{
		oneLine(h.Remark.ID), h.Meeting.Date.String(), kindLabel(h.Remark.Kind, s.lang), oneLine(h.Remark.Speaker),
		oneLine(h.Remark.Section), oneLine(h.Meeting.Title), oneLine(h.Snippet.Text)}
	if explain {
		fields = append(fields, oneLine(explanation(h, s.lang)))
	}
	fmt.Fprintln(s.out, strings.Join(fields, "\t"))
}

// sayRange tells which of how many hits were shown, and how to see more.
func sayRange(s *streams, r *index.Results, q index.Query) {
	shown, of := len(r.Hits), r.Total
	said := message{"Hits: %d–%d of %s, meetings: %s. kizuna show ID shows one in its place.",
		"%d～%d件目（全%s、%s）。前後は kizuna show ID で読めます。"}
	if q.ByMeeting {
		shown, of = len(r.Groups), r.TotalMeetings
		said = message{"Meetings: %d–%d, hits: %s in %s meetings. kizuna show ID shows one in its place.",
			"%d～%d会議目（全%s、%s）。前後は kizuna show ID で読めます。"}
	}
	last := q.Offset + shown
	s.say(said, q.Offset+1, last, countHits(r, s.lang), countMeetings(r, s.lang))
	if last < of {
		s.say(message{"More: --offset %d", "続きは --offset %d で表示できます。"}, last)
	}
}
