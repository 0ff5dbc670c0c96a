package server

import (
	"strings"

	"kizuna/index"
)

// headline says how much was found of what was asked for: the hits of the main
// tier, where there are others too.
func headline(l lang, text string, res *index.Results) string {
	main := res.Tiers[index.TierMain]
	switch {
	case res.Total == 0 && text == "":
		return l.say("results.none_all")
	case res.Total == 0:
		return l.say("results.none", l.quote(text))
	case text == "":
		return l.say("results.all", l.say("count.remarks", res.Total), l.meetings(res))
	case main == 0:
		return l.say("results.no_main", l.quote(text))
	case main < res.Total:
		return l.say("results.main", l.quote(text), l.say("count.remarks", main))
	}
	return l.say("results.of", l.quote(text), l.say("count.remarks", res.Total), l.meetings(res))
}

// also says what was found in the tiers after the main one.
func also(l lang, res *index.Results) string {
	near := l.near(res)
	switch {
	case near == "":
		return ""
	case res.Tiers[index.TierMain] == 0:
		return l.say("results.instead", near, l.meetings(res))
	}
	return l.say("results.also", near, l.meetings(res))
}

// meetings counts the meetings that hits come from beside those searched, so that
// one talkative meeting does not look like a trend.
func (l lang) meetings(res *index.Results) string {
	if res.TotalMeetings == res.OfMeetings {
		return l.say("count.meetings", res.TotalMeetings)
	}
	return l.say("count.meetings_of", res.TotalMeetings, res.OfMeetings)
}

// near lists the tiers after the main one that have hits.
func (l lang) near(res *index.Results) string {
	var parts []string
	for _, tier := range []index.Tier{index.TierPartial, index.TierRelated} {
		if res.Tiers[tier] > 0 {
			parts = append(parts, l.tier(tier, res))
		}
	}
	return strings.Join(parts, l.say("results.comma"))
}

// tier says what the hits of a tier have in common, and how many there are.
func (l lang) tier(tier index.Tier, res *index.Results) string {
	return l.say("tier."+string(tier), l.say("count.remarks", res.Tiers[tier]))
}

// quote sets off what was searched for. What has corner brackets of its own is
// set in double ones, as Japanese writes it.
func (l lang) quote(text string) string {
	text = shown(text)
	switch {
	case l == english:
		return "“" + text + "”"
	case strings.ContainsAny(text, "「」"):
		return "『" + text + "』"
	}
	return "「" + text + "」"
}
