package server

import (
	"strings"
	"testing"

	"kizuna/index"
)

func TestHeadline(t *testing.T) {
	type tiers = map[index.Tier]int
	for _, c := range []struct {
		name, text string
		tiers      tiers
		meetings   int
		ja, en     string
	}{
		{"found", "窓口対応", tiers{index.TierMain: 13}, 5, "「窓口対応」の発言 13件（30会議のうち5会議）", "“窓口対応”: 13 remarks in 5 of 30 meetings"},
		{"one", "窓口", tiers{index.TierMain: 1}, 1, "「窓口」の発言 1件（30会議のうち1会議）", "“窓口”: 1 remark in 1 of 30 meetings"},
		{"a phrase in corner brackets", "「窓口対応」", tiers{index.TierMain: 2}, 1, "『「窓口対応」』の発言 2件（30会議のうち1会議）", "“「窓口対応」”: 2 remarks in 1 of 30 meetings"},
		{"filters alone", "", tiers{index.TierMain: 1200}, 30, "発言 1,200件（30会議）", "1,200 remarks in 30 meetings"},
		{"nothing", "月面", tiers{index.TierMain: 0}, 0, "「月面」に合う発言は見つかりませんでした", "Nothing found for “月面”"},
		{"nothing by filters alone", "", nil, 0, "条件に合う発言は見つかりませんでした", "Nothing matches these filters"},
		{"some, and others that are near", "窓口対応", tiers{index.TierMain: 3, index.TierPartial: 1, index.TierRelated: 56}, 12,
			"「窓口対応」の発言 3件／このほか、別の語の一部として含む発言 1件、関連する発言 56件（合わせて30会議のうち12会議）",
			"“窓口対応”: 3 remarks／Also 1 remark inside other words, 56 remarks related only; 12 of 30 meetings in all"},
		{"none, but others that are near", "窓口対応", tiers{index.TierMain: 0, index.TierRelated: 56}, 12,
			"「窓口対応」をそのまま含む発言はありません／代わりに、関連する発言 56件（30会議のうち12会議）",
			"Nothing says “窓口対応” as such／Instead, 56 remarks related only, in 12 of 30 meetings"},
		{"a long query is cut", strings.Repeat("あ", 100), tiers{index.TierMain: 1}, 1, "「" + strings.Repeat("あ", 60) + "…」の発言 1件（30会議のうち1会議）", "“" + strings.Repeat("あ", 60) + "…”: 1 remark in 1 of 30 meetings"},
	} {
		t.Run(c.name, func(t *testing.T) {
			res := &index.Results{Tiers: c.tiers, TotalMeetings: c.meetings, OfMeetings: 30}
			for _, n := range c.tiers {
				res.Total += n
			}
			for l, want := range map[lang]string{japanese: c.ja, english: c.en} {
				got := headline(l, c.text, res)
				if besides := also(l, res); besides != "" {
					got += "／" + besides
				}
				if got != want {
					t.Errorf("got  %s\nwant %s", got, want)
				}
			}
		})
	}
}
