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

// many is an index in which 窓口対応 has a hundred hits and more in two tiers,
// of many scores and days, some of them equal.
func many() []*data.Meeting {
	var all []*data.Meeting
	for i := range 12 {
		var remarks []data.Remark
		for j := range 20 {
			text := strings.Repeat("窓口対応", 1+(i*j)%3) + "で気付いたことを話しました。" + strings.Repeat("ほかの課でも同じです。", j%5)
			switch j % 4 {
			case 1:
				text = "窓口で人に応対した。" + strings.Repeat("対応を考えた。", j%3)
			case 2:
				text = "対応がよかったので、窓口へまた行く。"
			case 3:
				if j == 19 {
					text = "窓口だけの話です。"
				}
			}
			remarks = append(remarks, data.Remark{ID: fmt.Sprintf("D%d-%d", i, j), Text: text})
		}
		all = append(all, meeting(fmt.Sprintf("D%d", i), day(2015+i%7, 4, 1), remarks...))
	}
	return all
}

func cursors(t *testing.T, e index.Engine) {
	put(t, e, many()...)
	for _, text := range []string{"窓口対応", "窓口 対応", ""} {
		for _, match := range []index.Tier{"", index.TierMain, index.TierRelated} {
			for _, sort := range []index.Sort{index.SortRelevance, index.SortNewest, index.SortOldest} {
				q := index.Query{Text: text, Sort: sort, Match: match, Limit: index.MaxLimit}
				whole := search(t, e, q)
				if whole.Next != "" {
					t.Errorf("%+v: all hits are shown, and a page follows", q)
				}
				for _, q.Limit = range []int{7, 50, 60} {
					var joined []string
					for q.After = ""; ; {
						r := search(t, e, q)
						joined = append(joined, ids(r)...)
						if r.Total != whole.Total || r.TotalMeetings != whole.TotalMeetings || len(joined) > whole.Total {
							t.Fatalf("%+v: %d hits in %d meetings, want %d in %d", q, r.Total, r.TotalMeetings, whole.Total, whole.TotalMeetings)
						}
						if q.After = r.Next; q.After == "" {
							break
						}
					}
					if diff := cmp.Diff(ids(whole), joined); diff != "" {
						t.Errorf("%q, %s, %s, pages of %d differ from the whole (-want +got):\n%s", text, match, sort, q.Limit, diff)
					}
				}
			}
		}
	}
	// A page at an offset leads on by cursor too.
	q := index.Query{Text: "窓口対応", Match: index.TierRelated, Offset: 55, Limit: 10}
	at := search(t, e, q)
	q.After, q.Offset = at.Next, 0
	on := search(t, e, q)
	whole := ids(search(t, e, index.Query{Text: "窓口対応", Match: index.TierRelated, Limit: index.MaxLimit}))
	if got := slices.Concat(ids(at), ids(on)); !slices.Equal(got, whole[55:75]) {
		t.Errorf("hits 55 to 75: got %v, want %v", got, whole[55:75])
	}
	refused := func(what string, q index.Query, want error) {
		t.Helper()
		if _, err := e.Search(ctx(t), q); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", what, err, want)
		}
	}
	refused("another query's cursor", index.Query{Text: "窓口", After: at.Next, Limit: 10}, index.ErrBadQuery)
	refused("a cursor and an offset", index.Query{Text: "窓口対応", Match: index.TierRelated, After: at.Next, Offset: 1, Limit: 10}, index.ErrBadQuery)
	refused("no cursor", index.Query{Text: "窓口対応", After: "あ", Limit: 10}, index.ErrBadQuery)
	for i := range len(at.Next) {
		broken := q
		broken.After = at.Next[:i] + at.Next[i+1:]
		if r, err := e.Search(ctx(t), broken); err == nil && !slices.Equal(ids(r), ids(on)) {
			// What is left may still be a cursor, of another place of this search.
			for _, id := range ids(r) {
				if !slices.Contains(whole, id) {
					t.Errorf("a broken cursor finds %s", id)
				}
			}
		} else if err != nil && !errors.Is(err, index.ErrBadQuery) && !errors.Is(err, index.ErrStale) {
			t.Errorf("a broken cursor: %v", err)
		}
	}
	put(t, e, meeting("NEW", day(2025, 1, 1), say("窓口対応の話です。")))
	refused("a cursor from before a commit", q, index.ErrStale)
}

func pagesOfAll(t *testing.T, e index.Engine) {
	put(t, e, many()...)
	q := index.Query{Text: "窓口対応", Match: index.TierRelated, Facets: 3}
	q.Limit = index.MaxLimit
	whole := search(t, e, q)
	asked := 0
	// Pages are as large as an index of a test is never: here they are seven hits.
	small := func(q index.Query) (*index.Results, error) {
		asked++
		q.Limit = min(q.Limit, 7)
		return e.Search(ctx(t), q)
	}
	for _, most := range []int{0, 1, 7, 50, len(whole.Hits), index.MaxAll} {
		var joined []string
		asked = 0
		for r, err := range index.Pages(index.Query{Text: q.Text, Match: q.Match, Facets: 3}, most, small) {
			if err != nil {
				t.Fatal(err)
			}
			if (len(r.Facets.Kind) > 0) != (asked == 1) {
				t.Errorf("page %d has facets %v", asked, r.Facets.Kind)
			}
			joined = append(joined, ids(r)...)
		}
		if want := ids(whole)[:min(most, len(whole.Hits))]; !slices.Equal(want, joined) {
			t.Errorf("at most %d hits: got %d, want %d", most, len(joined), len(want))
		}
		if want := max(1, (min(most, len(whole.Hits))+6)/7); asked != want {
			t.Errorf("at most %d hits: %d pages were asked for, want %d", most, asked, want)
		}
	}
	asked = 0
	var failed error
	for _, err := range index.Pages(index.Query{Text: q.Text}, index.MaxAll, small) {
		if failed = err; asked == 1 {
			put(t, e, meeting("NEW", day(2025, 1, 1), say("窓口対応の話です。")))
		}
	}
	if !errors.Is(failed, index.ErrStale) || asked != 2 {
		t.Errorf("a commit between two pages: %v after %d pages", failed, asked)
	}
}
