package bleve

import (
	"math/rand/v2"
	"testing"

	"kizuna/index"

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
