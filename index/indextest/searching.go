package indextest

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/index"

	"github.com/google/go-cmp/cmp"
)

func compoundFirst(t *testing.T, e index.Engine) {
	put(t, e, council()...)
	r := search(t, e, index.Query{Text: "窓口対応", Match: index.TierMain})
	if diff := cmp.Diff([]string{"M1-1", "M1-2", "M1-6"}, ids(r)); diff != "" {
		t.Errorf("order of hits (-want +got):\n%s", diff)
	}
}

func peopleFirst(t *testing.T, e index.Engine) {
	put(t, e, meeting("A", day(2025, 1, 1),
		data.Remark{Kind: data.KindNarration, Text: "防災訓練。"},
		data.Remark{Text: "去年の秋に地区の皆さんと一緒に行った防災訓練では、避難所までの道を歩いて確かめました。"},
		data.Remark{Kind: data.KindAgenda, Text: "防災訓練について"}))
	r := search(t, e, index.Query{Text: "防災訓練"})
	if len(r.Hits) != 3 || r.Hits[0].Remark.ID != "A-2" {
		t.Errorf("hits %v, want what a person said first", ids(r))
	}
}

func queryLanguage(t *testing.T, e index.Engine) {
	put(t, e, council()...)
	for _, tt := range []struct {
		query string
		want  []string // in any order
	}{
		{"窓口 電話", []string{"M1-2"}},
		{"窓口　電話", []string{"M1-2"}},
		{"窓口 -電話", []string{"M1-1", "M1-3", "M1-6"}}, // M1-3 stands under a heading with 窓口
		{"苦情 OR 避難所", []string{"M2-1", "M2-3"}},
		{"(苦情 OR 電話) 対応", []string{"M1-2", "M2-1"}},
		{`"窓口対応"`, []string{"M1-1", "M1-6"}},
		{"「窓口対応」", []string{"M1-1", "M1-6"}},
		{`"窓口対応`, []string{"M1-1", "M1-2", "M1-6"}},
		{"助かる", []string{"M1-3"}},
		{"ガイドライン", []string{"M3-1"}},
		{"rpa", []string{"M3-1"}},
		{"well-being", []string{"M3-2"}},
		{"1ON1", []string{"M3-2"}},
		{"😊", []string{"M3-2"}},
		{"発言者:市長", []string{"M1-4", "M1-5"}},
		{"speaker:森川", []string{"M1-5"}},
		{"区分:アンケート", []string{"M2-1", "M2-2"}},
		{"会議:M3", []string{"M3-1", "M3-2"}},
		{"年:2024 電話", []string{"M2-2"}},
		{"年度:令和5", []string{"M2-1", "M2-2", "M2-3"}},
		{"テーマ:防災", []string{"M2-3"}},
		{"-年:2025 -年:2024", []string{"M3-1", "M3-2"}},
	} {
		got := ids(search(t, e, index.Query{Text: tt.query, Match: index.TierMain}))
		slices.Sort(got)
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.query, diff)
		}
	}
}

