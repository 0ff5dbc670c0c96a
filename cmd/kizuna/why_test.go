package main

import (
	"context"
	"testing"

	"kizuna/index"
)

// tieredEngine finds each remark of the town meeting in a tier of its own and by
// ways of its own.
type tieredEngine struct{ fakeEngine }

func (e *tieredEngine) Search(_ context.Context, q index.Query) (*index.Results, error) {
	m := townMeeting()
	r := &index.Results{Total: 15, TotalMeetings: 4, OfMeetings: 9, Tiers: map[index.Tier]int{index.TierMain: 1, index.TierPartial: 12, index.TierRelated: 2}}
	tiers := []index.Tier{index.TierMain, index.TierPartial, index.TierRelated}
	found := [][]index.Found{
		{{Why: index.ReasonVariant, Text: "子供"}, {Why: index.ReasonSynonym, Text: "児童\x1b[31m"}, {Why: index.ReasonHeading}},
		{{Why: index.ReasonLiteral, Text: "窓口"}, {Why: index.ReasonQuantity, Text: "97%"}},
		{{Why: index.ReasonWord, Text: "電話"}},
	}
	for i, rm := range m.Remarks {
		r.Hits = append(r.Hits, index.Hit{Remark: rm, Meeting: summaryOf(m), Snippet: index.Snippet{Text: rm.Text}, Score: 2.5, Tier: tiers[i], Found: found[i]})
	}
	if q.ByMeeting {
		hits := r.Hits
		r.Hits, r.Groups = nil, []index.Group{
			{Meeting: summaryOf(m), Total: 12, Hits: []index.Hit{hits[0], hits[2]}}, {Meeting: summaryOf(m), Total: 1, Hits: hits[1:2]},
		}
	}
	return r, nil
}

func TestTiersAndReasonsOnATerminal(t *testing.T) {
	for _, c := range []struct {
		golden  string
		lang    language
		explain bool
		groups  bool
	}{
		{"tiers-ja.golden", japanese, false, false},
		{"tiers-en.golden", english, false, false},
		{"explain-ja.golden", japanese, true, false},
		{"explain-en.golden", english, true, false},
		{"groups-ja.golden", japanese, false, true},
		{"groups-en.golden", english, false, true},
	} {
		t.Run(c.golden, func(t *testing.T) {
			s, stdout, stderr := testStreams(c.lang)
			s.outTerminal = true
			if err := runSearch(t.Context(), &tieredEngine{}, searchOptions{query: index.Query{Text: "子ども", Limit: 3, ByMeeting: c.groups}, format: formatText, explain: c.explain}, s); err != nil {
				t.Fatal(err)
			}
			golden(t, c.golden, append(append(stdout.Bytes(), "--- stderr\n"...), stderr.Bytes()...))
		})
	}
}

func TestCountHits(t *testing.T) {
	for _, c := range []struct {
		name   string
		tiers  map[index.Tier]int
		ja, en string
	}{
		{"main alone", map[index.Tier]int{index.TierMain: 7}, "7件", "7"},
		{"main, and nothing in the others", map[index.Tier]int{index.TierMain: 7, index.TierPartial: 0, index.TierRelated: 0}, "7件", "7"},
		{"partial too", map[index.Tier]int{index.TierMain: 7, index.TierPartial: 2}, "9件＝該当7件＋部分一致2件", "9 (7 as asked, 2 inside other words)"},
		{"others alone", map[index.Tier]int{index.TierMain: 0, index.TierPartial: 2, index.TierRelated: 1},
			"3件＝該当0件＋部分一致2件＋関連する発言1件", "3 (0 as asked, 2 inside other words, 1 related only)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &index.Results{Tiers: c.tiers}
			for _, n := range c.tiers {
				r.Total += n
			}
			if got := countHits(r, japanese); got != c.ja {
				t.Errorf("got %s, want %s", got, c.ja)
			}
			if got := countHits(r, english); got != c.en {
				t.Errorf("got %s, want %s", got, c.en)
			}
		})
	}
}
