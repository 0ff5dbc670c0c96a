package main

import (
	"fmt"
	"strings"

	"kizuna/index"
)

// writeGroups writes hits by meeting on a terminal:
//
//  1. みどり野市の集い  2025-09-12（令和7年9月12日）  M1
//     発言  市民課職員  仕事で学んだこと  M1-2
//     窓口対応では、まず相手の話を…
//
//     ほか9件は --meeting M1 で表示できます。
func writeGroups(s *streams, r *index.Results, opts searchOptions) {
	tier := index.TierMain
	for i, g := range r.Groups {
		if g.Hits[0].Tier != tier {
			tier = g.Hits[0].Tier
			fmt.Fprintf(s.out, "%s\n\n", s.paint(styleStrong, message{"Meetings with hits %s", "%sだけの会議"}.in(s.lang, tierNames[tier].in(s.lang))))
		}
		lead := fmt.Sprintf("%2d. ", opts.query.Offset+i+1)
		margin := strings.Repeat(" ", len(lead))
		fmt.Fprintln(s.out, lead+spaced(s.paint(styleStrong, oneLine(g.Meeting.Title)), bothCalendars(g.Meeting.Date), s.paint(styleID, oneLine(g.Meeting.ID))))
		for _, h := range g.Hits {
			apart := ""
			if h.Tier != tier {
				apart = s.paint(styleFaint, tierNames[h.Tier].in(s.lang))
			}
			fmt.Fprintln(s.out, margin+spaced(kindLabel(h.Remark.Kind, s.lang), oneLine(h.Remark.Speaker), oneLine(h.Remark.Section), s.paint(styleID, oneLine(h.Remark.ID)), apart))
			s.paragraph(len(lead), h.Snippet.Text, h.Snippet.Marks)
			writeWhy(s, len(lead), h, opts.explain)
			fmt.Fprintln(s.out)
		}
		if more := g.Total - len(g.Hits); more > 0 {
			fmt.Fprintln(s.out, margin+s.paint(styleFaint, message{"%d more: --meeting %s", "ほか%d件は --meeting %s で表示できます。"}.in(s.lang, more, oneLine(g.Meeting.ID))))
			fmt.Fprintln(s.out)
		}
	}
}
