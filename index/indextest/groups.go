package indextest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kizuna/data"
	"kizuna/index"
)

// gathered is what hits, all of a search's in their order, are by meeting: ids of
// the first hits of each, and how many it has.
func gathered(hits []index.Hit) (groups []string) {
	var order []string
	all := map[string][]string{}
	for _, h := range hits {
		if all[h.Meeting.ID] == nil {
			order = append(order, h.Meeting.ID)
		}
		all[h.Meeting.ID] = append(all[h.Meeting.ID], h.Remark.ID)
	}
	for _, id := range order {
		groups = append(groups, fmt.Sprint(id, all[id][:min(len(all[id]), index.GroupHits)], len(all[id])))
	}
	return groups
}

// told is what the groups of a page are, told as gathered does.
func told(r *index.Results) (groups []string) {
	for _, g := range r.Groups {
		var ids []string
		for _, h := range g.Hits {
			ids = append(ids, h.Remark.ID)
		}
		groups = append(groups, fmt.Sprint(g.Meeting.ID, ids, g.Total))
	}
	return groups
}

// groups holds that the groups of a search are its hits gathered by meeting, page
// by page, by offset and by cursor.
func groups(t *testing.T, e index.Engine) {
	all := many()
	// Some meetings have hits of the lower tiers alone.
	for i := range 6 {
		all = append(all, meeting(fmt.Sprintf("R%d", i), day(2016+i, 5, 1),
			say("対応がよかったので、窓口へまた行く。"), say("窓口だけの話です。"), say("新しい総合窓口対応係長の話です。")))
	}
	// In others, it is how often the text stands there as typed that decides.
	once, twice := "受付案内では、案内を受付で話す。", "受付案内は受付案内です。"+strings.Repeat("ほかの課でも同じです。", 2)
	for i := range 12 {
		chief := func(text string) data.Remark { return say(strings.ReplaceAll(text, "受付案内", "受付係長")) }
		all = append(all,
			meeting(fmt.Sprintf("S%d", i), day(2021, 6, 1+i), say([]string{once, twice}[i%2])),
			meeting(fmt.Sprintf("T%d", i), day(2022, 6, 1+i), say("受付係で聞く。"), chief(once), chief(twice)))
	}
	put(t, e, all...)
	for _, text := range []string{"窓口対応", "窓口 対応", "受付案内", "受付係", ""} {
		for _, match := range []index.Tier{"", index.TierMain, index.TierPartial, index.TierRelated} {
			for _, sort := range []index.Sort{index.SortRelevance, index.SortNewest, index.SortOldest} {
				flat := search(t, e, index.Query{Text: text, Sort: sort, Match: match, Limit: index.MaxLimit})
				want := gathered(flat.Hits)
				if len(want) < 12 || len(want) != flat.TotalMeetings {
					t.Fatalf("%q, %s: hits of %d meetings, of %d in all", text, match, len(want), flat.TotalMeetings)
				}
				q := index.Query{Text: text, Sort: sort, Match: match, ByMeeting: true}
				for _, q.Limit = range []int{1, 5, 100} {
					for _, byCursor := range []bool{false, true} {
						var got []string
						for q.After, q.Offset = "", 0; len(got) <= len(want); {
							r := search(t, e, q)
							if len(r.Hits) > 0 || r.Total != flat.Total || r.TotalMeetings != flat.TotalMeetings || !cmp.Equal(r.Tiers, flat.Tiers) {
								t.Fatalf("%+v: %d hits outside groups, %d of %v in %d meetings; flat %d of %v in %d",
									q, len(r.Hits), r.Total, r.Tiers, r.TotalMeetings, flat.Total, flat.Tiers, flat.TotalMeetings)
							}
							got = append(got, told(r)...)
							if byCursor {
								q.After = r.Next
							} else {
								q.Offset += q.Limit
							}
							if r.Next == "" {
								break
							}
						}
						if diff := cmp.Diff(want, got); diff != "" {
							t.Errorf("%q, %s, %s, pages of %d meetings, by cursor %v (-gathered from the flat search +got):\n%s", text, match, sort, q.Limit, byCursor, diff)
						}
					}
				}
			}
		}
	}
	r := search(t, e, index.Query{Text: "窓口対応", ByMeeting: true, Limit: 1})
	if got := ids(&index.Results{Hits: r.Shown()}); len(got) != index.GroupHits {
		t.Errorf("%v is shown", got)
	}
	flat := search(t, e, index.Query{Text: "窓口対応"})
	for i, h := range r.Groups[0].Hits {
		if len(h.Marks) == 0 || len(h.Found) == 0 || len(h.Snippet.Marks) == 0 {
			t.Errorf("hit %d is shown without marks or why: %+v", i, h)
		}
		same := slices.IndexFunc(flat.Hits, func(f index.Hit) bool { return f.Remark.ID == h.Remark.ID })
		if same < 0 || flat.Hits[same].Score != h.Score || flat.Hits[same].Tier != h.Tier {
			t.Errorf("hit %d: score %v, %s, which the flat search does not have", i, h.Score, h.Tier)
		}
	}
	if _, err := e.Search(ctx(t), index.Query{Text: "窓口対応", After: r.Next, Limit: 1}); !errors.Is(err, index.ErrBadQuery) {
		t.Errorf("a cursor by meeting goes on by hits: %v", err)
	}
}

// meetingsInAll holds how many meetings the found ones are compared with: those
// that the search was for, whether they have what it asks for or not.
func meetingsInAll(t *testing.T, e index.Engine) {
	put(t, e, council()...)
	put(t, e, meeting("GONE", day(2025, 9, 1), say("窓口の話。")))
	b := begin(t, e)
	if err := b.Remove(ctx(t), "GONE"); err != nil {
		t.Fatal(err)
	}
	if err := b.Commit(ctx(t)); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name      string
		q         index.Query
		found, of int
	}{
		{"all of them", index.Query{}, 3, 3},
		{"a word", index.Query{Text: "電話"}, 2, 3},
		{"nothing found", index.Query{Text: "滑り台"}, 0, 3},
		{"a period", index.Query{Text: "電話", Filter: index.Filter{From: day(2025, 1, 1)}}, 1, 1},
		{"a kind", index.Query{Text: "苦情", Filter: index.Filter{Kinds: []data.Kind{data.KindSurvey, data.KindComment}}}, 1, 2},
		{"a kind and a section of other remarks", index.Query{Filter: index.Filter{Kinds: []data.Kind{data.KindSurvey}, Sections: []string{"防災訓練の振り返り"}}}, 0, 0},
		{"meetings", index.Query{Text: "窓口対応", Filter: index.Filter{Meetings: []string{"M1", "M3"}}}, 1, 2},
		{"a field of the query", index.Query{Text: "窓口対応 年:2025"}, 1, 1},
		{"one of two fields, by a meeting", index.Query{Text: "年:2025 OR 年:2024"}, 2, 3},
		{"what is excluded", index.Query{Text: "窓口 -会議:M2"}, 1, 2},
		{"by meeting", index.Query{Text: "電話", ByMeeting: true}, 2, 3},
	} {
		q := tt.q
		q.Match = index.TierMain
		if r := search(t, e, q); r.TotalMeetings != tt.found || r.OfMeetings != tt.of {
			t.Errorf("%s: %d of %d meetings, want %d of %d", tt.name, r.TotalMeetings, r.OfMeetings, tt.found, tt.of)
		}
	}
}
