package bleve

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/index"
)

// TestLogLikelihoodIsDunnings holds the formula against the first rows of table 1
// of Dunning (1993), which give k(AB), k(A¬B), k(¬AB), k(¬A¬B).
func TestLogLikelihoodIsDunnings(t *testing.T) {
	for _, tt := range []struct {
		bigram         string
		ab, a, b, none float64
		want           float64
	}{
		{"the swiss", 110, 2442, 111, 29114, 270.72},
		{"can be", 29, 13, 123, 31612, 263.90},
		{"previous year", 31, 23, 139, 31584, 256.84},
	} {
		hits, having, all := tt.ab+tt.a, tt.ab+tt.b, tt.ab+tt.a+tt.b+tt.none
		if got := logLikelihood(tt.ab, hits*having/all, hits, having, all); math.Abs(got-tt.want) > 0.01 {
			t.Errorf("%s: %.2f, want %.2f", tt.bigram, got, tt.want)
		}
	}
	for _, observed := range [][4]float64{{0, 10, 10, 100}, {10, 10, 10, 100}, {10, 10, 100, 100}, {0, 0, 0, 0}} {
		both, hits, having, all := observed[0], observed[1], observed[2], observed[3]
		if got := logLikelihood(both, hits*having/max(1, all), hits, having, all); math.IsNaN(got) || math.IsInf(got, 0) || got < -1e-9 {
			t.Errorf("%v: %v", observed, got)
		}
	}
}

func TestStrataHaveEnoughAndLoseNothing(t *testing.T) {
	for _, sizes := range [][]float64{{}, {3}, {99, 1}, {5, 80, 90, 400, 20, 3, 700, 60, 39, 2}, {1000, 1000, 1, 1}} {
		var all classCounts
		copy(all[:], sizes)
		of := strata(&all)
		joined := all.joined(of)
		sum, want := 0.0, 0.0
		for i := range all {
			sum, want = sum+joined[i], want+all[i]
		}
		if sum != want {
			t.Errorf("%v: %v remarks in strata, want %v", sizes, sum, want)
		}
		if !slices.IsSorted(of[:]) {
			t.Errorf("%v: strata %v are not in the order of length", sizes, of)
		}
		for s, n := range joined {
			if n > 0 && n < fewRemarks && want >= fewRemarks {
				t.Errorf("%v: stratum %d has %v remarks", sizes, s, n)
			}
		}
	}
	for words, last := uint32(0), uint8(0); words < 1<<20; words++ {
		c := lengthClass(words)
		if c < last || c >= lengthClasses {
			t.Fatalf("%d words are of class %d, after %d", words, c, last)
		}
		last = c
	}
	if lengthClass(math.MaxUint32) >= lengthClasses {
		t.Error("the longest remark has no class")
	}
}

func telling(t *testing.T, query string, meetings ...*data.Meeting) map[string]index.TellingWord {
	t.Helper()
	e := openDir(t, t.TempDir())
	putAll(t, e, meetings)
	r, err := e.Insight(t.Context(), index.InsightQuery{Text: query, Words: index.MaxInsightWords})
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]index.TellingWord{}
	for _, w := range r.Words {
		words[w.Text] = w
	}
	return words
}

// TestLongRemarksDoNotMakeTheirWordsTelling holds that a word all long remarks
// have is not taken for one of the query that finds the long ones.
func TestLongRemarksDoNotMakeTheirWordsTelling(t *testing.T) {
	var texts []string
	hits, having, both := 0.0, 0.0, 0.0
	for i := range 600 {
		text := fmt.Sprintf("公園%dの話です。", i%7)
		long := i%3 == 0
		if long {
			text += strings.Repeat("川沿いの桜を見て歩きました。", 6) + "状況は先のとおりです。"
			having++
		}
		if long && i%2 == 0 || i%50 == 1 {
			text += "窓口で整理券を渡しました。"
			if hits++; long {
				both++
			}
		}
		texts = append(texts, text)
	}
	if plain := logLikelihood(both, hits*having/600, hits, having, 600); plain < minTelling || both/hits < minTimes*(having-both)/(600-hits) {
		t.Fatalf("without strata 状況 would not be shown either: %v", plain)
	}
	words := telling(t, "窓口", small("A", texts...))
	if _, ok := words["状況"]; ok {
		t.Errorf("状況 is taken for telling: %+v", words["状況"])
	}
	if w := words["整理券"]; w.Remarks != int(hits) || w.OfRemarks != int(hits) {
		t.Errorf("整理券: %+v, want all %v hits and no other remark; of %v", w, hits, words)
	}
}

// TestNamesAreWhatPeopleRead holds which of the pieces of texts become words, and
// how they are written.
func TestNamesAreWhatPeopleRead(t *testing.T) {
	var texts []string
	for range 12 {
		texts = append(texts,
			"窓口へ地域包括支援センターの案内を置き、ＧＩＧＡ端末でﾊﾟｿｺﾝ教室も開いて、300メートル先まで、"+
				"マイナンバー制度の届け出を見守り、声を掛けた新谷さんは、再開発 計画を各課と本市職員等に説明した。",
			"体育館の床を磨きました。", "学校の畑で芋を掘りました。", "山で鳥を見ました。", "海で貝を拾いました。")
	}
	m := small("A", texts...)
	m.Remarks[0].Speaker = "新谷花子"
	words := telling(t, "窓口", m)
	for _, want := range []string{"地域包括支援センター", "GIGA端末", "パソコン教室", "見守る", "説明", "案内"} {
		if _, ok := words[want]; !ok {
			t.Errorf("%s is missing", want)
		}
	}
	for _, not := range []string{
		"包括支援", "支援センター", "地域包括", // pieces of a longer one
		"メートル", "300", "300メートル", // counted
		"ナンバー", "ナンバー制度", // pieces of a word in katakana
		"新谷", "新谷さん", // who speaks
		"再開発計画", "再開発 計画", // apart
		"各課", "職員等", // pointing
		"を", "と", "へ", "た", // particles
		"窓口", // asked for
	} {
		if _, ok := words[not]; ok {
			t.Errorf("%s is among the words", not)
		}
	}
	if t.Failed() {
		t.Log(words)
	}
}

// TestInsightLooksAtTheClock holds that the search for words ends soon when its
// time is up.
func TestInsightLooksAtTheClock(t *testing.T) {
	e := openDir(t, t.TempDir())
	var texts []string
	for i := range 3000 {
		texts = append(texts, fmt.Sprintf("窓口の相談は%d番で、案内板と整理券と掲示と名札と机と椅子を直した。", i))
	}
	putAll(t, e, []*data.Meeting{small("A", texts...)})
	for _, n := range []int{0, 1, 10, 100, 500} {
		ctx := newLooks(t.Context(), n)
		if _, err := e.Insight(ctx, index.InsightQuery{Text: "窓口", Words: 30}); err == nil {
			t.Errorf("after %d looks at a clock that had run out it still answers", n)
		}
	}
	if r, err := e.Insight(t.Context(), index.InsightQuery{Text: "窓口", Words: 30}); err != nil || r.Read >= r.Total || r.Read > maxRead {
		t.Errorf("%+v, %v: want a share of the hits read", r, err)
	}
}
