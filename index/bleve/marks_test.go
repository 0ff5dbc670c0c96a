package bleve

import (
	"math/rand/v2"
	"slices"
	"testing"

	"kizuna/analyzer"
	"kizuna/analyzer/quantity"
	"kizuna/index"
)

// TestMarksAreWhatWasAskedFor holds that a marked piece of a text, folded, is
// made of what the query asks for and of nothing else: its text, forms of its
// words, amounts, or what may stand for them. The queries are pieces of remarks
// cut anywhere and words typed in other ways.
func TestMarksAreWhatWasAskedFor(t *testing.T) {
	e := openDir(t, t.TempDir())
	texts := []string{
		"窓口対応に慣れました。№１の窓口　対応です。", "窓口が混むと電話に出られず、対応が遅れます。",
		"子供の声が９７％の公園で聞こえる。子どもの数は97パーセント。", "障がいのある方の声を2025年9月12日に聞いた。障害者の就労も令和7年9月12日に。",
		"ｶﾞｲﾄﾞﾗｲﾝとワーク・ショップ、1on1、well-being、😊。", "コミュニケーションの問合せ先はか\u3099です。サーバーとサーバ。",
		"お年寄りが助かった。助かりますと言われ、高齢者の取組を進める。", "５㌔㌘の資源ごみを㈱みどりが集め、①から③まで運んだ。",
		"手続きと手続、申し込みと申込、齋藤と斎藤、髙島さん。", "スマホとスマートフォン、育休と育児休業、残業と時間外勤務。",
	}
	commit(t, e, func(b index.Batch) error { return b.Put(t.Context(), small("A", texts...)) })
	queries := []string{
		"窓口対応", "窓口 電話", "こども", "97%", "障害", "ガイドライン", "ワークショップ", "コミニュケーション", "助かる", "高齢者", "まどぐち", "madoguchi",
		"キログラム", "令和7年9月12日", "手続き", "斎藤", "スマホ", "育休", "窓口でお年寄りを助けるには", "声", "Well-Being", "が", "😊", "残業 -電話",
	}
	rnd := rand.New(rand.NewPCG(5, 6))
	for range 1500 {
		text := []rune(texts[rnd.IntN(len(texts))])
		from := rnd.IntN(len(text))
		queries = append(queries, string(text[from:min(len(text), from+1+rnd.IntN(12))]))
	}
	g, err := e.acquire()
	if err != nil {
		t.Fatal(err)
	}
	defer e.release(g)
	x := e.expander(t.Context(), g, index.Query{})
	marks := 0
	for _, q := range queries {
		p := newPlan(x, q)
		p.addSubjects(x)
		r, err := e.Search(t.Context(), index.Query{Text: q, Limit: 20, Match: index.TierRelated})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range r.Hits {
			original := []rune(h.Remark.Text)
			for _, m := range h.Marks {
				marks++
				piece := string(original[m.Start:m.End])
				if !coveredBy(piece, func(part string) bool { return askedFor(e.analyzer, p, part) }) {
					t.Errorf("%q (%s): %q is marked in %q", q, h.Tier, piece, h.Remark.Text)
				}
			}
		}
	}
	if marks < 3000 {
		t.Errorf("only %d marks were looked at", marks)
	}
}

// TestSingleKanaIsNotMarked holds that な is not taken for a form of ない.
func TestSingleKanaIsNotMarked(t *testing.T) {
	e := openDir(t, t.TempDir())
	commit(t, e, func(b index.Batch) error {
		return b.Put(t.Context(), small("A", "立派な庁舎は要らない。お金がない。"))
	})
	r, err := e.Search(t.Context(), index.Query{Text: "お金がない", Limit: 1})
	if err != nil || len(r.Hits) != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	for _, m := range r.Hits[0].Marks {
		if piece := string([]rune(r.Hits[0].Remark.Text)[m.Start:m.End]); piece == "な" {
			t.Errorf("%q is marked", piece)
		}
	}
	if len(r.Hits[0].Marks) == 0 {
		t.Error("nothing is marked")
	}
}

// coveredBy reports whether every character of a text lies in a part, folded,
// that is good. Parts may overlap, as marks that are joined do, and a part may
// end inside a character that folds to several (㌘ is グラム).
func coveredBy(text string, good func(part string) bool) bool {
	folded := analyzer.Fold(text)
	runes := []rune(folded.Text)
	covered := map[int]bool{} // by code point of text
	for from := range runes {
		for to := from + 1; to <= len(runes); to++ {
			if good(string(runes[from:to])) {
				for i := from; i < to; i++ {
					covered[folded.Starts[i]] = true
				}
			}
		}
	}
	return !slices.ContainsFunc(folded.Starts, func(place int) bool { return !covered[place] })
}

// askedFor reports whether a folded piece is something that a plan asks for.
func askedFor(a *analyzer.Analyzer, p *plan, piece string) bool {
	is := func(alternatives []alternative) bool {
		return slices.ContainsFunc(alternatives, func(alt alternative) bool {
			if analyzer.IsQuantity(alt.term) {
				spans := quantity.Find(piece, nil)
				return len(spans) == 1 && spans[0].Start == 0 && spans[0].End == len(piece) && slices.Contains(spans[0].Terms, alt.term)
			}
			return alt.text != "" && alt.text == piece || alt.term != "" && a.IsForm(piece, alt.term)
		})
	}
	for _, l := range p.asked {
		if l.folded == piece || is(l.alternatives) || l.subject != nil && is(l.subject.alternatives) {
			return true
		}
		for _, u := range l.units {
			if is(u.synonyms) {
				return true
			}
		}
	}
	return slices.ContainsFunc(p.words, func(w *word) bool { return is(w.alternatives) })
}
