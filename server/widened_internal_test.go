package server

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kizuna/index"
)

func TestWidened(t *testing.T) {
	alternatives := func(why index.Reason, texts ...string) (all []index.Alternative) {
		for _, text := range texts {
			all = append(all, index.Alternative{Text: text, Why: why})
		}
		return all
	}
	sentence := &index.Expansion{Text: "子どもの遊び場が少ない", Need: 2, Words: []index.Expansion{
		{Text: "子ども", Alternatives: append(alternatives(index.ReasonVariant, "子供"), alternatives(index.ReasonSynonym, "児童")...)}, {Text: "遊び場"}, {Text: "少ない"}}}
	for _, c := range []struct {
		name       string
		noSynonyms bool
		expansions []*index.Expansion
		ja, en     []string
	}{
		{"a word that is taken as it is", false, []*index.Expansion{{Text: "窓口"}}, nil, nil},
		{"a compound", false, []*index.Expansion{{Text: "窓口対応", Need: 2, Words: []index.Expansion{{Text: "窓口"}, {Text: "対応"}}}}, nil, nil},
		{"a sentence", false, []*index.Expansion{sentence},
			[]string{"文として、「子ども」、「遊び場」、「少ない」のうち2語以上を含む発言を探しています。", "同義語の「児童」も探しています。"},
			[]string{"As a sentence: at least 2 of the words “子ども”, “遊び場”, “少ない”.", "Also searched for: synonyms, “児童”."}},
		{"a sentence without synonyms", true, []*index.Expansion{sentence},
			[]string{"文として、「子ども」、「遊び場」、「少ない」のうち2語以上を含む発言を探しています。"},
			[]string{"As a sentence: at least 2 of the words “子ども”, “遊び場”, “少ない”."}},
		{"a question of two words", false, []*index.Expansion{{Text: "残業をどう減らすか", Need: 2, Words: []index.Expansion{{Text: "残業"}, {Text: "減らす"}}}},
			[]string{"文として、「残業」、「減らす」をすべて含む発言を探しています。"}, []string{"As a sentence: all of the words “残業”, “減らす”."}},
		{"a reading and slips, at most five, each once", false, []*index.Expansion{{Text: "まどぐち", Need: 2, Words: []index.Expansion{{Text: "ど"}, {Text: "ぐち"}}, Alternatives: alternatives(index.ReasonReading, "窓口", "間口")},
			{Text: "シュミレーション", Alternatives: alternatives(index.ReasonFuzzy, "シミュレーション", "窓口", "a", "b", "c")}},
			[]string{"同じ読みの「窓口」、「間口」、打ち間違いとみて「シミュレーション」、「a」、「b」も探しています。"},
			[]string{"Also searched for: what is read so, “窓口”, “間口”, what may have been meant, “シミュレーション”, “a”, “b”."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := emptySearch()
			q.noSynonyms = c.noSynonyms
			if diff := cmp.Diff(c.ja, widened(japanese, q, c.expansions)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(c.en, widened(english, q, c.expansions)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestHeld(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"窓口", ""}, {"97%", ""}, {"2025", ""}, {"「令和5年度」", ""}, {"3日", ""}, {"一年", ""}, {"-令和5年度", ""},
		{"令和5年度 予算", "/?q=%E4%BA%88%E7%AE%97&fiscal_year=2023"},
		{"2025年9月", "/?from=2025%E5%B9%B49%E6%9C%88&to=2025%E5%B9%B49%E6%9C%88"},
		{"予算 令和5年 区分:発言", "/?q=%E4%BA%88%E7%AE%97+kind%3Aremark&from=%E4%BB%A4%E5%92%8C5%E5%B9%B4&to=%E4%BB%A4%E5%92%8C5%E5%B9%B4"},
	} {
		q := emptySearch()
		q.text, q.offset = c.text, 20
		got := ""
		if links := held(japanese, q); len(links) > 0 {
			got = links[0].Href
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
