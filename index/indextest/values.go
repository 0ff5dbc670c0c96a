package indextest

import (
	"errors"
	"slices"
	"testing"

	"kizuna/data"
	"kizuna/index"

	"github.com/google/go-cmp/cmp"
)

// listedValues holds that values are listed as often as a filter by them finds, and
// in the order of their readings.
func listedValues(t *testing.T, e index.Engine) {
	if all, err := e.Values(ctx(t), index.ValueSection); err != nil || len(all) != 0 {
		t.Errorf("an empty index has %v, %v", all, err)
	}
	put(t, e, council()...)
	put(t, e, meeting("M4", day(2025, 1, 1), data.Remark{Section: "qqqの話", Speaker: "qqq", Text: "窓口で。"}),
		meeting("M2", day(2024, 2, 20), data.Remark{Section: "終了後のアンケート", Kind: data.KindSurvey, Text: "電話で。"}))
	for field, want := range map[index.ValueField][]string{
		index.ValueSection: {"意見交換を終えて", "終了後のアンケート", "窓口で学んだこと", "qqqの話", "ＩＣＴの活用"},
		index.ValueSpeaker: {"市長", "職員", "森川市長", "qqq"},
	} {
		all, err := e.Values(ctx(t), field)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, v := range all {
			got = append(got, v.Text)
			q := index.Query{Filter: index.Filter{Sections: []string{v.Text}}}
			if field == index.ValueSpeaker {
				q.Filter = index.Filter{Speakers: []string{v.Text}}
			}
			if n := search(t, e, q).Total; n != v.Remarks {
				t.Errorf("%s %q: %d remarks, a filter finds %d", field, v.Text, v.Remarks, n)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", field, diff)
		}
		if !slices.ContainsFunc(all, func(v index.Value) bool {
			return v.Text == "職員" && v.Reading == "しょくいん" || v.Text == "窓口で学んだこと" && v.Reading == "まどぐちでまなんだこと"
		}) {
			t.Errorf("%s: readings are missing: %v", field, all)
		}
	}
	if _, err := e.Values(ctx(t), "colour"); !errors.Is(err, index.ErrBadQuery) {
		t.Errorf("values of a field that is none: %v", err)
	}
}
