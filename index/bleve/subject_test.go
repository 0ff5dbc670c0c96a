package bleve

import (
	"strings"
	"testing"

	"kizuna/index"

	"github.com/google/go-cmp/cmp"
)

// TestRelatedTier holds what stands in the related tier: words on the subject of
// what was asked and of what it may be written as, and some of the words, but
// not what shares a suffix with it alone.
func TestRelatedTier(t *testing.T) {
	e := openDir(t, t.TempDir())
	commit(t, e, func(b index.Batch) error {
		return b.Put(t.Context(), small("A",
			"障がい者の就職を支える店ができた。",
			"手話で話せる受付の方がいて安心した。",
			"点字と手話のどちらも学びたい。",
			"前の担当者から連絡が来ました。",
			"昼休みに将棋を指しています。",
			"産業医と話して、半年ぶりに復職しました。",
			"花壇の水やりを手伝った。"))
	})
	search := func(q index.Query) (ids []string, hits []index.Hit) {
		t.Helper()
		q.Limit = 10
		r, err := e.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range r.Hits {
			ids = append(ids, string(h.Tier)+" "+h.Remark.ID)
		}
		return ids, r.Hits
	}
	for _, tt := range []struct {
		name, query string
		want        []string
	}{
		{"words on the subject last, more of them first", "障害者", []string{"main A-1", "related A-3", "related A-2"}},
		{"of another spelling too", "障がい者", []string{"main A-1", "related A-3", "related A-2"}},
		{"of a synonym too", "心の健康", []string{"related A-6"}},
		{"nothing on the subject", "花壇の水やり", []string{"main A-7"}},
		{"a suffix alone is nothing", "来場者", nil},
		{"two things are asked for, and one is not enough", "手話 花壇", nil},
		{"but on the subject of one beside the other will do", "障害者 受付", []string{"related A-2"}},
	} {
		got, _ := search(index.Query{Text: tt.query})
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", tt.name, tt.query, diff)
		}
	}
	if got, _ := search(index.Query{Text: "障害者", NoSynonyms: true}); len(got) != 1 {
		t.Errorf("without synonyms %v", got)
	}
	_, hits := search(index.Query{Text: "障害者"})
	h := hits[1]
	if diff := cmp.Diff([]index.Reason{index.ReasonRelated}, h.Why()); diff != "" {
		t.Errorf("why (-want +got):\n%s", diff)
	}
	var marked []string
	for _, m := range h.Marks {
		marked = append(marked, string([]rune(h.Remark.Text)[m.Start:m.End]))
	}
	if diff := cmp.Diff([]string{"点字", "手話"}, marked); diff != "" {
		t.Errorf("marks (-want +got):\n%s", diff)
	}
}

// TestWholeTextFirst holds that a text which says more than its only word is
// best found whole, in another spelling too.
func TestWholeTextFirst(t *testing.T) {
	e := openDir(t, t.TempDir())
	commit(t, e, func(b index.Batch) error {
		return b.Put(t.Context(), small("A",
			"障がい者の店で菓子を買った。",
			"店の入口は障害のある方にも通りやすい広さで、床も平らになっている。",
			"異動の内示を待つ。",
			"係を異動したばかりの人に、机の場所から案内する。"))
	})
	for query, want := range map[string]string{"障がいのある方": "A-2", "異動した": "A-4"} {
		if found := hits(t, e, query); len(found) < 2 || !strings.HasPrefix(found[0], want+" ") {
			t.Errorf("%s finds %v, want %s first", query, found, want)
		}
	}
}

// TestQuestionFormula holds that the words of a question are not looked for.
func TestQuestionFormula(t *testing.T) {
	e := openDir(t, t.TempDir())
	commit(t, e, func(b index.Batch) error {
		return b.Put(t.Context(), small("A", "職場の雰囲気が良くなった。", "残業の少ない係です。"))
	})
	for _, query := range []string{"残業はどうしたらいいですか", "残業はどうすればよいでしょうか"} {
		if found := hits(t, e, query); len(found) != 1 || !strings.HasPrefix(found[0], "A-2 ") {
			t.Errorf("%s finds %v, want A-2 alone", query, found)
		}
	}
}