func filters(t *testing.T, e index.Engine) {
	put(t, e, council()...)
	for name, tt := range map[string]struct {
		filter index.Filter
		want   []string
	}{
		"kind":               {index.Filter{Kinds: []data.Kind{data.KindSurvey}}, []string{"M2-1", "M2-2"}},
		"two kinds":          {index.Filter{Kinds: []data.Kind{data.KindSurvey, data.KindComment}}, []string{"M1-4", "M2-1", "M2-2"}},
		"office":             {index.Filter{Speakers: []string{"市長"}}, []string{"M1-4", "M1-5"}},
		"name":               {index.Filter{Speakers: []string{"森川市長"}}, []string{"M1-5"}},
		"section, any width": {index.Filter{Sections: []string{"ICTの活用"}}, []string{"M3-1", "M3-2"}},
		"meeting":            {index.Filter{Meetings: []string{"M3", "no such"}}, []string{"M3-1", "M3-2"}},
		"remarks":            {index.Filter{Remarks: []string{"M3-2", "M1-4", "no such"}}, []string{"M1-4", "M3-2"}},
		"remarks and kind":   {index.Filter{Remarks: []string{"M3-2", "M1-4"}, Kinds: []data.Kind{data.KindComment}}, []string{"M1-4"}},
		"no such remark":     {index.Filter{Remarks: []string{"M3"}}, []string{}},
		"from":               {index.Filter{From: day(2025, 9, 12), Kinds: []data.Kind{data.KindGreeting}}, []string{"M1-5"}},
		"to":                 {index.Filter{To: day(2025, 9, 11)}, []string{"M2-1", "M2-2", "M2-3"}},
		"year":               {index.Filter{Years: []int{2024}}, []string{"M2-1", "M2-2", "M2-3"}},
		"fiscal year":        {index.Filter{FiscalYears: []int{2023}}, []string{"M2-1", "M2-2", "M2-3"}},
		"the year after":     {index.Filter{FiscalYears: []int{2024}}, []string{}},
		"two fiscal years":   {index.Filter{FiscalYears: []int{2023, 2025}, Years: []int{2025}, Kinds: []data.Kind{data.KindGreeting}}, []string{"M1-5"}},
		"no year at all":     {index.Filter{Years: []int{0}}, []string{}},
		"none":               {index.Filter{From: day(2025, 9, 13)}, []string{}},
	} {
		got := ids(search(t, e, index.Query{Filter: tt.filter}))
		slices.Sort(got)
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func headings(t *testing.T, e index.Engine) {
	put(t, e, council()...)
	r := search(t, e, index.Query{Text: "アンケート"})
	if diff := cmp.Diff([]string{"M2-1", "M2-2"}, ids(r)); diff != "" {
		t.Fatalf("what stands under 終了後のアンケート (-want +got):\n%s", diff)
	}
	if !slices.Contains(r.Hits[0].Why(), index.ReasonHeading) {
		t.Errorf("why = %v, want heading", r.Hits[0].Why())
	}
}

func facets(t *testing.T, e index.Engine) {
	put(t, e, council()...)
	r := search(t, e, index.Query{Facets: 10})
	want := index.Facets{
		Kind: []index.Facet{{Value: "remark", Label: "発言", Count: 6}, {Value: "survey", Label: "アンケート", Count: 2},
			{Value: "comment", Label: "コメント", Count: 1}, {Value: "greeting", Label: "あいさつ", Count: 1}, {Value: "narration", Label: "地の文", Count: 1}},
		Year:       []index.Facet{{Value: "2025", Label: "2025年", Count: 6}, {Value: "2024", Label: "2024年", Count: 3}},
		FiscalYear: []index.Facet{{Value: "2025", Label: "2025年度", Count: 6}, {Value: "2023", Label: "2023年度", Count: 3}},
		Section:    []index.Facet{{Value: "窓口で学んだこと", Label: "窓口で学んだこと", Count: 3}},
		Speaker:    []index.Facet{{Value: "市長", Label: "市長", Count: 2}},
		Meeting:    []index.Facet{{Value: "M1", Label: "M1の会", Count: 6}, {Value: "M2", Label: "M2の会", Count: 3}, {Value: "M3", Label: "M3の会", Count: 2}},
	}
	got := r.Facets
	got.Section, got.Speaker = got.Section[:1], got.Speaker[:1]
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("facets (-want +got):\n%s", diff)
	}
	// What a facet counts is what its filter lets through.
	for field, values := range map[string][]index.Facet{"year": r.Facets.Year, "fiscal year": r.Facets.FiscalYear} {
		for _, f := range values {
			year, err := strconv.Atoi(f.Value)
			if err != nil {
				t.Fatalf("facet %s has the value %q", field, f.Value)
			}
			filter := index.Filter{Years: []int{year}}
			if field == "fiscal year" {
				filter = index.Filter{FiscalYears: []int{year}}
			}
			if n := search(t, e, index.Query{Filter: filter}).Total; n != f.Count {
				t.Errorf("facet %s %s counts %d, its filter finds %d", field, f.Value, f.Count, n)
			}
		}
	}
	for _, f := range r.Facets.Speaker {
		if n := search(t, e, index.Query{Filter: index.Filter{Speakers: []string{f.Value}}}).Total; n != f.Count {
			t.Errorf("facet speaker %s counts %d, its filter finds %d", f.Value, f.Count, n)
		}
	}
	for _, f := range r.Facets.Section {
		if n := search(t, e, index.Query{Filter: index.Filter{Sections: []string{f.Value}}}).Total; n != f.Count {
			t.Errorf("facet section %s counts %d, its filter finds %d", f.Value, f.Count, n)
		}
	}
}

func sorting(t *testing.T, e index.Engine) {
	put(t, e, council()...)
	for sort, want := range map[index.Sort][]string{
		index.SortNewest: {"M1", "M1", "M1", "M2"},
		index.SortOldest: {"M2", "M1", "M1", "M1"},
	} {
		var got []string
		for _, h := range search(t, e, index.Query{Text: "対応", Sort: sort}).Hits {
			got = append(got, h.Meeting.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", sort, diff)
		}
	}
	// Undated meetings come last either way.
	for _, sort := range []index.Sort{index.SortNewest, index.SortOldest} {
		hits := search(t, e, index.Query{Sort: sort}).Hits
		if last := hits[len(hits)-1]; last.Meeting.ID != "M3" {
			t.Errorf("%s: the last is of %s, want the undated M3", sort, last.Meeting.ID)
		}
	}
}

func pages(t *testing.T, e index.Engine) {
	put(t, e, council()...)
	for _, sort := range []index.Sort{index.SortRelevance, index.SortNewest, index.SortOldest} {
		whole := ids(search(t, e, index.Query{Sort: sort}))
		if again := ids(search(t, e, index.Query{Sort: sort})); !slices.Equal(whole, again) {
			t.Errorf("%s: two runs differ: %v, %v", sort, whole, again)
		}
		var joined []string
		for offset := 0; offset < len(whole)+3; offset += 3 {
			r := search(t, e, index.Query{Sort: sort, Offset: offset, Limit: 3})
			if r.Total != len(whole) {
				t.Errorf("page at %d: total %d, want %d", offset, r.Total, len(whole))
			}
			joined = append(joined, ids(r)...)
		}
		if diff := cmp.Diff(whole, joined); diff != "" {
			t.Errorf("%s: pages differ from the whole (-want +got):\n%s", sort, diff)
		}
	}
	r, err := e.Search(ctx(t), index.Query{Text: "対応", Limit: 0})
	if err != nil || r.Total != 4 || len(r.Hits) != 0 {
		t.Errorf("limit 0: %+v, %v; want the count alone", r, err)
	}
}

func tiers(t *testing.T, e index.Engine) {
	put(t, e, append(council(), meeting("K", day(2025, 1, 1), say("京都の寺を訪ねた。")))...)
	r := search(t, e, index.Query{Text: "京都"})
	if len(r.Hits) != 2 || r.Hits[0].Remark.ID != "K-1" || r.Hits[0].Tier != index.TierMain ||
		r.Hits[1].Remark.ID != "M1-4" || r.Hits[1].Tier != index.TierPartial {
		t.Errorf("京都: %+v, want K-1 in main, then M1-4 in partial", r.Hits)
	}
	if r := search(t, e, index.Query{Text: "京都", Match: index.TierMain}); r.Total != 1 {
		t.Errorf("京都, main alone: %v", ids(r))
	}
	r = search(t, e, index.Query{Text: "窓口 電話 滑り台"})
	if diff := cmp.Diff([]string{"M1-2"}, ids(r)); diff != "" || r.Hits[0].Tier != index.TierRelated {
		t.Errorf("two of three words: %+v, want M1-2 in related", r.Hits)
	}
	want := map[index.Tier]int{index.TierMain: 0, index.TierPartial: 0, index.TierRelated: 1}
	if diff := cmp.Diff(want, r.Tiers); diff != "" {
		t.Errorf("hits by tier (-want +got):\n%s", diff)
	}
}

func marks(t *testing.T, e index.Engine) {
	put(t, e, council()...)
	for _, tt := range []struct {
		query, id string
		want      []string
	}{
		{"窓口対応", "M1-1", []string{"窓口対応"}},
		{"窓口対応", "M1-2", []string{"窓口", "対応"}},
		{"助かる", "M1-3", []string{"助かり"}},
		{"ガイドライン", "M3-1", []string{"ｶﾞｲﾄﾞﾗｲﾝ"}},
		{"well-being", "M3-2", []string{"Well-being"}},
		{"😊", "M3-2", []string{"😊"}},
		{"京都", "M1-4", []string{"京都"}},
	} {
		r := search(t, e, index.Query{Text: tt.query})
		i := slices.IndexFunc(r.Hits, func(h index.Hit) bool { return h.Remark.ID == tt.id })
		if i < 0 {
			t.Errorf("%s: %s is not among %v", tt.query, tt.id, ids(r))
			continue
		}
		h := r.Hits[i]
		if diff := cmp.Diff(tt.want, pieces(h.Remark.Text, h.Marks)); diff != "" {
			t.Errorf("%s: marks in %s (-want +got):\n%s", tt.query, tt.id, diff)
		}
		if diff := cmp.Diff(tt.want, pieces(h.Snippet.Text, h.Snippet.Marks)); diff != "" {
			t.Errorf("%s: marks in the excerpt of %s (-want +got):\n%s", tt.query, tt.id, diff)
		}
	}
}

func onlyIDs(t *testing.T, e index.Engine) {
	put(t, e, council()...)
	for _, text := range []string{"窓口対応", "", "京都", "窓口で電話に出られない"} {
		q := index.Query{Text: text, Match: index.TierRelated}
		want := search(t, e, q)
		for i := range want.Hits {
			h := want.Hits[i]
			want.Hits[i] = index.Hit{Remark: data.Remark{ID: h.Remark.ID}, Score: h.Score, Tier: h.Tier}
		}
		q.OnlyIDs = true
		if diff := cmp.Diff(want.Hits, search(t, e, q).Hits); diff != "" {
			t.Errorf("%q, and the same with ids only (-all of it +ids):\n%s", text, diff)
		}
	}
}

func pieces(text string, spans []index.Span) []string {
	runes := []rune(text)
	var out []string
	for _, s := range spans {
		out = append(out, string(runes[s.Start:s.End]))
	}
	return out
}

func anyText(t *testing.T, e index.Engine) {
	put(t, e, council()...)
	for _, q := range []string{
		"", " 　", "\"", "「", "(", ")", "-", "OR", "窓口 OR", "-窓口", "((((((", "窓口:案", "年:abc", "※★",
		"窓口\x00対応", "窓\xff口", "\u3099", "。", "AND AND", strings.Repeat("窓", index.MaxTextRunes),
		strings.Repeat("(", 500), strings.Repeat("窓口 -", 300), "*:*", "/.*/", "窓口~2", "窓口^5",
	} {
		if _, err := e.Search(ctx(t), index.Query{Text: q, Limit: 10, Facets: 3}); err != nil {
			t.Errorf("Search(%.20q): %v", q, err)
		}
	}
}

func badQueries(t *testing.T, e index.Engine) {
	for name, q := range map[string]index.Query{
		"too long":        {Text: strings.Repeat("あ", index.MaxTextRunes+1)},
		"limit":           {Limit: index.MaxLimit + 1},
		"negative limit":  {Limit: -1},
		"negative offset": {Offset: -1},
		"deep":            {Offset: index.MaxOffset, Limit: 1},
		"sort":            {Sort: "random"},
		"match":           {Match: "everything"},
	} {
		_, err := e.Search(ctx(t), q)
		if !errors.Is(err, index.ErrBadQuery) {
			t.Errorf("%s: %v, want ErrBadQuery", name, err)
		}
	}
}

func contextEnds(t *testing.T, e index.Engine) {
	put(t, e, council()...)
	ended, cancel := context.WithCancel(ctx(t))
	cancel()
	if _, err := e.Search(ended, index.Query{Text: "窓口", Limit: 10}); !errors.Is(err, index.ErrTimeout) {
		t.Errorf("Search: %v, want ErrTimeout", err)
	}
	if _, err := e.Suggest(ended, index.Typed{Text: "窓", Limit: 10}); !errors.Is(err, index.ErrTimeout) {
		t.Errorf("Suggest: %v, want ErrTimeout", err)
	}
	b := begin(t, e)
	if err := b.Put(ended, council()[0]); err == nil {
		t.Error("Put with an ended context succeeds")
	}
	if err := b.Commit(ended); err == nil {
		t.Error("Commit with an ended context succeeds")
	}
	put(t, e, council()[0])
}

func closed(t *testing.T, e index.Engine) {
	put(t, e, council()...)
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Search(ctx(t), index.Query{Text: "窓口"}); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("Search: %v, want ErrUnavailable", err)
	}
	if _, err := e.Suggest(ctx(t), index.Typed{Text: "窓", Limit: 10}); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("Suggest: %v, want ErrUnavailable", err)
	}
	if _, err := e.Begin(ctx(t)); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("Begin: %v, want ErrUnavailable", err)
	}
}
