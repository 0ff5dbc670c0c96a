package main

import (
	"fmt"
	"strings"

	"kizuna/index"
	"kizuna/server/wire"
)

// tierNames name the tiers after the main one.
var tierNames = map[index.Tier]message{
	index.TierPartial: {"inside other words", "部分一致"},
	index.TierRelated: {"related only", "関連する発言"},
}

// tierHeading stands above the hits of a tier: 部分一致（12件）.
func tierHeading(tier index.Tier, r *index.Results, l language) string {
	return message{"Found %s (%d)", "%s（%d件）"}.in(l, tierNames[tier].in(l), r.Tiers[tier])
}

// countHits counts hits, those of the main tier apart from the others:
// 23件＝該当3件＋部分一致20件.
func countHits(r *index.Results, l language) string {
	total := message{"%d", "%d件"}.in(l, r.Total)
	main := r.Tiers[index.TierMain]
	parts := []string{message{"%d as asked", "該当%d件"}.in(l, main)}
	for _, tier := range []index.Tier{index.TierPartial, index.TierRelated} {
		if n := r.Tiers[tier]; n > 0 {
			parts = append(parts, message{"%[2]d %[1]s", "%[1]s%[2]d件"}.in(l, tierNames[tier].in(l), n))
		}
	}
	if len(parts) == 1 {
		return total
	}
	return message{"%s (%s)", "%s＝%s"}.in(l, total, strings.Join(parts, message{", ", "＋"}.in(l)))
}

// countMeetings counts the meetings that hits come from, beside those searched, so
// that many hits in few meetings are not taken for many meetings.
func countMeetings(r *index.Results, l language) string {
	if r.TotalMeetings == r.OfMeetings {
		return message{"%d", "%d会議"}.in(l, r.TotalMeetings)
	}
	return message{"%[1]d of %[2]d", "%[2]d会議のうち%[1]d会議"}.in(l, r.TotalMeetings, r.OfMeetings)
}

// whyFound says in words by what a hit was found where that is not what was
// typed: 表記ゆれ「子供」、同義語「児童」.
func whyFound(h index.Hit, l language) string { return inWords(wire.Otherwise(h), l) }

// explanation says by what a hit was found, all of it, and how much it scored.
func explanation(h index.Hit, l language) string {
	said := message{"score %s: %s", "得点 %s：%s"}.in(l, fmt.Sprintf("%.4f", h.Score), inWords(wire.NewFound(h), l))
	for i, p := range h.Parts {
		sign := message{"; ", "。内訳："}.in(l)
		if i > 0 {
			sign = ", "
		}
		said += sign + oneLine(p.What) + fmt.Sprintf(" %.4f", p.Score)
	}
	return said
}

func inWords(found []wire.Found, l language) string {
	var parts []string
	for _, f := range found {
		name := wire.ReasonEnglish(f.Why)
		if l == japanese {
			name = wire.ReasonJapanese(f.Why)
		}
		if f.Text != "" {
			name = message{"%s “%s”", "%s「%s」"}.in(l, name, f.Text)
		}
		parts = append(parts, name)
	}
	return oneLine(strings.Join(parts, message{", ", "、"}.in(l)))
}
