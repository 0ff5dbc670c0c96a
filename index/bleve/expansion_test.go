package bleve

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kizuna/data"
	"kizuna/index"
)

// TestMeant holds which slips are seen through: of the conversion to kanji, of the
// sound, of the keys; and which near words are none.
func TestMeant(t *testing.T) {
	e := openDir(t, t.TempDir())
	var remarks []data.Remark
	for i, text := range []string{
		"待機児童が減った。", "保健所に電話した。", "市役所の窓口対応は丁寧だ。", "就業規則を改めた。", "学童保育の時間を延ばす。", "ガイドラインと guidelines を作った。",
		"図書館で減免の手続きをした。", "対応が早い。", "基地の話が出た。", "時間外勤務が多い。", "出口と入口が分かりにくい。",
	} {
		remarks = append(remarks, data.Remark{ID: "M-" + string(rune('a'+i)), Seq: i + 1, Kind: data.KindRemark, Text: text})
	}
	putAll(t, e, []*data.Meeting{{ID: "M", Source: "m.txt", Remarks: remarks}})
	for _, c := range []struct{ typed, meant string }{
		{"待期児童", "待機児童"}, {"保険所", "保健所"}, {"市役署", "市役所"}, {"就業規側", "就業規則"}, {"終業規則", "就業規則"}, {"窓囗対応", "窓口対応"},
		{"学童保行", "学童保育"}, {"図書管", "図書館"}, {"guidlines", "guidelines"}, {"まどくち", "窓口"}, {"madokuchi", "窓口"}, {"時間害勤務", "時間外勤務"},
	} {
		meant, err := e.Correct(t.Context(), c.typed)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(meant, c.meant) {
			t.Errorf("%s: %v, want %s in it", c.typed, meant, c.meant)
		}
	}
	for _, c := range []struct{ typed, not string }{{"窓口", "出口"}, {"窓口", "入口"}, {"月面", "減免"}, {"月面基地", "基地"}} {
		meant, err := e.Correct(t.Context(), c.typed)
		if err != nil {
			t.Fatal(err)
		}
		if slices.Contains(meant, c.not) {
			t.Errorf("%s is taken for %s", c.typed, c.not)
		}
	}
}

// TestExpansion holds what a search is said to look for, and that it is only what
// the index has.
func TestExpansion(t *testing.T) {
	e := openDir(t, t.TempDir())
	putAll(t, e, []*data.Meeting{{ID: "M", Source: "m.txt", Remarks: []data.Remark{
		{ID: "M-1", Seq: 1, Kind: data.KindRemark, Text: "お年寄りの遊び場が少ない。子供の遊び場も。"}, {ID: "M-2", Seq: 2, Kind: data.KindRemark, Text: "窓口で感じた。"}}}})
	for _, c := range []struct {
		text string
		want index.Expansion
	}{
		{"高齢者", index.Expansion{Text: "高齢者", Alternatives: []index.Alternative{{Text: "お年寄り", Why: index.ReasonSynonym}}}},
		{"まどぐち", index.Expansion{Text: "まどぐち", Need: 2, Words: []index.Expansion{{Text: "ど"}, {Text: "ぐち"}}, Alternatives: []index.Alternative{{Text: "窓口", Why: index.ReasonReading}}}},
		{"子どもの遊び場が少ないと感じている", index.Expansion{Text: "子どもの遊び場が少ないと感じている", Need: 2, Words: []index.Expansion{
			{Text: "子ども", Alternatives: []index.Alternative{{Text: "子供", Why: index.ReasonVariant}}}, {Text: "遊び場"}, {Text: "少ない"}, {Text: "感じ"}}}},
		{"月面", index.Expansion{Text: "月面"}},
	} {
		got, err := e.Expand(t.Context(), c.text)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(&c.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.text, diff)
		}
	}
}
