package indextest

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/index"

	"github.com/google/go-cmp/cmp"
)

// facetsAreCounts holds that facets are what counting all hits one by one gives,
// over several batches with meetings replaced and removed.
func facetsAreCounts(t *testing.T, e index.Engine) {
	random := rand.New(rand.NewPCG(5, 6))
	kinds := data.Kinds()
	for batch := range 4 {
		var meetings []*data.Meeting
		for m := range 6 {
			remarks := make([]data.Remark, 1+random.IntN(20))
			for i := range remarks {
				remarks[i] = data.Remark{
					ID:      fmt.Sprintf("%d-%d-%d", batch, m, i),
					Kind:    kinds[random.IntN(len(kinds))],
					Section: []string{"", "議事", "報告", "その他"}[random.IntN(4)],
					Speaker: []string{"", "森川", "市長", "委員長"}[random.IntN(4)],
					Role:    []string{"", "市長", "委員長"}[random.IntN(3)],
					Text:    []string{"窓口の対応", "防災の訓練", "窓口と防災"}[random.IntN(3)],
				}
			}
			// Half of the ids were in the batch before, too.
			meetings = append(meetings, meeting(fmt.Sprint("M", 3*batch+m), day(2020+random.IntN(4), 1+random.IntN(12), 1), remarks...))
		}
		put(t, e, meetings...)
	}
	b := begin(t, e)
	if err := b.Remove(ctx(t), "M4"); err != nil {
		t.Fatal(err)
	}
	if err := b.Commit(ctx(t)); err != nil {
		t.Fatal(err)
	}
	for _, q := range []index.Query{
		{}, {Text: "窓口"}, {Text: "窓口 OR 防災"}, {Text: "防災 -窓口"}, {Text: "窓口", Filter: index.Filter{From: day(2021, 1, 1), To: day(2022, 12, 31)}},
		{Filter: index.Filter{Years: []int{2021, 2023}}}, {Text: "防災", Filter: index.Filter{FiscalYears: []int{2020, 2022}, Years: []int{2021}}},
		{Filter: index.Filter{Speakers: []string{"市長"}}}, {Text: "どこにもない語"},
	} {
		for _, n := range []int{2, 100} {
			q.Facets, q.Limit = n, index.MaxLimit
			r := search(t, e, q)
			if len(r.Hits) != r.Total {
				t.Fatalf("%q: %d hits of %d", q.Text, len(r.Hits), r.Total)
			}
			want := count(r.Hits, n)
			if diff := cmp.Diff(want, r.Facets); diff != "" {
				t.Errorf("%q with %v, %d values (-counted +got):\n%s", q.Text, q.Filter, n, diff)
			}
			if r.TotalMeetings != len(count(r.Hits, index.MaxLimit).Meeting) {
				t.Errorf("%q with %v: %d meetings", q.Text, q.Filter, r.TotalMeetings)
			}
		}
	}
}

// count counts hits by field: a person by name and by office, where both are one
// word once, and no field that is empty.
func count(hits []index.Hit, n int) index.Facets {
	kind, year, fiscal, section, speaker, meeting := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	titles := map[string]string{}
	for _, h := range hits {
		kind[string(h.Remark.Kind)]++
		year[strconv.Itoa(h.Meeting.Date.Year)]++
		fiscal[strconv.Itoa(h.Meeting.Date.FiscalYear())]++
		section[h.Remark.Section]++
		speaker[h.Remark.Speaker]++
		if h.Remark.Role != h.Remark.Speaker {
			speaker[h.Remark.Role]++
		}
		meeting[h.Meeting.ID]++
		titles[h.Meeting.ID] = h.Meeting.Title
	}
	same := func(v string) string { return v }
	f := index.Facets{
		Kind:       most(kind, n, func(v string) string { return data.Kind(v).Japanese() }),
		Year:       most(year, n, func(v string) string { return v + "年" }),
		FiscalYear: most(fiscal, n, func(v string) string { return v + "年度" }),
		Section:    most(section, n, same),
		Speaker:    most(speaker, n, same),
		Meeting:    most(meeting, n, func(v string) string { return titles[v] }),
	}
	for _, years := range [][]index.Facet{f.Year, f.FiscalYear} {
		slices.SortFunc(years, func(a, b index.Facet) int { return strings.Compare(b.Value, a.Value) })
	}
	return f
}

func most(counts map[string]int, n int, label func(string) string) []index.Facet {
	delete(counts, "")
	all := []index.Facet{}
	for _, v := range slices.Sorted(maps.Keys(counts)) {
		all = append(all, index.Facet{Value: v, Label: label(v), Count: counts[v]})
	}
	slices.SortStableFunc(all, func(a, b index.Facet) int { return b.Count - a.Count })
	return all[:min(n, len(all))]
}
