package bleve

import (
	"math/rand/v2"
	"testing"

	"kizuna/index"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestWhatIsKeptChangesNothing asks one engine many queries, again and again and
// in any order, and holds its answers against those of engines that were asked
// nothing before.
func TestWhatIsKeptChangesNothing(t *testing.T) {
	dir := t.TempDir()
	e := openDir(t, dir)
	texts := []string{
		"町の窓口でまちづくりの話を聞いた。", "まちの声を町長に届ける。", "子どもと子供とこどもの居場所。", "障がいのある方、障害者の就労。",
		"取組を取り組みとして取組みに書く。", "申込と申し込みの窓口。", "お年寄りと高齢者の見守り。", "間違いを減らす。", "静かなまちが好きだ。", "サーバとサーバー。", "97%が九十七パーセント。",
	}
	commit(t, e, func(b index.Batch) error { return b.Put(t.Context(), small("A", texts...)) })
	commit(t, e, func(b index.Batch) error { return b.Put(t.Context(), small("B", texts[2:8]...)) })
	queries := []index.Query{
		{Text: "町"}, {Text: "まち"}, {Text: "まちづくり"}, {Text: "子供"}, {Text: "こども 窓口"}, {Text: "障害"}, {Text: "障がいのある方"},
		{Text: "取り組み"}, {Text: "取組み 申込"}, {Text: "高齢者"}, {Text: "間違"}, {Text: "97%"}, {Text: `"まち"`}, {Text: `"ちの"`}, {Text: "サーバー OR 町"}, {Text: "町 -まちづくり"},
		{Text: "町", Filter: index.Filter{Meetings: []string{"B"}}}, {Text: "まち", NoSynonyms: true}, {Text: "町の窓口で子供の声を聞くには"},
	}
	for i := range queries {
		queries[i].Limit, queries[i].Match, queries[i].Facets, queries[i].Explain = 20, index.TierRelated, 5, true
	}
	want := make([]*index.Results, len(queries))
	for i, q := range queries {
		r, err := openDir(t, dir).Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		want[i] = r
	}
	random := rand.New(rand.NewPCG(9, 10))
	for range 10 * len(queries) {
		i := random.IntN(len(queries))
		got, err := e.Search(t.Context(), queries[i])
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want[i], got, cmpopts.IgnoreFields(index.Results{}, "Took")); diff != "" {
			t.Fatalf("%q after others (-new engine +this):\n%s", queries[i].Text, diff)
		}
	}
}

// TestVerifyByParts looks for texts among ever other remarks, and finds what
// reading each of them does.
func TestVerifyByParts(t *testing.T) {
	e := openDir(t, t.TempDir())
	random := rand.New(rand.NewPCG(1, 3))
	var texts []string
	for range 60 {
		texts = append(texts, []string{"まちの声", "間違い", "静かなまちが好き", "まちづくり", "町の話", "待ち時間とまち"}[random.IntN(6)])
	}
	commit(t, e, func(b index.Batch) error { return b.Put(t.Context(), small("A", texts...)) })
	g, err := e.acquire()
	if err != nil {
		t.Fatal(err)
	}
	defer e.release(g)
	s := g.segments[0]
	for range 100 {
		want := []string{"まち", "ちが", "待ち", "まちづくり"}[random.IntN(4)]
		known := roaring.New()
		for doc := range uint32(len(texts)) {
			if random.IntN(2) == 0 {
				known.Add(doc)
			}
		}
		m := newMatcher(t.Context(), s, newPlan(e.expander(t.Context(), g, index.Query{}), "x"))
		literal, inside, err := m.verify(want, known)
		if err != nil {
			t.Fatal(err)
		}
		for doc := range uint32(len(texts)) {
			r, err := s.texts.remark(doc)
			if err != nil {
				t.Fatal(err)
			}
			how := newPattern(want).in(r.foldedText())
			if known.Contains(doc) {
				how = nowhere
			}
			if literal.Contains(doc) != (how == atEdges) || inside.Contains(doc) != (how == withinWords) {
				t.Fatalf("%q in %q: literal %t, inside %t; reading it says %d", want, r.text, literal.Contains(doc), inside.Contains(doc), how)
			}
		}
	}
}
