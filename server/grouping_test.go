package server

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kizuna/index"
)

func TestMeetingsStandInTheTierOfTheirBestHit(t *testing.T) {
	hit := func(tier index.Tier) index.Hit { return index.Hit{Tier: tier} }
	group := func(id string, total int, hits ...index.Hit) index.Group {
		return index.Group{Meeting: index.MeetingSummary{ID: id}, Total: total, Hits: hits}
	}
	groups := meetingGroups(japanese, search{text: "京都", limit: defaultLimit, sort: index.SortRelevance}, &index.Results{
		Tiers: map[index.Tier]int{index.TierMain: 2, index.TierPartial: 2, index.TierRelated: 9},
		Groups: []index.Group{
			group("A", 12, hit(index.TierMain), hit(index.TierMain), hit(index.TierRelated)), group("B", 2, hit(index.TierMain), hit(index.TierPartial)),
			group("C", 1, hit(index.TierRelated)),
		},
	})
	var got []string
	for _, g := range groups {
		got = append(got, g.Heading)
		for _, m := range g.Meetings {
			line := m.Title + " " + m.Count
			for _, h := range m.Hits {
				line += " [" + h.Lower + "]"
			}
			if m.More != nil {
				line += " " + m.More.Label + " " + m.More.Href
			}
			got = append(got, line)
		}
	}
	want := []string{
		"", "A 12件 [] [] [関連] この会議のほか9件を見る /?q=%E4%BA%AC%E9%83%BD&meeting=A&match=related", "B 2件 [] [部分一致]",
		"関連する発言だけの会議", "C 1件 []",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestPagesGatherByMeeting(t *testing.T) {
	for _, c := range []struct {
		name    string
		q       search
		gathers bool
		ways    string // the addresses of both, the current one marked
		json    string
	}{
		{"without a word", search{text: "a", offset: 10}, true, "*/?q=a /?q=a&group=none", "/api/v1/search?q=a&group=meeting&offset=10"},
		{"flat", search{text: "a", grouping: flat}, false, "/?q=a */?q=a&group=none", "/api/v1/search?q=a"},
		{"one meeting", search{text: "a", meetings: []string{"M"}}, false, "/?q=a&meeting=M&group=meeting */?q=a&meeting=M", "/api/v1/search?q=a&meeting=M"},
		{"one meeting, gathered", search{meetings: []string{"M"}, grouping: byMeeting}, true, "*/?meeting=M&group=meeting /?meeting=M", "/api/v1/search?meeting=M&group=meeting"},
		{"two meetings", search{meetings: []string{"M", "N"}}, true, "*/?meeting=M&meeting=N /?meeting=M&meeting=N&group=none", "/api/v1/search?meeting=M&meeting=N&group=meeting"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.q.sort, c.q.limit = index.SortRelevance, defaultLimit
			var ways []string
			for _, w := range gatherings(japanese, c.q) {
				ways = append(ways, map[bool]string{true: "*"}[w.Current]+w.Href)
			}
			if got := fmt.Sprint(c.q.gathers(), strings.Join(ways, " "), jsonHref(c.q)); got != fmt.Sprint(c.gathers, c.ways, c.json) {
				t.Errorf("got  %s\nwant %s", got, fmt.Sprint(c.gathers, c.ways, c.json))
			}
		})
	}
}
